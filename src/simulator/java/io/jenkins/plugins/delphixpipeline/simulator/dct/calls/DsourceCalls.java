package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Listing;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctPlan;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Resource;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.EngineTasks;
import java.util.List;
import java.util.stream.Stream;

/** {@code /dsources}. */
final class DsourceCalls {

    private static final String SYNC = """
            sync_strategy ase_backup_files:a mssql_backup_uuid compression_enabled:b availability_group_backup_policy
            drop_and_recreate_devices:b do_not_resume:b double_sync:b force_full_backup:b skip_space_check:b
            files_for_partial_full_backup:a appdata_parameters:o rman_rate_in_MB@28:i
            """;
    private static final List<String> STRATEGIES = List.of("latest_backup", "new_backup", "specific_backup");

    private DsourceCalls() {}

    static void addTo(Router router) {
        router.get("dsources", call -> Listing.of(call, Resource.DSOURCE).answer(all(call)));
        router.post("dsources/search", DctCalls.SEARCH, call -> Listing.of(call, Resource.DSOURCE)
                .answer(all(call)));
        router.get("dsources/{id}", DsourceCalls::get);
        router.get("dsources/{id}/snapshots", call -> HistoryCalls.snapshots(call, dSource(call, "READ")));
        router.post("dsources/{id}/snapshots", SYNC, DsourceCalls::sync);
        router.post(
                "dsources/delete",
                "dsource_id! force:b oracle_username oracle_password delete_all_dependent_vdbs@28:b",
                DsourceCalls::delete);
        router.post("dsources/{id}/enable", "attempt_start:b", call -> source(call, "enable", "ENABLE"));
        router.post("dsources/{id}/disable", "attempt_cleanup:b", call -> source(call, "disable", "DISABLE"));
    }

    private static Stream<ObjectNode> all(Call call) {
        return call.state().inventory().dSources().map(call.state().datasetView()::dSource);
    }

    private static Located dSource(Call call, String permission) {
        Located dSource = call.state().inventory().dSource(call.id());
        call.require(permission, dSource.id());
        return dSource;
    }

    private static Answer get(Call call) {
        ObjectNode whole = call.state().datasetView().dSource(dSource(call, "READ"));
        return Answer.of(call.shown(Resource.DSOURCE, whole));
    }

    private static Answer sync(Call call) {
        Located dSource = dSource(call, "SNAPSHOT");
        String strategy = call.text("sync_strategy");
        if (strategy != null && !STRATEGIES.contains(strategy)) {
            throw DctError.invalid("sync_strategy is one of " + STRATEGIES + ".");
        }
        return call.start(HistoryCalls.snapshotPlan(call, "DSOURCE_SNAPSHOT", dSource));
    }

    /** Answers with the job itself; since 3.28 with the same inside of it, too. */
    private static Answer delete(Call call) {
        Located dSource = call.state().inventory().dSource(call.text("dsource_id"));
        call.require("DELETE", dSource.id());
        DctPlan plan = new DctPlan("DSOURCE_DELETE", dSource.id(), dSource.name());
        if (call.body().path("delete_all_dependent_vdbs").asBoolean()) {
            VdbCalls.deleteChildren(call, dSource, plan);
        }
        ObjectNode job = call.submit(plan.stage(EngineTasks.delete(dSource)));
        return Answer.of(call.version().atLeast(28) ? job.set("job", job.deepCopy()) : job);
    }

    private static Answer source(Call call, String verb, String permission) {
        Located dSource = dSource(call, permission);
        boolean attemptStart = call.body().path("attempt_start").asBoolean(true);
        return call.start(new DctPlan("DSOURCE_" + permission, dSource.id(), dSource.name())
                .stage(EngineTasks.source(dSource, verb, attemptStart)));
    }
}
