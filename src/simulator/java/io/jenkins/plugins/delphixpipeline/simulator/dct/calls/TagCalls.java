package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Compliance;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Tags;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/** Tags, which all kinds of objects have in the same way. */
final class TagCalls {

    /** By path: whether there is an object of an id. */
    private static final Map<String, BiPredicate<DctState, String>> TAGGED = new LinkedHashMap<>();

    static {
        TAGGED.put("jobs", (state, id) -> state.jobs().find(id).isPresent());
        TAGGED.put("vdbs", (state, id) -> has(state, Kind.DATABASE, id));
        TAGGED.put("dsources", (state, id) -> has(state, Kind.DATABASE, id));
        TAGGED.put("snapshots", (state, id) -> has(state, Kind.SNAPSHOT, id));
        TAGGED.put("timeflows", (state, id) -> has(state, Kind.TIMEFLOW, id));
        TAGGED.put("bookmarks", (state, id) -> state.bookmarks().containsKey(id));
        TAGGED.put("vdb-groups", (state, id) -> state.groups().containsKey(id));
        TAGGED.put("masking-jobs", TagCalls::hasMaskingJob);
        TAGGED.put("compliance-jobs", TagCalls::hasMaskingJob);
        TAGGED.put("environments", (state, id) -> has(state, Kind.ENVIRONMENT, id));
        TAGGED.put("sources", (state, id) -> has(state, Kind.SOURCE_CONFIG, id));
        TAGGED.put(
                "management/engines",
                (state, id) -> state.inventory().engine(id).isPresent());
    }

    private TagCalls() {}

    static void addTo(Router router) {
        TAGGED.forEach((path, exists) -> {
            router.get(path + "/{id}/tags", call -> shown(call, exists, 200));
            router.post(path + "/{id}/tags", "tags!:a", call -> {
                require(call, exists);
                Tags.check(call.body().get("tags"));
                call.require("MANAGE_TAGS", call.id());
                call.state().notes().tags().add(call.id(), call.body().get("tags"));
                return shown(call, exists, 201);
            });
            router.post(path + "/{id}/tags/delete", "key value tags:a", call -> delete(call, exists));
        });
    }

    private static boolean has(DctState state, Kind kind, String id) {
        return state.inventory().find(kind, id).isPresent();
    }

    private static boolean hasMaskingJob(DctState state, String id) {
        Compliance compliance = new Compliance(state.inventory());
        return compliance.find(compliance.jobs(), id).isPresent();
    }

    private static void require(Call call, BiPredicate<DctState, String> exists) {
        if (!exists.test(call.state(), call.id())) {
            throw DctError.missing("object " + call.id());
        }
    }

    private static Answer shown(Call call, BiPredicate<DctState, String> exists, int status) {
        require(call, exists);
        return new Answer(
                status, Json.object("tags", call.state().notes().tags().of(call.id())));
    }

    /** All of them when nothing is said. */
    private static Answer delete(Call call, BiPredicate<DctState, String> exists) {
        require(call, exists);
        call.require("MANAGE_TAGS", call.id());
        Tags tags = call.state().notes().tags();
        if (call.body().isEmpty()) {
            tags.removeAll(call.id());
        }
        tags.remove(call.id(), call.body().path("tags"));
        if (call.text("key") != null) {
            tags.remove(call.id(), call.text("key"), call.text("value"));
        }
        return Answer.empty();
    }
}
