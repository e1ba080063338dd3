package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Compliance;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Compliance.Item;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Resource;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Masking jobs and executions as DCT shows them. */
final class ComplianceView {

    private static final DateTimeFormatter ENGINE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");
    private static final String CREATED = "2024-01-02T03:04:05.000Z";

    private final Call call;

    ComplianceView(Call call) {
        this.call = call;
    }

    /** @param resource under its old name or its new one */
    ObjectNode job(Item job, Resource resource) {
        Optional<Item> last = new Compliance(call.state().inventory()).last(job);
        ObjectNode json = Json.object(
                "id", job.id(),
                "name", job.number("jobName"),
                "is_on_the_fly_masking", job.object().path("onTheFlyMasking").asBoolean(),
                "creation_date", call.state().times().ofEngine(CREATED),
                "last_execution_id", last.map(Item::id).orElse(null),
                "last_execution_status", last.map(this::status).orElse(null),
                "last_completed_execution_date",
                        last.map(item -> time(item, "endTime")).orElse(null),
                "rule_set_id", job.number("rulesetId"),
                "rule_set_name", "rules of " + job.number("jobName"),
                "tags", call.state().notes().tags().of(job.id()));
        if (resource == Resource.MASKING_JOB) {
            json.put("connector_type", "DATABASE").put("job_type", "STANDARD");
            json.set("engine_ids", Json.array(job.engine().id()));
            json.set("ruleset", Json.object("type", "DATABASE", "name", "rules of " + job.number("jobName")));
            return json;
        }
        return json.put("type", "MASKING")
                .put("execution_type", "STANDARD")
                .put("engine_job_id", job.number("maskingJobId"))
                .put("engine_id", job.engine().id())
                .put("engine_name", job.engine().name())
                .put(
                        "last_execution_start_time",
                        last.map(item -> time(item, "startTime")).orElse(null));
    }

    ObjectNode execution(Item execution) {
        Item job = jobOf(execution);
        ObjectNode json = Json.object(
                "id", execution.id(),
                "engine_id", execution.engine().id(),
                "engine_name", execution.engine().name(),
                "masking_job_id", job.id(),
                "masking_job_name", job.number("jobName"),
                "source_connector_id", connector(execution, "sourceConnectorId"),
                "target_connector_id", connector(execution, "targetConnectorId"),
                "status", status(execution),
                "rows_masked", execution.object().path("rowsMasked").asLong(),
                "rows_total", execution.object().path("rowsTotal").asLong(-1),
                "submit_time", time(execution, "submitTime"),
                "start_time", time(execution, "startTime"),
                "end_time", time(execution, "endTime"),
                "task_events", Json.array());
        if (execution.object().has("endTime") && execution.object().has("startTime")) {
            Duration run = Duration.between(
                    OffsetDateTime.parse(execution.number("startTime"), ENGINE),
                    OffsetDateTime.parse(execution.number("endTime"), ENGINE));
            json.put("run_duration", run.toMillis());
        }
        return json;
    }

    ObjectNode connector(Item connector) {
        return Json.object(
                "id", connector.id(),
                "engine_id", connector.engine().id(),
                "type", "DATABASE",
                "name", connector.number("connectorName"),
                "hostname", connector.number("host"),
                "username", connector.number("username"),
                "port", connector.object().path("port").asInt(),
                "tags", call.state().notes().tags().of(connector.id()));
    }

    ObjectNode event(Item execution, Item event) {
        return Json.object(
                "id", event.id(),
                "execution_id", execution.id(),
                "event_type", event.number("eventType"),
                "severity", event.number("severity").replace("ERROR", "CRITICAL"),
                "count", 1,
                "masked_object_name", event.number("maskedObjectName"));
    }

    /** WARNING came with 3.16. */
    private String status(Item execution) {
        String status = execution.number("status");
        return status.equals("WARNING") && !call.version().atLeast(16) ? "SUCCEEDED" : status;
    }

    private Item jobOf(Item execution) {
        return new Compliance(call.state().inventory())
                .jobs()
                .filter(job -> job.engine() == execution.engine())
                .filter(job -> job.number("maskingJobId").equals(execution.number("jobId")))
                .findFirst()
                .orElseThrow();
    }

    private String connector(Item execution, String member) {
        JsonNode number = execution.object().path(member);
        return new Compliance(call.state().inventory())
                .connectors()
                .filter(connector -> connector.engine() == execution.engine())
                .filter(connector -> !number.isMissingNode()
                        && connector.number("databaseConnectorId").equals(number.asText()))
                .map(Item::id)
                .findFirst()
                .orElse(null);
    }

    private String time(Item item, String member) {
        return item.object().has(member)
                ? call.state()
                        .times()
                        .write(OffsetDateTime.parse(item.number(member), ENGINE).toInstant())
                : null;
    }
}
