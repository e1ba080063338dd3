package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkVdb;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.DeleteVdbBookmark;
import io.jenkins.plugins.delphixpipeline.operation.catalog.ListData;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteAll;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteVdb;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operation does to VDBs and dSources, whichever back end it is asked of: the engine's own books tell what was done. */
abstract class VdbOperationsContract {
    static final String PRODUCTION = "Production/Patients Prod";
    static final String MASTER = "Masked/Patients Masked Master";
    static final String PREP1 = "Prep/Patients prep1";
    static final String BILLING = "Finance Development/Billing Dev";
    static final Duration QUICK = Duration.ofMillis(60);

    abstract SimulatedEngine engine();

    abstract PlatformStage stage();

    /** Somebody else's session with the same back end. */
    abstract PlatformStage another();

    /** How the back end calls what its engine calls by this path. */
    abstract String path(String ofEngine);

    static DataOperation snapshot() {
        return new SnapshotDataset("Patients Prod", Map.of());
    }

    static DataOperation vdb(String vdb, VdbAction action) {
        return new ManageVdb(vdb, action, action == VdbAction.REWIND ? PointChoice.latestSnapshot() : null, false);
    }

    static DataOperation provision(String vdb, String from, IfExists ifExists, boolean allowUnmasked) {
        var placement = new Placement(null, null, null, null, Map.of());
        return new ProvisionVdb(
                vdb, new ProvisionVdb.Source(from, PointChoice.latestSnapshot()), placement, ifExists, allowUnmasked);
    }

    static DataOperation refreshMaster() {
        return new RefreshMasked(MASTER, PointChoice.latestSnapshot(), true, MaskingGuard.hook("mask.sh"));
    }

    void scriptMasks() {
        scriptMasks(engine(), stage());
    }

    /** The master is masked by the script that {@link #refreshMaster} names, and the back end knows it. */
    static void scriptMasks(SimulatedEngine engine, PlatformStage stage) {
        engine.world().setHooks(MASTER, "configureClone", World.scriptHook("mask.sh"));
        untilSeen(stage, masking -> masking.hooks().stream().anyMatch(hook -> "mask.sh".equals(hook.name())));
    }

    /** What was changed on the engine is known to the back end. */
    private static void untilSeen(PlatformStage stage, Predicate<Masking> masking) {
        DatasetCatalog catalog = stage.platform().catalog();
        await().until(() -> masking.test(catalog.masking(catalog.dataset(MASTER))));
    }

    Failure failureOf(DataOperation operation) {
        Running running = stage().start(operation).untilEnded();
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        return running.failure();
    }

    private void assertAlready(DataOperation operation) {
        int before = engine().books().jobs().size();
        assertThat(stage().run(operation).values()).containsEntry("already", true);
        assertThat(engine().books().jobs()).hasSize(before);
    }

    @Test
    void aSyncReportsTheSnapshotThatItMade() {
        Result result = stage().run(snapshot());
        var newest = engine().books().snapshots(PRODUCTION);
        assertThat(result.values())
                .containsEntry("dataset", path(PRODUCTION))
                .containsEntry("snapshot", newest.get(newest.size() - 1).name());
        assertThat(engine().books().jobs("DB_SYNC")).hasSize(1);
    }

    @Test
    void anUnknownDatasetIsRefusedWithTheNearestNames() {
        Failure failure = failureOf(new SnapshotDataset("Patient Prod", Map.of()));
        assertThat(failure.problem()).isEqualTo(Problem.DATASET_UNKNOWN);
        assertThat(failure.candidates()).contains(path(PRODUCTION));
    }

    /** Steps share what they read for some seconds, in which somebody else may have made what they look for. */
    @Test
    void aVdbThatIsNewIsNotUnknown() {
        List<Dataset> remembered = stage().platform().catalog().datasets();
        engine().world().addVdb("Prep", "made just now", MASTER);
        try (PlatformStage another = another()) {
            await().until(() -> another.platform().catalog().datasets().size() > remembered.size());
        }

        stage().run(vdb("Prep/made just now", VdbAction.STOP));

        assertThat(stage().platform().catalog().datasets()).hasSizeGreaterThan(remembered.size());
    }

    /** Nothing counts as done for what was read some seconds ago: somebody else may have changed it since. */
    @Test
    void whatIsDoneAlreadyIsDoneAtThisMoment() {
        DataOperation keep = new BookmarkVdb("nightly", BILLING, IfExists.KEEP);
        DataOperation kept = provision("Prep/kept", MASTER, IfExists.KEEP, false);
        stage().run(keep);
        stage().run(kept);
        Map<DataOperation, DataOperation> undone = Map.of(
                vdb(PREP1, VdbAction.START),
                vdb(PREP1, VdbAction.STOP),
                vdb(PREP1, VdbAction.ENABLE),
                vdb(PREP1, VdbAction.DISABLE),
                keep,
                new DeleteVdbBookmark("nightly", BILLING),
                kept,
                new DeleteVdb("Prep/kept", false));
        try (PlatformStage another = another()) {
            undone.forEach((operation, byAnother) -> {
                assertThat(stage().run(operation).values()).containsAnyOf(entry("already", true), entry("kept", true));
                another.run(byAnother);
                assertThat(stage().run(operation).values()).as(operation.verb()).doesNotContainKeys("already", "kept");
            });
        }
    }

    @Test
    void ofSeveralEachIsLookedForAtThisMoment() {
        DataOperation deletion = DeleteAll.of(
                "vdbs", List.of(new DeleteVdb("Prep/never there", false), new DeleteVdb("Prep/late", false)));
        stage().run(deletion);
        try (PlatformStage another = another()) {
            another.run(provision("Prep/late", MASTER, IfExists.FAIL, false));
        }

        assertThat(stage().run(deletion).values()).containsEntry("absent", true);

        assertThat(engine().books().hasDataset("Prep/late")).isFalse();
    }

    @Test
    void aJobThatFailsIsToldWithWhatTheEngineSays() {
        engine().faults().failJob("DB_SYNC", "the source is down");
        Failure failure = failureOf(snapshot());
        assertThat(failure.problem()).isEqualTo(Problem.JOB_FAILED);
        assertThat(failure.details()).contains("the source is down");
    }

    @Test
    void aVdbOfUnmaskedDataNeedsPermission() {
        assertThat(failureOf(new RefreshVdb("Billing Dev", PointChoice.latestSnapshot(), false))
                        .problem())
                .isEqualTo(Problem.UNMASKED_DATA);
        assertThat(engine().books().jobs()).isEmpty();
        stage().run(new RefreshVdb("Billing Dev", PointChoice.latestSnapshot(), true));
        assertThat(engine().books().jobs("DB_REFRESH")).hasSize(1);
    }

    @Test
    void aDsourceCannotBeRefreshed() {
        assertThat(failureOf(new RefreshVdb("Patients Prod", PointChoice.latestSnapshot(), true))
                        .problem())
                .isEqualTo(Problem.NOT_A_VDB);
    }

    @Test
    void aVdbIsProvisionedFromTheMaskedMaster() {
        Result result = stage().run(provision("Prep/Patients QA", MASTER, IfExists.FAIL, false));
        assertThat(result.values())
                .containsEntry("vdb", path("Prep/Patients QA"))
                .containsEntry("from", path(MASTER));
        assertThat(engine().books().vdb("Prep/Patients QA").exposesUnmaskedRows())
                .isFalse();
    }

    @Test
    void aVdbThatExistsIsRefusedKeptOrRefreshedAsAsked() {
        String name = "Prep/Patients QA";
        stage().run(provision(name, MASTER, IfExists.FAIL, false));
        assertThat(failureOf(provision(name, MASTER, IfExists.FAIL, false)).problem())
                .isEqualTo(Problem.VDB_EXISTS);
        assertThat(stage().run(provision(name, MASTER, IfExists.KEEP, false)).values())
                .containsEntry("kept", true);
        assertThat(engine().books().jobs("DB_REFRESH")).isEmpty();
        stage().run(provision(name, MASTER, IfExists.REFRESH, false));
        assertThat(engine().books().jobs("DB_REFRESH")).hasSize(1);
        assertThat(engine().books().jobs("DB_PROVISION")).hasSize(1);
    }

    /** The reference of a group, as the back end tells it. */
    abstract String groupReference(String group);

    @Test
    void theGroupOfANewVdbMayBeGivenByItsReference() {
        var placement = new Placement(groupReference("Prep"), null, null, null, Map.of());
        var source = new ProvisionVdb.Source(MASTER, PointChoice.latestSnapshot());
        String path = path("Prep/Patients QA");
        assertThat(stage().run(new ProvisionVdb("Patients QA", source, placement, IfExists.FAIL, false))
                        .values())
                .containsEntry("vdb", path);
        assertThat(stage().run(new ProvisionVdb("Patients QA", source, placement, IfExists.KEEP, false))
                        .values())
                .containsEntry("vdb", path)
                .containsEntry("kept", true);
        assertThat(engine().books().jobs("DB_PROVISION")).hasSize(1);
    }

    @Test
    void aVdbOfAnotherParentIsNeverTouched() {
        assertThat(failureOf(provision("Billing Dev", MASTER, IfExists.REFRESH, true))
                        .problem())
                .isEqualTo(Problem.PARENT_DIFFERS);
        assertThat(engine().books().jobs()).isEmpty();
    }

    @Test
    void aVdbIsStoppedAndStartedOnceEach() {
        stage().run(vdb(PREP1, VdbAction.STOP));
        assertThat(engine().books().vdb(PREP1).runtimeStatus()).isEqualTo("INACTIVE");
        assertAlready(vdb(PREP1, VdbAction.STOP));
        stage().run(vdb(PREP1, VdbAction.START));
        assertThat(engine().books().vdb(PREP1).runtimeStatus()).isEqualTo("RUNNING");
        assertAlready(vdb(PREP1, VdbAction.START));
    }

    @Test
    void aVdbIsDisabledAndEnabledOnceEach() {
        stage().run(vdb(BILLING, VdbAction.DISABLE));
        assertThat(engine().books().vdb(BILLING).enabled()).isFalse();
        assertAlready(vdb(BILLING, VdbAction.DISABLE));
        assertThat(failureOf(vdb(BILLING, VdbAction.START)).problem()).isEqualTo(Problem.VDB_DISABLED);
        assertThat(failureOf(vdb(BILLING, VdbAction.ENABLE)).problem()).isEqualTo(Problem.UNMASKED_DATA);
        stage().run(new ManageVdb(BILLING, VdbAction.ENABLE, null, true));
        assertAlready(vdb(BILLING, VdbAction.ENABLE));
    }

    @Test
    void aVdbIsRewoundToItsOwnSnapshotAndTheRewindIsUndone() {
        String before = engine().books().vdb(PREP1).currentTimeflow();
        stage().run(vdb(PREP1, VdbAction.REWIND));
        assertThat(engine().books().vdb(PREP1).currentTimeflowType()).isEqualTo("ROLLBACK");
        stage().run(vdb(PREP1, VdbAction.UNDO));
        assertThat(engine().books().vdb(PREP1).currentTimeflow()).isEqualTo(before);
    }

    @Test
    void aVdbThatIsNewIsNotAbsent() {
        List<Dataset> remembered = stage().platform().catalog().datasets();
        engine().world().addVdb("Prep", "made just now", MASTER);
        try (PlatformStage another = another()) {
            await().until(() -> another.platform().catalog().datasets().size() > remembered.size());
        }

        assertThat(stage().run(new DeleteVdb("Prep/made just now", false)).values())
                .doesNotContainKey("absent");
    }

    @Test
    void aVdbIsDeletedOnce() {
        stage().run(new DeleteVdb(BILLING, false));
        assertThat(engine().books().hasDataset(BILLING)).isFalse();
        assertThat(stage().run(new DeleteVdb(BILLING, false)).values()).containsEntry("absent", true);
        assertThat(engine().books().jobs("DB_DELETE")).hasSize(1);
    }

    /** As results and lists call it. */
    @Test
    void aVdbIsDeletedOnceByItsWholePath() {
        stage().run(new DeleteVdb(path(BILLING), false));
        assertThat(stage().run(new DeleteVdb(path(BILLING), false)).values()).containsEntry("absent", true);
        assertThat(failureOf(new DeleteVdb(path("Nowhere/Billing Dev"), false)).problem())
                .isEqualTo(Problem.GROUP_UNKNOWN);
    }

    /** A back end deletes nothing that something else comes from. */
    @Test
    void ofSeveralVdbsThoseThatComeFromOthersAreNamedFirst() {
        stage().run(provision("Prep/parent", MASTER, IfExists.FAIL, false));
        stage().run(new SnapshotDataset("Prep/parent", Map.of()));
        stage().run(provision("Prep/child", "Prep/parent", IfExists.FAIL, false));
        stage().run(new SnapshotDataset("Prep/child", Map.of()));
        stage().run(provision("Prep/grandchild", "Prep/child", IfExists.FAIL, false));
        stage().run(provision("Prep/other", MASTER, IfExists.FAIL, false));

        Failure wrong = failureOf(deletionOf("Prep/other", "Prep/parent", "Prep/grandchild", "Prep/child"));

        assertThat(wrong.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(wrong.details()).contains("Prep/grandchild", "Prep/parent");
        assertThat(engine().books().jobs("DB_DELETE")).isEmpty();
        stage().run(deletionOf("Prep/other", "Prep/grandchild", "Prep/child", "Prep/parent"));
        assertThat(engine().books().jobs("DB_DELETE")).hasSize(4);
    }

    private static DataOperation deletionOf(String... vdbs) {
        return DeleteAll.of(
                "vdbs", Stream.of(vdbs).map(vdb -> new DeleteVdb(vdb, false)).toList());
    }

    @Test
    void severalBookmarksInOneTextAreNotTakenForASuccess() {
        stage().run(bookmark("nightly"));
        for (DataOperation each : List.of(
                new DeleteVdbBookmark("nightly, other", BILLING),
                DeleteAll.of(
                        "bookmarks",
                        List.of(
                                new DeleteVdbBookmark("nightly", BILLING),
                                new DeleteVdbBookmark("other,nightly", BILLING))))) {
            Failure refused = failureOf(each);
            assertThat(refused.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
            assertThat(refused.details()).contains("is several names; write bookmarks: ['");
        }
        assertThat(bookmarks()).containsExactly("nightly");
    }

    @Test
    void theLongestGroupThatIsThereHoldsANewVdb() {
        engine().world().addGroup("Dev");
        engine().world().addGroup("Dev/Test");
        await().until(() -> stage().platform().catalog().hasGroup("Dev/Test"));

        Result result = stage().run(provision("Dev/Test/new", MASTER, IfExists.FAIL, false));

        assertThat(result.values()).containsEntry("vdb", path("Dev/Test/new"));
        assertThat(stage().platform().catalog().dataset(path("Dev/Test/new")).group())
                .isEqualTo("Dev/Test");
        stage().run(provision("Dev/plain", MASTER, IfExists.FAIL, false));
        stage().run(provision("Dev/feature/login", MASTER, IfExists.FAIL, false));
        assertThat(stage().platform()
                        .catalog()
                        .dataset(path("Dev/feature/login"))
                        .group())
                .isEqualTo("Dev");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prep/Patients prep1", "Prep/*prep1", "*/Patients prep1", "Patients prep1"})
    void whatAStepTakesForANameIsAFilterToo(String filter) {
        assertThat(stage().run(new ListData(ListData.Kind.DATASETS, null, filter))
                        .items())
                .singleElement()
                .satisfies(item -> assertThat(((Map<?, ?>) item).get("path")).isEqualTo(path(PREP1)));
    }

    @Test
    void aBookmarkIsFoundByTheGroupOfItsVdb() {
        stage().run(bookmark("nightly"));
        for (String filter : List.of("nightly", "Billing Dev/*", BILLING + "/nightly", path(BILLING) + "/*")) {
            assertThat(stage().run(new ListData(ListData.Kind.BOOKMARKS, null, filter))
                            .items())
                    .as(filter)
                    .singleElement()
                    .satisfies(
                            item -> assertThat(((Map<?, ?>) item).get("name")).isEqualTo("nightly"));
        }
    }

    @Test
    void aReplicaIsMeantByItsNamespace() {
        engine().world().addReplica(DataKind.APPDATA, "east", "Twin", "elsewhere", true);
        DatasetCatalog catalog = stage().platform().catalog();
        await().until(() ->
                catalog.datasets().stream().anyMatch(dataset -> dataset.name().equals("elsewhere")));
        String reference = catalog.dataset(path("east/Twin/elsewhere")).reference();

        assertThat(catalog.dataset("east/Twin/elsewhere").reference()).isEqualTo(reference);
        assertThat(stage().run(new ListData(ListData.Kind.DATASETS, null, "east/Twin/*"))
                        .items())
                .hasSize(1);
        for (String lacksIt : List.of("Twin/elsewhere", "elsewhere", "west/Twin/elsewhere")) {
            assertThat(failureOf(new SnapshotDataset(lacksIt, Map.of())).problem())
                    .as(lacksIt)
                    .isEqualTo(Problem.DATASET_UNKNOWN);
        }
    }

    private static DataOperation bookmark(String name) {
        return new BookmarkVdb(name, BILLING, IfExists.FAIL);
    }

    private List<String> bookmarks() {
        DatasetCatalog catalog = stage().platform().catalog();
        return catalog.bookmarks(catalog.dataset(BILLING)).stream()
                .map(Bookmark::name)
                .toList();
    }

    @Test
    void aBookmarkOfAVdbIsDeletedOnceAndMadeAnew() {
        stage().run(bookmark("nightly"));
        stage().run(bookmark("other"));
        Result result = stage().run(new DeleteVdbBookmark("nightly", BILLING));
        assertThat(result.values())
                .containsEntry("bookmark", "nightly")
                .containsEntry("vdb", BILLING)
                .doesNotContainKey("absent");
        assertThat(bookmarks()).containsExactly("other");
        assertThat(stage().run(new DeleteVdbBookmark("nightly", BILLING)).values())
                .containsEntry("absent", true);
        String made = (String) stage().run(bookmark("nightly")).values().get("bookmarkReference");
        stage().run(new DeleteVdbBookmark(made, BILLING));
        assertThat(bookmarks()).containsExactly("other");
    }

    /** A mistyped year, mostly. */
    @ParameterizedTest
    @ValueSource(longs = {-3650, 365})
    void aTimeWithoutDataIsAnsweredWithTheTimesThatThereAre(long days) {
        PointChoice then =
                PointChoice.timestamp(OffsetDateTime.now(ZoneOffset.UTC).plusDays(days));

        Failure outside = failureOf(new RefreshVdb(BILLING, then, true));

        assertThat(outside.problem()).isEqualTo(Problem.TIME_OUTSIDE);
        assertThat(outside.candidates()).isNotEmpty();
        assertThat(engine().books().jobs("DB_REFRESH")).isEmpty();
    }

    /** As people call things. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien",
                "the \"new\" one",
                "both ' and \"",
                "Größe Köln",
                "two  blanks",
                "50 % (a, b) & c=d?",
                "back\\slash",
                "日本 €"
            })
    void aVdbAndItsBookmarkMayHaveAnyName(String name) {
        String vdb = "Prep/" + name;
        stage().run(provision(vdb, MASTER, IfExists.FAIL, false));
        assertThat(failureOf(provision(vdb, MASTER, IfExists.FAIL, false)).problem())
                .isEqualTo(Problem.VDB_EXISTS);
        stage().run(new RefreshVdb(vdb, PointChoice.latestSnapshot(), false));
        stage().run(new BookmarkVdb(name, vdb, IfExists.FAIL));
        assertThat(failureOf(new BookmarkVdb(name, vdb, IfExists.FAIL)).problem())
                .isEqualTo(Problem.BOOKMARK_EXISTS);
        stage().run(new DeleteVdbBookmark(name, vdb));
        stage().run(new DeleteVdb(vdb, false));
        assertThat(engine().books().hasDataset(vdb)).isFalse();
        assertThat(engine().books().jobs("DB_PROVISION")).hasSize(1);
    }

    /** A wrong name is not taken for a success. */
    @Test
    void theVdbOfABookmarkToDeleteMustBeThere() {
        assertThat(failureOf(new DeleteVdbBookmark("nightly", "Billing Dve")).problem())
                .isEqualTo(Problem.DATASET_UNKNOWN);
    }

    @Test
    void theMasterIsRefreshedFromTheNewestSnapshotAndMasked() {
        scriptMasks();
        stage().run(refreshMaster());
        assertThat(engine().books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
        assertThat(engine().books().jobs("DB_REFRESH")).hasSize(1);
        stage().run(provision("Prep/Patients QA", MASTER, IfExists.FAIL, false));
        assertThat(engine().books().vdb("Prep/Patients QA").exposesUnmaskedRows())
                .isFalse();
    }

    @Test
    void aMasterWithoutTheFlagOrTheNamedScriptIsNotTouched() {
        assertThat(failureOf(refreshMaster()).problem()).isIn(Problem.OTHER_MASKING_STEP, Problem.NO_MASKING_STEP);
        assertThat(engine().books().jobs()).isEmpty();
        scriptMasks();
        engine().world().setMasked(MASTER, false);
        untilSeen(stage(), masking -> !masking.flagged());
        assertThat(failureOf(refreshMaster()).problem()).isEqualTo(Problem.NOT_FLAGGED_MASKED);
        assertThat(engine().books().jobs("DB_REFRESH")).isEmpty();
    }

    @Test
    void aRefreshThatFailsLeavesTheMasterDisabledAndTheNextOneOpensIt() {
        scriptMasks();
        engine().faults().failJob("DB_REFRESH", "the script went wrong");
        assertThat(failureOf(refreshMaster()).problem()).isEqualTo(Problem.JOB_FAILED);
        assertThat(engine().books().vdb(MASTER).enabled()).isFalse();
        stage().run(refreshMaster());
        assertThat(engine().books().vdb(MASTER).enabled()).isTrue();
        assertThat(engine().books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
    }
}
