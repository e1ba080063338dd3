package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Listing;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.RegisteredEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Resource;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code /virtualization-jobs/history}: the jobs of the engines themselves. */
final class EngineJobCalls {

    private static final String PATH = "virtualization-jobs/history";
    private static final Map<String, String> PARAMETERS =
            Map.of("object_id", "target_object_id", "object_type", "target_object_type", "job_type", "job_type");

    private EngineJobCalls() {}

    static void addTo(Router router) {
        router.get(16, PATH, call -> list(call).answer(all(call).filter(job -> isAsked(call, job))));
        router.post(16, PATH + "/search", DctCalls.SEARCH, call -> list(call).answer(all(call)));
    }

    private static Listing list(Call call) {
        return Listing.of(call, Resource.VIRTUALIZATION_JOB);
    }

    private static boolean isAsked(Call call, ObjectNode job) {
        return PARAMETERS.entrySet().stream()
                .allMatch(parameter -> call.query(parameter.getKey()) == null
                        || call.query(parameter.getKey()).equals(Json.text(job, parameter.getValue())));
    }

    private static Stream<ObjectNode> all(Call call) {
        return call.state().inventory().engines().stream()
                .filter(RegisteredEngine::isOnline)
                .flatMap(engine -> jobs(call, engine));
    }

    private static Stream<ObjectNode> jobs(Call call, RegisteredEngine engine) {
        JsonNode jobs = engine.get("/job?addEvents=true&pageSize=100000").path("result");
        Instant known = engine.now()
                .minus(call.state().is(DctSwitch.HISTORY_LAGS) ? call.state().lag() : Duration.ZERO);
        ArrayNode oldestFirst = Json.array();
        for (int i = jobs.size() - 1; i >= 0; i--) {
            oldestFirst.add(jobs.get(i));
        }
        return StreamSupport.stream(oldestFirst.spliterator(), false)
                .filter(job -> !time(job, "startTime").isAfter(known))
                .map(job -> shown(call, engine, job, known));
    }

    private static ObjectNode shown(Call call, RegisteredEngine engine, JsonNode job, Instant known) {
        boolean later = time(job, "updateTime").isAfter(known);
        boolean bare = call.state().is(DctSwitch.ENGINE_JOB_ID_BARE);
        String state = Json.text(job, "jobState");
        Duration run = Duration.between(time(job, "startTime"), later ? known : time(job, "updateTime"));
        ArrayNode events = Json.array();
        job.path("events").forEach(event -> events.add(event(call, event)));
        return Json.object(
                "engine_job_id", bare ? Json.text(job, "reference") : engine.id(Json.text(job, "reference")),
                "engine_id", engine.id(),
                "legacy_job_type", Json.text(job, "actionType"),
                "target_object_id", engine.id(Json.text(job, "target")),
                "legacy_target_object_type", Json.text(job, "targetObjectType"),
                "job_state", later ? "RUNNING" : state,
                "start_time", call.state().times().ofEngine(Json.text(job, "startTime")),
                "update_time", call.state().times().ofEngine(Json.text(job, "updateTime")),
                "suspendable", job.path("suspendable").asBoolean(),
                "cancelable", job.path("cancelable").asBoolean(),
                "queued", job.path("queued").asBoolean(),
                "title", Json.text(job, "title"),
                "cancel_reason", Json.text(job, "cancelReason"),
                "percent_complete", (int) job.path("percentComplete").asDouble(),
                "run_duration", run.toMillis(),
                "events", events);
    }

    /** Lacks what it has no value for, since none of it may be null. */
    private static ObjectNode event(Call call, JsonNode event) {
        ObjectNode json = Json.object(
                "event_type", Json.text(event, "eventType"),
                "event_timestamp", call.state().times().ofEngine(Json.text(event, "timestamp")),
                "event_state", Json.text(event, "state"),
                "percent_complete", (int) event.path("percentComplete").asDouble(),
                "message_code", Json.text(event, "messageCode"),
                "message_details", Json.text(event, "messageDetails"),
                "message_action", Json.text(event, "messageAction"),
                "message_command_output", Json.text(event, "messageCommandOutput"));
        json.properties().removeIf(member -> member.getValue().isNull());
        return json;
    }

    private static Instant time(JsonNode job, String member) {
        return Instant.parse(Json.text(job, member));
    }
}
