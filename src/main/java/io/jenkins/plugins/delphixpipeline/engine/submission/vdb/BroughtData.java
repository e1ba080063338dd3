package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;

/**
 * Which data a change has brought into a VDB. Where the engine keeps no marks it tells our work from that of another controller which
 * asked for other data at the same moment.
 *
 * <p>Engine API: a timeflow names the snapshot that it was made from.
 */
record BroughtData(EngineCatalog catalog) {
    /** Whether the VDB has moved since, to the snapshot that was asked for where it was one. */
    boolean isMovedTo(Intent intent) {
        Dataset now = catalog.datasetByReference(intent.target());
        return !now.currentTimeflow().equals(intent.evidence().get(Submission.MovesVdb.BEFORE))
                && isOfSnapshot(now, intent, false);
    }

    /** Whether a new VDB was made of what was asked for; one that is not listed yet may be. */
    boolean isMadeOf(String vdb, Intent intent) {
        return catalog.datasets().stream()
                .filter(each -> each.reference().equals(vdb))
                .allMatch(each -> intent.target().equals(each.parent()) && isOfSnapshot(each, intent, true));
    }

    private boolean isOfSnapshot(Dataset vdb, Intent intent, boolean untold) {
        String snapshot = intent.evidence().get(PointInTime.SNAPSHOT);
        if (snapshot == null) {
            return true;
        }
        String from = origin(vdb);
        return from == null ? untold : snapshot.equals(from);
    }

    /** Null where it is not told, as of a VDB that is moved or deleted at this very moment. */
    private String origin(Dataset vdb) {
        try {
            return vdb.currentTimeflow().isEmpty()
                    ? null
                    : catalog.timeflow(vdb.currentTimeflow()).parentSnapshot();
        } catch (PlatformException e) {
            if (e.problem() == Problem.OBJECT_GONE) {
                return null;
            }
            throw e;
        }
    }
}
