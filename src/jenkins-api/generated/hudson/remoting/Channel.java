// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.remoting;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class Channel implements hudson.remoting.VirtualChannel, java.io.Closeable {
    protected Channel(@edu.umd.cs.findbugs.annotations.NonNull hudson.remoting.ChannelBuilder settings, @edu.umd.cs.findbugs.annotations.NonNull hudson.remoting.CommandTransport transport) throws java.io.IOException {
        super();
    }

    public <V, T extends java.lang.Throwable> V call(hudson.remoting.Callable<V, T> callable) throws java.io.IOException, T, java.lang.InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public void close() throws java.io.IOException {
        throw new UnsupportedOperationException("signature only");
    }

    @edu.umd.cs.findbugs.annotations.CheckForNull
    public static hudson.remoting.Channel current() {
        throw new UnsupportedOperationException("signature only");
    }
}
