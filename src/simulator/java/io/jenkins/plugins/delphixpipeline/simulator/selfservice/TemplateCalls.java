package io.jenkins.plugins.delphixpipeline.simulator.selfservice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Namespace;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Names;

/** {@code /selfservice/template}. */
public final class TemplateCalls {

    private TemplateCalls() {}

    public static void addTo(Router router) {
        new Namespace(Kind.TEMPLATE)
                .update(
                        "JETSTREAM_ADMIN_TEMPLATE_UPDATE",
                        "name",
                        "notes",
                        "confirmTimeConsumingOperations",
                        "properties")
                .addTo(router);
        router.post("selfservice/template", TemplateCalls::create);
        router.post("selfservice/template/{ref}/delete", TemplateCalls::delete);
        router.get("selfservice/template/{ref}/getNumContainers", call -> Reply.of(pods(call)));
        new Namespace(Kind.DATA_SOURCE)
                .owner("dataLayout")
                .filter("container", "container")
                .update("JETSTREAM_DATA_SOURCE_UPDATE", "name", "description", "priority", "properties")
                .addTo(router);
        router.post("selfservice/datasource/dataTimestamps", TemplateCalls::dataTimestamps);
        new Namespace(Kind.OPERATION)
                .owner("dataLayout")
                .filter("branch", "branch")
                .addTo(router);
        router.get(
                "selfservice/config",
                call -> Reply.of(
                        Json.object("type", "JSConfig", "defaultBookmarkExpiration", null, "retryAttempts", 0)));
    }

    private static Reply create(Call call) {
        Layouts.validateDataSources(call);
        new Names(call.state()).requireFree(Kind.TEMPLATE, call.text("name"), any -> true);
        Layouts layouts = new Layouts(call.state());
        String template = layouts.addTemplate(
                call.text("name"),
                call.text("notes"),
                Json.has(call.body(), "properties") ? call.body().get("properties") : Json.object());
        layouts.addRequestedDataSources(call, template);
        layouts.addBranch(Kind.TEMPLATE, template, "master", call.session().user());
        ObjectNode stored = call.store().get(Kind.TEMPLATE, template);
        String title = "Create data template \"" + call.text("name") + "\".";
        if (call.state().switches().isOn(Switch.SHARE_RETURNS_JOB)) {
            return call.start(
                    template, new JobPlan("JETSTREAM_ADMIN_TEMPLATE_CREATE", stored, call.text("name"), title));
        }
        return call.done(template, "JETSTREAM_ADMIN_TEMPLATE_CREATE", title);
    }

    private static Reply delete(Call call) {
        ObjectNode template = call.object(Kind.TEMPLATE);
        if (pods(call) > 0) {
            throw ApiError.refused(
                    "exception.js.template.in.use",
                    "The data template \"" + Json.text(template, "name") + "\" has data containers.",
                    "Delete its data containers first.");
        }
        new Layouts(call.state()).remove(Kind.TEMPLATE, Store.ref(template));
        return call.done(
                "", "JETSTREAM_ADMIN_TEMPLATE_DELETE", "Delete data template \"" + Json.text(template, "name") + "\".");
    }

    /** For each data source the time of the newest data that a branch had at a time; none where there was no data yet. */
    private static Reply dataTimestamps(Call call) {
        boolean byBranch = call.version().atLeast("1.8.0");
        call.validate().required(byBranch ? "branch" : "dataLayout", "time").check();
        String layout = byBranch
                ? Json.text(call.object(Kind.BRANCH, call.text("branch")), "dataLayout")
                : Store.ref(new Layouts(call.state()).find(call.text("dataLayout")));
        ArrayNode found = Json.array();
        for (ObjectNode source : call.store().of(Kind.DATA_SOURCE, layout)) {
            new TimelinePoints(call.state())
                    .at(Json.text(source, "container"), call.text("time"))
                    .ifPresent(point -> found.add(Json.object(
                            "type", "JSSourceDataTimestamp",
                            "branch", call.text("branch"),
                            "name", Json.text(source, "name"),
                            "priority", source.get("priority"),
                            "source", Store.ref(source),
                            "timestamp", point.timestamp())));
        }
        return Reply.list(found, found.size());
    }

    private static int pods(Call call) {
        return call.store()
                .where(Kind.POD, "template", Store.ref(call.object(Kind.TEMPLATE)))
                .size();
    }
}
