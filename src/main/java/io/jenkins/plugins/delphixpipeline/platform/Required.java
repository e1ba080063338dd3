package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Feature;

/**
 * The part of a back end that somebody cannot do without. A back end that lacks it is refused by name, before anything is
 * touched, with the word for what it has instead: {@link Problem#KIND_UNSUPPORTED}.
 */
public final class Required {
    private Required() {}

    public static SelfService selfService(DataPlatform platform) {
        return platform.selfService().orElseThrow(() -> platform.lacks(Feature.SELF_SERVICE));
    }

    public static VdbGroups vdbGroups(DataPlatform platform) {
        return platform.vdbGroups().orElseThrow(() -> platform.lacks(Feature.VDB_GROUPS));
    }

    public static MaskingJobs maskingJobs(DataPlatform platform) {
        return platform.maskingJobs().orElseThrow(() -> platform.lacks(Feature.MASKING_JOBS));
    }

    public static DataHistory history(DataPlatform platform) {
        return platform.history().orElseThrow(() -> platform.lacks(Feature.DATA_HISTORY));
    }
}
