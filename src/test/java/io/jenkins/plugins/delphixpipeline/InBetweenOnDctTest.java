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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another build or person changes what was looked at in the moment before the submission, on DCT. */
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

    private String badSnapshot() {
        at.failByPerson();
        at.engine.world().takePolicySnapshot(MasterWorld.MASTER);
        at.untilIdle();
        return at.newestSnapshot();
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
        String bad = badSnapshot();
        at.newSession();
        at.untilIdle();
        List<String> before = at.exposed();
        boolean[] done = {false};
        dct.faults().on("POST", take.path).fails((request, handling) -> {
            if (!done[0]) {
                done[0] = true;
                at.stage.run(new RefreshVdb(MasterWorld.CHILD, PointChoice.snapshot(bad), true));
                at.untilIdle();
            }
            return handling.get();
        });
        stage.start(take.operation).untilEnded();
        at.untilIdle();
        List<String> after = new ArrayList<>(at.exposed());
        after.removeAll(before);
        after.remove(at.reference(MasterWorld.CHILD));
        assertThat(done[0]).isTrue();
        assertThat(after).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = VdbAction.class,
            names = {"ENABLE", "START"})
    void aMemberWithUnmaskedDataJoinsTheGroupInBetween(VdbAction action) {
        stage.run(masked());
        stage.run(new RefreshVdb(MasterWorld.CHILD, PointChoice.latestSnapshot(), false));
        String bad = badSnapshot();
        at.newSession();
        at.stage.run(new RefreshVdb(MasterWorld.CHILD, PointChoice.snapshot(bad), true));
        at.untilIdle();
        at.engine
                .world()
                .setRuntime(
                        MasterWorld.CHILD,
                        action != VdbAction.ENABLE,
                        action == VdbAction.ENABLE ? "UNKNOWN" : "INACTIVE");
        at.engine
                .world()
                .setRuntime(GRAND, action != VdbAction.ENABLE, action == VdbAction.ENABLE ? "UNKNOWN" : "INACTIVE");
        at.untilIdle();
        List<String> before = at.exposed();
        boolean[] done = {false};
        String word = action.verb();
        dct.faults().on("POST", "/vdb-groups/[^/]+/" + word + "$").fails((request, handling) -> {
            if (!done[0]) {
                done[0] = true;
                String id = dct.books().groups().stream()
                        .filter(g -> g.name().equals("grand"))
                        .findFirst()
                        .get()
                        .id();
                HttpRequest put = HttpRequest.newBuilder(URI.create(dct.url() + dct.basePath() + "/vdb-groups/" + id))
                        .header("Authorization", "apk " + SimulatedDct.API_KEY)
                        .header("Content-Type", "application/json")
                        .method(
                                "PATCH",
                                HttpRequest.BodyPublishers.ofString("{\"vdb_ids\":[\""
                                        + dct.books().id("engine1", GRAND) + "\",\""
                                        + dct.books().id("engine1", MasterWorld.CHILD) + "\"]}"))
                        .build();
                try {
                    int status = HttpClient.newHttpClient()
                            .send(put, HttpResponse.BodyHandlers.ofString())
                            .statusCode();
                    assertThat(status).isEqualTo(200);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                at.untilIdle();
            }
            return handling.get();
        });
        stage.start(new ManageGroup("grand", action, false)).untilEnded();
        at.untilIdle();
        List<String> after = new ArrayList<>(at.exposed());
        after.removeAll(before);
        assertThat(done[0]).isTrue();
        assertThat(after).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = VdbAction.class,
            names = {"ENABLE", "START"})
    void anotherBuildsMaskedRefreshFailsInBetween(VdbAction action) {
        stage.run(masked());
        at.engine
                .world()
                .setRuntime(
                        MasterWorld.MASTER,
                        action != VdbAction.ENABLE,
                        action == VdbAction.ENABLE ? "UNKNOWN" : "INACTIVE");
        at.untilIdle();
        Running[] other = {null};
        dct.faults().on("POST", "/vdbs/[^/]+/" + action.verb() + "$").fails((request, handling) -> {
            if (other[0] == null) {
                at.engine.faults().failMasking();
                other[0] = stage.start(masked()).untilEndedOrBusy();
                at.untilIdle();
            }
            return handling.get();
        });
        stage.start(new ManageVdb(MasterWorld.MASTER, action, null, false)).untilEnded();
        at.untilIdle();
        assertThat(other[0].untilEnded().ending).isEqualTo("failed");
        at.untilIdle();
        assertThat(at.exposed()).doesNotContain(at.reference(MasterWorld.MASTER));
    }
}
