package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.catalog.DctCatalog;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Submission;

/** Whether a VDB has left the timeflow on which it was when its data was about to be changed. */
record MovedTimeflow(DctCatalog catalog) {
    boolean since(Intent intent) {
        String before = intent.evidence().get(Submission.MovesVdb.BEFORE);
        return !catalog.datasetByReference(intent.target()).currentTimeflow().equals(before);
    }
}
