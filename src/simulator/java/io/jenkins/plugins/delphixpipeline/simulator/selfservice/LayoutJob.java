package io.jenkins.plugins.delphixpipeline.simulator.selfservice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Job;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A job on a data pod or template together with the JSOperation that records it. Such a job shows no events but its
 * first and last.
 */
final class LayoutJob {

    /** Engines show nearly all of the progress at once and then nothing until the end. */
    private static final double DATA_CHANGES_AT = 88;

    private final Call call;
    private final EngineState state;
    private final Kind kind;
    private final String layout;
    private final String operation;
    private final JobPlan plan;
    private Consumer<String> change = reference -> {};
    private Map<String, DataPoint> points;
    private String branch;

    /**
     * @param actionType without JETSTREAM_
     * @param verb for the job's title
     */
    LayoutJob(Call call, ObjectNode target, String actionType, String operation, String verb) {
        this.call = call;
        this.state = call.state();
        this.kind = Layouts.kindOf(target);
        this.layout = Store.ref(target);
        this.operation = operation;
        String name = Json.text(target, "name");
        String what = kind == Kind.POD ? "data container" : "data template";
        plan = new JobPlan(
                "JETSTREAM_" + actionType, target, name, verb + " Jet Stream " + what + " \"" + name + "\".");
        if (kind == Kind.POD) {
            plan.locking(new Layouts(state).locks(layout));
        }
    }

    /** What happens to the data, told the reference of the operation. */
    LayoutJob changing(Consumer<String> effect) {
        change = effect;
        return this;
    }

    /** The pod's data sources get other data. */
    LayoutJob replacing(Map<String, DataPoint> data) {
        points = data;
        return this;
    }

    /** The operation is one of this branch, to which the pod changes; without it, one of the pod's active branch. */
    LayoutJob changingTo(String other) {
        branch = other;
        return this;
    }

    /** A pod whose data was being replaced is left inconsistent when the job does not complete. */
    LayoutJob leavingInconsistent() {
        plan.whenNotCompleted(() -> state.store().update(Kind.POD, layout, pod -> pod.put("state", "INCONSISTENT")));
        return this;
    }

    LayoutJob whenNotCompleted(Runnable effect) {
        plan.whenNotCompleted(effect);
        return this;
    }

    Reply start(String result) {
        state.jobs().requireFree(plan.locks());
        Operations operations = new Operations(state);
        String reference = branch == null
                ? operations.begin(kind, layout, operation, call.session().user())
                : operations.begin(
                        kind, layout, branch, operation, call.session().user());
        if (points == null) {
            plan.progress(30).progress(60).progress(DATA_CHANGES_AT, () -> change.accept(reference));
        } else {
            replaceData(reference);
        }
        plan.atEnd(() -> state.store().find(Kind.OPERATION, reference).ifPresent(any -> operations.end(reference)));
        Job job = state.jobs().start(plan, call.caller());
        operations.caused(reference, job.action().reference());
        return Reply.started(result, job);
    }

    private void replaceData(String reference) {
        Layouts layouts = new Layouts(state);
        Runnable before = () -> {
            state.dataPoints().before().put(reference, layouts.present(layout));
            if (branch != null) {
                String left = Json.text(state.store().get(kind, layout), "activeBranch");
                state.dataPoints().left().put(left, layouts.present(layout));
                new Operations(state).leave(layout, call.session().user());
            }
        };
        SourceUpdates updates = new SourceUpdates(state, layout, plan.actionType(), points);
        boolean snapshotsFirst = !call.body().path("forceOption").asBoolean();
        if (plan.actionType().equals("JETSTREAM_ADMIN_CONTAINER_CREATE")) {
            // A new pod gets its data together with its first branch.
            plan.within(1, 99, () -> {
                JobPlan branch = new JobPlan(
                        "JETSTREAM_USER_BRANCH_CREATE",
                        state.store().get(Kind.POD, layout),
                        plan.targetName(),
                        "Create Jet Stream branch in data container \"" + plan.targetName() + "\".");
                updates.plan(branch, snapshotsFirst, before);
                return branch;
            });
        } else {
            updates.plan(plan, snapshotsFirst, before);
        }
        plan.atEnd(() -> {
            change.accept(reference);
            state.dataPoints().after().put(reference, layouts.present(layout));
        });
    }
}
