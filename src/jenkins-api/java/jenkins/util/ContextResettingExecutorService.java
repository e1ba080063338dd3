package jenkins.util;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

public class ContextResettingExecutorService extends InterceptingExecutorService {
    public ContextResettingExecutorService(ExecutorService base) {
        super(base);
    }

    @Override
    protected Runnable wrap(Runnable task) {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    protected <V> Callable<V> wrap(Callable<V> task) {
        throw new UnsupportedOperationException("signature only");
    }
}
