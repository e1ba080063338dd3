// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class BulkChange implements java.io.Closeable {
    public BulkChange(hudson.model.Saveable saveable) {
        super();
    }

    public void commit() throws java.io.IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public void close() {
        throw new UnsupportedOperationException("signature only");
    }
}
