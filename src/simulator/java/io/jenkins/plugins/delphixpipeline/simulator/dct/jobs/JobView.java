package io.jenkins.plugins.delphixpipeline.simulator.dct.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitches;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Notes;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Times;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Jobs as DCT shows them: not as they are, but as far as DCT has heard. */
public final class JobView {

    private final Notes notes;
    private final Times times;
    private final DctSwitches switches;
    private final Supplier<Duration> lag;
    private final Supplier<Duration> pending;

    /**
     * @param lag until the inventory shows what a job has brought
     * @param pending how long a job is so at first
     */
    public JobView(Notes notes, Times times, DctSwitches switches, Supplier<Duration> lag, Supplier<Duration> pending) {
        this.notes = notes;
        this.times = times;
        this.switches = switches;
        this.lag = lag;
        this.pending = pending;
    }

    /** As the answer to the submission holds it. */
    public ObjectNode submitted(DctJob job) {
        ObjectNode json = brief(job);
        if (!switches.isOn(DctSwitch.NEVER_PENDING)) {
            json.put("status", "PENDING").put("is_waiting_for_telemetry", false);
            json.remove(List.of("error_details", "result", "result_type"));
        }
        return json;
    }

    public ObjectNode of(DctJob job) {
        return complete(job, brief(job));
    }

    /** Adds what the engines have to be asked for. */
    public ObjectNode complete(DctJob job, ObjectNode json) {
        if (!switches.isOn(DctSwitch.JOBS_WITHOUT_PROGRESS)) {
            ArrayNode tasks = Json.array();
            job.tasks().forEach(task -> tasks.add(task.toJson(job.id())));
            int sum = job.tasks().stream().mapToInt(DctTask::percent).sum();
            json.put("percent_complete", sum / Math.max(1, job.tasks().size()));
            json.set("virtualization_tasks", tasks);
            json.set("tasks", tasks.deepCopy());
        }
        return json;
    }

    /** All that jobs can be searched by. */
    public ObjectNode brief(DctJob job) {
        String status = status(job);
        ArrayNode engines = Json.array();
        job.engines()
                .values()
                .forEach(engine -> engines.add(Json.object("engine_id", engine.id(), "engine_name", engine.name())));
        ObjectNode json = Json.object(
                "id", job.id(),
                "status", status,
                "is_waiting_for_telemetry", isWaiting(job),
                "type", job.type(),
                "localized_type", job.plan().localizedType(),
                "error_details", job.error(),
                "warning_message", job.warning(),
                "target_id", job.target(),
                "target_name", job.plan().targetName(),
                "start_time", times.write(job.startTime()),
                "update_time", times.write(updated(job)),
                "trace_id", job.trace(),
                "engine_ids", Json.array(job.engines().keySet()),
                "tags", notes.tags().of(job.id()),
                "engines", engines,
                "account_id", job.account().id(),
                "account_name", job.account().name(),
                "execution_id", job.plan().execution());
        JsonNode result = status.equals("COMPLETED") ? result(job) : null;
        if (result != null) {
            json.put("result_type", job.plan().resultType()).set("result", result);
        }
        return json;
    }

    /** What the job has brought, as an object or, written as JSON, as a text; null for nothing. */
    public JsonNode result(DctJob job) {
        JsonNode result = job.result();
        return result != null && switches.isOn(DctSwitch.RESULT_AS_TEXT) ? Json.value(result.toString()) : result;
    }

    public boolean isTerminal(DctJob job) {
        return List.of("COMPLETED", "FAILED", "CANCELED", "TIMEDOUT", "ABANDONED")
                .contains(status(job));
    }

    /** PENDING, STARTED and so on. */
    public String status(DctJob job) {
        if (job.shownAs() != null) {
            return job.shownAs();
        }
        boolean endsAllTheSame = switches.isOn(DctSwitch.ABANDONED_JOBS_END) && job.hasEnded() && !isLate(job);
        if (job.abandoned() != null && !endsAllTheSame) {
            return "ABANDONED";
        } else if (isLate(job)) {
            return switches.isOn(DctSwitch.TELEMETRY_AS_WAITING) ? "WAITING" : started();
        } else if (job.hasEnded()) {
            return job.end().status();
        } else if (job.ageNanos() < pending.get().toNanos()) {
            return "PENDING";
        }
        return started();
    }

    private String started() {
        return switches.isOn(DctSwitch.STARTED_AS_RUNNING) ? "RUNNING" : "STARTED";
    }

    private boolean isWaiting(DctJob job) {
        return job.shownAs() == null && job.abandoned() == null && isLate(job);
    }

    /** Whether the work is done while the inventory still shows what was before. */
    private boolean isLate(DctJob job) {
        return job.hasEnded()
                && job.end().status().equals("COMPLETED")
                && !switches.isOn(DctSwitch.COMPLETED_BEFORE_TELEMETRY)
                && System.nanoTime() - job.end().nanos() < lag.get().toNanos();
    }

    private Instant updated(DctJob job) {
        if (job.abandoned() != null) {
            return job.abandoned();
        } else if (!job.hasEnded()) {
            return times.now();
        }
        Instant ended = job.end().when();
        boolean completed = job.end().status().equals("COMPLETED") && !isLate(job);
        return completed ? ended.plus(lag.get()) : ended;
    }
}
