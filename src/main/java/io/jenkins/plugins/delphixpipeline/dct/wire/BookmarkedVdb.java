package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;

/** What a bookmark marks of one VDB; only newer releases tell more than which one it is. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record BookmarkedVdb(String vdbId, String vdbName, String snapshotId, String timeflowId, Instant dataTimestamp) {
    /** Whether it is told which snapshot is marked. */
    public boolean isPinned() {
        return snapshotId != null;
    }
}
