package io.jenkins.plugins.delphixpipeline.simulator.dct.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What a job will do: stages, one after the other, each of tasks that are done side by side. */
public final class DctPlan {

    private final String type;
    private final List<List<DctTask>> stages = new ArrayList<>();
    private String target;
    private String targetName;
    private Supplier<String> execution = () -> null;
    private DctTask maker;
    private Supplier<JsonNode> result = () -> null;
    private String resultType;
    private Runnable whenCompleted = () -> {};
    private Runnable whenNotCompleted = () -> {};

    /** @param type such as VDB_REFRESH */
    public DctPlan(String type, String target, String targetName) {
        this.type = type;
        this.target = target;
        this.targetName = targetName;
    }

    public DctPlan stage(DctTask... tasks) {
        return stage(List.of(tasks));
    }

    public DctPlan stage(List<DctTask> tasks) {
        stages.add(tasks);
        return this;
    }

    /** Tells what the job works on, where that is known only when it has begun. */
    public void target(String id, String name) {
        target = id;
        targetName = name;
    }

    /** The job works on what this task of it makes; known when the engine has answered. */
    public DctPlan naming(DctTask task) {
        maker = task;
        return this;
    }

    /** What the job brings, made when it is asked for. */
    public DctPlan resulting(String typeOfResult, Supplier<JsonNode> what) {
        resultType = typeOfResult;
        result = what;
        return this;
    }

    /** The execution that the job follows, known when it has begun. */
    public DctPlan executing(Supplier<String> id) {
        execution = id;
        return this;
    }

    public DctPlan whenCompleted(Runnable effect) {
        whenCompleted = effect;
        return this;
    }

    /** Runs when the job ends in any other way. */
    public DctPlan whenNotCompleted(Runnable effect) {
        whenNotCompleted = effect;
        return this;
    }

    String type() {
        return type;
    }

    /** The type in words. */
    String localizedType() {
        String words = type.replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Null where the job works on nothing, or on what is not there. */
    public String target() {
        String made = maker == null || maker.engineJob() == null ? null : Json.text(maker.answer(), "result");
        return made == null ? target : maker.engine().id(made);
    }

    String targetName() {
        return targetName;
    }

    List<List<DctTask>> stages() {
        return stages;
    }

    JsonNode result() {
        return result.get();
    }

    String execution() {
        return execution.get();
    }

    String resultType() {
        return resultType;
    }

    void ended(boolean completed) {
        (completed ? whenCompleted : whenNotCompleted).run();
    }
}
