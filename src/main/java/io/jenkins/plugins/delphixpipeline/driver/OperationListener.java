package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;

/** Whoever started an operation. Exactly one of the last four methods is called, once. */
public interface OperationListener extends NoteSink {
    /** The first task begins, of a new operation or after a restart; on a thread that may write to disk. */
    void underWay(OperationState state);

    /** The job that is waited for has moved on. */
    void progress(DelphixJob job);

    void succeeded(OperationState state, Result result);

    /** {@link OperationState#failure()} says why; {@link OperationState#remedyFailure()} may say more. */
    void failed(OperationState state);

    /** Stopped on request; the job, if there was one, has ended or was left behind with a note. */
    void stopped(OperationState state);

    /** A mistake in this program, or one of its user: {@link io.jenkins.plugins.delphixpipeline.platform.failure.UserMistakeException}. */
    void crashed(OperationState state, Throwable mistake);
}
