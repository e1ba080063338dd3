package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.Dataset;

/** Tells whose history data came from, which alone distinguishes a refresh from a rewind. */
final class Timeflows {
    private Timeflows() {}

    /** @param timeflow reference, or null when the back end did not tell */
    static boolean ownedBy(Dataset vdb, String timeflow, DataPlatform platform) {
        return timeflow != null
                && vdb.reference().equals(platform.catalog().timeflow(timeflow).dataset());
    }
}
