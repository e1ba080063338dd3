// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.console;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class LineTransformationOutputStream extends java.io.OutputStream {
    public LineTransformationOutputStream() {
        super();
    }

    public void write(int b) throws java.io.IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public static abstract class Delegating extends hudson.console.LineTransformationOutputStream {
        protected Delegating(java.io.OutputStream out) {
            super();
        }
    
        public void flush() throws java.io.IOException {
            throw new UnsupportedOperationException("signature only");
        }
    
        public void close() throws java.io.IOException {
            throw new UnsupportedOperationException("signature only");
        }
    }
}
