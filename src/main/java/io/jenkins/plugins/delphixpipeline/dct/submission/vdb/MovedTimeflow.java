package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.catalog.DctCatalog;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;

/** Whether a VDB has left the timeflow on which it was when its data was about to be changed. */
record MovedTimeflow(DctCatalog catalog) {
    boolean since(Intent intent) {
        String before = intent.evidence().get(Submission.MovesVdb.BEFORE);
        return !catalog.datasetByReference(intent.target()).currentTimeflow().equals(before);
    }

    /** Whether it has gone back to the point of its own past that was asked for, as far as that is told at this moment. */
    boolean isRewound(Intent intent) {
        try {
            return since(intent) && isOfItsOwnPast(intent);
        } catch (PlatformException e) {
            if (e.problem() == Problem.OBJECT_GONE) {
                return false;
            }
            throw e;
        }
    }

    private boolean isOfItsOwnPast(Intent intent) {
        String current = catalog.datasetByReference(intent.target()).currentTimeflow();
        Timeflow now = catalog.timeflow(current);
        String snapshot = intent.evidence().get(PointInTime.SNAPSHOT);
        return now.parentTimeflow() != null
                && catalog.owns(intent.target(), now.parentTimeflow())
                && (snapshot == null || now.parentSnapshot() == null || snapshot.equals(now.parentSnapshot()));
    }
}
