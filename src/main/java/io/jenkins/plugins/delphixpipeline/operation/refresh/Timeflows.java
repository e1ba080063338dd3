package io.jenkins.plugins.delphixpipeline.operation.refresh;

import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;

/** Tells whose history data came from, which alone distinguishes a refresh from a rewind. */
public final class Timeflows {
    private Timeflows() {}

    /** @param timeflow reference, or null when the back end did not tell */
    public static boolean ownedBy(Dataset vdb, String timeflow, DataPlatform platform) {
        return timeflow != null && platform.catalog().owns(vdb.reference(), timeflow);
    }
}
