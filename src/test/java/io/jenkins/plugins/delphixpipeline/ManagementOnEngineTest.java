package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkVdb;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.DeleteBookmark;
import io.jenkins.plugins.delphixpipeline.operation.catalog.ListData;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteAll;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePod;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteVdb;
import io.jenkins.plugins.delphixpipeline.operation.delete.Deletion;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.FaultRule;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to data environments after they were made, against the simulated engine's own books. */
class ManagementOnEngineTest {
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final String PREP1 = "Prep/Patients prep1";
    private static final String BILLING = "Finance Development/Billing Dev";

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(80))
            .start();
    private final EngineStage stage = new EngineStage(engine);

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    private static DataOperation pod(String name, PodAction action) {
        return new ManagePod(new PodTarget(name, "Patients", true, false), action, null);
    }

    private static DataOperation vdb(String name, VdbAction action) {
        return new ManageVdb(name, action, action == VdbAction.REWIND ? PointChoice.latestSnapshot() : null, false);
    }

    private static DataOperation bookmark(String name, String pod) {
        return new BookmarkSelfService(
                name, pod, "Patients", new BookmarkLabels(List.of(), true, null, null), IfExists.FAIL);
    }

    private Failure failureOf(DataOperation operation) {
        Running running = stage.start(operation).untilEnded();
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        return running.failure();
    }

    private void assertAlready(DataOperation operation) {
        int jobs = engine.books().jobs().size();
        Running again = stage.start(operation).untilEnded();
        assertThat(again.ending).as(String.valueOf(again.failure())).isEqualTo("succeeded");
        assertThat(again.notes).contains(Note.ALREADY);
        assertThat(again.result.values()).containsEntry("already", true);
        assertThat(engine.books().jobs()).hasSize(jobs);
    }

    @Nested
    class Pods {
        @Test
        void aPodIsStoppedAndStartedOnceEach() {
            stage.run(pod("prep1", PodAction.STOP));
            assertThat(engine.books().pod("prep1").state()).isEqualTo("OFFLINE");
            assertAlready(pod("prep1", PodAction.DISABLE));
            Result started = stage.run(pod("prep1", PodAction.START));
            assertThat(started.values()).containsEntry("state", "online");
            assertThat(engine.books().pod("prep1").state()).isEqualTo("ONLINE");
            assertAlready(pod("prep1", PodAction.ENABLE));
        }

        @Test
        void onlyAnInconsistentPodIsRecovered() {
            assertAlready(pod("prep1", PodAction.RECOVER));
            engine.world().setPodState("prep1", "INCONSISTENT");
            stage.run(pod("prep1", PodAction.RECOVER));
            assertThat(engine.books().pod("prep1").state()).isEqualTo("ONLINE");
        }

        @Test
        void startingAnInconsistentPodRecoversIt() {
            engine.world().setPodState("prep1", "INCONSISTENT");
            Failure forbidden =
                    failureOf(new ManagePod(new PodTarget("prep1", "Patients", false, false), PodAction.START, null));
            assertThat(forbidden.problem()).isEqualTo(Problem.POD_INCONSISTENT);
            stage.run(pod("prep1", PodAction.START));
            assertThat(engine.books().submissions("/recover$")).isEqualTo(1);
        }

        @ParameterizedTest
        @EnumSource(
                value = PodAction.class,
                names = {"REFRESH", "RESET"})
        void itsDataIsReplaced(PodAction action) {
            int before = engine.books().pod("prep1").operations();
            Result result = stage.run(pod("prep1", action));
            assertThat(engine.books().pod("prep1").operations()).isEqualTo(before + 1);
            assertThat(result.flows()).first().extracting(Result.Flow::to).isEqualTo("prep1");
        }

        @Test
        void aPodIsRestoredToABookmarkOfItsOwnOrOneThatAnotherShares() {
            stage.run(bookmark("mine", "prep1"));
            stage.run(bookmark("shared", "prep2"));
            stage.run(new ManagePod(new PodTarget("prep1", "Patients", true, false), PodAction.RESTORE, "mine"));
            Result result = stage.run(
                    new ManagePod(new PodTarget("prep1", "Patients", true, false), PodAction.RESTORE, "shared"));
            assertThat(result.values()).containsEntry("bookmark", "shared");
            // To a VDB the past of another pod is no past of its own.
            assertThat(engine.books().vdb(PREP1).currentTimeflowType()).isEqualTo("REFRESH");
        }

        @Test
        void anUnknownBookmarkIsToldWithTheNearest() {
            stage.run(bookmark("release 1", "prep1"));
            Failure failure = failureOf(
                    new ManagePod(new PodTarget("prep1", "Patients", true, false), PodAction.RESTORE, "release 2"));
            assertThat(failure.problem()).isEqualTo(Problem.BOOKMARK_UNKNOWN);
            assertThat(failure.candidates()).containsExactly("release 1");
        }

        @Test
        void theLastRefreshIsUndoneAlsoWhenThePodWasStoppedSince() {
            assertThat(failureOf(pod("prep1", PodAction.UNDO)).problem()).isEqualTo(Problem.NOTHING_TO_UNDO);
            stage.run(pod("prep1", PodAction.REFRESH));
            stage.run(pod("prep1", PodAction.STOP));
            Running undo = stage.start(pod("prep1", PodAction.UNDO)).untilEnded();
            assertThat(undo.ending).as(String.valueOf(undo.failure())).isEqualTo("succeeded");
            assertThat(undo.notes).contains(Note.STARTING_POD);
            assertThat(engine.books().submissions("/undo$")).isEqualTo(1);
        }

        @Test
        void aPodOfUnmaskedDataNeedsPermission() {
            engine.world().setMasked(MASTER, false);
            engine.world().setMasked(PREP1, false);
            for (PodAction action : List.of(PodAction.REFRESH, PodAction.RESET, PodAction.UNDO)) {
                assertThat(failureOf(pod("prep1", action)).problem()).isEqualTo(Problem.UNMASKED_DATA);
            }
            assertThat(engine.books().jobs()).isEmpty();
            stage.run(new ManagePod(new PodTarget("prep1", "Patients", true, true), PodAction.REFRESH, null));
            assertThat(engine.books().submissions("/refresh$")).isEqualTo(1);
        }
    }

    @Nested
    class Vdbs {
        @Test
        void aVdbIsStoppedAndStartedOnceEach() {
            stage.run(vdb(PREP1, VdbAction.STOP));
            assertThat(engine.books().vdb(PREP1).runtimeStatus()).isEqualTo("INACTIVE");
            assertAlready(vdb(PREP1, VdbAction.STOP));
            stage.run(vdb(PREP1, VdbAction.START));
            assertThat(engine.books().vdb(PREP1).runtimeStatus()).isEqualTo("RUNNING");
            assertAlready(vdb(PREP1, VdbAction.START));
        }

        @Test
        void aVdbIsDisabledAndEnabledOnceEach() {
            stage.run(vdb(BILLING, VdbAction.DISABLE));
            assertThat(engine.books().vdb(BILLING).enabled()).isFalse();
            assertAlready(vdb(BILLING, VdbAction.DISABLE));
            assertThat(failureOf(vdb(BILLING, VdbAction.START)).problem()).isEqualTo(Problem.VDB_DISABLED);
            assertThat(failureOf(vdb(BILLING, VdbAction.ENABLE)).problem()).isEqualTo(Problem.UNMASKED_DATA);
            stage.run(new ManageVdb(BILLING, VdbAction.ENABLE, null, true));
            assertAlready(vdb(BILLING, VdbAction.ENABLE));
        }

        @Test
        void aVdbIsRewoundToItsOwnSnapshotAndTheRewindIsUndone() {
            String before = engine.books().vdb(PREP1).currentTimeflow();
            Result result = stage.run(vdb(PREP1, VdbAction.REWIND));
            assertThat(engine.books().vdb(PREP1).currentTimeflowType()).isEqualTo("ROLLBACK");
            assertThat(result.values())
                    .containsEntry(
                            "point", engine.books().snapshots(PREP1).get(0).name());
            stage.run(vdb(PREP1, VdbAction.UNDO));
            assertThat(engine.books().vdb(PREP1).currentTimeflow()).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1.8.2", "1.11.6", "1.11.8"})
        void undoIsAskedForAsTheVersionWantsIt(String version) {
            try (SimulatedEngine old = SimulatedEngine.builder()
                            .scenario(Scenario.PATIENTS)
                            .jobDuration(Duration.ofMillis(50))
                            .apiVersion(version)
                            .start();
                    EngineStage oldStage = new EngineStage(old)) {
                oldStage.run(vdb(PREP1, VdbAction.REWIND));
                oldStage.run(vdb(PREP1, VdbAction.UNDO));
                assertThat(old.books().jobs("DB_UNDO")).hasSize(1);
            }
        }

        @Test
        void aVdbOfUnmaskedDataNeedsPermission() {
            assertThat(failureOf(vdb(BILLING, VdbAction.REWIND)).problem()).isEqualTo(Problem.UNMASKED_DATA);
            assertThat(failureOf(vdb(BILLING, VdbAction.UNDO)).problem()).isEqualTo(Problem.UNMASKED_DATA);
            stage.run(new ManageVdb(BILLING, VdbAction.REWIND, PointChoice.latestPoint(), true));
            assertThat(engine.books().jobs("DB_ROLLBACK")).hasSize(1);
        }

        @Test
        void aVdbThatMasksItselfGoesOnlyWhereMaskingIsProven() {
            PointChoice justNow = PointChoice.timestamp(OffsetDateTime.now());
            for (PointChoice point : List.of(PointChoice.latestPoint(), justNow)) {
                Failure failure = failureOf(new ManageVdb(MASTER, VdbAction.REWIND, point, false));
                assertThat(failure.problem()).isEqualTo(Problem.MASKING_UNPROVEN);
            }
            assertThat(failureOf(vdb(MASTER, VdbAction.UNDO)).problem()).isEqualTo(Problem.NOTHING_TO_UNDO);
            Running toSnapshot = stage.start(vdb(MASTER, VdbAction.REWIND)).untilEnded();
            assertThat(toSnapshot.ending).isEqualTo("succeeded");
            assertThat(toSnapshot.notes).contains(Note.NOT_MASKED_AGAIN);
            assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
        }

        @Test
        void whatAFailedMaskingLeftIsNotOpenedAgain() {
            engine.faults().failMasking();
            failureOf(new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.anyJob()));
            Failure failure = failureOf(vdb(MASTER, VdbAction.ENABLE));
            assertThat(failure.problem()).isEqualTo(Problem.MASKING_UNPROVEN);
            assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
        }

        @Test
        void aMasterThatWasStoppedForTheNightIsOpenedAgain() {
            stage.run(vdb(MASTER, VdbAction.DISABLE));
            stage.run(vdb(MASTER, VdbAction.ENABLE));
            assertThat(engine.books().vdb(MASTER).enabled()).isTrue();
        }

        @Test
        void aDsourceIsNoVdb() {
            assertThat(failureOf(vdb("Patients Prod", VdbAction.STOP)).problem())
                    .isEqualTo(Problem.NOT_A_VDB);
        }
    }

    @Nested
    class Deletions {
        private void assertAbsent(DataOperation operation) {
            Running again = stage.start(operation).untilEnded();
            assertThat(again.ending).as(String.valueOf(again.failure())).isEqualTo("succeeded");
            assertThat(again.notes).contains(Note.ABSENT);
        }

        @Test
        void aVdbIsDeletedOnce() {
            stage.run(new DeleteVdb(BILLING, true));
            assertThat(engine.books().hasDataset(BILLING)).isFalse();
            assertAbsent(new DeleteVdb(BILLING, false));
        }

        @Test
        void aGroupThatIsNotThereIsNotTakenForASuccess() {
            engine.world().addReplica(DataKind.APPDATA, "east", "Copies", "replica", true);
            for (DataOperation deletion : List.of(
                    new DeleteVdb("Nowhere/Billing QA", false),
                    DeleteAll.of(
                            "vdbs",
                            List.of(new DeleteVdb(BILLING, false), new DeleteVdb("Nowhere/Billing QA", false))))) {
                Failure unknown = failureOf(deletion);

                assertThat(unknown.problem()).isEqualTo(Problem.GROUP_UNKNOWN);
                assertThat(unknown.subject()).isEqualTo("Nowhere");
                assertThat(unknown.details()).isEqualTo("Nowhere/Billing QA");
                assertThat(unknown.candidates()).contains("Prep", "east/Copies");
            }
            assertThat(engine.books().hasDataset(BILLING)).isTrue();
            assertAbsent(new DeleteVdb("Prep/never there", false));
            assertAbsent(new DeleteVdb("Prep/feature/never there", false));
            assertAbsent(new DeleteVdb("east/Copies/never there", false));
            assertAbsent(new DeleteVdb("never there", false));
        }

        @Test
        void severalNamesInOneTextAreNotTakenForASuccess() {
            stage.run(bookmark("one", "prep1"));
            List<Deletion> deletions = List.of(
                    new DeleteVdb(BILLING + ", Prep/gone", true),
                    new DeletePod("prep1,prep2", "Patients", false),
                    new DeleteBookmark("gone,one", "prep1", "Patients"));
            for (Deletion deletion : deletions) {
                for (DataOperation each : List.of(deletion, DeleteAll.of("all", List.of(deletion, deletion)))) {
                    Failure refused = failureOf(each);

                    assertThat(refused.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
                    assertThat(refused.details()).contains("is several names; write ", "s: ['");
                }
            }
            assertThat(engine.books().submissions("/delete$")).isZero();
            assertAbsent(new DeleteVdb("Prep/of this, and that", false));
        }

        @Test
        void severalVdbsAreDeletedAfterAllWereLookedUp() {
            Result result = stage.run(
                    DeleteAll.of("vdbs", List.of(new DeleteVdb("not there", false), new DeleteVdb(BILLING, true))));

            assertThat(result.values())
                    .containsEntry("vdbs", List.of("not there", BILLING))
                    .containsEntry("absent", true);
            assertAbsent(new DeleteVdb(BILLING, false));
        }

        @Test
        void ofSeveralNoneIsDeletedWhenOneMayNotBe() {
            assertThat(failureOf(DeleteAll.of(
                                    "vdbs", List.of(new DeleteVdb(BILLING, true), new DeleteVdb("Billing Prod", true))))
                            .problem())
                    .isEqualTo(Problem.NOT_A_VDB);
            assertThat(engine.books().vdb(BILLING).enabled()).isTrue();
        }

        @Test
        void aDsourceIsNeverDeleted() {
            assertThat(failureOf(new DeleteVdb("Billing Prod", true)).problem()).isEqualTo(Problem.NOT_A_VDB);
            assertThat(engine.books().submissions("/delete$")).isZero();
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void aPodIsDeletedAndItsVdbsOnlyWhenAsked(boolean withVdbs) {
            stage.run(new DeletePod("prep1", "Patients", withVdbs));
            assertThat(engine.books().pods()).noneMatch(pod -> pod.name().equals("prep1"));
            assertThat(engine.books().hasDataset(PREP1)).isNotEqualTo(withVdbs);
            assertAbsent(new DeletePod("prep1", "Patients", withVdbs));
        }

        @Test
        void aBookmarkOfAPodOrATemplateIsDeletedOnce() {
            stage.run(bookmark("a", "prep1"));
            stage.run(bookmark("b", null));
            stage.run(new DeleteBookmark("a", "prep1", "Patients"));
            stage.run(new DeleteBookmark("b", null, "Patients"));
            assertThat(engine.books().bookmarks()).isEmpty();
            assertAbsent(new DeleteBookmark("a", "prep1", "Patients"));
        }

        @Test
        void aTemplateThatIsNotThereIsAnErrorAndNotASuccess() {
            assertThat(failureOf(new DeletePod("prep1", "Patient", false)).problem())
                    .isEqualTo(Problem.TEMPLATE_UNKNOWN);
        }
    }

    @Nested
    class LostAnswers {
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void everyChangeIsMadeOnce(boolean marked) {
            if (!marked) {
                engine.switches().turnOn(Switch.NO_USER_AGENT);
            }
            stage.run(bookmark("b", "prep1"));
            Map<String, DataOperation> changes = Map.of(
                    "/rollback$", vdb(PREP1, VdbAction.REWIND),
                    "/stop$", vdb("Prep/Patients prep2", VdbAction.STOP),
                    "/disable$", pod("prep3", PodAction.STOP),
                    "/reset$", pod("prep4", PodAction.RESET),
                    "/restore$", new ManagePod(new PodTarget("prep5", "Patients", true, false), PodAction.RESTORE, "b"),
                    "/database/[^/]+/delete$", new DeleteVdb(BILLING, false),
                    "/container/[^/]+/delete$", new DeletePod("prep6", "Patients", true));
            changes.forEach((submission, operation) -> {
                engine.faults().on("POST", submission).dropAfter();
                stage.run(operation);
                assertThat(engine.books().submissions(submission))
                        .as(submission)
                        .isEqualTo(1);
            });
        }

        /** It is listed, and gone when it is asked how it came. */
        @Test
        void aBookmarkWhoseJobFailsWhileItIsLookedForIsMadeAnew() {
            engine.switches().turnOn(Switch.NO_USER_AGENT);
            engine.world().setJobDuration("JETSTREAM_USER_BOOKMARK_CREATE", Duration.ofHours(1));
            engine.faults().on("POST", "/bookmark$").dropAfter();
            FaultRule asked = engine.faults()
                    .on("GET", "/getCreateBookmarkOperation$")
                    .fails((request, handling) -> {
                        engine.world().setJobDuration("JETSTREAM_USER_BOOKMARK_CREATE", Duration.ofMillis(50));
                        engine.books().jobs().stream()
                                .filter(job -> job.state().equals("RUNNING"))
                                .forEach(job -> engine.world().failJob(job.reference(), "no space is left"));
                        return handling.get();
                    });

            stage.run(bookmark("b", "prep1"));

            assertThat(asked.met()).isEqualTo(1);
            assertThat(engine.books().bookmarks()).hasSize(1);
        }

        @Test
        void theGetWithWhichAnOldEngineUndoesIsSentOnce() {
            try (SimulatedEngine old = SimulatedEngine.builder()
                            .scenario(Scenario.PATIENTS)
                            .jobDuration(Duration.ofMillis(50))
                            .apiVersion("1.11.6")
                            .start();
                    EngineStage oldStage = new EngineStage(old)) {
                oldStage.run(vdb(PREP1, VdbAction.REWIND));
                FaultRule lost = old.faults().on("GET", "/undo$").fails((request, handling) -> {
                    handling.get();
                    return HttpResponse.html(503, "<html>later</html>").with("Retry-After", "0");
                });
                oldStage.run(vdb(PREP1, VdbAction.UNDO));
                assertThat(lost.met()).isEqualTo(1);
                assertThat(old.books().jobs("DB_UNDO")).hasSize(1);
            }
        }

        @Test
        void whatNeverArrivedIsAskedForAgain() {
            engine.faults().on("POST", "/rollback$").dropBefore();
            engine.faults().on("POST", "/delete$").dropBefore();
            stage.run(vdb(PREP1, VdbAction.REWIND));
            stage.run(new DeleteVdb(BILLING, false));
            assertThat(engine.books().jobs("DB_ROLLBACK")).hasSize(1);
            assertThat(engine.books().hasDataset(BILLING)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void anUndoIsNeverRepeatedInDoubt(boolean ofPod) {
            stage.run(ofPod ? pod("prep1", PodAction.REFRESH) : vdb(PREP1, VdbAction.REWIND));
            engine.switches().turnOn(Switch.NO_USER_AGENT);
            engine.faults().on("POST", "/undo$").dropBefore();
            // Marks were seen to survive before; a new session knows nothing of that.
            try (EngineStage fresh = new EngineStage(engine)) {
                Running undo = fresh.start(ofPod ? pod("prep1", PodAction.UNDO) : vdb(PREP1, VdbAction.UNDO))
                        .untilEnded();
                assertThat(undo.failure().problem()).isEqualTo(Problem.OUTCOME_UNKNOWN);
            }
            assertThat(engine.books().submissions("/undo$")).isZero();
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void anUndoThatArrivedIsFound(boolean ofPod) {
            stage.run(ofPod ? pod("prep1", PodAction.REFRESH) : vdb(PREP1, VdbAction.REWIND));
            engine.switches().turnOn(Switch.NO_USER_AGENT);
            engine.faults().on("POST", "/undo$").dropAfter();
            try (EngineStage fresh = new EngineStage(engine)) {
                fresh.run(ofPod ? pod("prep1", PodAction.UNDO) : vdb(PREP1, VdbAction.UNDO));
            }
            assertThat(engine.books().submissions("/undo$")).isEqualTo(1);
        }
    }

    @Nested
    class Lists {
        private List<Map<String, Object>> list(ListData.Kind kind, String template, String filter) {
            Result result = stage.run(new ListData(kind, template, filter));
            return result.items();
        }

        @Test
        void datasetsAreListedByName() {
            assertThat(list(ListData.Kind.DATASETS, null, "Prep/*")).hasSize(7);
            assertThat(list(ListData.Kind.DATASETS, null, "Patients Masked Master"))
                    .singleElement()
                    .satisfies(item -> assertThat(item)
                            .containsEntry("kind", "VDB")
                            .containsEntry("parent", "Production/Patients Prod")
                            .containsEntry("masked", true));
        }

        @Test
        void podsAndBookmarksAreListed() {
            stage.run(bookmark("of pod", "prep1"));
            stage.run(bookmark("of template", null));
            assertThat(list(ListData.Kind.PODS, "Patients", "prep*")).hasSize(7).allSatisfy(item -> assertThat(item)
                    .containsEntry("state", "ONLINE"));
            assertThat(list(ListData.Kind.BOOKMARKS, null, null))
                    .extracting(item -> item.get("name"))
                    .containsExactlyInAnyOrder("of pod", "of template");
            assertThat(engine.books().submissions("/container")).isZero();
        }

        /** By the path that the list itself shows of their VDB. */
        @Test
        void bookmarksOfAVdbAreFoundByItsNameAndByItsPath() {
            stage.run(
                    new BookmarkVdb("nightly", PREP1, new BookmarkLabels(List.of(), false, null, null), IfExists.FAIL));
            for (String filter : List.of("nightly", "Patients prep1/*", PREP1 + "/nightly", "Prep/*")) {
                assertThat(list(ListData.Kind.BOOKMARKS, null, filter))
                        .as(filter)
                        .singleElement()
                        .satisfies(item -> assertThat(item)
                                .containsEntry("name", "nightly")
                                .containsEntry("vdb", PREP1));
            }
            assertThat(list(ListData.Kind.BOOKMARKS, null, "Masked/*")).isEmpty();
        }

        @Test
        void snapshotsOfADatasetAreListedNewestFirst() {
            var snapshots = engine.books().snapshots("Production/Patients Prod");
            assertThat(list(ListData.Kind.SNAPSHOTS, null, "Patients Prod"))
                    .extracting(item -> item.get("reference"))
                    .containsExactly(
                            snapshots.get(2).reference(),
                            snapshots.get(1).reference(),
                            snapshots.get(0).reference());
        }
    }
}
