package io.jenkins.plugins.delphixpipeline.simulator.selfservice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Namespace;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Authorizations;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Datasets;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Runtime;
import java.util.Collection;

/** {@code /selfservice/container}: everything about data pods but their data. */
public final class PodCalls {

    private PodCalls() {}

    public static void addTo(Router router) {
        new Namespace(Kind.POD)
                .filter("template", "template")
                .filter("owner", Kind.USER, (call, pod) -> new Authorizations(call.state())
                        .has(call.query("owner"), Store.ref(pod)))
                .update("JETSTREAM_USER_CONTAINER_UPDATE", "name", "notes", "properties")
                .addTo(router);
        router.post("selfservice/container", call -> new PodCreation(call).start());
        PodData.addTo(router);
        router.post("selfservice/container/{ref}/enable", call -> power(call, true));
        router.post("selfservice/container/{ref}/disable", call -> power(call, false));
        router.post("selfservice/container/{ref}/recover", PodCalls::recover);
        router.post("selfservice/container/{ref}/delete", PodCalls::delete);
        router.post("selfservice/container/{ref}/lock", PodCalls::lock);
        router.post("selfservice/container/{ref}/unlock", PodCalls::unlock);
        router.post("selfservice/container/{ref}/addOwner", PodCalls::addOwner);
        router.post("selfservice/container/{ref}/removeOwner", PodCalls::removeOwner);
        router.post(
                "selfservice/container/{ref}/getActiveBranchAtTime",
                call -> Reply.of(call.object(Kind.POD).get("activeBranch")));
    }

    private static Reply power(Call call, boolean on) {
        ObjectNode pod = call.object(Kind.POD);
        String verb = on ? "ENABLE" : "DISABLE";
        return new LayoutJob(call, pod, "USER_CONTAINER_" + verb, verb, on ? "Enable" : "Disable")
                .changing(operation -> power(call, pod, on))
                .start("");
    }

    private static void power(Call call, ObjectNode pod, boolean on) {
        for (String database : databases(call, pod)) {
            new Runtime(call.state()).enabled(database, on, on ? "RUNNING" : "UNKNOWN");
        }
        call.store().update(Kind.POD, Store.ref(pod), changed -> changed.put("state", on ? "ONLINE" : "OFFLINE"));
    }

    private static Reply recover(Call call) {
        ObjectNode pod = call.object(Kind.POD);
        if (!"INCONSISTENT".equals(Json.text(pod, "state"))) {
            throw ApiError.refused(
                    "exception.js.container.not.inconsistent",
                    "The data container \"" + Json.text(pod, "name") + "\" is not inconsistent.",
                    "Only an inconsistent data container can be recovered.");
        }
        return new LayoutJob(call, pod, "USER_CONTAINER_RECOVER", "RECOVER", "Recover")
                .changing(operation -> power(call, pod, true))
                .start("");
    }

    private static Reply delete(Call call) {
        ObjectNode pod = call.object(Kind.POD);
        boolean withVdbs = call.body().path("deleteDataSources").asBoolean(true);
        return new LayoutJob(call, pod, "USER_CONTAINER_DELETE", "UNKNOWN", "Delete")
                .changing(operation -> {
                    Collection<String> databases = databases(call, pod);
                    new Layouts(call.state()).remove(Kind.POD, Store.ref(pod));
                    if (withVdbs) {
                        databases.forEach(new Datasets(call.state())::remove);
                    }
                })
                .start("");
    }

    private static Reply lock(Call call) {
        ObjectNode pod = call.object(Kind.POD);
        call.validate().required("lockUser").check();
        ObjectNode user = call.object(Kind.USER, call.text("lockUser"));
        call.store().update(Kind.POD, Store.ref(pod), changed -> changed.put("lockUserName", Json.text(user, "name"))
                .put("lockUserReference", Store.ref(user)));
        return call.done("", "JETSTREAM_USER_CONTAINER_LOCK", "Lock \"" + Json.text(pod, "name") + "\".");
    }

    private static Reply unlock(Call call) {
        ObjectNode pod = call.object(Kind.POD);
        call.store().update(Kind.POD, Store.ref(pod), changed -> changed.putNull("lockUserName")
                .putNull("lockUserReference"));
        return call.done("", "JETSTREAM_USER_CONTAINER_UNLOCK", "Unlock \"" + Json.text(pod, "name") + "\".");
    }

    private static Reply addOwner(Call call) {
        ObjectNode pod = call.object(Kind.POD);
        call.validate().required("owner").check();
        PodCreation.addOwner(call, Store.ref(pod), call.text("owner"));
        return call.done(
                "", "JETSTREAM_ADMIN_CONTAINER_ADD_OWNER", "Add an owner to \"" + Json.text(pod, "name") + "\".");
    }

    private static Reply removeOwner(Call call) {
        ObjectNode pod = call.object(Kind.POD);
        call.validate().required("owner").check();
        new Authorizations(call.state()).remove(call.text("owner"), Store.ref(pod));
        return call.done(
                "", "JETSTREAM_ADMIN_CONTAINER_REMOVE_OWNER", "Remove an owner of \"" + Json.text(pod, "name") + "\".");
    }

    private static Collection<String> databases(Call call, ObjectNode pod) {
        return new Layouts(call.state()).databases(Store.ref(pod)).values();
    }
}
