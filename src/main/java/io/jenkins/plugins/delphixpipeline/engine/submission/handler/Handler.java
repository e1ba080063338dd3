package io.jenkins.plugins.delphixpipeline.engine.submission.handler;

import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.Set;

/**
 * One kind of change of the engine: how it is asked for, and how its work is recognised when the answer was lost. Each change
 * that an engine has is one of these, and what belongs to it stands nowhere else.
 */
public abstract class Handler<S extends Submission> {
    private final Class<S> type;
    private final Set<Submission.Kind> kinds;

    protected Handler(Class<S> type, Submission.Kind... kinds) {
        this.type = type;
        this.kinds = Set.of(kinds);
    }

    /** The kinds that its submissions can be; nearly always one. */
    public final Set<Submission.Kind> kinds() {
        return kinds;
    }

    /** See {@link io.jenkins.plugins.delphixpipeline.platform.SubmissionService#check}. */
    public final void checkThat(Submission wanted) {
        check(type.cast(wanted));
    }

    public final WebRequest requestFor(Submission wanted) {
        return request(type.cast(wanted));
    }

    /** Whether a change shows that the engine said was done at once, without a job. */
    public final boolean showsThat(Submission wanted, Intent intent) {
        return shows(type.cast(wanted), intent);
    }

    protected void check(S wanted) {}

    protected abstract WebRequest request(S wanted);

    /** What always has a job is never done at once. */
    protected boolean shows(S wanted, Intent intent) {
        return false;
    }

    /** What such work leaves behind, on an engine that does not keep the marks of requests. */
    public abstract RecoveryResult find(Intent intent);

    /**
     * What the work of a submission made or began to make.
     *
     * @param job of that work; null where it is not known
     * @return null when nothing is made, or nothing yet
     */
    public String made(Intent intent, Job job) {
        return null;
    }

    /** Whether it changes anything that the list of datasets shows, before its job has ended. */
    public boolean changesDatasets() {
        return true;
    }

    /** Whether a target that is gone means that there is nothing left to do; {@link #showsThat} then reads that it is. */
    public boolean isDeletion() {
        return false;
    }
}
