package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.operation.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.Failure;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Each road by which data reaches a dataset, from a master in each state: what comes of it, without anybody's leave for
 * unmasked data. The table is the one in {@code docs/guard.md}; that nothing is exposed is told by the simulated engine's own
 * knowledge of which rows are masked.
 */
class GuardMatrixTest implements AutoCloseable {
    private static final int AT_ONCE = 6;
    private static final Path TABLE = Path.of("docs/guard.md");
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final String CHILD = "QA/Patients QA";
    private static final String TEMPLATE = "Patients";
    private static final String POD = "prep1";

    private SimulatedEngine engine;
    private EngineStage stage;
    private EngineStage elsewhere;

    /** What comes of it, as the table says it. */
    private enum Outcome {
        GOES("goes"),
        /** The newest snapshots are passed over, and that is said. */
        OLDER("older snapshot"),
        REFUSED("refused"),
        /** It was done before it could be seen to be wrong, and nobody can read it. */
        DISABLED("disabled");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    /** How the master came to be as it is. What is still under way ends once the road has begun to wait, or has ended. */
    private enum State {
        PROVEN("refreshed by the step", at -> at.refreshMasked()),
        ELSEWHERE("refreshed by another controller", at -> at.elsewhere.run(masked())),
        NO_RECORD("no job listed any more", at -> {}),
        RUNNING_WELL("refresh by a person running, then good", at -> {
            at.refreshMasked();
            at.engine.world().advanceJob(at.beginRefresh(), 75);
        }),
        RUNNING_BADLY("refresh by a person running, then failed", at -> {
            at.refreshMasked();
            at.engine.faults().failMasking();
            at.engine.world().advanceJob(at.beginRefresh(), 75);
        }),
        FAILED("refresh by the step failed", at -> {
            at.refreshMasked();
            at.engine.faults().failMasking();
            at.stage.start(masked()).untilEnded();
        }),
        FAILED_ELSEWHERE("refresh by a person failed", at -> {
            at.refreshMasked();
            at.failByPerson();
        }),
        FAILED_NO_RECORD("the only refresh known, by a person, failed", GuardMatrixTest::failByPerson),
        POLICY_AFTER("failed, then a policy snapshot", at -> {
            at.refreshMasked();
            at.failByPerson();
            at.engine.world().takePolicySnapshot(MASTER);
        }),
        POLICY_DURING("policy snapshot during a good refresh", at -> {
            at.refreshMasked();
            String job = at.beginRefresh();
            at.engine.world().advanceJob(job, 75);
            at.engine.world().takePolicySnapshot(MASTER);
            at.untilTheEnginesClockHasMoved();
            at.engine.world().finishJob(job);
            at.untilIdle();
        }),
        ABORTED("refresh by the step aborted", at -> {
            at.refreshMasked();
            at.engine.world().setJobDuration("DB_REFRESH", Duration.ofSeconds(20));
            Running running = at.stage.start(masked()).untilWaiting();
            at.engine.world().advanceJob(running.driver.state().openJob(), 75);
            running.driver.stop();
            running.untilEnded();
            at.engine.world().setJobDuration("DB_REFRESH", QUICK);
        }),
        UNPROVEN("hook changed during the step's refresh", at -> {
            at.refreshMasked();
            at.engine.world().setJobDuration("DB_REFRESH", Duration.ofSeconds(20));
            Running running = at.stage.start(masked()).untilWaiting();
            at.engine.world().advanceJob(running.driver.state().openJob(), 75);
            at.engine.world().setHooks(MASTER, "configureClone", World.maskingHook("Mask Others"));
            at.engine.world().finishJob(running.driver.state().openJob());
            running.untilEnded();
            at.engine.world().setHooks(MASTER, "configureClone", World.maskingHook("Mask Patients"));
            at.engine.world().setJobDuration("DB_REFRESH", QUICK);
        }),
        HOOK_REMOVED("hook removed since the step's refresh", at -> {
            at.refreshMasked();
            at.engine.world().setHooks(MASTER, "configureClone");
        }),
        HOOK_REMOVED_REFRESHED("hook removed, then refreshed by a person", at -> {
            at.refreshMasked();
            at.engine.world().setHooks(MASTER, "configureClone");
            at.refreshByPerson();
        }),
        HOOK_BACK("the same, seen, and the hook put back", at -> {
            at.refreshMasked();
            at.engine.world().setHooks(MASTER, "configureClone");
            at.refreshByPerson();
            at.stage
                    .start(new RefreshVdb(CHILD, PointChoice.latestSnapshot(), false))
                    .untilEnded();
            at.engine.world().setHooks(MASTER, "configureClone", World.maskingHook("Mask Patients"));
        }),
        HEALED("failed, then refreshed well by the step", at -> {
            at.refreshMasked();
            at.engine.faults().failMasking();
            at.stage.start(masked()).untilEnded();
            at.refreshMasked();
        }),
        HEALED_ELSEWHERE("failed, then refreshed well by a person", at -> {
            at.refreshMasked();
            at.failByPerson();
            at.refreshByPerson();
        });

        private final String words;
        private final Consumer<GuardMatrixTest> setUp;

        State(String words, Consumer<GuardMatrixTest> setUp) {
            this.words = words;
            this.setUp = setUp;
        }
    }

    private static final Duration QUICK = Duration.ofMillis(40);

    /** A way for data to reach a dataset, with what has to be there before the master gets into its state. */
    private enum Road {
        REFRESH("delphixRefresh of a child", at -> new RefreshVdb(CHILD, PointChoice.latestSnapshot(), false)),
        REFRESH_NEWEST(
                "delphixRefresh of a child from the newest snapshot by name",
                at -> new RefreshVdb(CHILD, PointChoice.snapshot(at.newestSnapshot()), false)),
        REFRESH_POINT("delphixRefresh, LATEST_POINT", at -> new RefreshVdb(CHILD, PointChoice.latestPoint(), false)),
        PROVISION(
                "delphixProvision vdb",
                at -> new ProvisionVdb(
                        "QA/fresh",
                        MASTER,
                        PointChoice.latestSnapshot(),
                        new ProvisionVdb.Placement(null, null, null, null, Map.of()),
                        IfExists.FAIL,
                        false)),
        PROVISION_POD(
                "delphixProvision dataPod",
                at -> new ProvisionPod(POD, TEMPLATE, List.of(), List.of(), IfExists.REFRESH, false)),
        CREATE_POD(
                "delphixProvision dataPod with vdbs",
                at -> new ProvisionPod("fresh", TEMPLATE, List.of(CHILD), List.of(), IfExists.FAIL, false)),
        REFRESH_POD("delphixDataPod refresh", at -> new ManagePod(POD, TEMPLATE, PodAction.REFRESH, null, true, false)),
        BOOKMARK_TEMPLATE(
                "delphixBookmark of the template, restored by a person",
                at -> new BookmarkSelfService(
                        "marked", null, TEMPLATE, new BookmarkLabels(List.of(), true, null, null), IfExists.FAIL)),
        RESTORE_LATEST(
                "delphixDataPod restore of a template's bookmark at its newest data",
                at -> new ManagePod(POD, TEMPLATE, PodAction.RESTORE, at.bookmarkedByPerson(), true, false)),
        ENABLE_MASTER("delphixVdb enable of the master", at -> {
            at.disable(MASTER);
            return new ManageVdb(MASTER, VdbAction.ENABLE, null, false);
        }),
        UNDO_MASTER("delphixVdb undo of the master", at -> {
            at.enableQuietly(MASTER);
            return new ManageVdb(MASTER, VdbAction.UNDO, null, false);
        }),
        REWIND_MASTER("delphixVdb rewind of the master to its newest snapshot", at -> {
            at.enableQuietly(MASTER);
            return new ManageVdb(MASTER, VdbAction.REWIND, PointChoice.snapshot(at.newestSnapshot()), false);
        }),
        START_POD("delphixDataPod start of a pod that a person refreshed", at -> {
            at.podRefreshedByPersonAndStopped();
            return new ManagePod(POD, TEMPLATE, PodAction.START, null, true, false);
        });

        private final String words;
        private final Function<GuardMatrixTest, DataOperation> operation;

        Road(String words, Function<GuardMatrixTest, DataOperation> operation) {
            this.words = words;
            this.operation = operation;
        }
    }

    private static DataOperation masked() {
        return new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.anyJob());
    }

    private void open() {
        engine = SimulatedEngine.builder()
                .scenario(Scenario.PATIENTS)
                .jobDuration(QUICK)
                .start();
        engine.world().addGroup("QA");
        engine.world().addVdb("QA", "Patients QA", MASTER);
        stage = new EngineStage(engine);
        elsewhere = new EngineStage(engine);
    }

    @Override
    public void close() {
        if (engine != null) {
            stage.close();
            elsewhere.close();
            engine.close();
            engine = null;
        }
    }

    private void refreshMasked() {
        stage.run(masked());
    }

    private String reference(String dataset) {
        return engine.books().dataset(dataset).reference();
    }

    private Object post(String path, Object... body) {
        return engine.world().as("a person").post(path, Json.object(body));
    }

    /** @return the job */
    private String beginRefresh() {
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(5));
        String snapshot =
                engine.books().snapshots("Production/Patients Prod").get(0).reference();
        post(
                "/database/" + reference(MASTER) + "/refresh",
                "type",
                "RefreshParameters",
                "timeflowPointParameters",
                Json.object("type", "TimeflowPointSnapshot", "snapshot", snapshot));
        engine.world().setJobDuration("DB_REFRESH", QUICK);
        return running().orElseThrow();
    }

    private java.util.Optional<String> running() {
        return engine.books().jobs().stream()
                .filter(job -> job.state().equals("RUNNING") && job.actionType().equals("DB_REFRESH"))
                .filter(job -> job.target().equals(reference(MASTER)))
                .map(Books.JobEntry::reference)
                .findFirst();
    }

    private void refreshByPerson() {
        engine.world().finishJob(beginRefresh());
        untilIdle();
    }

    private void failByPerson() {
        engine.faults().failMasking();
        refreshByPerson();
    }

    private void untilTheEnginesClockHasMoved() {
        Instant now = Instant.now();
        await().pollInterval(Duration.ofMillis(1)).until(() -> Instant.now().isAfter(now.plusMillis(2)));
    }

    private void untilIdle() {
        await().atMost(Duration.ofSeconds(10)).until(() -> engine.books().jobs().stream()
                .noneMatch(job -> job.state().equals("RUNNING")));
    }

    private String newestSnapshot() {
        List<Books.Snapshot> all = engine.books().snapshots(MASTER);
        return all.get(all.size() - 1).reference();
    }

    private String bookmarkedByPerson() {
        String branch = engine.books()
                .object(
                        io.jenkins.plugins.delphixpipeline.simulator.model.Kind.TEMPLATE,
                        engine.books()
                                .object(
                                        io.jenkins.plugins.delphixpipeline.simulator.model.Kind.POD,
                                        engine.books().pod(POD).reference())
                                .get("template")
                                .asText())
                .get("activeBranch")
                .asText();
        String templateReference = engine.books()
                .object(
                        io.jenkins.plugins.delphixpipeline.simulator.model.Kind.POD,
                        engine.books().pod(POD).reference())
                .get("template")
                .asText();
        post(
                "/selfservice/bookmark",
                "type",
                "JSBookmarkCreateParameters",
                "bookmark",
                Json.object("type", "JSBookmark", "name", "by a person", "branch", branch, "shared", true),
                "timelinePointParameters",
                Json.object("type", "JSTimelinePointLatestTimeInput", "sourceDataLayout", templateReference));
        untilOnlyTheMasterIsAtWork();
        return "by a person";
    }

    private void untilOnlyTheMasterIsAtWork() {
        await().atMost(Duration.ofSeconds(10)).until(() -> engine.books().jobs().stream()
                .noneMatch(job -> job.state().equals("RUNNING") && !job.target().equals(reference(MASTER))));
    }

    private void disable(String vdb) {
        engine.world().setRuntime(vdb, false, "UNKNOWN");
    }

    /** By a person: what is seen then is not the road's doing. */
    private void enableQuietly(String vdb) {
        engine.world().setRuntime(vdb, true, "INACTIVE");
    }

    private void podRefreshedByPersonAndStopped() {
        String pod = engine.books().pod(POD).reference();
        post("/selfservice/container/" + pod + "/refresh", "type", "JSDataContainerRefreshParameters");
        untilOnlyTheMasterIsAtWork();
        post("/selfservice/container/" + pod + "/disable");
        untilOnlyTheMasterIsAtWork();
    }

    private void restoredByPerson(String bookmark) {
        String pod = engine.books().pod("prep2").reference();
        post(
                "/selfservice/container/" + pod + "/restore",
                "type",
                "JSDataContainerRestoreParameters",
                "timelinePointParameters",
                Json.object(
                        "type",
                        "JSTimelinePointBookmarkInput",
                        "bookmark",
                        engine.books().bookmark(bookmark).reference()));
        untilIdle();
    }

    private Outcome walk(Road road, State state) {
        open();
        state.setUp.accept(this);
        DataOperation operation = road.operation.apply(this);
        List<String> before = exposed();
        // What another session remembers from before is not the point here.
        stage.close();
        stage = new EngineStage(engine, stage);
        Running running = stage.start(operation);
        if (running().isPresent()) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> running.ending != null || running.notes.contains(Note.BUSY));
            running().ifPresent(job -> engine.world().finishJob(job));
        }
        running.untilEnded();
        untilIdle();
        if (road == Road.BOOKMARK_TEMPLATE && running.ending.equals("succeeded")) {
            restoredByPerson("marked");
        }
        List<String> after = new ArrayList<>(exposed());
        after.removeAll(before);
        if (running().isEmpty() && (state == State.RUNNING_BADLY || state == State.RUNNING_WELL)) {
            // What the person's own refresh opened is the person's doing.
            after.remove(reference(MASTER));
        }
        assertThat(after).as("exposed by " + road + " from " + state).isEmpty();
        return outcome(running);
    }

    private List<String> exposed() {
        return engine.books().exposedNow().stream()
                .map(Books.Dataset::reference)
                .toList();
    }

    private static Outcome outcome(Running running) {
        if (running.ending.equals("succeeded")) {
            return running.notes.contains(Note.SNAPSHOTS_SKIPPED) ? Outcome.OLDER : Outcome.GOES;
        }
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        if (running.notes.contains(Note.POD_DISABLED) || running.notes.contains(Note.DISABLED)) {
            return Outcome.DISABLED;
        }
        Failure failure = running.failure();
        assertThat(failure.kind()).as(failure.toString()).isIn(Problem.Kind.REFUSED, Problem.Kind.NOT_FOUND);
        assertThat(running.driver.state().jobs())
                .as("refused before anything is changed")
                .isEmpty();
        return Outcome.REFUSED;
    }

    @Test
    void eachRoadFromAMasterInEachStateComesToWhatTheTableSays() throws Exception {
        Map<String, Map<String, String>> table = table();
        assertThat(table.keySet())
                .as("every road has a row")
                .containsExactlyElementsOf(
                        Stream.of(Road.values()).map(road -> road.words).toList());
        Map<String, Future<String>> cells = new LinkedHashMap<>();
        ExecutorService walkers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Road road : Road.values()) {
                for (State state : State.values()) {
                    cells.put(road + " from " + state, walkers.submit(() -> cell(road, state)));
                }
            }
            SoftAssertions all = new SoftAssertions();
            for (Road road : Road.values()) {
                for (State state : State.values()) {
                    all.assertThat(cells.get(road + " from " + state).get())
                            .as(road.words + ", " + state.words)
                            .isEqualTo(table.get(road.words).get(state.words));
                }
            }
            all.assertAll();
        } finally {
            walkers.shutdownNow();
        }
    }

    private static String cell(Road road, State state) {
        try (GuardMatrixTest cell = new GuardMatrixTest()) {
            return cell.walk(road, state).word;
        } catch (AssertionError | RuntimeException e) {
            return e.toString();
        }
    }

    /** A row for each road, a column for each state; the columns are numbered, and the numbers explained above the table. */
    private static Map<String, Map<String, String>> table() throws IOException {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        List<String> states =
                Stream.of(State.values()).map(state -> state.words).toList();
        for (String line : Files.readAllLines(TABLE)) {
            List<String> cells = Stream.of(line.split("\\|")).map(String::trim).collect(Collectors.toList());
            if (cells.size() == states.size() + 2
                    && !cells.get(1).isEmpty()
                    && !cells.get(1).startsWith("-")
                    && !cells.get(2).equals("1")) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int at = 0; at < states.size(); at++) {
                    row.put(states.get(at), cells.get(at + 2));
                }
                rows.put(cells.get(1), row);
            }
        }
        return rows;
    }
}
