package io.jenkins.plugins.delphixpipeline.simulator.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a job will do: its stages with what each does to the data, what it keeps others off, and what follows. Effects
 * run while the engine's monitor is held; one that throws {@link JobFailure} makes the job fail.
 */
public final class JobPlan {

    /**
     * One step forward.
     *
     * @param percent when it is reached, as part of the job's whole time
     * @param code message code of the event, null for progress without an event
     * @param child a job of a child action that runs inside this one, which goes on when the child has ended; null for none
     * @param until the percentage that the child's end stands for
     */
    record Stage(double percent, String code, String message, Runnable effect, Supplier<JobPlan> child, double until) {}

    private static final Runnable NOTHING = () -> {};

    private final String actionType;
    private final String target;
    private final String targetType;
    private final String targetName;
    private final String title;
    private final Set<String> locks = new LinkedHashSet<>();
    private final List<Stage> stages = new ArrayList<>();
    private final List<Runnable> atEnd = new ArrayList<>();
    private final List<Runnable> whenNotCompleted = new ArrayList<>();
    private Supplier<JobPlan> follower;

    /**
     * @param targetName as shown, {@code Group/Name} for a dataset
     * @param title a whole sentence
     */
    public JobPlan(String actionType, ObjectNode target, String targetName, String title) {
        this.actionType = actionType;
        this.target = Store.ref(target);
        this.targetType = Json.text(target, "type");
        this.targetName = targetName;
        this.title = title;
        locks.add(this.target);
    }

    /** Keeps other work off these objects too; the target is always among them. */
    public JobPlan locking(Collection<String> references) {
        locks.addAll(references);
        return this;
    }

    public JobPlan event(double percent, String code, String message) {
        return event(percent, code, message, NOTHING);
    }

    public JobPlan event(double percent, String code, String message, Runnable effect) {
        stages.add(new Stage(percent, code, message, effect, null, percent));
        return this;
    }

    /** Progress that shows in the percentage only. */
    public JobPlan progress(double percent) {
        return progress(percent, NOTHING);
    }

    public JobPlan progress(double percent, Runnable effect) {
        stages.add(new Stage(percent, null, null, effect, null, percent));
        return this;
    }

    /**
     * A job of a child action runs inside this one, in this part of its time; it needs to complete for this one to do so.
     *
     * @param child asked when the time has come; answers null when there is nothing to do
     */
    public JobPlan within(double from, double to, Supplier<JobPlan> child) {
        stages.add(new Stage(from, null, null, NOTHING, child, to));
        return this;
    }

    /** Runs when the job completes, before anybody can see that it has. */
    public JobPlan atEnd(Runnable effect) {
        atEnd.add(effect);
        return this;
    }

    /** Runs when the job fails or is cancelled. */
    public JobPlan whenNotCompleted(Runnable effect) {
        whenNotCompleted.add(effect);
        return this;
    }

    /** A job of a child action that begins when this one has completed. */
    public JobPlan followedBy(Supplier<JobPlan> plan) {
        follower = plan;
        return this;
    }

    public String actionType() {
        return actionType;
    }

    String target() {
        return target;
    }

    String targetType() {
        return targetType;
    }

    public String targetName() {
        return targetName;
    }

    String title() {
        return title;
    }

    /** The objects that nobody else may work on meanwhile. */
    public Set<String> locks() {
        return locks;
    }

    List<Stage> stages() {
        return stages;
    }

    void complete() {
        atEnd.forEach(Runnable::run);
    }

    void notCompleted() {
        whenNotCompleted.forEach(Runnable::run);
    }

    JobPlan follower() {
        return follower == null ? null : follower.get();
    }
}
