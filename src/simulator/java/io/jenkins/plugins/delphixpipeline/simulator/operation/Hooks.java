package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobFailure;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.MaskingEngine;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the hooks of a VDB, the masking step among them, as parts of a job. */
public final class Hooks {

    private final EngineState state;

    public Hooks(EngineState state) {
        this.state = state;
    }

    /** Adds the hooks of one list to a job, spread over this range of its percentage. */
    public void plan(JobPlan plan, String database, String list, double from, double to) {
        JsonNode hooks = state.sourceOf(database).at("/operations/" + list);
        double share = (to - from) / Math.max(1, hooks.size());
        for (int i = 0; i < hooks.size(); i++) {
            JsonNode hook = hooks.get(i);
            double start = from + i * share;
            if (isMaskingJob(hook)) {
                AtomicReference<MaskingEngine.Execution> execution = new AtomicReference<>(status -> false);
                plan.event(
                        start,
                        "event.job.masking.started",
                        started(hook, list),
                        () -> execution.set(state.maskingEngine().get().start(Json.text(hook, "maskingJobId"))));
                plan.progress(start + share / 2, () -> mask(database, hook, execution.get()));
                plan.whenNotCompleted(() -> execution.get().end("CANCELLED"));
            } else {
                plan.event(start, "event.job.hook.started", started(hook, list));
                plan.progress(start + share / 2, () -> run(database, list, hook));
            }
        }
    }

    private void mask(String database, JsonNode hook, MaskingEngine.Execution execution) {
        boolean masked = execution.end(state.faults().takeMaskingFailure() ? "FAILED" : null);
        ObjectNode container = state.store().get(Kind.DATABASE, database);
        if (!masked) {
            throw failure(container, hook);
        }
        state.lineage().masked(Json.text(container, "currentTimeflow"), state.now());
    }

    /** A script of configureClone masks where the flag says that one does. */
    private void run(String database, String list, JsonNode hook) {
        ObjectNode container = state.store().get(Kind.DATABASE, database);
        if (!list.equals("configureClone") || !new Timeflows(state).masksItself(container)) {
            return;
        }
        if (state.faults().takeMaskingFailure()) {
            throw failure(container, hook);
        }
        state.lineage().masked(Json.text(container, "currentTimeflow"), state.now());
    }

    private JobFailure failure(ObjectNode container, JsonNode hook) {
        return new JobFailure(
                "exception.masking.job.failed",
                (isMaskingJob(hook) ? "Masking job" : "Operation") + " \"" + Json.text(hook, "name") + "\" failed on \""
                        + state.displayName(container) + "\".",
                isMaskingJob(hook)
                        ? "Look at the job's log on the Masking Engine, correct the cause, then refresh again."
                        : "Look at the output of the operation, correct the cause, then refresh again.");
    }

    private static String started(JsonNode hook, String list) {
        return isMaskingJob(hook)
                ? "Running masking job \"" + Json.text(hook, "name") + "\"."
                : "Running " + list + " operation \"" + Json.text(hook, "name") + "\".";
    }

    private static boolean isMaskingJob(JsonNode hook) {
        return hook.path("type").asText().startsWith("RunMaskingJob");
    }
}
