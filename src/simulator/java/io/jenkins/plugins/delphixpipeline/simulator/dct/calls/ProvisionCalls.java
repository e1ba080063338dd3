package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctPlan;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctTask;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.EnginePoint;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.Points;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.Provisioning;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.Map;
import java.util.function.Function;

/** {@code /vdbs/provision_…}, each with its defaults. */
final class ProvisionCalls {

    private static final String SNAPSHOT = "snapshot_id engine_id source_data_id ";
    private static final String TIME =
            "source_data_id! timestamp:t timestamp_in_database_timezone timeflow_id engine_id ";
    private static final String LOCATION = "location timeflow_id engine_id source_data_id ";
    private static final String BOOKMARK = "bookmark_id! ";

    private ProvisionCalls() {}

    static void addTo(Router router) {
        way(router, "provision_by_snapshot", SNAPSHOT, ProvisionCalls::bySnapshot);
        way(router, "provision_by_timestamp", TIME, call -> new Points(call.state()).time(call.body(), null));
        way(router, "provision_by_location", LOCATION, call -> new Points(call.state()).location(call.body(), null));
        way(router, "provision_from_bookmark", BOOKMARK, ProvisionCalls::byBookmark);
    }

    private static void way(Router router, String name, String origin, Function<Call, EnginePoint> point) {
        router.post("vdbs/" + name, origin + Provisioning.MEMBERS, call -> provision(call, point.apply(call)));
        router.post("vdbs/" + name + "/defaults", origin, call -> defaults(call, point.apply(call)));
    }

    private static EnginePoint bySnapshot(Call call) {
        String snapshot = call.text("snapshot_id");
        String source = call.text("source_data_id");
        if (snapshot == null && source == null) {
            throw DctError.invalid("\"snapshot_id\" or \"source_data_id\" is required.");
        }
        Points points = new Points(call.state());
        return snapshot == null
                ? points.newest(call.state().inventory().get(Kind.DATABASE, source, "dataset"))
                : points.snapshot(snapshot);
    }

    private static EnginePoint byBookmark(Call call) {
        call.requireLicence("BOOKMARK");
        Points points = new Points(call.state());
        return points.bookmark(points.bookmark(call.text("bookmark_id")));
    }

    private static Answer provision(Call call, EnginePoint from) {
        call.require("PROVISION", from.engine().id(from.dataset()));
        DctTask task = new Provisioning(call.state(), from, call.body()).task();
        DctPlan plan = new DctPlan("VDB_PROVISION", null, call.text("name"))
                .stage(task)
                .naming(task);
        ObjectNode job = call.submit(plan);
        ObjectNode answer = Json.object("job", job);
        if (plan.target() != null) {
            answer.put("vdb_id", plan.target());
        }
        return Answer.of(answer);
    }

    private static Answer defaults(Call call, EnginePoint from) {
        ObjectNode defaults = new Provisioning(call.state(), from, Json.object()).defaults();
        for (Map.Entry<String, JsonNode> sent : call.body().properties()) {
            defaults.set(sent.getKey(), sent.getValue());
        }
        if (!call.body().has("bookmark_id")) {
            defaults.put("source_data_id", from.engine().id(from.dataset()))
                    .put("engine_id", from.engine().id());
        }
        return Answer.of(defaults);
    }
}
