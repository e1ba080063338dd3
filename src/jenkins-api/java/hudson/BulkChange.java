package hudson;

import hudson.model.Saveable;
import java.io.Closeable;
import java.io.IOException;

public class BulkChange implements Closeable {
    public BulkChange(Saveable saveable) {}

    public void commit() throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    public void close() {
        throw new UnsupportedOperationException("signature only");
    }

    public void abort() {
        throw new UnsupportedOperationException("signature only");
    }

    public static boolean contains(Saveable saveable) {
        throw new UnsupportedOperationException("signature only");
    }
}
