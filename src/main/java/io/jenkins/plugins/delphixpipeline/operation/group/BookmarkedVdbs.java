package io.jenkins.plugins.delphixpipeline.operation.group;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.util.Map;

/** The data behind a bookmark of several VDBs. */
final class BookmarkedVdbs {
    private BookmarkedVdbs() {}

    /**
     * Every part of it may go to others; one that may not keeps all where they are.
     *
     * @param subject where it goes, for people
     * @return the snapshots by the VDB that each belongs to; empty where the back end does not tell and nobody has to know
     * @throws PlatformException {@link Problem#UNMASKED_DATA}, {@link Problem#MASKING_UNPROVEN} …
     */
    static Map<String, String> requireTravel(
            Bookmark mark, UnmaskedDataPolicy policy, OperationContext context, String subject) {
        Map<String, String> snapshots = context.vdbGroups().snapshotsOf(mark);
        if (policy.allows()) {
            return snapshots;
        }
        if (snapshots.isEmpty()) {
            policy.requireWhichever(mark, context.vdbGroups().vdbsOf(mark).keySet(), subject);
        }
        snapshots.values().forEach(reference -> {
            Snapshot snapshot = context.guardReader().catalog().snapshotByReference(reference);
            Failure refusal = UnmaskedDataPolicy.refusal(policy.of(snapshot), subject);
            if (refusal != null) {
                throw new PlatformException(refusal);
            }
        });
        return snapshots;
    }
}
