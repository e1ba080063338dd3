package io.jenkins.plugins.delphixpipeline.run;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import java.io.IOException;

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
        OperationRunner runner = OperationRunner.of(run, choice, resultVariable, connections);
        BlockingCompletion ending = new BlockingCompletion(listener);
        OperationRunner.Running running = runner.ready(operation, runner.begin(), ending, (next, durably) -> {
                    // Such a build keeps nothing; what it guards is kept as open work.
                })
                .orElseThrow();
        running.start();
        try {
            ending.await();
        } catch (InterruptedException aborted) {
            running.stop();
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
