package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Body;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.BookmarkTraces;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import java.util.Map;

/**
 * Points of a dataset's history. DCT API: each kind of point has a call of its own.
 *
 * @param call the end of the call's name
 * @param body what names the point
 */
record Points(String call, Map<String, Object> body) {
    /**
     * @param source the member that names the dataset whose newest point is meant
     * @param bookmarks tells those of several datasets, of which only groups can be given all
     */
    static Points of(PointInTime point, String source, BookmarkTraces bookmarks) {
        return point instanceof PointInTime.AtBookmark at
                        && at.snapshot() != null
                        && bookmarks.isOfSeveral(at.bookmark())
                ? of(new PointInTime.AtSnapshot(at.snapshot()), source)
                : of(point, source);
    }

    private static Points of(PointInTime point, String source) {
        if (point instanceof PointInTime.AtSnapshot at) {
            return new Points(
                    "_by_snapshot", new Body().put("snapshot_id", at.snapshot()).map());
        }
        if (point instanceof PointInTime.AtTime at) {
            return new Points(
                    "_by_timestamp",
                    new Body()
                            .put("timestamp", Json.date(at.time()))
                            .put("timeflow_id", at.timeflow())
                            .map());
        }
        if (point instanceof PointInTime.AtBookmark at) {
            return new Points(
                    "_from_bookmark",
                    new Body().put("bookmark_id", at.bookmark()).map());
        }
        PointInTime.Latest latest = (PointInTime.Latest) point;
        return new Points(
                "_by_timestamp", new Body().put(source, latest.parent()).map());
    }
}
