package io.jenkins.plugins.delphixpipeline.dct.submission.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.http.submission.SubmissionHandler;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;

/**
 * One kind of change of DCT.
 *
 * @param <S> the submissions that it takes
 */
public abstract class Handler<S extends Submission> extends SubmissionHandler<S> {
    protected Handler(Class<S> type, Submission.Kind... kinds) {
        super(type, kinds);
    }

    /**
     * What DCT answered, without its job.
     *
     * @return null when it is not certainly the answer to such a change
     */
    public Receipt receipt(JsonNode answer) {
        return Answers.job(answer) == null ? null : new Receipt(Answers.job(answer), null);
    }

    /**
     * Whether the inventory shows that it was done.
     *
     * @param receipt of its work
     */
    public boolean shows(Intent intent, Receipt receipt) {
        return true;
    }

    /** What was there before and is gone will never show what was done to it: that is for the operation to judge. */
    public final boolean showsOrIsGone(Intent intent, Receipt receipt) {
        try {
            return shows(intent, receipt);
        } catch (PlatformException e) {
            if (e.problem() != Problem.OBJECT_GONE || intent.madeName() != null) {
                throw e;
            }
            return true;
        }
    }
}
