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
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Account;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Resource;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.EngineTasks;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.VdbUpdate;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.stream.Stream;

/** {@code /vdbs}: lists, and what does not bring other data. */
final class VdbCalls {

    private static final String ENABLE = "attempt_start:b container_mode@28:b ownership_spec@28";
    private static final String DISABLE = "attempt_cleanup:b container_mode@28:b";
    private static final String DELETE = "force:b delete_all_dependent_vdbs@28:b move_to_recycle_bin@28:b";

    private VdbCalls() {}

    static void addTo(Router router) {
        router.get("vdbs", call -> Listing.of(call, Resource.VDB).answer(all(call)));
        router.post("vdbs/search", DctCalls.SEARCH, call -> Listing.of(call, Resource.VDB)
                .answer(all(call)));
        router.get("vdbs/{id}", call -> Answer.of(shown(call, call.vdbToRead())));
        router.patch("vdbs/{id}", VdbUpdate.MEMBERS, VdbCalls::update);
        router.get("vdbs/{id}/snapshots", VdbCalls::snapshots);
        router.post("vdbs/{id}/snapshots", "", VdbCalls::snapshot);
        router.post("vdbs/{id}/start", "instances@16:a", call -> source(call, "start", "START"));
        router.post("vdbs/{id}/stop", "instances@16:a abort@16:b", call -> source(call, "stop", "STOP"));
        router.post("vdbs/{id}/enable", ENABLE, call -> source(call, "enable", "ENABLE"));
        router.post("vdbs/{id}/disable", DISABLE, call -> source(call, "disable", "DISABLE"));
        router.post("vdbs/{id}/lock", "account_id:l", VdbCalls::lock);
        router.post("vdbs/{id}/unlock", "", VdbCalls::unlock);
        router.post("vdbs/{id}/delete", DELETE, VdbCalls::delete);
        router.get(28, "vdbs/{id}/deletion-dependencies", VdbCalls::dependencies);
    }

    private static Stream<ObjectNode> all(Call call) {
        return call.state().inventory().vdbs().map(call.state().datasetView()::vdb);
    }

    private static ObjectNode shown(Call call, Located vdb) {
        return call.shown(Resource.VDB, call.state().datasetView().vdb(vdb));
    }

    private static Answer update(Call call) {
        Located vdb = call.vdb("UPDATE");
        DctTask task = new VdbUpdate(vdb).task(call.body());
        return call.start(new DctPlan("VDB_UPDATE", vdb.id(), vdb.name()).stage(task));
    }

    private static Answer snapshots(Call call) {
        return HistoryCalls.snapshots(call, call.vdbToRead());
    }

    private static Answer snapshot(Call call) {
        Located vdb = call.vdb("SNAPSHOT");
        return call.start(HistoryCalls.snapshotPlan(call, "VDB_SNAPSHOT", vdb));
    }

    private static Answer source(Call call, String verb, String permission) {
        Located vdb = call.vdb(permission);
        boolean attemptStart = call.body().path("attempt_start").asBoolean(true);
        return call.start(new DctPlan("VDB_" + permission, vdb.id(), vdb.name())
                .stage(EngineTasks.source(vdb, verb, attemptStart)));
    }

    private static Answer lock(Call call) {
        Located vdb = call.vdb("LOCK");
        call.state().notes().lock(vdb.id(), owner(call));
        return Answer.of(shown(call, vdb));
    }

    /** Whom a lock is for: the account that the body names, else the caller. */
    static Account owner(Call call) {
        JsonNode id = call.body().path("account_id");
        if (id.isMissingNode() || id.isNull()) {
            return call.account();
        }
        for (Account account : call.state().accounts().all()) {
            if (account.id() == id.asInt()) {
                return account;
            }
        }
        throw DctError.missing("account " + id.asText());
    }

    private static Answer unlock(Call call) {
        Located vdb = call.vdb("UNLOCK");
        call.state().notes().unlock(vdb.id());
        return Answer.of(shown(call, vdb));
    }

    private static Answer delete(Call call) {
        Located vdb = call.vdb("DELETE");
        if (call.body().path("move_to_recycle_bin").asBoolean()) {
            throw DctError.invalid("The recycle bin is not simulated.");
        }
        DctPlan plan = new DctPlan("VDB_DELETE", vdb.id(), vdb.name());
        if (call.body().path("delete_all_dependent_vdbs").asBoolean()) {
            deleteChildren(call, vdb, plan);
        }
        return call.start(plan.stage(deletion(call, vdb)));
    }

    /** Those that nothing depends on come first. */
    static void deleteChildren(Call call, Located dataset, DctPlan plan) {
        for (ObjectNode child : dataset.mirror().where(Kind.DATABASE, "provisionContainer", dataset.reference())) {
            Located vdb = new Located(dataset.engine(), Kind.DATABASE, child);
            deleteChildren(call, vdb, plan);
            plan.stage(deletion(call, vdb));
        }
    }

    /** A deleted VDB leaves its groups. */
    private static DctTask deletion(Call call, Located vdb) {
        return EngineTasks.delete(vdb)
                .then(done -> call.state().groups().values().forEach(group -> group.orders()
                        .remove(vdb.id())));
    }

    private static Answer dependencies(Call call) {
        Located vdb = call.vdbToRead();
        return Answer.of(Json.object(
                "items",
                Json.array(vdb.mirror().where(Kind.DATABASE, "provisionContainer", vdb.reference()).stream()
                        .map(child -> Json.object(
                                "engine_id", vdb.engine().id(),
                                "dataset_id", vdb.engine().id(Json.text(child, "reference")),
                                "dataset_name", Json.text(child, "name"),
                                "parent_id", vdb.id()))
                        .toList())));
    }
}
