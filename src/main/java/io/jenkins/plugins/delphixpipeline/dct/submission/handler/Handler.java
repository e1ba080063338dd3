package io.jenkins.plugins.delphixpipeline.dct.submission.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.Set;

/**
 * One kind of change: how DCT is asked for it, and how its work is recognised when the answer was lost.
 *
 * @param <S> the submissions that it takes
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

    /** @param correlation becomes a tag of what is made, where something is */
    public final WebRequest requestFor(Submission wanted, String correlation) {
        return request(type.cast(wanted), correlation);
    }

    protected void check(S wanted) {}

    protected abstract WebRequest request(S wanted, String correlation);

    /**
     * What DCT answered, without its job.
     *
     * @return null when it is not certainly the answer to such a change
     */
    public Receipt receipt(JsonNode answer) {
        return Answers.job(answer) == null ? null : new Receipt(Answers.job(answer), null);
    }

    /** What such work leaves behind. */
    public abstract RecoveryResult find(Intent intent);

    /**
     * Whether the inventory shows that it was done.
     *
     * @param receipt of its work
     */
    public boolean shows(Intent intent, Receipt receipt) {
        return true;
    }

    /** Whether a target that is gone means that there is nothing left to do. */
    public boolean isDeletion() {
        return false;
    }
}
