package io.jenkins.plugins.delphixpipeline.simulator.dct.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The masking jobs of the engines and their executions, as DCT knows them. */
public final class Compliance {

    /** Something on a Continuous Compliance engine. */
    public record Item(RegisteredEngine engine, String id, JsonNode object) {

        /** The engine's own number of it. */
        public String number(String member) {
            return object.path(member).asText();
        }

        SimulatedMaskingEngine masking() {
            return engine.masking().orElseThrow();
        }
    }

    private final Inventory inventory;

    public Compliance(Inventory inventory) {
        this.inventory = inventory;
    }

    public Stream<Item> jobs() {
        return all("/masking-jobs", "maskingJobId");
    }

    public Stream<Item> executions() {
        return all("/executions", "executionId");
    }

    public Stream<Item> connectors() {
        return all("/database-connectors", "databaseConnectorId");
    }

    /** What happened during an execution, such as UNMASKED_DATA. */
    public Stream<Item> events(Item execution) {
        return all(
                execution.engine(),
                "/execution-events?page_size=100000&execution_id=" + execution.number("executionId"),
                "executionEventId");
    }

    public Optional<Item> find(Stream<Item> among, String id) {
        return among.filter(item -> item.id().equals(id)).findFirst();
    }

    private Stream<Item> all(String path, String number) {
        return inventory.engines().stream()
                .filter(engine -> engine.masking().isPresent())
                .flatMap(engine -> all(engine, path + "?page_size=100000", number));
    }

    private static Stream<Item> all(RegisteredEngine engine, String path, String number) {
        JsonNode list =
                engine.masking().orElseThrow().visit("GET", path, Json.object()).path("responseList");
        String kind = number.replace("Id", "");
        return StreamSupport.stream(list.spliterator(), false)
                .map(object ->
                        new Item(engine, id(engine, kind, object.path(number).asText()), object));
    }

    private static String id(RegisteredEngine engine, String kind, String number) {
        return UUID.nameUUIDFromBytes((engine.id() + "/" + kind + "/" + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Starts a job; answers with the execution, or with what an engine says when it refuses. */
    public JsonNode start(Item job, Optional<Item> target, Optional<Item> source) {
        ObjectNode body = Json.object("jobId", job.object().path("maskingJobId"));
        target.ifPresent(item -> body.set("targetConnectorId", item.object().path("databaseConnectorId")));
        source.ifPresent(item -> body.set("sourceConnectorId", item.object().path("databaseConnectorId")));
        JsonNode answer = job.masking().visit("POST", "/executions", body);
        return answer.has("errorMessage")
                ? Json.object("type", "ErrorResult", "error", Json.object("details", answer.get("errorMessage")))
                : answer;
    }

    /** DCT's id of an execution that was started. */
    public String executionId(Item job, JsonNode started) {
        return id(job.engine(), "execution", started.path("executionId").asText());
    }

    public String status(Item job, JsonNode started) {
        String path = "/executions/" + started.path("executionId").asText();
        return job.masking().visit("GET", path, Json.object()).path("status").asText();
    }

    /** Nothing is answered but a complaint when it has ended already. */
    public JsonNode cancel(Item execution) {
        String path = "/executions/" + execution.number("executionId") + "/cancel";
        return execution.masking().visit("PUT", path, Json.object());
    }

    /** The execution of a job that was the last to start, if there was one. */
    public Optional<Item> last(Item job) {
        List<Item> executions = executions()
                .filter(execution -> execution.engine() == job.engine())
                .filter(execution -> execution.number("jobId").equals(job.number("maskingJobId")))
                .toList();
        return executions.isEmpty() ? Optional.empty() : Optional.of(executions.get(executions.size() - 1));
    }
}
