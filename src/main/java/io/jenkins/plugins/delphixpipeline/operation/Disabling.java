package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.Map;
import java.util.Optional;

/** Takes a VDB away from everybody when its data may be unmasked: what a guarded operation does before it fails. */
final class Disabling {
    private static final String HOST = "host";

    private Disabling() {}

    /** @return empty when the VDB is disabled already; a second request might be refused, and be taken for a failure */
    static Optional<Next.Submit> of(String phase, String vdb, OperationContext context) {
        Next.Submit disable = Next.Submit.of(phase, new Submission.Disable(vdb));
        try {
            Dataset dataset = context.catalog().datasetByReference(vdb);
            if (!context.catalog().runState(dataset).enabled()) {
                return Optional.empty();
            }
            String host = context.catalog().connectionDetails(dataset).get(HOST);
            return Optional.of(host == null ? disable : disable.remembering(Map.of(HOST, host)));
        } catch (PlatformException e) {
            // What could not be found out must not keep the VDB from being disabled.
            return Optional.of(disable);
        }
    }

    static void tell(OperationState state, String vdb, Notes notes) {
        if (state.remedyFailure() == null) {
            notes.note(Note.DISABLED, vdb);
        } else {
            notes.note(Note.NOT_DISABLED, vdb, state.fact(HOST) == null ? "its host" : state.fact(HOST));
        }
    }
}
