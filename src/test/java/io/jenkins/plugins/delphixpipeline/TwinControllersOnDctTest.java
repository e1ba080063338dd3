package io.jenkins.plugins.delphixpipeline;

import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.MASTER;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.PREP1;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.provision;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.vdb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkVdb;
import io.jenkins.plugins.delphixpipeline.operation.group.BookmarkGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.ProvisionGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.RefreshGroup;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A submission never arrives at DCT, and another controller with the same account asks for something like it at that moment. */
@Execution(ExecutionMode.CONCURRENT)
class TwinControllersOnDctTest {
    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(60))
            .start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .vdbGroup("preps", "Prep/Patients prep2", "Prep/Patients prep3")
            .telemetryLag(Duration.ofMillis(80))
            .start();
    private final DctStage stage = new DctStage(dct);
    private final DctStage elsewhere = new DctStage(dct);

    @AfterEach
    void close() {
        stage.close();
        elsewhere.close();
        dct.close();
        engine.close();
    }

    /** Ours is lost, and theirs is asked for before that is known. */
    private Running beside(String call, DataOperation theirs, DataOperation ours, boolean ended) {
        dct.faults().on("POST", call).fails((request, handling) -> {
            Running other = elsewhere.start(theirs);
            if (ended) {
                other.untilEnded();
            } else {
                other.untilWaiting();
            }
            return Fault.dropBefore().around(request, handling);
        });
        return stage.start(ours).untilEnded();
    }

    private static DataOperation group() {
        return new ProvisionGroup(
                "twins",
                new ProvisionGroup.Source("monday", null),
                new Placement(null, null, null, null, Map.of()),
                IfExists.FAIL,
                false);
    }

    @ParameterizedTest
    @CsvSource({
        "true,NULLS_SHOWN",
        "false,NULLS_SHOWN",
        "true,GROUP_JOBS_WITHOUT_TARGET",
        "false,GROUP_JOBS_WITHOUT_TARGET"
    })
    void anotherGroupOfTheSameNameIsNotOurs(boolean ended, DctSwitch how) {
        dct.switches().turnOn(how);
        bookmark("monday");

        Running ours = beside("/provision_from_bookmark$", group(), group(), ended);

        assertThat(ours.ending).isEqualTo("failed");
    }

    @ParameterizedTest
    @CsvSource({"true,NULLS_SHOWN", "false,NULLS_SHOWN", "true,COMPLETED_BEFORE_TELEMETRY"})
    void anotherVdbOfTheSameNameIsNotOurs(boolean ended, DctSwitch how) {
        dct.switches().turnOn(how);
        DataOperation provision = provision("Prep/new", MASTER, IfExists.FAIL, false);

        Running ours = beside("/provision_by_snapshot$", provision, provision, ended);

        assertThat(ours.ending).isEqualTo("failed");
        assertThat(engine.books().hasDataset("Prep/new")).isTrue();
    }

    private void rewriteAnswers(String call, String old, String other) {
        dct.faults().on("POST", call).always().fails((request, handling) -> {
            HttpResponse answer = handling.get();
            String body = new String(answer.body(), StandardCharsets.UTF_8).replace(old, other);
            return HttpResponse.json(answer.status(), body.getBytes(StandardCharsets.UTF_8));
        });
    }

    private void bookmark(String name) {
        stage.run(new BookmarkGroup(name, "preps", new BookmarkLabels(List.of(), false, null, null), IfExists.FAIL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "child"})
    void aGroupsRefreshFromAnotherBookmarkIsNotOurs(String whose) {
        bookmark("monday");
        bookmark("tuesday");
        if (whose.equals("child")) {
            stage.run(group());
        }
        String group = whose.equals("child") ? "twins" : "preps";

        Running ours = beside(
                "/vdb-groups/[^/]+/refresh_from_bookmark$",
                new RefreshGroup(group, "tuesday", false),
                new RefreshGroup(group, "monday", false),
                true);

        assertThat(ours.failure().problem()).isEqualTo(Problem.UNPROVEN);
    }

    /** @param told whether the bookmark's VDBs are those of the group or their parents, so that snapshots can be compared */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void unmaskedDataOfAnothersGroupRefreshIsNotTakenForOurBookmark(boolean told) {
        VdbOperationsContract.scriptMasks(engine, stage);
        bookmark("monday");
        engine.faults().failMasking();
        stage.start(VdbOperationsContract.refreshMaster()).untilEnded();
        engine.world().setRuntime(MASTER, true, "RUNNING");
        String masked = newest(MASTER).reference();
        engine.world().takePolicySnapshot(MASTER);
        await().until(() -> !newest(MASTER).reference().equals(masked));
        if (!told) {
            rewriteAnswers("/bookmarks/search$", "\"vdb_id\":\"", "\"vdb_id\":\"cousin-");
        }

        Running ours = beside(
                "/vdb-groups/[^/]+/refresh_from_bookmark$",
                new RefreshGroup("preps", null, true),
                new RefreshGroup("preps", "monday", false),
                true);

        assertThat(ours.failure().problem()).isEqualTo(Problem.UNPROVEN);
        assertThat(engine.books().vdb("Prep/Patients prep2").exposesUnmaskedRows())
                .isTrue();
    }

    private Snapshot newest(String vdb) {
        elsewhere.platform.forget();
        var catalog = elsewhere.platform.catalog();
        return catalog.latestSnapshot(catalog.dataset(vdb)).orElseThrow();
    }

    /** Where a point names no snapshot, what has come is all that can be looked at. */
    @ParameterizedTest
    @EnumSource(
            value = PointChoice.Kind.class,
            names = {"LATEST_POINT", "TIMESTAMP", "BOOKMARK"})
    void unmaskedDataOfAnothersRefreshIsNotTakenForOurs(PointChoice.Kind kind) {
        String unmasked = unmaskedBetweenMaskedOnPrep1();
        stage.run(provision("Prep/grand", PREP1, IfExists.FAIL, false));

        Running ours = beside(
                "/vdbs/[^/]+/refresh",
                new RefreshVdb("Prep/grand", PointChoice.snapshot(unmasked), true),
                new RefreshVdb("Prep/grand", newestOfPrep1(kind), false),
                true);

        assertThat(ours.failure().problem()).isEqualTo(Problem.UNPROVEN);
        assertThat(engine.books().vdb("Prep/grand").exposesUnmaskedRows()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = PointChoice.Kind.class,
            names = {"LATEST_POINT", "TIMESTAMP", "BOOKMARK"})
    void ourOwnRefreshFromSuchAPointIsFoundAgain(PointChoice.Kind kind) {
        unmaskedBetweenMaskedOnPrep1();
        stage.run(provision("Prep/grand", PREP1, IfExists.FAIL, false));
        PointChoice point = newestOfPrep1(kind);
        int before = dct.books().handled("POST", "/vdbs/[^/]+/refresh");
        dct.faults().on("POST", "/vdbs/[^/]+/refresh").dropAfter();

        stage.run(new RefreshVdb("Prep/grand", point, false));

        assertThat(dct.books().handled("POST", "/vdbs/[^/]+/refresh")).isEqualTo(before + 1);
        assertThat(engine.books().vdb("Prep/grand").exposesUnmaskedRows()).isFalse();
    }

    /** @param other that is safe as well, but not what was asked for */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anothersRefreshFromAnotherBookmarkIsNotOurs(boolean other) {
        VdbOperationsContract.scriptMasks(engine, stage);
        mark("monday");
        stage.run(VdbOperationsContract.refreshMaster());
        mark("tuesday");

        Running ours = beside(
                "/vdbs/[^/]+/refresh_from_bookmark$",
                new RefreshVdb(PREP1, PointChoice.bookmark(other ? "tuesday" : "monday"), false),
                new RefreshVdb(PREP1, PointChoice.bookmark("monday"), false),
                true);

        assertThat(ours.ending).isEqualTo(other ? "failed" : "succeeded");
    }

    private void mark(String name) {
        stage.run(new BookmarkVdb(name, MASTER, new BookmarkLabels(List.of(), false, null, null), IfExists.FAIL));
    }

    /** @return the snapshot of prep1 that holds unmasked rows, while what it holds now is masked */
    private String unmaskedBetweenMaskedOnPrep1() {
        VdbOperationsContract.scriptMasks(engine, stage);
        stage.run(VdbOperationsContract.refreshMaster());
        String masked = newest(MASTER).reference();
        engine.faults().failMasking();
        stage.start(VdbOperationsContract.refreshMaster()).untilEnded();
        engine.world().setRuntime(MASTER, true, "RUNNING");
        engine.world().takePolicySnapshot(MASTER);
        await().until(() -> !newest(MASTER).reference().equals(masked));
        stage.run(new RefreshVdb(PREP1, PointChoice.latestSnapshot(), true));
        String unmasked = newest(PREP1).reference();
        assertThat(engine.books().vdb(PREP1).exposesUnmaskedRows()).isTrue();
        stage.run(new RefreshVdb(PREP1, PointChoice.snapshot(masked), false));
        await().until(() -> !newest(PREP1).reference().equals(unmasked));
        stage.run(new BookmarkVdb("thursday", PREP1, new BookmarkLabels(List.of(), false, null, null), IfExists.FAIL));
        return unmasked;
    }

    private PointChoice newestOfPrep1(PointChoice.Kind kind) {
        return switch (kind) {
            case LATEST_POINT -> PointChoice.latestPoint();
            case TIMESTAMP -> PointChoice.timestamp(newest(PREP1).dataAt().atOffset(ZoneOffset.UTC));
            default -> PointChoice.bookmark("thursday");
        };
    }

    @Test
    void aGroupsRefreshFromABookmarkIsFoundAgain() {
        bookmark("monday");
        dct.faults().on("POST", "/refresh_from_bookmark$").dropAfter();

        stage.run(new RefreshGroup("preps", "monday", false));

        assertThat(dct.books().handled("POST", "/refresh_from_bookmark$")).isEqualTo(1);
    }

    @Test
    void anothersGroupIsNotOurVdbOfTheSameName() {
        bookmark("monday");

        Running ours = beside(
                "/vdbs/provision_by_snapshot$", group(), provision("Prep/twins", MASTER, IfExists.FAIL, false), true);

        assertThat(ours.ending).isEqualTo("succeeded");
        assertThat(engine.books().hasDataset("Prep/twins")).isTrue();
    }

    @Test
    void anothersVdbIsNotOurGroupOfTheSameName() {
        bookmark("monday");

        Running ours = beside(
                "/provision_from_bookmark$", provision("Prep/twins", MASTER, IfExists.FAIL, false), group(), true);

        assertThat(ours.ending).isEqualTo("succeeded");
        assertThat(dct.books().groups()).hasSize(2);
    }

    @Test
    void anothersRefreshOfAVdbIsNotThatOfOurGroupOfTheSameName() {
        dct.switches().turnOn(DctSwitch.GROUP_JOBS_WITHOUT_TARGET);
        dct.world().addGroup("Patients prep2", List.of("Prep/Patients prep2", "Prep/Patients prep3"));

        Running ours = beside(
                "/vdb-groups/[^/]+/refresh_by_snapshot$",
                new RefreshVdb("Prep/Patients prep2", PointChoice.latestSnapshot(), false),
                new RefreshGroup("Patients prep2", null, false),
                true);

        assertThat(ours.ending).isEqualTo("succeeded");
        assertThat(dct.books().handled("POST", "/vdb-groups/[^/]+/refresh_by_snapshot$"))
                .isEqualTo(1);
    }

    /** The data of the parent is not that of the VDB's own past; but ours may have come before theirs, and is not repeated. */
    @Test
    void aRefreshIsNotTakenForOurRewind() {
        Running ours = beside(
                "/rollback_by_snapshot$",
                new RefreshVdb(PREP1, PointChoice.latestSnapshot(), false),
                vdb(PREP1, VdbAction.REWIND),
                true);

        assertThat(ours.failure().problem()).isEqualTo(Problem.OUTCOME_UNKNOWN);
        assertThat(dct.books().handled("POST", "/rollback_by_snapshot$")).isZero();
    }

    /** No source says what kind of job a rewind has. */
    @Test
    void aRewindWhoseJobIsCalledARefreshIsFoundByWhereItLed() {
        rewriteAnswers("/jobs/search$", "VDB_ROLLBACK", "VDB_REFRESH");
        dct.faults().on("POST", "/rollback_by_snapshot$").dropAfter();

        stage.run(vdb(PREP1, VdbAction.REWIND));

        assertThat(dct.books().handled("POST", "/rollback_by_snapshot$")).isEqualTo(1);
    }
}
