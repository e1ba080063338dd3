package io.jenkins.plugins.delphixpipeline.operation.policy;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.util.Map;
import java.util.Optional;

/** Takes a VDB away from everybody when its data may be unmasked: what a guarded operation does before it fails. */
public final class DisablePhase {
    private static final String HOST = "host";

    private DisablePhase() {}

    /** @return empty when the VDB is disabled already; a second request might be refused, and be taken for a failure */
    public static Optional<Next.Submit> of(String phase, String vdb, OperationContext context) {
        Next.Submit disable = Next.Submit.of(phase, new Submission.Disable(vdb));
        try {
            // What was seen before the change that has to be taken back may have been disabled then.
            context.platform().forget();
            Dataset dataset = context.catalog().datasetByReference(vdb);
            if (context.catalog().runState(dataset).isCertainlyDisabled()) {
                context.note(Note.DISABLED_ALREADY, dataset.path());
                return Optional.empty();
            }
            String host = context.catalog().connectionDetails(dataset).get(HOST);
            return Optional.of(host == null ? disable : disable.remembering(Map.of(HOST, host)));
        } catch (PlatformException e) {
            // What could not be found out must not keep the VDB from being disabled.
            return isDeleted(vdb, e, context) ? Optional.empty() : Optional.of(disable);
        }
    }

    /** What is not found may be out of this login's sight. */
    private static boolean isDeleted(String vdb, PlatformException unfound, OperationContext context) {
        try {
            return unfound.problem() == Problem.OBJECT_GONE
                    && context.submissions().showsDeletion(vdb);
        } catch (PlatformException e) {
            return false;
        }
    }

    /** @param phase the beginning of the names of the phases that disable */
    public static void tell(String phase, OperationState state, String vdb, NoteSink notes) {
        if (state.remedyFailure() == null && state.begunAny(phase)) {
            notes.note(Note.DISABLED, vdb);
        } else if (state.remedyFailure() != null) {
            notes.note(Note.NOT_DISABLED, vdb, state.fact(HOST) == null ? "its host" : state.fact(HOST));
        }
    }
}
