package io.jenkins.plugins.delphixpipeline.simulator.dct.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.RegisteredEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a job has an engine do: one job there, or something that is done at once. */
public final class DctTask {

    private enum State {
        WAITING,
        RUNNING,
        COMPLETED,
        CANCELED,
        FAILED
    }

    private final RegisteredEngine engine;
    private final String title;
    private final Supplier<JsonNode> submission;
    private Consumer<JsonNode> whenCompleted = answer -> {};
    private Supplier<String> execution;
    private JsonNode answer = Json.object();
    private State state = State.WAITING;
    private String error;
    private String warning;

    /** @param submission asks the engine when it is the task's turn; answers what the engine does */
    public DctTask(RegisteredEngine engine, String title, Supplier<JsonNode> submission) {
        this.engine = engine;
        this.title = title;
        this.submission = submission;
    }

    /** @param effect gets the engine's answer to the submission */
    public DctTask then(Consumer<JsonNode> effect) {
        whenCompleted = effect;
        return this;
    }

    /** A task that goes on where no engine tells of its end: it is asked for SUCCEEDED, FAILED, CANCELLED or anything else. */
    public DctTask asking(Supplier<String> status) {
        execution = status;
        return this;
    }

    public RegisteredEngine engine() {
        return engine;
    }

    /** The engine's answer to the submission, empty before that. */
    public JsonNode answer() {
        return answer;
    }

    /** The engine's job, or null. */
    String engineJob() {
        return Json.text(answer, "job");
    }

    void submit() {
        answer = submission.get();
        if ("ErrorResult".equals(Json.text(answer, "type"))) {
            state = State.FAILED;
            error = sentence(answer.path("error").path("details"));
        } else if (engineJob() == null && execution == null) {
            complete();
        } else {
            state = State.RUNNING;
        }
    }

    /** Whether its end is known only by asking. */
    boolean isAsked() {
        return state == State.RUNNING && execution != null;
    }

    /** Asks how an execution goes. */
    void ask() {
        if (isAsked()) {
            String status = String.valueOf(execution.get());
            switch (status) {
                case "SUCCEEDED" -> complete();
                case "WARNING" -> {
                    warning = "The execution ended with warnings.";
                    complete();
                }
                case "FAILED" -> fail("The masking job failed.");
                case "CANCELLED" -> state = State.CANCELED;
                default -> {
                    // it goes on
                }
            }
        }
    }

    /** The engine's job has ended. */
    void ended(String engineState) {
        switch (engineState) {
            case "COMPLETED" -> complete();
            case "CANCELED" -> {
                state = State.CANCELED;
                error = "The job was canceled on the engine.";
            }
            default -> fail(reason());
        }
    }

    void fail(String why) {
        state = State.FAILED;
        error = why;
    }

    private void complete() {
        state = State.COMPLETED;
        whenCompleted.accept(answer);
    }

    private String reason() {
        String action =
                engine.get("/job/" + engineJob()).at("/result/parentAction").asText();
        return engine.get("/action/" + action).at("/result/failureDescription").asText("The job failed.");
    }

    /** Details of an engine are a text, or an object that has one for each field. */
    private static String sentence(JsonNode details) {
        return details.isTextual() ? details.asText() : details.toString();
    }

    boolean hasEnded() {
        return state != State.WAITING && state != State.RUNNING;
    }

    boolean isCompleted() {
        return state == State.COMPLETED;
    }

    boolean isCanceled() {
        return state == State.CANCELED;
    }

    /** Whether the engine would not begin it. */
    public boolean isRefused() {
        return state == State.FAILED && "ErrorResult".equals(Json.text(answer, "type"));
    }

    /** Of a refused task: because of another job on the same object. */
    public boolean isBusy() {
        return "exception.executor.object.locked".equals(answer.at("/error/id").asText());
    }

    /** Why it did not complete. */
    public String error() {
        return error;
    }

    /** What there is to complain of although it completed, or null. */
    String warning() {
        return warning;
    }

    int percent() {
        if (hasEnded() || engineJob() == null) {
            return hasEnded() ? 100 : 0;
        }
        return (int) job().path("percentComplete").asDouble();
    }

    private JsonNode job() {
        return engine.get("/job/" + engineJob()).path("result");
    }

    ObjectNode toJson(String parentJob) {
        JsonNode job = engineJob() == null ? Json.object() : job();
        ArrayNode events = Json.array();
        job.path("events")
                .forEach(event -> events.add(Json.object("message_details", Json.text(event, "messageDetails"))));
        ObjectNode json = Json.object(
                "id",
                engineJob() == null ? parentJob : engineJob(),
                "parent_job_id",
                parentJob,
                "title",
                Json.text(job, "title") == null ? title : Json.text(job, "title"),
                "percent_complete",
                percent(),
                "status",
                state == State.WAITING ? "PENDING" : state.name(),
                "events",
                events);
        if (Json.has(job, "startTime")) {
            json.put("start_time", Json.text(job, "startTime"));
        }
        if (Json.has(job, "updateTime") && hasEnded()) {
            json.put("end_time", Json.text(job, "updateTime"));
        }
        return json;
    }
}
