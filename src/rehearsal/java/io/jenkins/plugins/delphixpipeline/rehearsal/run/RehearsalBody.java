package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The block of one of the plugin's own steps. It runs on a thread of its own, as the step's start must return. */
final class RehearsalBody extends BodyInvoker {
    private final StepContext context;
    private final Block block;
    private final List<Object> given = new ArrayList<>();
    private BodyExecutionCallback callback;

    /** Runs the block with what its step gives to those inside. */
    @FunctionalInterface
    interface Block {
        Object run(List<Object> given) throws Exception;
    }

    RehearsalBody(StepContext context, Block block) {
        this.context = context;
        this.block = block;
    }

    @Override
    public BodyInvoker withContext(Object override) {
        given.add(override);
        return this;
    }

    @Override
    public BodyInvoker withCallback(BodyExecutionCallback told) {
        callback = told;
        return this;
    }

    @Override
    public BodyExecution start() {
        DaemonThreads.INSTANCE.newThread(this::run).start();
        return new Started();
    }

    private void run() {
        Object result;
        try {
            result = block.run(List.copyOf(given));
        } catch (Exception e) {
            callback.onFailure(context, e);
            return;
        }
        callback.onSuccess(context, result);
    }

    /** Whoever wants to stop the block stops what runs in it. */
    private static final class Started extends BodyExecution {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean cancel(boolean mayInterrupt) {
            return false;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public Object get() {
            throw new UnsupportedOperationException("The callback is told");
        }

        @Override
        public Object get(long timeout, TimeUnit unit) {
            throw new UnsupportedOperationException("The callback is told");
        }
    }
}
