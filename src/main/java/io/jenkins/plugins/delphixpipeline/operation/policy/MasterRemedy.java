package io.jenkins.plugins.delphixpipeline.operation.policy;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What is done to a masked VDB before work fails that may have left unmasked rows in it: nobody takes its data, and it is disabled.
 * What others have brought since is theirs, and stays as it is when it is known to be masked.
 *
 * @param vdb its reference
 * @param before the timeflow on which it was before the work; null for a new one
 * @param begun whether the work may have brought it other data, and has not only made it readable
 * @param job that has brought it the data, or was about to; null where that is not known
 */
public record MasterRemedy(String vdb, String before, boolean begun, String job) {
    private static final Logger LOGGER = Logger.getLogger(MasterRemedy.class.getName());

    /**
     * @param phase that disables it
     * @return empty when nothing is left to be done
     */
    public Optional<Next.Submit> next(String phase, OperationState state, OperationContext context) {
        Found found = look(state, context);
        if (found == Found.THEIRS || state.ended(phase)) {
            return Optional.empty();
        }
        Optional<Next.Submit> disable = DisablePhase.of(phase, vdb, context);
        return found == Found.BEING_REPLACED ? disable.map(each -> each.afterJobsOn(vdb)) : disable;
    }

    private enum Found {
        OURS,
        BEING_REPLACED,
        THEIRS
    }

    private Found look(OperationState state, OperationContext context) {
        try {
            // What was seen before the work ended tells nothing of what it left.
            context.platform().forget();
            Dataset now = context.catalog().datasetByReference(vdb);
            LaterRefresh later = LaterRefresh.of(now, job, context);
            boolean moved = !now.currentTimeflow().equals(before);
            if (isTheirs(later, moved, context)) {
                context.note(Note.REPLACED_BY_OTHERS, now.path());
                return Found.THEIRS;
            }
            // Whatever becomes of the VDB, nobody takes what the work may have left unmasked.
            if (begun && moved) {
                MasterOutcome.unsafe(vdb, now.currentTimeflow(), state.failure(), job, context);
            }
            return later.unfinished().isPresent() ? Found.BEING_REPLACED : Found.OURS;
        } catch (PlatformException e) {
            // What could not be found out must not keep the VDB from being disabled; it is tried again after that.
            LOGGER.log(Level.FINE, e, () -> "What failed work has left in a masked VDB is not known");
            return Found.OURS;
        }
    }

    /** What is in it now is somebody else's doing, and known to be masked. */
    private boolean isTheirs(LaterRefresh later, boolean moved, OperationContext context) {
        // What was only made readable is not told apart: a back end may hear late of somebody's failed refresh in it.
        return later.hasReplaced()
                || begun && !moved && endedWell(context) && later.now().isSafe();
    }

    private boolean endedWell(OperationContext context) {
        return MasterOutcome.told(
                        () -> context.guardReader().historyOf(vdb).flatMap(history -> history.makingJobs(vdb).stream()
                                .filter(making -> making.reference().equals(job))
                                .findFirst()))
                .filter(making -> making.state() == DelphixJob.State.COMPLETED)
                .isPresent();
    }
}
