package io.jenkins.plugins.delphixpipeline;

import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.BILLING;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.MASTER;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.PREP1;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.provision;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.snapshot;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.vdb;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.faults.SkewedDates;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkVdb;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.DeleteVdbBookmark;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each change on DCT is made once, whatever becomes of its answer: DCT's own books tell how often. */
@Execution(ExecutionMode.CONCURRENT)
class LostAnswersOnDctTest {
    /** A change, what is sent for it, and what has to be done before. */
    private record Change(String call, DataOperation operation, DataOperation before) {
        @Override
        public String toString() {
            return call;
        }
    }

    private static final List<Change> CHANGES = List.of(
            new Change("/dsources/[^/]+/snapshots$", snapshot(), null),
            new Change("/refresh_by_snapshot$", new RefreshVdb(PREP1, PointChoice.latestSnapshot(), false), null),
            new Change("/provision_by_snapshot$", provision("Prep/new", MASTER, IfExists.FAIL, false), null),
            new Change("/rollback_by_snapshot$", vdb(PREP1, VdbAction.REWIND), null),
            new Change("/undo_refresh$", vdb(PREP1, VdbAction.UNDO), vdb(PREP1, VdbAction.REWIND)),
            new Change("/stop$", vdb(PREP1, VdbAction.STOP), null),
            new Change("/disable$", vdb(PREP1, VdbAction.DISABLE), null),
            new Change("/enable$", vdb(PREP1, VdbAction.ENABLE), vdb(PREP1, VdbAction.DISABLE)),
            new Change("/vdbs/[^/]+/delete$", new DeleteVdb(BILLING, false), null));

    private static final List<Change> REPEATABLE =
            CHANGES.stream().filter(change -> !change.call().contains("undo")).toList();

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(60))
            .start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .telemetryLag(Duration.ofMillis(100))
            .start();
    private final DctStage stage = new DctStage(dct);

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    private void prepare(Change change) {
        if (change.before() != null) {
            stage.run(change.before());
        }
    }

    private void assertOnce(Change change) {
        assertThat(dct.books().handled("POST", change.call())).isEqualTo(1);
    }

    @ParameterizedTest
    @FieldSource("CHANGES")
    void workThatWasDoneIsFoundAndNotDoneAgain(Change change) {
        prepare(change);
        dct.faults().on("POST", change.call()).dropAfter();
        stage.run(change.operation());
        assertOnce(change);
    }

    /** Work that failed may have changed something, too: it is told and not done again. */
    @ParameterizedTest
    @CsvSource({
        "/dsources/[^/]+/snapshots$, DB_SYNC",
        "/refresh_by_snapshot$, DB_REFRESH",
        "/provision_by_snapshot$, DB_PROVISION",
        "/rollback_by_snapshot$, DB_ROLLBACK"
    })
    void workThatFailedIsFoundAndNotDoneAgain(String call, String job) {
        Change change = CHANGES.stream()
                .filter(each -> each.call().equals(call))
                .findFirst()
                .orElseThrow();
        engine.faults().failJob(job, "The target host is full.");
        dct.faults().on("POST", call).dropAfter();
        Running running = stage.start(change.operation()).untilEnded();
        assertThat(running.failure().problem()).isEqualTo(Problem.JOB_FAILED);
        assertOnce(change);
    }

    @Test
    void aDeletedBookmarkOfAVdbIsNotLookedForByItsNameAgain() {
        stage.run(new BookmarkVdb("nightly", BILLING, IfExists.FAIL));
        dct.faults().on("DELETE", "/bookmarks/").dropAfter();
        Result result = stage.run(new DeleteVdbBookmark("nightly", BILLING));
        assertThat(result.values()).containsEntry("bookmark", "nightly");
        assertThat(dct.books().handled("DELETE", "/bookmarks/")).isEqualTo(1);
        assertThat(dct.books().bookmarks()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("CHANGES")
    void whatSomebodyElseAnswersIsALostAnswer(Change change) {
        prepare(change);
        dct.faults().on("POST", change.call()).fails(Fault.foreignAfter(504, "text/html", "<h1>Gateway</h1>"));
        stage.run(change.operation());
        assertOnce(change);
    }

    @ParameterizedTest
    @FieldSource("REPEATABLE")
    void workThatNeverArrivedIsDoneOnceAfterTheSettleTime(Change change) {
        prepare(change);
        dct.faults().on("POST", change.call()).dropBefore();
        stage.run(change.operation());
        assertOnce(change);
    }

    /** A proxy may say any time. */
    @ParameterizedTest
    @ValueSource(longs = {-3600, -45, 45, 3600})
    void whatAProxySaysOfTheTimeNeitherHidesWorkNorShowsOlderWork(long secondsAhead) {
        stage.run(snapshot());
        SkewedDates dates = new SkewedDates();
        dates.ahead(Duration.ofSeconds(secondsAhead));
        try (DctStage skewed = new DctStage(dct, dates.client(), () -> LoginSource.Login.key(SimulatedDct.API_KEY))) {
            dct.faults().on("POST", "/dsources/[^/]+/snapshots$").dropAfter();
            skewed.run(snapshot());
            assertThat(engine.books().jobs("DB_SYNC")).hasSize(2);
            dct.faults().on("POST", "/dsources/[^/]+/snapshots$").dropBefore();
            skewed.run(snapshot());
            assertThat(engine.books().jobs("DB_SYNC")).hasSize(3);
        }
    }

    /** A job that has ended may tell of the snapshot that it made and no longer of the dataset. */
    @Test
    void aSyncIsFoundByItsSnapshotToo() {
        dct.switches().turnOn(DctSwitch.SNAPSHOT_AS_TARGET);
        dct.world().setTelemetryLag(Duration.ZERO);
        engine.world().setJobDuration(Duration.ZERO);
        dct.faults().on("POST", "/dsources/[^/]+/snapshots$").dropAfter();
        stage.run(snapshot());
        assertThat(engine.books().jobs("DB_SYNC")).hasSize(1);
    }

    @Test
    void anUndoIsNeverRepeatedInDoubt() {
        stage.run(vdb(PREP1, VdbAction.REWIND));
        dct.faults().on("POST", "/undo_refresh$").dropBefore();
        Running undo = stage.start(vdb(PREP1, VdbAction.UNDO)).untilEnded();
        assertThat(undo.failure().problem()).isEqualTo(Problem.OUTCOME_UNKNOWN);
        assertThat(dct.books().handled("POST", "/undo_refresh$")).isZero();
    }

    /** Many jobs that are about to start must not make what was done yesterday look like ours. */
    @Test
    void theLastStartIsKnownBehindJobsThatDoNotTellTheirs() {
        stage.run(snapshot());
        dct.faults().on("GET", "/jobs$").fails((request, handling) -> {
            String jobs = new String(handling.get().body(), StandardCharsets.UTF_8);
            return HttpResponse.json(
                    200, jobs.replaceAll("\"start_time\":\"[^\"]*\",?", "").getBytes(StandardCharsets.UTF_8));
        });
        assertThat(stage.platform.submissions().time()).isAfter(Instant.now().minus(Duration.ofMinutes(5)));
    }

    /** What no source tells of a real DCT may be either way. */
    @ParameterizedTest
    @EnumSource(DctSwitch.class)
    void theSameHoldsWhicheverWayAnOpenQuestionIsAnswered(DctSwitch open) {
        dct.switches().turnOn(open);
        Stream.of("/dsources/[^/]+/snapshots$", "/refresh_by_snapshot$", "/provision_by_snapshot$")
                .forEach(call -> dct.faults().on("POST", call).dropAfter());
        stage.run(snapshot());
        stage.run(new RefreshVdb(PREP1, PointChoice.latestSnapshot(), false));
        stage.run(provision("Prep/new", MASTER, IfExists.FAIL, false));
        stage.run(vdb(PREP1, VdbAction.STOP));
        stage.run(new DeleteVdb("Prep/new", false));
        assertThat(dct.books().handled("POST", "/provision_by_snapshot$")).isEqualTo(1);
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        assertThat(engine.books().hasDataset("Prep/new")).isFalse();
    }

    /** What the account may not read any more looks as if it had been deleted. */
    @Test
    void aVdbThatIsHiddenMeanwhileDoesNotCountAsDeleted() {
        dct.faults().on("POST", "/vdbs/[^/]+/delete$").fails((request, handling) -> {
            dct.world().denyId(SimulatedDct.USER, "READ", dct.books().id("engine1", BILLING));
            return Fault.dropBefore().around(request, handling);
        });

        Running running = stage.start(new DeleteVdb(BILLING, false)).untilEnded();

        assertThat(running.failure().problem()).isEqualTo(Problem.NOT_VISIBLE);
        assertThat(engine.books().hasDataset(BILLING)).isTrue();
    }
}
