package io.jenkins.plugins.delphixpipeline.steps;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.OpenConnections;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationDriver;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.report.BuildRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Runs an operation for a build that waits on its own executor; such a build does not survive a restart. */
final class BlockingOperation implements Ending {
    private final TaskListener listener;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private BlockingOperation(TaskListener listener) {
        this.listener = listener;
    }

    /** @param resultVariable prefix of environment variables that take the result */
    static void perform(
            DataOperation operation,
            ConnectionChoice choice,
            String resultVariable,
            Run<?, ?> run,
            TaskListener listener,
            OpenConnections connections)
            throws InterruptedException, IOException {
        Clock clock = Clock.systemUTC();
        OperationState state = OperationState.start(OperationId.of(run, null), clock.millis());
        BuildRecord record = new BuildRecord(
                run,
                choice.connection(),
                resultVariable,
                connections.controller().turns());

        BlockingOperation ending = new BlockingOperation(listener);
        OperationReport report = new OperationReport(ending, operation, state, record, clock);
        OperationDriver driver = new OperationDriver(
                operation,
                state,
                () -> report.connected(connections.open(choice, run)),
                (next, durably) -> report.cameTo(next),
                report,
                connections.controller().turns(),
                clock);
        driver.start();
        ending.await(driver);
    }

    private void await(OperationDriver driver) throws InterruptedException, IOException {
        try {
            result();
        } catch (InterruptedException aborted) {
            driver.stop();
            try {
                // Whoever aborts once more does not want to wait for the job on the back end.
                result();
            } catch (IOException meanwhile) {
                StepEnding.tell(console(), meanwhile);
            }
            throw aborted;
        }
    }

    private void result() throws InterruptedException, IOException {
        try {
            ended.get();
        } catch (ExecutionException e) {
            Throwable reason = e.getCause();
            if (reason instanceof IOException told) {
                throw told;
            }
            throw new IOException(reason);
        }
    }

    @Override
    public void succeeded(Map<String, Object> values) {
        ended.complete(null);
    }

    @Override
    public void failed(Throwable reason) {
        ended.completeExceptionally(reason);
    }

    @Override
    public void stopped() {
        ended.complete(null);
    }

    @Override
    public PrintStream console() {
        return listener.getLogger();
    }
}
