// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.util;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class InterceptingExecutorService implements java.util.concurrent.ExecutorService {
    protected InterceptingExecutorService(java.util.concurrent.ExecutorService base) {
        super();
    }

    public <T> java.util.concurrent.Future<T> submit(java.util.concurrent.Callable<T> task) {
        throw new UnsupportedOperationException("signature only");
    }

    public <T> java.util.concurrent.Future<T> submit(java.lang.Runnable task, T result) {
        throw new UnsupportedOperationException("signature only");
    }

    public java.util.concurrent.Future<?> submit(java.lang.Runnable task) {
        throw new UnsupportedOperationException("signature only");
    }

    public <T> java.util.List<java.util.concurrent.Future<T>> invokeAll(java.util.Collection<? extends java.util.concurrent.Callable<T>> tasks) throws java.lang.InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public <T> java.util.List<java.util.concurrent.Future<T>> invokeAll(java.util.Collection<? extends java.util.concurrent.Callable<T>> tasks, long timeout, java.util.concurrent.TimeUnit unit) throws java.lang.InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public <T> T invokeAny(java.util.Collection<? extends java.util.concurrent.Callable<T>> tasks) throws java.lang.InterruptedException, java.util.concurrent.ExecutionException {
        throw new UnsupportedOperationException("signature only");
    }

    public <T> T invokeAny(java.util.Collection<? extends java.util.concurrent.Callable<T>> tasks, long timeout, java.util.concurrent.TimeUnit unit) throws java.lang.InterruptedException, java.util.concurrent.ExecutionException, java.util.concurrent.TimeoutException {
        throw new UnsupportedOperationException("signature only");
    }

    public void execute(java.lang.Runnable command) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean awaitTermination(long timeout, java.util.concurrent.TimeUnit unit) throws java.lang.InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean isShutdown() {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean isTerminated() {
        throw new UnsupportedOperationException("signature only");
    }

    public void shutdown() {
        throw new UnsupportedOperationException("signature only");
    }

    public java.util.List<java.lang.Runnable> shutdownNow() {
        throw new UnsupportedOperationException("signature only");
    }
}
