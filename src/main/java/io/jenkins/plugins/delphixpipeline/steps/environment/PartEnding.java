package io.jenkins.plugins.delphixpipeline.steps.environment;

import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.run.Completion;
import java.io.PrintStream;
import java.util.concurrent.CancellationException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Goes on with the step when a part of it has ended. */
record PartEnding(StepContext context, Attempts execution, Then<Result> well, Then<Throwable> badly)
        implements Completion {

    /** What comes next. */
    @FunctionalInterface
    interface Then<T> {
        void take(T outcome) throws Exception;
    }

    @Override
    public void succeeded(Result result) {
        execution.attempt(() -> well.take(result));
    }

    @Override
    public void failed(Throwable reason) {
        execution.attempt(() -> badly.take(execution.stopped(reason)));
    }

    @Override
    public void stopped() {
        failed(new CancellationException());
    }

    @Override
    public PrintStream console() {
        return Use.console(context);
    }
}
