package io.jenkins.plugins.delphixpipeline.run;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.openwork.GuardedRun;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.report.BuildRecord;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import java.io.IOException;
import java.time.Clock;

/**
 * Runs an operation for a build that waits on its own executor. Such a build does not survive a restart; what it guards does,
 * as open work.
 */
public final class BlockingOperation {
    private BlockingOperation() {}

    /** @param resultVariable prefix of environment variables that take the result */
    public static void perform(
            DataOperation operation,
            ConnectionChoice choice,
            String resultVariable,
            Run<?, ?> run,
            TaskListener listener,
            ConnectionRegistry connections)
            throws InterruptedException, IOException {
        Clock clock = Clock.systemUTC();
        OperationState state = OperationState.start(OperationId.of(run, null), clock.millis());
        BuildRecord record = new BuildRecord(
                run,
                choice.connection(),
                resultVariable,
                connections.controller().turns());

        BlockingCompletion ending = new BlockingCompletion(listener);
        OperationReport report = new OperationReport(ending, operation, state, record, clock);
        GuardedRun guard = connections
                .openWork()
                .guard(operation, state, OperationId.origin(run, null), (next, durably) -> report.cameTo(next))
                .orElseThrow();
        OperationDriver driver = new OperationDriver(
                operation,
                state,
                connections.source(choice, run, report::connected),
                guard,
                guard.telling(report),
                connections.controller().turns(),
                clock);
        driver.start();
        try {
            ending.await();
        } catch (InterruptedException aborted) {
            driver.stop();
            try {
                // Whoever aborts once more does not want to wait for the job on the back end.
                ending.await();
            } catch (IOException meanwhile) {
                StepCompletion.tell(listener.getLogger(), meanwhile);
            }
            throw aborted;
        }
    }
}
