package io.jenkins.plugins.delphixpipeline.engine.submission.handler;

import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.submission.SubmissionHandler;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Submission;

/** One kind of change of the engine. */
public abstract class Handler<S extends Submission> extends SubmissionHandler<S> {
    protected Handler(Class<S> type, Submission.Kind... kinds) {
        super(type, kinds);
    }

    /** Whether a change shows that the engine said was done at once, without a job. */
    public final boolean showsThat(Submission wanted, Intent intent) {
        return shows(cast(wanted), intent);
    }

    /** What always has a job is never done at once. */
    protected boolean shows(S wanted, Intent intent) {
        return false;
    }

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
}
