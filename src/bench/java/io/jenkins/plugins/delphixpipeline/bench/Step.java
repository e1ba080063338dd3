package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.driver.OperationListener;
import io.jenkins.plugins.delphixpipeline.operation.Checkpoint;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Instant;

/** Whoever asked for one operation, and when it ended. */
final class Step implements OperationListener {
    static final Checkpoint NOT_KEPT = (state, durably) -> {};

    OperationDriver driver;
    private Result result;
    private String trouble;
    private Instant endedAt;

    /** Waits for the end; fails when it is not a good one. */
    synchronized Result await() throws InterruptedException {
        while (endedAt == null) {
            wait();
        }
        if (result == null) {
            throw new IllegalStateException(trouble);
        }
        return result;
    }

    synchronized Instant endedAt() {
        return endedAt;
    }

    synchronized boolean succeeded() {
        return result != null;
    }

    private synchronized void end(Result made, String why) {
        endedAt = Instant.now();
        result = made;
        trouble = why;
        notifyAll();
    }

    @Override
    public void underWay(OperationState state) {}

    @Override
    public void progress(DelphixJob job) {}

    @Override
    public void note(Note note, Object... arguments) {}

    @Override
    public void succeeded(OperationState state, Result made) {
        end(made, null);
    }

    @Override
    public void failed(OperationState state) {
        end(null, String.valueOf(state.failure()));
    }

    @Override
    public void stopped(OperationState state) {
        end(null, "stopped");
    }

    @Override
    public void crashed(OperationState state, Throwable mistake) {
        end(null, String.valueOf(mistake));
    }
}
