package io.jenkins.plugins.delphixpipeline.simulator.calls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Names;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Ranges;
import java.util.Collection;

/** {@code /timeflow}: ranges, and the bookmarks that hang on timeflows. */
final class TimeflowCalls {

    private TimeflowCalls() {}

    static void addTo(Router router) {
        router.post("timeflow/{ref}/timeflowRanges", TimeflowCalls::ranges);
        router.get("timeflow/bookmark", TimeflowCalls::bookmarks);
        router.get("timeflow/bookmark/{ref}", call -> Reply.of(call.object(Kind.TIMEFLOW_BOOKMARK)));
        router.post("timeflow/bookmark", TimeflowCalls::createBookmark);
        router.post("timeflow/bookmark/{ref}/delete", TimeflowCalls::deleteBookmark);
    }

    private static Reply ranges(Call call) {
        ObjectNode timeflow = call.object(Kind.TIMEFLOW);
        ArrayNode ranges = new Ranges(call.state()).of(Store.ref(timeflow));
        return Reply.list(ranges, ranges.size());
    }

    private static Reply bookmarks(Call call) {
        String database = call.query("database");
        Collection<ObjectNode> all = call.store().all(Kind.TIMEFLOW_BOOKMARK);
        return call.list(
                Kind.TIMEFLOW_BOOKMARK,
                database == null
                        ? all
                        : all.stream()
                                .filter(bookmark -> database.equals(container(call, bookmark)))
                                .toList());
    }

    private static Reply createBookmark(Call call) {
        call.validate()
                .name("name")
                .text("tag")
                .required("timeflowPoint", "timeflowPoint.timeflow")
                .check();
        ObjectNode timeflow = call.object(
                Kind.TIMEFLOW, call.body().at("/timeflowPoint/timeflow").asText());
        String timestamp = Json.text(call.body().get("timeflowPoint"), "timestamp");
        String location = Json.text(call.body().get("timeflowPoint"), "location");
        if (timestamp == null && location == null) {
            call.validate().required("timeflowPoint.timestamp").check();
        }
        new Names(call.state())
                .requireFree(Kind.TIMEFLOW_BOOKMARK, call.text("name"), other -> Json.text(timeflow, "container")
                        .equals(container(call, other)));
        ObjectNode bookmark = call.store()
                .add(
                        Kind.TIMEFLOW_BOOKMARK,
                        Json.object(
                                "type", "TimeflowBookmark",
                                "name", call.text("name"),
                                "timeflow", Store.ref(timeflow),
                                "timestamp", timestamp == null ? call.state().timestamp() : timestamp,
                                "location", location,
                                "tag", call.text("tag"),
                                "retentionProof",
                                        call.body().path("retentionProof").asBoolean()));
        return call.done(
                Store.ref(bookmark), "TIMEFLOW_BOOKMARK_CREATE", "Create bookmark \"" + call.text("name") + "\".");
    }

    private static Reply deleteBookmark(Call call) {
        ObjectNode bookmark = call.object(Kind.TIMEFLOW_BOOKMARK);
        call.store().remove(Kind.TIMEFLOW_BOOKMARK, Store.ref(bookmark));
        return call.done("", "TIMEFLOW_BOOKMARK_DELETE", "Delete bookmark \"" + Json.text(bookmark, "name") + "\".");
    }

    private static String container(Call call, ObjectNode bookmark) {
        return call.store()
                .find(Kind.TIMEFLOW, Json.text(bookmark, "timeflow"))
                .map(timeflow -> Json.text(timeflow, "container"))
                .orElse(null);
    }
}
