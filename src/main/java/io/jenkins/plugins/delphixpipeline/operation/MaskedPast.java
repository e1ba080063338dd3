package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import io.jenkins.plugins.delphixpipeline.platform.Snapshot;
import java.util.List;
import java.util.Objects;

/**
 * Keeps data of a VDB's past out of sight that its own masking step may never have seen. Only provision and refresh run
 * that step, and the data is unmasked until it has ended. A snapshot of the VDB is taken after that, so that a snapshot is
 * what is taken for proof; a back end keeps no better one. A VDB with a masked ancestor has never had other than masked
 * data.
 */
final class MaskedPast {
    private MaskedPast() {}

    /** @throws PlatformException {@link Problem#MASKING_UNPROVEN} unless a snapshot lies at the point */
    static void requirePoint(Dataset vdb, PointInTime point, OperationContext context, boolean allowUnmasked) {
        boolean proven = allowUnmasked
                || !MaskedAncestry.reliesOnItself(vdb, context)
                || point instanceof PointInTime.AtSnapshot
                || point instanceof PointInTime.AtBookmark at && lieOnASnapshot(vdb, at.bookmark(), context);
        if (!proven) {
            throw PlatformException.of(Problem.MASKING_UNPROVEN, vdb.path());
        }
    }

    private static boolean lieOnASnapshot(Dataset vdb, String reference, OperationContext context) {
        List<Snapshot> snapshots = context.catalog().snapshots(vdb);
        return context.catalog().bookmarks(vdb).stream()
                .filter(bookmark -> bookmark.reference().equals(reference))
                .anyMatch(bookmark -> snapshots.stream().anyMatch(snapshot -> isAt(snapshot, bookmark)));
    }

    private static boolean isAt(Snapshot snapshot, Bookmark bookmark) {
        return snapshot.timeflow().equals(bookmark.branch()) && Objects.equals(snapshot.dataAt(), bookmark.dataAt());
    }

    /**
     * A VDB whose masked refresh did not end well is disabled and has no snapshot of what that refresh brought.
     *
     * @throws PlatformException {@link Problem#MASKING_UNPROVEN}
     */
    static void requireToOpen(Dataset vdb, OperationContext context, boolean allowUnmasked) {
        if (allowUnmasked || !MaskedAncestry.reliesOnItself(vdb, context)) {
            return;
        }
        boolean proven = context.catalog().snapshots(vdb).stream()
                .anyMatch(snapshot -> vdb.currentTimeflow().equals(snapshot.timeflow()));
        if (!proven) {
            throw PlatformException.of(Problem.MASKING_UNPROVEN, vdb.path());
        }
    }

    /** Nobody can tell beforehand where an undo leads, which may be to what a failed refresh has left. */
    static void requireToUndo(Dataset vdb, OperationContext context, boolean allowUnmasked) {
        if (!allowUnmasked && MaskedAncestry.reliesOnItself(vdb, context)) {
            throw PlatformException.of(Problem.MASKING_UNPROVEN, vdb.path());
        }
    }
}
