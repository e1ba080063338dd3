package io.jenkins.plugins.delphixpipeline.engine.submission.handler;

import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;

/** Points of a parent's history as the engine takes them. */
public final class PointRequests {
    private PointRequests() {}

    public static Body of(PointInTime point) {
        if (point instanceof PointInTime.AtSnapshot at) {
            return Body.of("TimeflowPointSnapshot").put("snapshot", at.snapshot());
        }
        if (point instanceof PointInTime.AtTime at) {
            return Body.of("TimeflowPointTimestamp")
                    .put("timeflow", at.timeflow())
                    .put("timestamp", at.time());
        }
        if (point instanceof PointInTime.AtBookmark at) {
            return Body.of("TimeflowPointBookmark").put("bookmark", at.bookmark());
        }
        PointInTime.Latest latest = (PointInTime.Latest) point;
        return Body.of("TimeflowPointSemantic")
                .put("container", latest.parent())
                .put("location", "LATEST_POINT");
    }

    /**
     * The point of a dataset's own timeflow at which one of its snapshots lies; its type follows from the dataset's. Where the
     * snapshot has a time, that alone tells it.
     */
    public static Body ofSnapshot(String datasetType, Snapshot snapshot) {
        String kind = datasetType.replaceFirst("(Database|DB)?Container$", "");
        return Body.of(kind + "TimeflowPoint")
                .put("timeflow", snapshot.timeflow())
                .put("timestamp", snapshot.dataAt())
                .put("location", snapshot.dataAt() == null ? snapshot.location() : null);
    }
}
