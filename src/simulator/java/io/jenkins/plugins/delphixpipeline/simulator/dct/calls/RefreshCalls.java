package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctPlan;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctTask;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.Bookmark;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.EnginePoint;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.EngineTasks;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.Points;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;

/** {@code /vdbs}: what brings other data to a VDB. */
final class RefreshCalls {

    private static final String TIME = "timestamp:t timestamp_in_database_timezone timeflow_id dataset_id";

    private RefreshCalls() {}

    static void addTo(Router router) {
        router.post("vdbs/{id}/refresh_by_snapshot", "snapshot_id", call -> {
            Located vdb = call.vdb("REFRESH_FROM_SNAPSHOT");
            return refresh(call, vdb, bySnapshot(call, vdb));
        });
        router.post("vdbs/{id}/refresh_by_timestamp", TIME, call -> {
            Located vdb = call.vdb("REFRESH_FROM_TIMESTAMP");
            Points points = new Points(call.state());
            return refresh(call, vdb, points.time(call.body(), points.parent(vdb)));
        });
        router.post("vdbs/{id}/refresh_by_location", "location timeflow_id dataset_id", call -> {
            Located vdb = call.vdb("REFRESH_FROM_LOCATION");
            Points points = new Points(call.state());
            return refresh(call, vdb, points.location(call.body(), points.parent(vdb)));
        });
        router.post("vdbs/{id}/refresh_from_bookmark", "bookmark_id!", call -> {
            Located vdb = call.vdb("REFRESH_FROM_BOOKMARK");
            return refresh(call, vdb, byBookmark(call, vdb));
        });
        router.post("vdbs/{id}/rollback_by_snapshot", "snapshot_id", RefreshCalls::rollbackBySnapshot);
        router.post(
                "vdbs/{id}/rollback_by_timestamp", "timestamp:t timestamp_in_database_timezone timeflow_id", call -> {
                    Located vdb = call.vdb("REFRESH");
                    return rollback(call, vdb, new Points(call.state()).time(call.body(), vdb));
                });
        router.post("vdbs/{id}/rollback_from_bookmark", "bookmark_id!", call -> {
            Located vdb = call.vdb("REFRESH");
            return rollback(call, vdb, byBookmark(call, vdb));
        });
        router.post(18, "vdbs/{id}/undo_refresh", "", RefreshCalls::undo);
        router.post("vdbs/{id}/switch_timeflow", "timeflow_id", RefreshCalls::switchTimeflow);
    }

    private static EnginePoint bySnapshot(Call call, Located vdb) {
        Points points = new Points(call.state());
        String snapshot = call.text("snapshot_id");
        return snapshot == null ? points.usual(vdb) : points.snapshot(snapshot);
    }

    /** A bookmark of several VDBs is for groups of them. */
    private static EnginePoint byBookmark(Call call, Located vdb) {
        call.requireLicence("BOOKMARK");
        Points points = new Points(call.state());
        Bookmark bookmark = points.bookmark(call.text("bookmark_id"));
        points.bookmark(bookmark);
        return points.bookmark(bookmark, vdb);
    }

    private static Answer refresh(Call call, Located vdb, EnginePoint point) {
        return start(call, "VDB_REFRESH", vdb, EngineTasks.refresh(vdb, point));
    }

    private static Answer rollbackBySnapshot(Call call) {
        Located vdb = call.vdb("REFRESH");
        Points points = new Points(call.state());
        String snapshot = call.text("snapshot_id");
        return rollback(call, vdb, snapshot == null ? points.newest(vdb) : points.snapshot(snapshot));
    }

    private static Answer rollback(Call call, Located vdb, EnginePoint point) {
        if (!vdb.reference().equals(point.dataset())) {
            throw DctError.invalid("The point is not one of " + vdb.id() + ".");
        }
        return start(call, "VDB_ROLLBACK", vdb, EngineTasks.refresh(vdb, point));
    }

    private static Answer undo(Call call) {
        Located vdb = call.vdb("UNDO_REFRESH");
        return start(call, "VDB_UNDO_REFRESH", vdb, EngineTasks.undo(vdb));
    }

    private static Answer switchTimeflow(Call call) {
        Located vdb = call.vdb("SWITCH_TIMEFLOW");
        if (call.text("timeflow_id") == null) {
            throw DctError.invalid("\"timeflow_id\" is required.");
        }
        Located timeflow = call.state().inventory().get(Kind.TIMEFLOW, call.text("timeflow_id"), "timeflow");
        return start(call, "VDB_SWITCH_TIMEFLOW", vdb, EngineTasks.switchTimeflow(vdb, timeflow.reference()));
    }

    private static Answer start(Call call, String type, Located vdb, DctTask task) {
        return call.start(new DctPlan(type, vdb.id(), vdb.name()).stage(task));
    }
}
