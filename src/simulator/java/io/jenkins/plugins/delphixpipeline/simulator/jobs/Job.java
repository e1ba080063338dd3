package io.jenkins.plugins.delphixpipeline.simulator.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.Switches;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiVersion;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineClock;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Work in the background. Guarded by the engine's monitor; {@link Jobs} moves it on. */
public final class Job {

    private final String reference;
    private final JobPlan plan;
    private final Action action;
    private final Fate fate;
    private final Instant startTime;
    private final long startNanos = System.nanoTime();
    private final List<ObjectNode> events = new ArrayList<>();
    private Instant toldAt;
    private Instant updateTime;
    private JobState state = JobState.RUNNING;
    private String cancelReason;
    private boolean cancelling;
    private double percent;
    private Job parent;
    private Job child;
    private int nextStage;

    /**
     * How long a job takes, and how it ends.
     *
     * @param doom message of the failure that it is bound for, or null
     */
    record Fate(Duration duration, String doom) {}

    Job(String reference, JobPlan plan, Action action, Fate fate, Instant now) {
        this.reference = reference;
        this.plan = plan;
        this.action = action;
        this.fate = fate;
        startTime = now;
        updateTime = now;
    }

    public String reference() {
        return reference;
    }

    public String actionType() {
        return plan.actionType();
    }

    public String target() {
        return plan.target();
    }

    public String targetName() {
        return plan.targetName();
    }

    public String title() {
        return plan.title();
    }

    public Action action() {
        return action;
    }

    public JobState state() {
        return state;
    }

    public double percent() {
        return percent;
    }

    public Instant startTime() {
        return startTime;
    }

    public Instant updateTime() {
        return updateTime;
    }

    public List<ObjectNode> events() {
        return events;
    }

    public JobPlan plan() {
        return plan;
    }

    Duration duration() {
        return fate.duration();
    }

    /** How long ago it started, whatever the engine's clock has done since. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    String doom() {
        return fate.doom();
    }

    /** The job that this one runs inside, or null. */
    public Job parent() {
        return parent;
    }

    /** The job that runs inside this one now, or null. */
    Job child() {
        return child;
    }

    void waitFor(Job inside) {
        child = inside;
        inside.parent = this;
    }

    void waitNoMore() {
        child = null;
    }

    boolean cancelling() {
        return cancelling;
    }

    void cancelling(String reason) {
        cancelling = true;
        cancelReason = reason;
    }

    /** The stage that comes next, or null when only completion is left. */
    JobPlan.Stage stage() {
        return nextStage < plan.stages().size() ? plan.stages().get(nextStage) : null;
    }

    /** The stage that the job is in; its child runs in it. */
    JobPlan.Stage stageOfChild() {
        return nextStage == 0 ? null : plan.stages().get(nextStage - 1);
    }

    void nextStage() {
        nextStage++;
    }

    /** What an event says. */
    record Said(String eventType, String code, String message, String advice) {
        static Said info(String code, String message) {
            return new Said("INFO", code, message, null);
        }
    }

    /** @param withState the job's state, where the event tells it; null otherwise */
    void event(double reached, Said said, String withState, Instant now) {
        percent = Math.max(percent, reached);
        updateTime = now;
        events.add(Json.object(
                "type", "JobEvent",
                "timestamp", EngineClock.wire(now),
                "state", withState,
                "percentComplete", percent,
                "eventType", said.eventType(),
                "messageCode", said.code(),
                "messageDetails", said.message(),
                "messageAction", said.advice(),
                "messageCommandOutput", null,
                "diagnoses", Json.array()));
    }

    boolean mayTell(Instant now, Duration apart) {
        if (toldAt == null) {
            toldAt = startTime();
        }
        if (now.isBefore(toldAt.plus(apart))) {
            return false;
        }
        toldAt = now;
        return true;
    }

    /** Progress without an event of its own shows in the last event, as engines do it for Self-Service jobs. */
    public void progress(double reached, Instant now) {
        percent = Math.max(percent, reached);
        updateTime = now;
        ObjectNode last = events.get(events.size() - 1).deepCopy();
        events.set(events.size() - 1, last.put("percentComplete", percent));
    }

    public void end(JobState finalState, Instant now) {
        state = finalState;
        updateTime = now;
    }

    /** Without events the percentage is 0, whatever the job has reached: that is how engines fill their lists. */
    public ObjectNode toJson(boolean withEvents, ApiVersion version, Switches switches) {
        return Json.object(
                "type",
                "Job",
                "reference",
                reference,
                "namespace",
                null,
                "name",
                null,
                "actionType",
                ActionTypes.shown(plan.actionType(), version, switches),
                "title",
                plan.title(),
                "target",
                plan.target(),
                "targetObjectType",
                plan.targetType(),
                "targetName",
                plan.targetName(),
                "jobState",
                state,
                "percentComplete",
                withEvents ? percent : 0.0,
                "startTime",
                EngineClock.wire(startTime),
                "updateTime",
                EngineClock.wire(updateTime),
                "queued",
                false,
                "suspendable",
                false,
                "cancelable",
                true,
                "cancelReason",
                cancelReason,
                "user",
                action.caller().user(),
                "emailAddresses",
                null,
                "parentAction",
                action.reference(),
                "parentActionState",
                action.state(),
                "events",
                withEvents ? Json.array(events) : null);
    }
}
