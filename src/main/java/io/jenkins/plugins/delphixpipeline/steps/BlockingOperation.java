package io.jenkins.plugins.delphixpipeline.steps;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.OpenConnections;
import io.jenkins.plugins.delphixpipeline.openwork.GuardedRun;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationDriver;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.report.BuildRecord;
import java.io.IOException;
import java.time.Clock;

/**
 * Runs an operation for a build that waits on its own executor. Such a build does not survive a restart; what it guards does,
 * as open work.
 */
final class BlockingOperation {
    private BlockingOperation() {}

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

        BlockedBuild ending = new BlockedBuild(listener);
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
                StepEnding.tell(listener.getLogger(), meanwhile);
            }
            throw aborted;
        }
    }
}
