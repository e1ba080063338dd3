package jenkins.util;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

public abstract class InterceptingExecutorService implements ExecutorService {
    protected InterceptingExecutorService(ExecutorService base) {}

    protected abstract Runnable wrap(Runnable task);

    protected abstract <V> Callable<V> wrap(Callable<V> task);

    @Override
    public <T> Future<T> submit(Callable<T> task) {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public <T> Future<T> submit(Runnable task, T result) {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public Future<?> submit(Runnable task) {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks) throws InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public void execute(Runnable task) {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public boolean isShutdown() {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public boolean isTerminated() {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public void shutdown() {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException("signature only");
    }
}
