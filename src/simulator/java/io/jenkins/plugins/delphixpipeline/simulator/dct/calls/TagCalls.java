package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tags, which all kinds of objects have in the same way. */
final class TagCalls {

    /** What stands before the number of an account where its tags are kept. */
    static final String ACCOUNT = "account ";

    /** By path: whether there is an object of an id. */
    private static final Map<String, BiPredicate<DctState, String>> TAGGED = new LinkedHashMap<>();

    /** Minor versions that brought the tags of a path later than its objects. */
    private static final Map<String, Integer> SINCE =
            Map.of("data-layouts", 16, "virtualization-policies", 17, "hook-templates", 28);

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
        TAGGED.put("toolkits", (state, id) -> has(state, Kind.TOOLKIT, id));
        TAGGED.put("hook-templates", (state, id) -> has(state, Kind.HOOK_TEMPLATE, id));
        TAGGED.put("data-layouts", (state, id) -> has(state, Kind.TEMPLATE, id) || has(state, Kind.POD, id));
        TAGGED.put(
                "virtualization-policies",
                (state, id) -> isAmong(state.policies().all(), id));
        TAGGED.put("database-templates", (state, id) -> isAmong(state.policies().templates(), id));
        TAGGED.put("connectors", TagCalls::hasConnector);
        TAGGED.put("management/accounts", TagCalls::hasAccount);
        TAGGED.put(
                "management/engines",
                (state, id) -> state.inventory().engine(id).isPresent());
    }

    private TagCalls() {}

    static void addTo(Router router) {
        TAGGED.forEach((path, exists) -> {
            int since = SINCE.getOrDefault(path, 0);
            String prefix = path.endsWith("accounts") ? ACCOUNT : "";
            router.get(since, path + "/{id}/tags", call -> {
                require(call, exists);
                return shown(call, prefix + call.id(), 200);
            });
            router.post(since, path + "/{id}/tags", "tags!:a", call -> {
                require(call, exists);
                Tags.check(call.body().get("tags"));
                call.require("MANAGE_TAGS", call.id());
                call.state().notes().tags().add(prefix + call.id(), call.body().get("tags"));
                return shown(call, prefix + call.id(), 201);
            });
            router.post(since, path + "/{id}/tags/delete", "key value tags:a", call -> {
                require(call, exists);
                call.require("MANAGE_TAGS", call.id());
                return delete(call, prefix + call.id());
            });
        });
    }

    private static boolean has(DctState state, Kind kind, String id) {
        return state.inventory().find(kind, id).isPresent();
    }

    private static boolean hasMaskingJob(DctState state, String id) {
        Compliance compliance = new Compliance(state.inventory());
        return compliance.find(compliance.jobs(), id).isPresent();
    }

    private static boolean hasConnector(DctState state, String id) {
        Compliance compliance = new Compliance(state.inventory());
        return compliance.find(compliance.connectors(), id).isPresent();
    }

    private static boolean hasAccount(DctState state, String id) {
        return StreamSupport.stream(state.accounts().all().spliterator(), false)
                .anyMatch(account -> id.equals(String.valueOf(account.id())));
    }

    private static boolean isAmong(Stream<ObjectNode> objects, String id) {
        return objects.anyMatch(object -> id.equals(Json.text(object, "id")));
    }

    private static void require(Call call, BiPredicate<DctState, String> exists) {
        if (!exists.test(call.state(), call.id())) {
            throw DctError.missing("object " + call.id());
        }
    }

    private static Answer shown(Call call, String tagged, int status) {
        return new Answer(
                status, Json.object("tags", call.state().notes().tags().of(tagged)));
    }

    /** All of them when nothing is said. */
    private static Answer delete(Call call, String tagged) {
        Tags tags = call.state().notes().tags();
        if (call.body().isEmpty()) {
            tags.removeAll(tagged);
        }
        tags.remove(tagged, call.body().path("tags"));
        if (call.text("key") != null) {
            tags.remove(tagged, call.text("key"), call.text("value"));
        }
        return Answer.empty();
    }
}
