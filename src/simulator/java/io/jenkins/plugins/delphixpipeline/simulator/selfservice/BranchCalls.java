package io.jenkins.plugins.delphixpipeline.simulator.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Namespace;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Names;
import java.util.Map;

/** {@code /selfservice/branch}. */
public final class BranchCalls {

    private BranchCalls() {}

    public static void addTo(Router router) {
        new Namespace(Kind.BRANCH)
                .owner("dataLayout")
                .update("JETSTREAM_USER_BRANCH_UPDATE", "name")
                .addTo(router);
        router.post("selfservice/branch", BranchCalls::create);
        router.post("selfservice/branch/{ref}/activate", BranchCalls::activate);
        router.post("selfservice/branch/{ref}/delete", BranchCalls::delete);
    }

    private static Reply create(Call call) {
        call.validate()
                .name("name")
                .required("dataContainer", "timelinePointParameters")
                .check();
        ObjectNode pod = call.object(Kind.POD, call.text("dataContainer"));
        String podReference = Store.ref(pod);
        PodData.requireOnline(pod);
        JsonNode point = call.body().get("timelinePointParameters");
        TimelinePoints timeline = new TimelinePoints(call.state());
        PodData.requireReachable(call.state(), pod, timeline.layoutOf(point), point);
        Map<String, DataPoint> points = timeline.resolve(point);
        new Names(call.state())
                .requireFree(
                        Kind.BRANCH, call.text("name"), other -> podReference.equals(Json.text(other, "dataLayout")));
        call.state().jobs().requireFree(new Layouts(call.state()).locks(podReference));
        ObjectNode branch = call.store()
                .add(
                        Kind.BRANCH,
                        Json.object(
                                "type",
                                "JSBranch",
                                "name",
                                call.text("name"),
                                "dataLayout",
                                podReference,
                                "firstOperation",
                                null,
                                "lastOperation",
                                null));
        PodData.countCheckout(call.state(), Json.text(point, "bookmark"));
        return new LayoutJob(call, pod, "USER_BRANCH_CREATE", "CREATE_BRANCH", "Create a branch of")
                .changingTo(Store.ref(branch))
                .leavingInconsistent()
                .whenNotCompleted(() -> call.store().remove(Kind.BRANCH, Store.ref(branch)))
                .replacing(points)
                .changing(operation -> switchTo(call, pod, Store.ref(branch)))
                .start(Store.ref(branch));
    }

    private static Reply activate(Call call) {
        ObjectNode branch = call.object(Kind.BRANCH);
        ObjectNode pod = call.object(Kind.POD, Json.text(branch, "dataLayout"));
        PodData.requireOnline(pod);
        Map<String, DataPoint> points = call.state()
                .dataPoints()
                .left()
                .getOrDefault(Store.ref(branch), new Layouts(call.state()).present(Store.ref(pod)));
        return new LayoutJob(call, pod, "USER_BRANCH_ACTIVATE", "ACTIVATE", "Activate a branch of")
                .changingTo(Store.ref(branch))
                .leavingInconsistent()
                .replacing(points)
                .changing(operation -> switchTo(call, pod, Store.ref(branch)))
                .start("");
    }

    private static Reply delete(Call call) {
        ObjectNode branch = call.object(Kind.BRANCH);
        ObjectNode pod = call.object(Kind.POD, Json.text(branch, "dataLayout"));
        if (Store.ref(branch).equals(Json.text(pod, "activeBranch"))) {
            throw ApiError.refused(
                    "exception.js.branch.active",
                    "The branch \"" + Json.text(branch, "name") + "\" is active.",
                    "Activate another branch first.");
        }
        return new LayoutJob(call, pod, "USER_BRANCH_DELETE", "DELETE_BRANCH", "Delete a branch of")
                .changing(operation -> call.store().remove(Kind.BRANCH, Store.ref(branch)))
                .start("");
    }

    private static void switchTo(Call call, ObjectNode pod, String branch) {
        call.store().update(Kind.POD, Store.ref(pod), changed -> changed.put("activeBranch", branch));
    }
}
