package io.jenkins.plugins.delphixpipeline;

import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.MASTER;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.provision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.dct.beside.Engines;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What DCT does not tell, or cannot do, is asked of the engine itself where that has a connection. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(90)
class EnginesBesideDctTest {
    private static final String GUARD = "guard";
    private static final String PATIENTS_PREP1 = "Prep/Patients prep1";

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .jobDuration(Duration.ofMillis(60))
            .user(GUARD, GUARD)
            .start();
    /** With the same VDBs under the same references. */
    private final SimulatedEngine twin = SimulatedEngine.builder().start();

    private SimulatedDct dct;
    private DctStage stage;

    private void with(String version) {
        with(version, reaching(engine));
    }

    private void with(String version, DataPlatform reached) {
        with(
                version,
                name -> name.equals("engine1")
                        ? Optional.of(new Engines.Direct("beside", () -> reached, () -> reached))
                        : Optional.empty());
    }

    private void with(String version, Engines engines) {
        dct = SimulatedDct.builder()
                .engine("engine1", engine)
                .version(version)
                .telemetryLag(Duration.ofMillis(80))
                .start();
        stage = new DctStage(dct, engines);
    }

    private static EnginePlatform reaching(SimulatedEngine engine) {
        return reaching(engine, SimulatedEngine.USER, SimulatedEngine.PASSWORD);
    }

    private static EnginePlatform reaching(SimulatedEngine engine, String user, String password) {
        return new EnginePlatform(
                PlatformStage.settings(engine.url().toString()),
                new OkHttpClient(),
                () -> new LoginSource.Login(user, password));
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        twin.close();
        engine.close();
    }

    private static DataOperation refresh(MaskingGuard guard) {
        return new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, guard);
    }

    private Failure failureOf(DataOperation operation) {
        Running running = stage.start(operation).untilEnded();
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        return running.failure();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.10", "3.28"})
    void aMaskingJobThatTheEngineBindsToTheVdbProvesItsMasking(String version) {
        with(version);
        Running running = stage.start(refresh(MaskingGuard.anyJob())).untilEnded();
        assertThat(running.ending).as(running.failure() + " " + running.mistake).isEqualTo("succeeded");
        assertThat(running.result.values().get("maskingStep").toString()).startsWith("masking job ");
        assertThat(running.notes).contains(Note.MASKED_REFRESH_PROVEN);
        assertThat(engine.books().vdb(MASTER).enabled()).isTrue();
    }

    @Test
    void aScriptIsSeenAsTheEngineHasIt() {
        engine.world().setHooks(MASTER, "configureClone", World.scriptHook("mask.sh"));
        with("3.10");
        engine.world().setHooks(MASTER, "configureClone", World.scriptHook("other.sh"));
        assertThat(failureOf(refresh(MaskingGuard.hook("mask.sh"))).problem()).isEqualTo(Problem.OTHER_MASKING_STEP);
        assertThat(engine.books().jobs("DB_REFRESH")).isEmpty();
        stage.run(refresh(MaskingGuard.hook("other.sh")));
    }

    @Test
    void aHookThatGoesDuringTheRefreshLeavesTheVdbDisabled() {
        with("3.28");
        engine.world().setJobDuration(Duration.ofSeconds(2));
        Running running = stage.start(refresh(MaskingGuard.anyJob())).untilWaiting();
        engine.world().setHooks(MASTER, "configureClone");
        running.untilEnded();
        assertThat(running.failure().problem()).isEqualTo(Problem.UNPROVEN);
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
    }

    @Test
    void anEngineWithoutAConnectionIsNotAsked() {
        with("3.28", name -> Optional.empty());
        assertThat(failureOf(refresh(MaskingGuard.anyJob())).problem()).isEqualTo(Problem.NO_MASKING_STEP);
    }

    @Test
    void theJobThatMadeTheDataIsReadThereWhereDctDoesNotTellIt() {
        with("3.10");
        somebodyRefreshes();
        Running running =
                stage.start(provision("Prep/new", MASTER, IfExists.FAIL, false)).untilEnded();
        assertThat(running.ending).as(running.failure() + " " + running.mistake).isEqualTo("succeeded");
        assertThat(running.notes).doesNotContain(Note.NO_MASKING_RECORD);
        assertThat(engine.books().vdb("Prep/new").exposesUnmaskedRows()).isFalse();
    }

    @Test
    void whatAFailedJobBroughtDoesNotTravelWhereTheEngineTellsOfIt() {
        with("3.10");
        engine.faults().failJob("DB_REFRESH", "The masking job failed.");
        somebodyRefreshes();
        String name = nameOf(engine.world().takeSnapshot(MASTER));
        assertRefused(name, Problem.MASKED_REFRESH_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.10", "3.28"})
    void whatAnUndoBringsBackIsNotTakenForWhatTheNewestJobMade(String version) {
        with(version);
        engine.faults().failMasking();
        somebodyRefreshes();
        somebodyRefreshes();
        undoneBySomebody();
        String name = nameOf(engine.world().takePolicySnapshot(MASTER));
        assertRefused(name, Problem.MASKED_REFRESH_UNPROVEN);
    }

    private void assertRefused(String snapshot, Problem reason) {
        var placement = new Placement(null, null, null, null, Map.of());
        Failure failure = failureOf(new ProvisionVdb(
                "Prep/new",
                new ProvisionVdb.Source(MASTER, PointChoice.snapshot(snapshot)),
                placement,
                IfExists.FAIL,
                false));
        assertThat(failure.reason().problem()).isEqualTo(reason);
        assertThat(engine.books().jobs("DB_PROVISION")).isEmpty();
    }

    private void undoneBySomebody() {
        String reference = engine.books().vdb(MASTER).reference();
        engine.world().setRuntime(MASTER, true, "RUNNING");
        engine.world().as("a person").post("/database/" + reference + "/undo", Json.object());
        await().until(() ->
                engine.books().jobs().stream().noneMatch(job -> job.state().equals("RUNNING")));
        shownOnDct();
    }

    private String nameOf(String taken) {
        await().until(() -> stage
                .platform
                .catalog()
                .snapshots(stage.platform.catalog().dataset(MASTER))
                .stream()
                .anyMatch(snapshot -> snapshot.reference().endsWith(taken)));
        return engine.books().snapshots(MASTER).stream()
                .filter(snapshot -> snapshot.reference().equals(taken))
                .findFirst()
                .orElseThrow()
                .name();
    }

    /** With a login of their own, on the engine. */
    private void somebodyRefreshes() {
        try (EngineStage onEngine = new EngineStage(engine)) {
            onEngine.start(new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.none()))
                    .untilEnded();
        }
        shownOnDct();
    }

    private void shownOnDct() {
        String timeflow = engine.books().vdb(MASTER).currentTimeflow();
        await().until(() ->
                stage.platform.catalog().dataset(MASTER).currentTimeflow().endsWith(timeflow));
    }

    @Test
    void anAbortCancelsTheJobOnTheEngine() {
        with("3.28");
        engine.world().setJobDuration(Duration.ofSeconds(20));
        Running running =
                stage.start(provision("Prep/new", MASTER, IfExists.FAIL, false)).untilWaiting();
        await().until(() -> !engine.books().jobs("DB_PROVISION").isEmpty());
        running.driver.stop();
        running.untilEnded();
        assertThat(running.ending).isEqualTo("stopped");
        assertThat(running.notes).contains(Note.CANCEL_ACCEPTED).doesNotContain(Note.LEFT_RUNNING);
        assertThat(engine.books().jobs("DB_PROVISION").get(0).state()).isEqualTo("CANCELED");
        assertThat(dct.books().handled("POST", "/abandon$")).isZero();
    }

    /** DCT has not handed the work to an engine yet, or does not tell to which. */
    @Test
    void anAbortBeforeDctTellsTheEngineCancelsTheJobWhenItDoes() {
        with("3.28");
        engine.world().setJobDuration(Duration.ofSeconds(20));
        dct.faults().on("GET", "/jobs/[^/]+$").times(3).fails((request, handling) -> {
            HttpResponse answer = handling.get();
            String job = new String(answer.body(), StandardCharsets.UTF_8)
                    .replaceAll("\"engines\":\\[[^]]*],?", "")
                    .replaceAll("\"status\":\"STARTED\"", "\"status\":\"PENDING\"");
            return HttpResponse.json(answer.status(), job.getBytes(StandardCharsets.UTF_8));
        });
        Running running =
                stage.start(provision("Prep/new", MASTER, IfExists.FAIL, false)).untilWaiting();

        running.driver.stop();
        running.untilEnded();

        assertThat(running.notes).contains(Note.CANCEL_ACCEPTED).doesNotContain(Note.CANCEL_IMPOSSIBLE);
        assertThat(engine.books().jobs("DB_PROVISION").get(0).state()).isEqualTo("CANCELED");
    }

    /** It will never be possible, and is not asked for again and again. */
    @Test
    void anAbortOfWorkOnAnEngineWithoutAConnectionAsksOnce() {
        with("3.28", name -> Optional.empty());
        engine.world().setJobDuration(Duration.ofSeconds(20));
        Running running =
                stage.start(provision("Prep/new", MASTER, IfExists.FAIL, false)).untilWaiting();

        running.driver.stop();
        running.untilEnded();

        assertThat(running.notes).contains(Note.CANCEL_IMPOSSIBLE, Note.LEFT_RUNNING);
        assertThat(dct.books().handled("GET", "/jobs/[^/]+$")).isLessThanOrEqualTo(6);
    }

    @Test
    void anAbortOfAMaskedRefreshCancelsItAndDisablesTheVdb() {
        with("3.16");
        engine.world().setJobDuration("DB_REFRESH", Duration.ofSeconds(20));
        Running running = stage.start(refresh(MaskingGuard.anyJob())).untilWaiting();
        await().until(() -> !engine.books().jobs("DB_REFRESH").isEmpty());
        running.driver.stop();
        running.untilEnded();
        assertThat(running.ending).isEqualTo("stopped");
        assertThat(running.notes).contains(Note.CANCEL_ACCEPTED, Note.DISABLED);
        assertThat(engine.books().jobs("DB_REFRESH").get(0).state()).isEqualTo("CANCELED");
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
    }

    @Test
    void workOfOthersOnTheVdbIsNotCancelled() {
        engine.world().setJobDuration(Duration.ofSeconds(20));
        with("3.28");
        try (EngineStage onEngine = new EngineStage(engine)) {
            onEngine.start(new SnapshotDataset(PATIENTS_PREP1, Map.of())).untilWaiting();
            await().until(() -> !engine.books().jobs("DB_SYNC").isEmpty());
            Running running =
                    stage.start(new SnapshotDataset("Patients Prod", Map.of())).untilWaiting();
            await().until(() -> engine.books().jobs("DB_SYNC").size() == 2);
            running.driver.stop();
            running.untilEnded();
        }
        assertThat(engine.books().jobs("DB_SYNC"))
                .filteredOn(job -> job.targetName().contains("prep1"))
                .allMatch(job -> job.state().equals("RUNNING"));
    }

    /** It may be back in a moment, but who aborts does not wait for it for long. */
    @ParameterizedTest
    @CsvSource({"20,LEFT_RUNNING", "3,CANCEL_TOO_LATE"})
    void anEngineThatIsOutOfReachLeavesTheJobAsEver(int seconds, Note told) {
        twin.close();
        with("3.28", reaching(twin));
        engine.world().setJobDuration(Duration.ofSeconds(seconds));
        Running running =
                stage.start(new SnapshotDataset("Patients Prod", Map.of())).untilWaiting();
        running.driver.stop();
        running.untilEnded();
        assertThat(running.ending).isEqualTo("stopped");
        assertThat(running.notes).contains(told);
    }

    @Test
    void anotherEngineWithSuchAVdbIsRefusedBeforeAnythingIsChanged() {
        with("3.28", reaching(twin));
        Failure failure = failureOf(refresh(MaskingGuard.anyJob()));
        assertThat(failure.problem()).isEqualTo(Problem.VDB_NOT_ON_ENGINE);
        assertThat(failure.details()).isEqualTo("beside");
        assertThat(engine.books().jobs("DB_REFRESH")).isEmpty();
        assertThat(engine.books().vdb(MASTER).enabled()).isTrue();
    }

    @Test
    void anEngineWhoseLoginDoesNotSeeTheVdbIsRefusedBeforeAnythingIsChanged() {
        engine.world().hide(GUARD, MASTER);
        with("3.28", reaching(engine, GUARD, GUARD));
        assertThat(failureOf(refresh(MaskingGuard.anyJob())).problem()).isEqualTo(Problem.VDB_NOT_ON_ENGINE);
        assertThat(engine.books().jobs("DB_REFRESH")).isEmpty();
    }

    @Test
    void whoReadsNeedNotBeWhoCancels() {
        DataPlatform reader = reaching(engine, GUARD, GUARD);
        DataPlatform worker = reaching(engine);
        with("3.28", name -> Optional.of(new Engines.Direct("beside", () -> reader, () -> worker)));
        engine.world().setJobDuration("DB_REFRESH", Duration.ofSeconds(20));
        Running running = stage.start(refresh(MaskingGuard.anyJob())).untilWaiting();
        await().until(() -> !engine.books().jobs("DB_REFRESH").isEmpty());
        assertThat(engine.books().requests())
                .noneMatch(request -> request.path().contains("/cancel"));
        running.driver.stop();
        running.untilEnded();
        assertThat(engine.books().jobs("DB_REFRESH").get(0).state()).isEqualTo("CANCELED");
    }
}
