// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.remoting;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class ChannelBuilder {
    public ChannelBuilder(java.lang.String name, java.util.concurrent.ExecutorService executors) {
        super();
    }
}
