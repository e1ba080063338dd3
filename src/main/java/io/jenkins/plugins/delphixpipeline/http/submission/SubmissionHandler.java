package io.jenkins.plugins.delphixpipeline.http.submission;

import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One kind of change of a back end: how it is asked for, and how its work is recognised when the answer was lost. Each change
 * that a back end has is one of these, and what belongs to it stands nowhere else.
 *
 * @param <S> the submissions that it takes
 */
public abstract class SubmissionHandler<S extends Submission> {
    /** The mark of a request that only shows what it would name. */
    private static final String UNSENT = "plan";

    private final Class<S> type;
    private final Set<Submission.Kind> kinds;

    protected SubmissionHandler(Class<S> type, Submission.Kind... kinds) {
        this.type = type;
        this.kinds = Set.of(kinds);
    }

    /** The kinds that its submissions can be; nearly always one. */
    public final Set<Submission.Kind> kinds() {
        return kinds;
    }

    /** See {@link io.jenkins.plugins.delphixpipeline.platform.SubmissionService#check}. */
    public final void checkThat(Submission wanted) {
        check(cast(wanted));
    }

    protected void check(S wanted) {}

    /** See {@link io.jenkins.plugins.delphixpipeline.platform.SubmissionService#prepare}. */
    public final void prepare(Submission wanted) {
        request(cast(wanted), UNSENT);
    }

    /** @param correlation the id of the submission; whatever is made bears it as its mark, where the back end has a place for it */
    public final WebRequest requestFor(Submission wanted, String correlation) {
        return request(cast(wanted), correlation);
    }

    protected abstract WebRequest request(S wanted, String correlation);

    protected final S cast(Submission wanted) {
        return type.cast(wanted);
    }

    /** What such work leaves behind, where nothing marks it as ours. */
    public abstract RecoveryResult find(Intent intent);

    /** Whether a target that is gone means that there is nothing left to do. */
    public boolean isDeletion() {
        return false;
    }

    /**
     * What is said to be done at once must show; else the answer counts as lost, and its work is looked for.
     *
     * @throws PlatformException {@link Problem#OUTCOME_UNKNOWN}
     */
    public static void prove(String target, BooleanSupplier shown) {
        Failure unproven = Failure.of(Problem.OUTCOME_UNKNOWN, target)
                .withDetails("the answer names no job, and nothing shows that it was carried out");
        boolean proved;
        try {
            proved = shown.getAsBoolean();
        } catch (PlatformException e) {
            throw new PlatformException(unproven, e);
        }
        if (!proved) {
            throw new PlatformException(unproven);
        }
    }
}
