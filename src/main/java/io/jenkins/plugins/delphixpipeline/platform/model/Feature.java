package io.jenkins.plugins.delphixpipeline.platform.model;

import java.util.List;
import java.util.Set;

/** What one kind of back end has and another one lacks. Stored with failures by name. */
public enum Feature {
    /** dSources and VDBs. */
    DATASETS,
    /** Templates and data pods. */
    SELF_SERVICE,
    VDB_GROUPS,
    /** Masking jobs that are run by themselves, not as part of a refresh. */
    MASKING_JOBS,
    /** A memory of how datasets came to their data. */
    DATA_HISTORY;

    /**
     * What takes its place on a back end that lacks it.
     *
     * @param there what that back end has
     * @return null for nothing that would be worth a word
     */
    public Feature instead(Set<Feature> there) {
        List<Feature> alike =
                switch (this) {
                    case SELF_SERVICE -> List.of(VDB_GROUPS, DATASETS, MASKING_JOBS);
                    case VDB_GROUPS -> List.of(SELF_SERVICE, DATASETS, MASKING_JOBS);
                    case DATASETS, DATA_HISTORY -> List.of(MASKING_JOBS);
                    case MASKING_JOBS -> List.of(DATASETS);
                };
        return alike.stream().filter(there::contains).findFirst().orElse(null);
    }
}
