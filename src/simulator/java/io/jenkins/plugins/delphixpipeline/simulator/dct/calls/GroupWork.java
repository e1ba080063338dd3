package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctPlan;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctTask;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Tags;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.Bookmark;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.VdbGroup;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.EngineTasks;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.GroupPlan;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.Points;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.Provisioning;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code /vdb-groups}: what is done with all VDBs of a group in one job. */
final class GroupWork {

    private GroupWork() {}

    static void addTo(Router router) {
        router.post("vdb-groups/{id}/refresh", "bookmark_id!", GroupWork::fromBookmark);
        router.post("vdb-groups/{id}/rollback", "bookmark_id!", GroupWork::fromBookmark);
        router.post(16, "vdb-groups/{id}/refresh_from_bookmark", "bookmark_id!", GroupWork::fromBookmark);
        router.post(16, "vdb-groups/{id}/refresh_by_snapshot", "vdb_snapshot_mappings:a", GroupWork::bySnapshot);
        router.post(
                16,
                "vdb-groups/{id}/refresh_by_timestamp",
                "vdb_timestamp_mappings:a is_refresh_to_nearest@28:b",
                GroupWork::byTimestamp);
        for (String verb : List.of("start", "stop", "enable", "disable")) {
            String mappings = "vdb_" + verb + "_param_mappings";
            router.post(17, "vdb-groups/{id}/" + verb, mappings + ":a", call -> control(call, verb, mappings));
        }
        router.post(17, "vdb-groups/{id}/timestamp-summary", "timestamp:t vdb_ids@28:as mode@28", GroupWork::summary);
        router.post(
                "vdb-groups/provision_from_bookmark",
                "name! bookmark_id! provision_parameters!:o tags:a make_current_account_owner:b",
                GroupWork::provision);
    }

    private static Answer fromBookmark(Call call) {
        VdbGroup group = group(call, "REFRESH_FROM_BOOKMARK");
        call.requireLicence("BOOKMARK");
        Points points = new Points(call.state());
        Bookmark bookmark = points.bookmark(call.text("bookmark_id"));
        return call.start(plan(call, group)
                .refreshedTo(bookmark.id())
                .of("VDB_GROUP_REFRESH", true, vdb -> EngineTasks.refresh(vdb, points.bookmark(bookmark, vdb))));
    }

    private static Answer bySnapshot(Call call) {
        VdbGroup group = group(call, "REFRESH_FROM_SNAPSHOT");
        Points points = new Points(call.state());
        Map<String, JsonNode> mappings =
                mappings(call, group, "vdb_snapshot_mappings", List.of("vdb_id", "snapshot_id"));
        return call.start(plan(call, group).of("VDB_GROUP_REFRESH", true, vdb -> {
            JsonNode mapping = mappings.get(vdb.id());
            boolean told = mapping != null && Json.has(mapping, "snapshot_id");
            return EngineTasks.refresh(
                    vdb, told ? points.snapshot(Json.text(mapping, "snapshot_id")) : points.newest(points.parent(vdb)));
        }));
    }

    private static Answer byTimestamp(Call call) {
        VdbGroup group = group(call, "REFRESH_FROM_TIMESTAMP");
        Points points = new Points(call.state());
        List<String> members = List.of("vdb_id", "timestamp", "timestamp_in_database_timezone", "timeflow_id", "mode");
        Map<String, JsonNode> mappings = mappings(call, group, "vdb_timestamp_mappings", members);
        return call.start(plan(call, group).of("VDB_GROUP_REFRESH", true, vdb -> {
            JsonNode mapping = mappings.getOrDefault(vdb.id(), Json.object());
            boolean own = "SELF".equals(Json.text(mapping, "mode"));
            return EngineTasks.refresh(vdb, points.time(mapping, own ? vdb : points.parent(vdb)));
        }));
    }

    private static Answer control(Call call, String verb, String member) {
        VdbGroup group = group(call, verb.toUpperCase(Locale.ROOT));
        List<String> members = List.of(
                "vdb_id", "instances", "abort", "attempt_start", "attempt_cleanup", "container_mode", "ownership_spec");
        Map<String, JsonNode> mappings = mappings(call, group, member, members);
        String type = "VDB_GROUP_" + verb.toUpperCase(Locale.ROOT);
        return call.start(plan(call, group).of(type, !verb.equals("stop") && !verb.equals("disable"), vdb -> {
            JsonNode mapping = mappings.getOrDefault(vdb.id(), Json.object());
            return EngineTasks.source(vdb, verb, mapping.path("attempt_start").asBoolean(true));
        }));
    }

    /** A job that only looks: its result is what times the parent of each VDB could be had at. */
    private static Answer summary(Call call) {
        VdbGroup group = group(call, "READ");
        Points points = new Points(call.state());
        boolean own = "SELF".equals(call.text("mode"));
        List<ObjectNode> items = group.orders().keySet().stream()
                .map(call.state().inventory()::vdb)
                .map(vdb -> Json.object(
                        "vdb_id", vdb.id(), "timeflow_range", HistoryCalls.range(call, own ? vdb : points.parent(vdb))))
                .toList();
        return call.start(GroupCalls.job(call, "VDB_GROUP_TIMESTAMP_SUMMARY", group)
                .resulting("VdbGroupTimestampSummary", () -> Json.object("items", Json.array(items))));
    }

    /** By id of the VDB. */
    private static Map<String, JsonNode> mappings(Call call, VdbGroup group, String member, List<String> known) {
        Map<String, JsonNode> mappings = new LinkedHashMap<>();
        for (JsonNode mapping : call.body().path(member)) {
            mapping.fieldNames().forEachRemaining(name -> {
                if (!known.contains(name)) {
                    throw DctError.invalid("Unknown field \"" + member + "." + name + "\".");
                }
            });
            String vdb = Json.text(mapping, "vdb_id");
            if (!group.orders().containsKey(String.valueOf(vdb))) {
                throw DctError.invalid("The VDB " + vdb + " is not in the group.");
            }
            mappings.put(vdb, mapping);
        }
        return mappings;
    }

    private static VdbGroup group(Call call, String permission) {
        VdbGroup group = GroupCalls.group(call, permission);
        call.requireUnlocked(group.id());
        return group;
    }

    private static GroupPlan plan(Call call, VdbGroup group) {
        return new GroupPlan(call.state(), group);
    }

    /** The group holds the new VDBs when all of them are there. */
    private static Answer provision(Call call) {
        call.requireLicence("VDB_GROUP");
        call.requireLicence("BOOKMARK");
        Tags.check(call.body().path("tags"));
        Points points = new Points(call.state());
        Bookmark bookmark = points.bookmark(call.text("bookmark_id"));
        JsonNode parameters = call.body().get("provision_parameters");
        List<DctTask> tasks = new ArrayList<>();
        List<String> made = new ArrayList<>();
        for (String dataset : bookmark.points().keySet()) {
            if (!parameters.has(dataset)) {
                throw DctError.invalid("There are no parameters for " + dataset + ".");
            }
            Located from = call.state().inventory().get(Kind.DATABASE, dataset, "dataset");
            DctTask task =
                    new Provisioning(call.state(), points.bookmark(bookmark, from), parameters.get(dataset)).task();
            tasks.add(task.then(answer -> made.add(from.engine().id(Json.text(answer, "result")))));
        }
        VdbGroup group = call.state().addGroup(call.text("name"));
        call.state().notes().tags().add(group.id(), call.body().path("tags"));
        DctPlan plan = new DctPlan("VDB_GROUP_PROVISION", group.id(), group.name())
                .stage(tasks)
                .stage(new DctTask(tasks.get(0).engine(), "Create group", Json::object)
                        .then(done -> made.forEach(id -> group.orders().put(id, 0))))
                .whenNotCompleted(() -> call.state().groups().remove(group.id()));
        ObjectNode job = call.submit(plan);
        return Answer.of(Json.object("vdb_group", GroupCalls.shown(call, group), "job", job));
    }
}
