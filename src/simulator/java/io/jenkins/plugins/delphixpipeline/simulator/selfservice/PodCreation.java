package io.jenkins.plugins.delphixpipeline.simulator.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Authorizations;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Names;
import java.util.Map;
import java.util.Set;

/** Makes a data pod of VDBs that are there already. */
final class PodCreation {

    private static final String WITHOUT_REFRESH = "JSDataContainerCreateWithoutRefreshParameters";

    private final Call call;

    PodCreation(Call call) {
        this.call = call;
    }

    Reply start() {
        boolean refreshed = validate();
        String template = call.text("template");
        Map<String, String> wanted = new Layouts(call.state()).databases(template);
        for (JsonNode item : call.body().get("dataSources")) {
            requireUsable(item, wanted);
        }
        Map<String, DataPoint> points = refreshed
                ? new TimelinePoints(call.state()).resolve(call.body().get("timelinePointParameters"))
                : Map.of();
        for (JsonNode owner : call.body().path("owners")) {
            call.object(Kind.USER, owner.asText());
        }

        Layouts layouts = new Layouts(call.state());
        JsonNode properties = Json.has(call.body(), "properties") ? call.body().get("properties") : Json.object();
        String pod = layouts.addPod(call.text("name"), template, call.text("notes"), properties);
        layouts.addRequestedDataSources(call, pod);
        layouts.addBranch(Kind.POD, pod, "default", call.session().user());
        call.body().path("owners").forEach(owner -> addOwner(call, pod, owner.asText()));
        ObjectNode stored = call.store().get(Kind.POD, pod);
        return new LayoutJob(call, stored, "ADMIN_CONTAINER_CREATE", refreshed ? "REFRESH" : "UNKNOWN", "Create")
                .whenNotCompleted(() -> layouts.remove(Kind.POD, pod))
                .replacing(points)
                .start(pod);
    }

    static void addOwner(Call call, String pod, String owner) {
        call.object(Kind.USER, owner);
        new Authorizations(call.state()).add(owner, Authorizations.SELF_SERVICE_USER, pod);
    }

    /** Returns whether the pod's data shall be replaced by that of a point. */
    private boolean validate() {
        Set<String> types = call.version().atLeast("1.8.2")
                ? Set.of(
                        "JSDataContainerCreateWithRefreshParameters",
                        WITHOUT_REFRESH,
                        "JSDataContainerCreateParameters")
                : Set.of("JSDataContainerCreateParameters");
        call.validate().type(types).required("template").text("notes").check();
        Layouts.validateDataSources(call);
        call.object(Kind.TEMPLATE, call.text("template"));
        boolean refreshed = !WITHOUT_REFRESH.equals(call.text("type"));
        if (refreshed) {
            call.validate().required("timelinePointParameters").check();
        }
        new Names(call.state()).requireFree(Kind.POD, call.text("name"), other -> call.text("template")
                .equals(Json.text(other, "template")));
        return refreshed;
    }

    private void requireUsable(JsonNode item, Map<String, String> wanted) {
        String name = item.at("/source/name").asText();
        ObjectNode database = call.object(Kind.DATABASE, Json.text(item, "container"));
        String problem = null;
        if (!wanted.containsKey(name)) {
            problem = "The template has no data source \"" + name + "\".";
        } else if (!wanted.get(name).equals(Json.text(database, "provisionContainer"))) {
            problem = "\"" + call.state().displayName(database)
                    + "\" was not provisioned from the template's data source.";
        } else if (call.store().of(Kind.DATA_SOURCE, Json.text(item, "container")).stream()
                .anyMatch(used -> call.store()
                        .find(Kind.POD, Json.text(used, "dataLayout"))
                        .isPresent())) {
            problem = "\"" + call.state().displayName(database) + "\" already belongs to a data container.";
        }
        if (problem != null) {
            throw ApiError.refused(
                    "exception.js.container.data.source.invalid", problem, "Choose another virtual database.");
        }
    }
}
