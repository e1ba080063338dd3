package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobFailure;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;

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
            String code = isMaskingJob(hook) ? "event.job.masking.started" : "event.job.hook.started";
            plan.event(start, code, started(hook, list), () -> tellMaskingEngine(hook));
            plan.progress(start + share / 2, () -> run(database, list, hook));
        }
    }

    private void tellMaskingEngine(JsonNode hook) {
        if (isMaskingJob(hook)) {
            state.maskingEngine().get().accept(Json.text(hook, "maskingJobId"));
        }
    }

    private void run(String database, String list, JsonNode hook) {
        ObjectNode container = state.store().get(Kind.DATABASE, database);
        boolean masksByScript = new Timeflows(state).masksItself(container);
        if (!list.equals("configureClone") || !(isMaskingJob(hook) || masksByScript)) {
            return;
        }
        if (state.faults().takeMaskingFailure()) {
            throw new JobFailure(
                    "exception.masking.job.failed",
                    "Masking job \"" + Json.text(hook, "name") + "\" failed on \"" + state.displayName(container)
                            + "\".",
                    "Look at the job's log on the Masking Engine, correct the cause, then refresh again.");
        }
        state.lineage().masked(Json.text(container, "currentTimeflow"), state.now());
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
