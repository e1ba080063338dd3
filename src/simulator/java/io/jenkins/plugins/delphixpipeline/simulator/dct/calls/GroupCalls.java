package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Listing;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctPlan;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctTask;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Tags;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Resource;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctView;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.VdbGroup;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.Points;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /vdb-groups}: which there are, and which VDBs are in them. */
final class GroupCalls {

    private static final String MEMBERS = "vdb_ids:as vdbs@16:a refresh_immediately@18:b";

    private GroupCalls() {}

    static void addTo(Router router) {
        router.get("vdb-groups", call -> list(call).answer(all(call)));
        router.post("vdb-groups/search", DctCalls.SEARCH, call -> list(call).answer(all(call)));
        router.get("vdb-groups/{id}", call -> Answer.of(shown(call, group(call, "READ"))));
        router.post("vdb-groups", "name! tags:a make_current_account_owner:b " + MEMBERS, GroupCalls::create);
        router.patch("vdb-groups/{id}", "name " + MEMBERS, GroupCalls::update);
        router.delete("vdb-groups/{id}", GroupCalls::delete);
        router.post("vdb-groups/{id}/lock", "account_id:l", call -> {
            VdbGroup group = group(call, "LOCK");
            call.requireUnlocked(group.id());
            call.state().notes().lock(group.id(), VdbCalls.owner(call));
            return Answer.of(shown(call, group));
        });
        router.post("vdb-groups/{id}/unlock", "", call -> {
            VdbGroup group = group(call, "UNLOCK");
            call.requireUnlocked(group.id());
            call.state().notes().unlock(group.id());
            return Answer.of(shown(call, group));
        });
        router.get("vdb-groups/{id}/bookmarks", GroupCalls::bookmarks);
        router.post("vdb-groups/{id}/bookmarks/search", DctCalls.SEARCH, GroupCalls::bookmarks);
        router.get(16, "vdb-groups/{id}/latest-snapshots", GroupCalls::latestSnapshots);
    }

    static Listing list(Call call) {
        call.requireLicence("VDB_GROUP");
        return Listing.of(call, Resource.VDB_GROUP);
    }

    private static Stream<ObjectNode> all(Call call) {
        return call.state().allGroups().map(new DctView(call.state())::group);
    }

    static ObjectNode shown(Call call, VdbGroup group) {
        return call.shown(Resource.VDB_GROUP, new DctView(call.state()).group(group));
    }

    /** The group of the path, by its id or its name. */
    static VdbGroup group(Call call, String permission) {
        call.requireLicence("VDB_GROUP");
        VdbGroup group = call.state()
                .allGroups()
                .filter(each -> each.id().equals(call.id()) || each.name().equals(call.id()))
                .findFirst()
                .orElseThrow(() -> DctError.missing("VDB group " + call.id()));
        call.require(permission, group.id());
        return group;
    }

    private static Answer create(Call call) {
        call.requireLicence("VDB_GROUP");
        Tags.check(call.body().path("tags"));
        Map<String, Integer> orders = orders(call);
        if (orders.isEmpty()) {
            throw DctError.invalid("\"vdb_ids\" is required.");
        }
        orders.keySet().forEach(id -> call.require("CREATE_VDBGROUP", id));
        requireFree(call);
        VdbGroup group = call.state().addGroup(call.text("name"));
        group.orders().putAll(orders);
        call.state().notes().tags().add(group.id(), call.body().path("tags"));
        ObjectNode answer = Json.object("vdb_group", shown(call, group));
        if (call.version().atLeast(18)) {
            answer.set("job", call.submit(job(call, "VDB_GROUP_CREATE", group)));
        }
        return Answer.created(answer);
    }

    private static Answer update(Call call) {
        VdbGroup group = group(call, "UPDATE");
        call.requireUnlocked(group.id());
        Map<String, Integer> orders = orders(call);
        if (call.text("name") != null && !call.text("name").equals(group.name())) {
            requireFree(call);
            group.name(call.text("name"));
        }
        if (!orders.isEmpty()) {
            group.orders().clear();
            group.orders().putAll(orders);
        }
        ObjectNode answer = shown(call, group);
        if (call.version().atLeast(28)) {
            answer.set("job", call.submit(job(call, "VDB_GROUP_UPDATE", group)));
        }
        return Answer.of(answer);
    }

    /** A job that no engine has to do anything for. */
    static DctPlan job(Call call, String type, VdbGroup group) {
        List<DctTask> tasks = group.orders().keySet().stream()
                .limit(1)
                .map(id -> new DctTask(call.state().inventory().vdb(id).engine(), type, Json::object))
                .toList();
        return new DctPlan(type, group.id(), group.name()).stage(tasks);
    }

    private static Map<String, Integer> orders(Call call) {
        Map<String, Integer> orders = new LinkedHashMap<>();
        call.body().path("vdb_ids").forEach(id -> orders.put(id.asText(), 0));
        for (JsonNode vdb : call.body().path("vdbs")) {
            if (!Json.has(vdb, "vdb_id")) {
                throw DctError.invalid("\"vdb_id\" is required.");
            }
            orders.put(Json.text(vdb, "vdb_id"), vdb.path("order").asInt(0));
        }
        orders.keySet().forEach(call.state().inventory()::vdb);
        return orders;
    }

    private static void requireFree(Call call) {
        boolean taken = call.state().groups().values().stream()
                .anyMatch(group -> group.name().equals(call.text("name")));
        if (taken && call.state().is(DctSwitch.NAMES_UNIQUE)) {
            throw DctError.of(409, "conflict", "There is a VDB group \"" + call.text("name") + "\" already.");
        }
    }

    /** The VDBs stay: a group is nothing but a name for them. */
    private static Answer delete(Call call) {
        VdbGroup group = group(call, "DELETE");
        call.requireUnlocked(group.id());
        call.state().groups().remove(group.id());
        return Answer.empty();
    }

    private static Answer bookmarks(Call call) {
        VdbGroup group = group(call, "READ");
        Points points = new Points(call.state());
        call.requireLicence("BOOKMARK");
        return Listing.of(call, Resource.BOOKMARK)
                .answer(call.state().bookmarks().values().stream()
                        .filter(bookmark -> group.orders().keySet().stream()
                                .map(call.state().inventory()::vdb)
                                .allMatch(vdb -> points.isCompatible(bookmark, vdb)))
                        .map(new DctView(call.state())::bookmark));
    }

    private static Answer latestSnapshots(Call call) {
        List<ObjectNode> items = group(call, "READ").orders().keySet().stream()
                .map(call.state().inventory()::vdb)
                .map(vdb -> HistoryCalls.newest(new Points(call.state()).parent(vdb)))
                .flatMap(Optional<Located>::stream)
                .map(call.state().historyView()::snapshot)
                .map(snapshot -> call.shown(Resource.SNAPSHOT, snapshot))
                .toList();
        return Answer.of(Json.object("items", Json.array(items)));
    }
}
