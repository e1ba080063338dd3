package io.jenkins.plugins.delphixpipeline.operation.policy;

import io.jenkins.plugins.delphixpipeline.guard.Verdict;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.MakingJob;
import java.util.List;
import java.util.Optional;

/**
 * Somebody else's refresh of a masked VDB that began after the work which is going to be proven. Two refreshes from the same
 * snapshot look alike, and only one of them may have been masked.
 */
public final class LaterRefresh {
    private static final String SETTLED = "SETTLED";

    private final Dataset vdb;
    private final String job;
    private final OperationContext context;
    /** Null for none. */
    private final MakingJob other;

    private LaterRefresh(Dataset vdb, String job, OperationContext context, MakingJob other) {
        this.vdb = vdb;
        this.job = job;
        this.context = context;
        this.other = other;
    }

    /**
     * @param vdb as it was seen before, so that whatever brought its data is among the jobs
     * @param job whose work is going to be proven; null when it is not known
     */
    public static LaterRefresh of(Dataset vdb, String job, OperationContext context) {
        return new LaterRefresh(vdb, job, context, job == null ? null : found(vdb, job, context));
    }

    /** Who may not read jobs is not worse off than where there are none to be read. */
    private static MakingJob found(Dataset vdb, String job, OperationContext context) {
        return MasterOutcome.told(() -> context.guardReader()
                        .historyOf(vdb.reference())
                        .flatMap(history -> history.madeSince(vdb.reference(), job)))
                .orElse(null);
    }

    /** While it runs, nobody knows on which data the VDB is going to be. */
    public Optional<Next> unfinished() {
        return other == null || other.state().isTerminal()
                ? Optional.empty()
                : Optional.of(new Next.Wait(SETTLED, List.of(other.reference())));
    }

    /** Whether it has given the VDB other data, which is known to be masked. */
    boolean hasReplaced() {
        return other != null && other.state().isTerminal() && now().isSafe();
    }

    /** It may have come between the look at the VDB and the look at the jobs. */
    Verdict now() {
        Dataset now = context.catalog().datasetByReference(vdb.reference());
        return UnmaskedDataPolicy.of(context, false).now(now);
    }

    /**
     * Keeps that the data is proven. What the other one brought is as good as what the back end remembers of it.
     *
     * @return what has to be waited for first; empty when it is kept
     * @throws PlatformException {@link Problem#UNPROVEN} when that is not good enough
     */
    public Optional<Next> keepProof() {
        if (other == null) {
            MasterOutcome.proven(vdb, job, context);
        } else if (unfinished().isEmpty()) {
            requireSafe();
        }
        return unfinished();
    }

    private void requireSafe() {
        Verdict verdict = now();
        if (!verdict.isSafe()) {
            throw new PlatformException(Failure.of(Problem.UNPROVEN, vdb.path())
                    .withDetails("it was refreshed again, by job " + other.reference())
                    .withReason(verdict.why())
                    .withJob(job));
        }
        context.note(Note.REFRESHED_AGAIN, vdb.path(), other.reference());
    }
}
