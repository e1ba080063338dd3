package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.group.ManageGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.RefreshGroup;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another build or person changes what was looked at in the moment before the submission, on DCT. */
@Execution(ExecutionMode.CONCURRENT)
class InBetweenOnDctTest {
    private static final String GRAND = "QA/Grandchild";
    private final MasterWorld at = world();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", at.engine)
            .vdbGroup("qa", MasterWorld.CHILD)
            .vdbGroup("grand", GRAND)
            .start();
    private final DctStage stage = new DctStage(dct);

    private static MasterWorld world() {
        MasterWorld at = new MasterWorld();
        at.engine.world().addVdb("QA", "Grandchild", MasterWorld.CHILD);
        at.engine.world().setHooks(MasterWorld.MASTER, "configureClone", World.scriptHook("mask.sh"));
        return at;
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        at.close();
    }

    private static DataOperation masked() {
        return new RefreshMasked(MasterWorld.MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.hook("mask.sh"));
    }

    enum Take {
        LATEST_POINT("/refresh_by_timestamp$", new RefreshVdb(GRAND, PointChoice.latestPoint(), false)),
        LATEST_SNAPSHOT("/refresh_by_snapshot$", new RefreshVdb(GRAND, PointChoice.latestSnapshot(), false)),
        PROVISION_LATEST_POINT(
                "/provision_by_timestamp$",
                new ProvisionVdb(
                        "QA/fresh",
                        new ProvisionVdb.Source(MasterWorld.CHILD, PointChoice.latestPoint()),
                        new Placement(null, null, null, null, Map.of()),
                        IfExists.FAIL,
                        false)),
        PROVISION_LATEST_SNAPSHOT(
                "/provision_by_snapshot$",
                new ProvisionVdb(
                        "QA/fresh",
                        new ProvisionVdb.Source(MasterWorld.CHILD, PointChoice.latestSnapshot()),
                        new Placement(null, null, null, null, Map.of()),
                        IfExists.FAIL,
                        false)),
        GROUP("/vdb-groups/[^/]+/refresh", new RefreshGroup("grand", null, false));

        final String path;
        final DataOperation operation;

        Take(String path, DataOperation operation) {
            this.path = path;
            this.operation = operation;
        }
    }

    @ParameterizedTest
    @EnumSource(Take.class)
    void theSourceIsRefreshedFromUnmaskedDataInBetween(Take take) {
        stage.run(masked());
        stage.run(new RefreshVdb(MasterWorld.CHILD, PointChoice.latestSnapshot(), false));
        at.untilIdle();
        String bad = at.badSnapshot();
        at.newSession();
        at.untilIdle();
        List<String> before = at.exposed();
        AtomicBoolean done = MasterWorld.before(dct.faults().on("POST", take.path), () -> {
            at.stage.run(new RefreshVdb(MasterWorld.CHILD, PointChoice.snapshot(bad), true));
            at.untilIdle();
        });
        stage.start(take.operation).untilEnded();
        at.untilIdle();
        assertThat(done).isTrue();
        assertThat(at.exposedSince(before, MasterWorld.CHILD)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = VdbAction.class,
            names = {"ENABLE", "START"})
    void aMemberWithUnmaskedDataJoinsTheGroupInBetween(VdbAction action) {
        stage.run(masked());
        stage.run(new RefreshVdb(MasterWorld.CHILD, PointChoice.latestSnapshot(), false));
        String bad = at.badSnapshot();
        at.newSession();
        at.stage.run(new RefreshVdb(MasterWorld.CHILD, PointChoice.snapshot(bad), true));
        at.untilIdle();
        closed(MasterWorld.CHILD, action);
        closed(GRAND, action);
        at.untilIdle();
        List<String> before = at.exposed();
        AtomicBoolean done = MasterWorld.before(
                dct.faults().on("POST", "/vdb-groups/[^/]+/" + action.verb() + "$"), this::childJoinsTheGroup);
        stage.start(new ManageGroup("grand", action, false)).untilEnded();
        at.untilIdle();
        assertThat(done).isTrue();
        assertThat(at.exposedSince(before)).isEmpty();
    }

    /** As the action finds what it is to open. */
    private void closed(String vdb, VdbAction action) {
        boolean enabled = action != VdbAction.ENABLE;
        at.engine.world().setRuntime(vdb, enabled, enabled ? "INACTIVE" : "UNKNOWN");
    }

    private void childJoinsTheGroup() {
        String id = dct.books().groups().stream()
                .filter(group -> group.name().equals("grand"))
                .findFirst()
                .orElseThrow()
                .id();
        HttpRequest change = HttpRequest.newBuilder(URI.create(dct.url() + dct.basePath() + "/vdb-groups/" + id))
                .header("Authorization", "apk " + SimulatedDct.API_KEY)
                .header("Content-Type", "application/json")
                .method(
                        "PATCH",
                        HttpRequest.BodyPublishers.ofString("{\"vdb_ids\":[\""
                                + dct.books().id("engine1", GRAND) + "\",\""
                                + dct.books().id("engine1", MasterWorld.CHILD) + "\"]}"))
                .build();
        assertThat(HttpClient.newHttpClient().sendAsync(change, HttpResponse.BodyHandlers.discarding()))
                .succeedsWithin(Duration.ofSeconds(10))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(200);
        at.untilIdle();
    }

    @ParameterizedTest
    @EnumSource(
            value = VdbAction.class,
            names = {"ENABLE", "START"})
    void anotherBuildsMaskedRefreshFailsInBetween(VdbAction action) {
        stage.run(masked());
        closed(MasterWorld.MASTER, action);
        at.untilIdle();
        Running[] other = {null};
        MasterWorld.before(dct.faults().on("POST", "/vdbs/[^/]+/" + action.verb() + "$"), () -> {
            at.engine.faults().failMasking();
            other[0] = stage.start(masked()).untilEndedOrBusy();
            at.untilIdle();
        });
        stage.start(new ManageVdb(MasterWorld.MASTER, action, null, false)).untilEnded();
        at.untilIdle();
        assertThat(other[0].untilEnded().ending).isEqualTo("failed");
        at.untilIdle();
        assertThat(at.exposed()).doesNotContain(at.reference(MasterWorld.MASTER));
    }
}
