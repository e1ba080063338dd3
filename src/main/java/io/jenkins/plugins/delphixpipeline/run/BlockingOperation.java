package io.jenkins.plugins.delphixpipeline.run;

import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import java.io.IOException;

/**
 * Runs an operation for a build that waits on its own executor. Such a build does not survive a restart; what it guards does,
 * as open work.
 */
public final class BlockingOperation {
    private BlockingOperation() {}

    /** Returns when the operation has ended. */
    public static void perform(DataOperation operation, OperationRunner runner, TaskListener listener)
            throws InterruptedException, IOException {
        BlockingCompletion ending = new BlockingCompletion(listener);
        Running running = runner.ready(operation, runner.begin(), ending, (next, durably) -> {
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
