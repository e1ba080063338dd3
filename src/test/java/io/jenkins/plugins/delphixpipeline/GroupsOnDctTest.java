package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteAll;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteVdb;
import io.jenkins.plugins.delphixpipeline.operation.group.BookmarkGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.DeleteGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.DeleteGroupBookmark;
import io.jenkins.plugins.delphixpipeline.operation.group.GroupVdbs;
import io.jenkins.plugins.delphixpipeline.operation.group.ManageGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.ProvisionGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.RefreshGroup;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Feature;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbSettings;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.DctBooks;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** VDB groups: what is done to all of their VDBs at once. */
@Execution(ExecutionMode.CONCURRENT)
class GroupsOnDctTest {
    private static final String PREP2 = "Prep/Patients prep2";
    private static final String PREP3 = "Prep/Patients prep3";

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .vdbGroup("preps", PREP2, PREP3)
            .vdbGroup("mixed", PREP2, "Finance Development/Billing Dev")
            .account("robot", "pw", "2.robotKey")
            .telemetryLag(Duration.ofMillis(80))
            .start();
    private final DctStage stage = new DctStage(dct);

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    private Failure failureOf(DataOperation operation) {
        Running running = stage.start(operation).untilEnded();
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        return running.failure();
    }

    private static DataOperation bookmark(String name, IfExists ifExists) {
        BookmarkLabels labels =
                new BookmarkLabels(List.of("FULL", "build=17"), true, Instant.parse("2030-01-02T03:04:05Z"), null);
        return new BookmarkGroup(name, "preps", labels, ifExists);
    }

    @Test
    void allItsVdbsAreRefreshedToSnapshotsThatWereChosenBefore() {
        String before = engine.books().vdb(PREP3).currentTimeflow();
        Result result = stage.run(new RefreshGroup("preps", null, false));
        assertThat(result.values())
                .containsEntry("vdbGroup", "preps")
                .containsEntry("vdbs", List.of("engine1/" + PREP2, "engine1/" + PREP3));
        assertThat(result.flows()).singleElement().satisfies(flow -> {
            assertThat(flow.from()).isEqualTo("engine1/Masked/Patients Masked Master");
            assertThat(flow.via()).startsWith("@");
            assertThat(flow.to()).isEqualTo("preps");
        });
        assertThat(engine.books().vdb(PREP3).currentTimeflow()).isNotEqualTo(before);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(2);
        assertThat(engine.books().vdb(PREP2).exposesUnmaskedRows()).isFalse();
    }

    @Test
    void oneVdbOfUnmaskedDataKeepsTheWholeGroupFromARefresh() {
        assertThat(failureOf(new RefreshGroup("mixed", null, false)).problem()).isEqualTo(Problem.UNMASKED_DATA);
        assertThat(engine.books().jobs("DB_REFRESH")).isEmpty();
        stage.run(new RefreshGroup("mixed", null, true));
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(2);
    }

    @Test
    void aBookmarkOfTheGroupBearsItsLabelsAndBringsItsDataBack() {
        stage.run(bookmark("monday", IfExists.FAIL));
        DctBooks.BookmarkEntry made = dct.books().bookmarks().get(0);
        assertThat(dct.books().tags(made.id()))
                .anyMatch(tag -> tag.contains("build"))
                .anyMatch(tag -> tag.contains("FULL"));
        assertThat(failureOf(bookmark("monday", IfExists.FAIL)).problem()).isEqualTo(Problem.BOOKMARK_EXISTS);
        assertThat(stage.run(bookmark("monday", IfExists.KEEP)).values()).containsEntry("kept", true);
        assertThat(dct.books().bookmarks()).hasSize(1);
        stage.run(new RefreshGroup("preps", "monday", false));
        assertThat(engine.books().vdb(PREP2).exposesUnmaskedRows()).isFalse();
        assertThat(failureOf(new RefreshGroup("preps", "tuesday", false)).problem())
                .isEqualTo(Problem.BOOKMARK_UNKNOWN);
    }

    @Test
    void itIsStoppedStartedDisabledAndEnabledOnceEach() {
        for (VdbAction action : List.of(VdbAction.STOP, VdbAction.START, VdbAction.DISABLE, VdbAction.ENABLE)) {
            stage.run(new ManageGroup("preps", action, false));
            assertThat(stage.run(new ManageGroup("preps", action, false)).values())
                    .as(action.name())
                    .containsEntry("already", true);
        }
        assertThat(engine.books().vdb(PREP3).enabled()).isTrue();
    }

    /** DCT's job on its VDBs goes on, and nobody waits for what can no longer show. */
    @ParameterizedTest
    @EnumSource(
            value = VdbAction.class,
            names = {"STOP", "DISABLE"})
    void aGroupThatIsDeletedMeanwhileIsClosedAllTheSame(VdbAction action) {
        Running running = deletedMeanwhile(action);

        assertThat(running.ending).as(String.valueOf(running.failure())).isEqualTo("succeeded");
        assertThat(engine.books().vdb(PREP3).enabled()).isEqualTo(action != VdbAction.DISABLE);
    }

    /** Which VDBs were opened with it is not to be told any more; those that are known to be masked stay open. */
    @ParameterizedTest
    @EnumSource(
            value = VdbAction.class,
            names = {"START", "ENABLE"})
    void aGroupThatIsDeletedWhileItIsOpenedIsTold(VdbAction action) {
        stage.run(new ManageGroup("preps", action == VdbAction.START ? VdbAction.STOP : VdbAction.DISABLE, false));

        Running running = deletedMeanwhile(action);

        assertThat(running.failure().problem()).isEqualTo(Problem.UNPROVEN);
        assertThat(running.failure().details()).contains("was deleted meanwhile");
        assertThat(running.notes).doesNotContain(Note.DISABLED, Note.NOT_DISABLED);
        assertThat(engine.books().vdb(PREP3).runtimeStatus()).isEqualTo("RUNNING");
    }

    private Running deletedMeanwhile(VdbAction action) {
        engine.world().setJobDuration(Duration.ofMillis(700));
        Running running = stage.start(new ManageGroup("preps", action, false)).untilWaiting();
        dct.world().removeGroup(dct.books().groups().get(0).id());
        return running.untilEnded();
    }

    @Test
    void aVdbOfItThatIsDeletedMeanwhileIsNamedAtOnce() {
        engine.world().setJobDuration(Duration.ofMillis(700));
        Running running =
                stage.start(new ManageGroup("preps", VdbAction.STOP, false)).untilWaiting();
        String prep3 = dct.books().id("engine1", PREP3);

        dct.world().denyId(SimulatedDct.USER, "READ", prep3);
        running.untilEnded();

        assertThat(running.failure().problem()).isEqualTo(Problem.OBJECT_GONE);
    }

    /** Whoever looks for the tags that he gave finds them, and not those that serve us alone. */
    @Test
    void aBookmarkIsListedWithTheTagsThatItWasGiven() {
        stage.run(bookmark("monday", IfExists.FAIL));
        var groups = stage.platform.vdbGroups().orElseThrow();

        assertThat(groups.bookmarks(groups.group("preps")).get(0).tags()).containsExactly("FULL", "build=17");
    }

    /** DCT API: what is provisioned or refreshed by itself needs a bookmark of one VDB. */
    @Test
    void oneVdbTakesItsPartOfABookmarkOfTheGroup() {
        stage.run(bookmark("monday", IfExists.FAIL));

        stage.run(new ProvisionVdb(
                "Prep/alone",
                new ProvisionVdb.Source(PREP3, PointChoice.bookmark("monday")),
                new Placement(null, null, null, null, Map.of()),
                IfExists.FAIL,
                false));
        stage.run(new RefreshVdb("Prep/alone", PointChoice.bookmark("monday"), false));

        assertThat(engine.books().vdb("Prep/alone").parent())
                .isEqualTo(engine.books().vdb(PREP3).reference());
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
    }

    @Test
    void itIsDeletedOnceAndItsVdbsStay() {
        stage.run(new DeleteGroup("preps"));
        assertThat(stage.run(new DeleteGroup("preps")).values()).containsEntry("absent", true);
        assertThat(dct.books().groups()).extracting(DctBooks.GroupEntry::name).containsExactly("mixed");
        assertThat(engine.books().hasDataset(PREP3)).isTrue();
    }

    @Test
    void severalNamesInOneTextAreNotTakenForASuccess() {
        stage.run(bookmark("monday", IfExists.FAIL));
        for (DataOperation each : List.of(
                new DeleteGroup("preps, mixed"),
                new DeleteGroupBookmark("monday,tuesday", "preps"),
                DeleteAll.of(
                        "bookmarks",
                        List.of(
                                new DeleteGroupBookmark("monday", "preps"),
                                new DeleteGroupBookmark("tuesday,monday", "preps"))))) {
            Failure refused = failureOf(each);
            assertThat(refused.problem()).as(each.subject()).isEqualTo(Problem.PARAMETER_REFUSED);
            assertThat(refused.details()).contains("is several names");
        }
        assertThat(dct.books().groups())
                .extracting(DctBooks.GroupEntry::name)
                .containsExactlyInAnyOrder("preps", "mixed");
        assertThat(dct.books().bookmarks()).hasSize(1);
    }

    @Test
    void anUnknownGroupIsRefusedWithTheNearestNames() {
        Failure failure = failureOf(new RefreshGroup("prep", null, false));
        assertThat(failure.problem()).isEqualTo(Problem.VDB_GROUP_UNKNOWN);
        assertThat(failure.candidates()).containsExactly("preps");
    }

    @Test
    void anEngineRefusesGroupsByName() {
        try (EngineStage onEngine = new EngineStage(engine)) {
            Running running =
                    onEngine.start(new RefreshGroup("preps", null, false)).untilEnded();
            assertThat(running.failure().problem()).isEqualTo(Problem.KIND_UNSUPPORTED);
            assertThat(running.failure().lacking()).isEqualTo(Feature.VDB_GROUPS);
            assertThat(running.failure().instead()).isEqualTo(Feature.SELF_SERVICE);
        }
    }

    private static ProvisionGroup provision(String bookmark, String from, IfExists ifExists, boolean allowUnmasked) {
        Map<String, Object> parameters =
                Map.of("tags", Map.of("team", "qa"), "vdbs", Map.of("Patients prep3", Map.of("name", "third")));
        return new ProvisionGroup(
                "qa",
                new ProvisionGroup.Source(bookmark, from),
                new Placement(null, null, null, null, parameters),
                ifExists,
                allowUnmasked);
    }

    @Test
    void aGroupComesFromABookmarkWithAVdbForEach() {
        stage.run(bookmark("monday", IfExists.FAIL));
        assertThat(stage.run(provision("monday", "preps", IfExists.FAIL, false)).values())
                .containsEntry("vdbGroup", "qa")
                .containsEntry("point", "monday")
                .containsEntry("vdbs", List.of("engine1/Prep/qa-Patients prep2", "engine1/Prep/third"));
        assertThat(engine.books().vdb("Prep/third").exposesUnmaskedRows()).isFalse();
        assertThat(dct.books().tags(dct.books().id("engine1", "Prep/third"))).anyMatch(tag -> tag.contains("team"));
        assertThat(failureOf(provision("monday", "preps", IfExists.FAIL, false)).problem())
                .isEqualTo(Problem.VDB_GROUP_EXISTS);
        assertThat(stage.run(provision("monday", "preps", IfExists.KEEP, false)).values())
                .containsEntry("kept", true);
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(2);
    }

    /** Two builds may want it at once. */
    @ParameterizedTest
    @EnumSource(
            value = IfExists.class,
            names = {"KEEP", "REFRESH"})
    void aGroupThatAnotherBuildIsMakingIsTakenOnceItIsThere(IfExists ifExists) {
        stage.run(bookmark("monday", IfExists.FAIL));
        engine.world().setJobDuration(Duration.ofMillis(600));
        Running first =
                stage.start(provision("monday", "preps", IfExists.FAIL, false)).untilWaiting();
        Result second = stage.run(provision("monday", "preps", ifExists, false));
        first.untilEnded();
        assertThat(first.ending).as(String.valueOf(first.failure())).isEqualTo("succeeded");
        assertThat(second.values())
                .containsEntry("vdbs", List.of("engine1/Prep/qa-Patients prep2", "engine1/Prep/third"));
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(2);
    }

    /** The group of its VDBs by id: what is there already is not made once more. */
    @Test
    void newVdbsOfATakenNameAreSeenWhereTheirGroupIsGivenById() {
        stage.run(bookmark("monday", IfExists.FAIL));
        engine.world().addVdb("Prep", "qa-Patients prep3", "Masked/Patients Masked Master");
        String group = engine.books().objects(Kind.GROUP).stream()
                .filter(each -> "Prep".equals(each.path("name").asText()))
                .map(each -> each.path("reference").asText())
                .findFirst()
                .orElseThrow();
        String id = dct.books()
                .id("engine1", PREP2)
                .replace(engine.books().vdb(PREP2).reference(), group);
        await().until(() -> stage.platform().catalog().datasets().stream()
                .anyMatch(each -> each.name().equals("qa-Patients prep3")));
        DataOperation provision = new ProvisionGroup(
                "qa",
                new ProvisionGroup.Source("monday", "preps"),
                new Placement(id, null, null, null, Map.of()),
                IfExists.FAIL,
                false);
        assertThat(failureOf(provision).problem()).isEqualTo(Problem.VDB_EXISTS);
        assertThat(engine.books().jobs("DB_PROVISION")).isEmpty();
    }

    /** A group can take its parents' bookmarks, too, but has not made them. */
    @Test
    void aBookmarkOfTheParentsIsNotTheGroupsOwn() {
        stage.run(bookmark("monday", IfExists.FAIL));
        stage.run(provision("monday", "preps", IfExists.FAIL, false));
        BookmarkLabels labels = new BookmarkLabels(List.of(), false, null, null);
        assertThat(stage.run(new BookmarkGroup("monday", "qa", labels, IfExists.KEEP))
                        .values())
                .doesNotContainKey("kept");
        assertThat(dct.books().bookmarks()).hasSize(2);
        assertThat(failureOf(new BookmarkGroup("monday", "qa", labels, IfExists.FAIL))
                        .problem())
                .isEqualTo(Problem.BOOKMARK_EXISTS);
    }

    @Test
    void twoNewVdbsOfOneNameAreRefusedBeforeOneIsMade() {
        stage.run(bookmark("monday", IfExists.FAIL));
        DataOperation twice = new ProvisionGroup(
                "qa",
                new ProvisionGroup.Source("monday", "preps"),
                new Placement(null, null, null, null, Map.of("name", "same")),
                IfExists.FAIL,
                false);
        assertThat(failureOf(twice).problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(engine.books().hasDataset("Prep/same")).isFalse();
        assertThat(dct.books().handled("POST", "/provision_from_bookmark$")).isZero();
    }

    @ParameterizedTest
    @EnumSource(IfExists.class)
    void ofTwoGroupsOfOneNameNoneIsTaken(IfExists ifExists) {
        stage.run(bookmark("monday", IfExists.FAIL));
        dct.world().addGroup("qa", List.of("Prep/Patients prep4"));
        dct.world().addGroup("qa", List.of("Prep/Patients prep5"));
        assertThat(failureOf(provision("monday", "preps", ifExists, false)).problem())
                .isEqualTo(Problem.NAME_AMBIGUOUS);
        assertThat(failureOf(new GroupVdbs("qa", List.of("Patients prep4"), ifExists))
                        .problem())
                .isEqualTo(Problem.NAME_AMBIGUOUS);
    }

    @Test
    void withAGroupWithoutVdbsThereIsNothingToDo() {
        dct.world().addGroup("empty", List.of());
        List<DataOperation> all = List.of(
                new RefreshGroup("empty", null, false),
                new ManageGroup("empty", VdbAction.START, false),
                new ManageGroup("empty", VdbAction.STOP, false),
                new BookmarkGroup("none", "empty", null, IfExists.FAIL));
        for (DataOperation operation : all) {
            assertThat(failureOf(operation).problem()).isEqualTo(Problem.VDB_GROUP_EMPTY);
        }
        assertThat(dct.books().handled("POST", "/vdb-groups/[^/]+/(refresh|start|stop)"))
                .isZero();
        stage.run(new DeleteGroup("empty"));
    }

    @ParameterizedTest
    @EnumSource(
            value = DctSwitch.class,
            names = {"NULLS_SHOWN", "ERRORS_WITH_MESSAGE", "ERRORS_AS_LIST", "LICENCE_REFUSAL_400"})
    void whatTheLicenceForbidsIsToldInAnyShape(DctSwitch shape) {
        dct.switches().turnOn(shape);
        dct.world().unlicense("BOOKMARK");
        assertThat(failureOf(bookmark("monday", IfExists.FAIL)).problem()).isEqualTo(Problem.NOT_LICENSED);
        dct.world().unlicense("VDB_GROUP");
        assertThat(failureOf(new RefreshGroup("preps", null, false)).problem()).isEqualTo(Problem.NOT_LICENSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = DctSwitch.class,
            names = {"NULLS_SHOWN", "ERRORS_WITH_MESSAGE", "ERRORS_EMPTY"})
    void whoHasLockedAGroupIsNamedBeforeAnythingIsAskedOfIt(DctSwitch shape) throws Exception {
        dct.switches().turnOn(shape);
        lockedByRobot("/vdb-groups/" + dct.books().groups().get(0).id());
        List<DataOperation> changes = List.of(
                new RefreshGroup("preps", null, false),
                new ManageGroup("preps", VdbAction.STOP, false),
                new DeleteGroup("preps"));
        for (DataOperation change : changes) {
            Failure failure = failureOf(change);
            assertThat(failure.problem()).isEqualTo(Problem.VDB_GROUP_LOCKED);
            assertThat(failure.details()).isEqualTo("robot");
        }
        try (DctStage robot = new DctStage(dct, new OkHttpClient(), () -> LoginSource.Login.key("2.robotKey"))) {
            robot.run(new ManageGroup("preps", VdbAction.STOP, false));
        }
    }

    private void lockedByRobot(String path) throws Exception {
        HttpRequest lock = HttpRequest.newBuilder(URI.create(dct.url() + dct.basePath() + path + "/lock"))
                .header("Authorization", "apk 2.robotKey")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(lock, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    /** Also as one of a group, some of whose VDBs would be changed otherwise, and some not. */
    @ParameterizedTest
    @EnumSource(
            value = DctSwitch.class,
            names = {"NULLS_SHOWN", "ERRORS_WITH_MESSAGE", "ERRORS_EMPTY"})
    void whoHasLockedAVdbIsNamedBeforeAnythingIsAskedOfIt(DctSwitch shape) throws Exception {
        dct.switches().turnOn(shape);
        lockedByRobot("/vdbs/" + dct.books().id("engine1", PREP3));

        List<DataOperation> changes = List.of(
                new RefreshVdb(PREP3, PointChoice.latestSnapshot(), false),
                new ManageVdb(PREP3, VdbAction.STOP, null, false),
                new SnapshotDataset(PREP3, Map.of()),
                new DeleteVdb(PREP3, false),
                new RefreshGroup("preps", null, false),
                new ManageGroup("preps", VdbAction.STOP, false));
        for (DataOperation change : changes) {
            assertThat(failureOf(change).details()).as(change.verb()).isEqualTo("robot");
        }
        assertThat(dct.books().handled("POST", "/(refresh_by_snapshot|stop|snapshots|delete)$"))
                .isZero();
        stage.run(new DeleteGroup("preps"));
        try (DctStage robot = new DctStage(dct, new OkHttpClient(), () -> LoginSource.Login.key("2.robotKey"))) {
            robot.run(new ManageVdb(PREP3, VdbAction.STOP, null, false));
        }
    }

    @Test
    void aGroupThatIsThereIsRefreshedWhereThatIsWanted() {
        stage.run(bookmark("monday", IfExists.FAIL));
        stage.run(provision("monday", null, IfExists.REFRESH, false));
        String before = engine.books().vdb("Prep/third").currentTimeflow();
        assertThat(stage.run(provision("monday", null, IfExists.REFRESH, false)).values())
                .containsEntry("vdbGroup", "qa");
        assertThat(engine.books().vdb("Prep/third").currentTimeflow()).isNotEqualTo(before);
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(2);
    }

    @Test
    void oneVdbOfUnmaskedDataKeepsANewGroupFromBeingMade() {
        stage.run(new BookmarkGroup("raw", "mixed", null, IfExists.FAIL));
        DataOperation refused = new ProvisionGroup(
                "qa",
                new ProvisionGroup.Source("raw", "mixed"),
                new Placement(null, null, null, null, Map.of()),
                IfExists.FAIL,
                false);
        assertThat(failureOf(refused).problem()).isEqualTo(Problem.UNMASKED_DATA);
        assertThat(dct.books().handled("POST", "/provision_from_bookmark$")).isZero();
    }

    @Test
    void whatANewGroupCannotHaveIsRefusedBeforeAnythingIsSubmitted() {
        stage.run(bookmark("monday", IfExists.FAIL));
        assertThat(failureOf(provision("tuesday", "preps", IfExists.FAIL, false))
                        .problem())
                .isEqualTo(Problem.BOOKMARK_UNKNOWN);
        Function<Map<String, Object>, DataOperation> with = parameters -> new ProvisionGroup(
                "qa",
                new ProvisionGroup.Source("monday", null),
                new Placement(null, null, null, null, parameters),
                IfExists.FAIL,
                false);
        assertThat(failureOf(with.apply(Map.of("vdbs", Map.of("Patients prep9", Map.of()))))
                        .problem())
                .isEqualTo(Problem.DATASET_UNKNOWN);
        assertThat(failureOf(with.apply(Map.of("vdbs", "prep3"))).problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(failureOf(with.apply(Map.of("vdbs", Map.of("Patients prep3", Map.of("name", "Patients prep2")))))
                        .problem())
                .isEqualTo(Problem.VDB_EXISTS);
        assertThat(failureOf(with.apply(Map.of("retention_policy_id", "For ever and a day")))
                        .problem())
                .isEqualTo(Problem.POLICY_UNKNOWN);
        assertThat(engine.books().jobs("DB_PROVISION")).isEmpty();
    }

    @Test
    void aGroupIsMadeOfVdbsThatAreThere() {
        List<String> vdbs = List.of("Patients prep2", "Prep/Patients prep4");
        assertThat(stage.run(new GroupVdbs("pair", vdbs, IfExists.FAIL)).values())
                .containsEntry("created", true)
                .containsEntry("vdbs", List.of("engine1/" + PREP2, "engine1/Prep/Patients prep4"));
        assertThat(stage.run(new GroupVdbs("pair", vdbs, IfExists.KEEP)).values())
                .containsEntry("kept", true);
        assertThat(failureOf(new GroupVdbs("pair", vdbs, IfExists.FAIL)).problem())
                .isEqualTo(Problem.VDB_GROUP_EXISTS);
        Failure differs = failureOf(new GroupVdbs("pair", List.of("Patients prep5"), IfExists.KEEP));
        assertThat(differs.problem()).isEqualTo(Problem.VDBS_DIFFER);
        assertThat(differs.details()).isEqualTo("Patients prep2, Patients prep4");
        assertThat(differs.candidates()).containsExactly("Patients prep5");
        assertThat(failureOf(new GroupVdbs("other", List.of("Patients Prod"), IfExists.FAIL))
                        .problem())
                .isEqualTo(Problem.NOT_A_VDB);
        assertThat(engine.books().jobs()).isEmpty();
    }

    @Test
    void aStoppedProvisionOfAGroupLeavesItsJobAndSaysSo() {
        stage.run(bookmark("monday", IfExists.FAIL));
        engine.world().setJobDuration(Duration.ofSeconds(3));
        Running running =
                stage.start(provision("monday", "preps", IfExists.FAIL, false)).untilWaiting();
        running.driver.stop();
        running.untilEnded();
        assertThat(running.ending).isEqualTo("stopped");
        assertThat(running.notes).contains(Note.CANCEL_IMPOSSIBLE);
        assertThat(dct.books().handled("POST", "/abandon$")).isZero();
    }

    @Test
    void aProvisionOfAGroupThatFailsOnTheEngineFails() {
        stage.run(bookmark("monday", IfExists.FAIL));
        engine.faults().failJob("DB_PROVISION", "The target host is full.");
        assertThat(failureOf(provision("monday", "preps", IfExists.FAIL, false)).problem())
                .isEqualTo(Problem.JOB_FAILED);
    }

    /** Some of the VDBs may have changed, or may have been made. */
    @ParameterizedTest
    @CsvSource({"DB_REFRESH", "DB_PROVISION"})
    void workOnAGroupThatFailedIsFoundAfterALostAnswerAndNotDoneAgain(String job) {
        stage.run(bookmark("monday", IfExists.FAIL));
        boolean refresh = job.equals("DB_REFRESH");
        String call = refresh ? "/refresh_by_snapshot$" : "/provision_from_bookmark$";
        engine.faults().failJob(job, "The target host is full.");
        dct.faults().on("POST", call).dropAfter();
        assertThat(failureOf(
                                refresh
                                        ? new RefreshGroup("preps", null, false)
                                        : provision("monday", "preps", IfExists.FAIL, false))
                        .problem())
                .isEqualTo(Problem.JOB_FAILED);
        assertThat(dct.books().handled("POST", call)).isEqualTo(1);
    }

    @Test
    void aNewGroupAndOneFromABookmarkAreFoundByTheirMarks() {
        stage.run(bookmark("monday", IfExists.FAIL));
        SubmissionService submissions = stage.platform.submissions();
        String prep2 = dct.books().id("engine1", PREP2);
        String monday = dct.books().bookmarks().get(0).id();
        var wish = new GroupSubmission.ProvisionGroup.NewVdb("fresh", "Prep", null, null, Map.of(), VdbSettings.none());
        List<GroupSubmission> made = List.of(
                new GroupSubmission.CreateGroup("new", List.of(prep2)),
                new GroupSubmission.ProvisionGroup(
                        monday,
                        "provisioned",
                        Map.of(
                                prep2,
                                wish,
                                dct.books().id("engine1", PREP3),
                                new GroupSubmission.ProvisionGroup.NewVdb(
                                        "fresh too", "Prep", null, null, Map.of(), VdbSettings.none()))));
        made.forEach(submission -> {
            String mark = "mark-" + submission.madeName();
            Intent intent = Intent.of(submission, submissions.time(), submissions.user(), mark);
            submissions.check(submission);
            Receipt receipt = submissions.submit(submission, mark);
            RecoveryResult found = submissions.find(intent);
            assertThat(receipt.made()).isNotNull();
            assertThat(found.verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
            assertThat(found.receipt().made()).isEqualTo(receipt.made());
        });
        assertThat(dct.books().groups()).extracting(DctBooks.GroupEntry::name).contains("new", "provisioned");
    }

    /** Who bookmarks a group and goes on with the bookmark is not refused because DCT is late to show what it holds. */
    @Test
    void aBookmarkIsMadeWhenItsSnapshotsShow() {
        dct.switches().turnOn(DctSwitch.COMPLETED_BEFORE_TELEMETRY);
        dct.world().setTelemetryLag(Duration.ofMillis(1500));
        stage.run(bookmark("held", IfExists.FAIL));
        assertThat(stage.run(new RefreshGroup("preps", "held", false)).values()).containsEntry("point", "held");
    }

    @ParameterizedTest
    @EnumSource(
            value = DctSwitch.class,
            names = {"GROUP_JOBS_WITHOUT_TARGET", "COMPLETED_BEFORE_TELEMETRY", "ERRORS_WITH_MESSAGE", "NAMES_UNIQUE"})
    void everyChangeIsMadeOnce(DctSwitch open) {
        dct.switches().turnOn(open);
        Map<String, DataOperation> changes = Map.of(
                "/vdb-groups/[^/]+/refresh_by_snapshot$", new RefreshGroup("preps", null, false),
                "/bookmarks$", bookmark("once", IfExists.FAIL),
                "/vdb-groups/[^/]+/stop$", new ManageGroup("preps", VdbAction.STOP, false));
        Consumer<String> lost = call -> dct.faults().on("POST", call).dropAfter();
        changes.forEach((call, operation) -> {
            lost.accept(call);
            stage.run(operation);
            assertThat(dct.books().handled("POST", call)).as(call).isEqualTo(1);
        });
        lost.accept("/vdb-groups/provision_from_bookmark$");
        stage.run(provision("once", "preps", IfExists.FAIL, false));
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(2);
        lost.accept("/vdb-groups$");
        stage.run(new GroupVdbs("pair", List.of("Patients prep4"), IfExists.FAIL));
        assertThat(dct.books().handled("POST", "/vdb-groups$")).isEqualTo(1);
        dct.faults().on("DELETE", "/vdb-groups/").dropAfter();
        stage.run(new DeleteGroup("preps"));
        assertThat(dct.books().groups())
                .extracting(DctBooks.GroupEntry::name)
                .containsExactlyInAnyOrder("mixed", "qa", "pair");
    }
}
