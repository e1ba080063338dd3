// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.util;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class ContextResettingExecutorService extends jenkins.util.InterceptingExecutorService {
    public ContextResettingExecutorService(java.util.concurrent.ExecutorService base) {
        super(null);
    }
}
