package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masking jobs of DCT, which no VDB shows: that one ran while a refresh did is what proves it. */
@Timeout(90)
@Execution(ExecutionMode.CONCURRENT)
class MaskingEvidenceOnDctTest {
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final String NEW_MASTER = "Masked/Second Master";
    private static final int MASK_PATIENTS = 7;

    private SimulatedEngine engine;
    private SimulatedMaskingEngine masking;
    private SimulatedDct dct;
    private DctStage stage;

    @BeforeEach
    void start() throws IOException {
        engine = SimulatedEngine.builder().jobDuration(Duration.ofMillis(80)).start();
        masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(1));
        engine.world().onMasking(job -> masking.startBehindTheBack(Integer.parseInt(job)));
        dct = SimulatedDct.builder()
                .engine("engine1", engine, masking)
                .telemetryLag(Duration.ofMillis(60))
                .start();
        stage = new DctStage(dct);
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        masking.close();
        engine.close();
    }

    private static DataOperation refresh(MaskingGuard guard) {
        return new RefreshMasked("Patients Masked Master", PointChoice.latestSnapshot(), false, guard);
    }

    private static DataOperation refresh() {
        return refresh(MaskingGuard.job("Mask Patients"));
    }

    private static DataOperation provision(String maskingJob, IfExists ifExists) {
        return provision(
                maskingJob,
                ifExists,
                Map.of("configure_clone", List.of(Map.of("name", "mask", "command", "run-mask.sh"))));
    }

    private static DataOperation provision(String maskingJob, IfExists ifExists, Map<String, Object> parameters) {
        Placement placement = new Placement("Masked", null, null, maskingJob, parameters);
        return new ProvisionVdb(
                "Second Master",
                new ProvisionVdb.Source("Patients Prod", PointChoice.latestSnapshot()),
                placement,
                ifExists,
                false);
    }

    private Running failed(DataOperation operation) {
        Running running = stage.start(operation).untilEnded();
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        return running;
    }

    private void masksNothingButRunsTheJob(String vdb) {
        engine.world().onNewData(vdb, () -> masking.startBehindTheBack(MASK_PATIENTS));
    }

    @Test
    void aRunInTheTimeOfTheRefreshProvesItAndLetsItsDataTravel() {
        Running running = stage.start(refresh()).untilEnded();
        assertThat(running.ending).as(running.failure() + " " + running.mistake).isEqualTo("succeeded");
        assertThat(running.notes).contains(Note.MASKED_REFRESH_PROVEN, Note.MASKING_CONFIRMED);
        assertThat(running.result.values())
                .containsEntry("maskingStep", "masking job \"Mask Patients\"")
                .containsKey("maskingExecutions");
        stage.run(new RefreshVdb("Patients prep1", PointChoice.latestSnapshot(), false));
        assertThat(engine.books().vdb("Prep/Patients prep1").exposesUnmaskedRows())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "WARNING"})
    void aRunThatDidNotSucceedDisablesTheVdb(String end) {
        masking.endWith(end);
        Running running = failed(refresh());
        assertThat(running.failure().problem()).isEqualTo(Problem.MASKING_FAILED);
        assertThat(running.failure().details()).contains("UNMASKED_DATA", "PATIENTS.SSN");
        assertThat(running.notes).contains(Note.DISABLED);
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
    }

    @Test
    void aJobThatDidNotRunLeavesTheRefreshUnprovenAndTheVdbDisabled() {
        masking.startBehindTheBack(MASK_PATIENTS);
        engine.world().onMasking(job -> masking.startBehindTheBack(9));
        assertThat(failed(refresh()).failure().problem()).isEqualTo(Problem.UNPROVEN);
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
    }

    @Test
    void whatIsNotSaidToMaskIsRefusedBeforeAnythingIsTouched() {
        assertThat(failed(refresh(MaskingGuard.anyJob())).failure().problem()).isEqualTo(Problem.NO_MASKING_STEP);
        assertThat(failed(refresh(MaskingGuard.job("Mask Patient"))).failure().problem())
                .isEqualTo(Problem.MASKING_JOB_UNKNOWN);
        assertThat(engine.books().jobs("DB_REFRESH")).isEmpty();
        assertThat(engine.books().vdb(MASTER).enabled()).isTrue();
    }

    @Test
    void aVdbThatIsNotMarkedAsMaskedIsRefusedWhateverRuns() {
        engine.world().setMasked(MASTER, false);
        await().until(() ->
                !stage.platform.catalog().dataset("Patients Masked Master").masked());
        assertThat(failed(refresh()).failure().problem()).isEqualTo(Problem.NOT_FLAGGED_MASKED);
        assertThat(engine.books().jobs("DB_REFRESH")).isEmpty();
    }

    @Test
    void afterARestartTheSameIsAsked() {
        engine.world().setJobDuration(Duration.ofSeconds(2));
        Running before = stage.start(refresh()).untilWaiting();
        before.driver.close();
        OperationState saved = before.driver.state();
        masking.endWith("FAILED");
        Running after = stage.resume(refresh(), saved).untilEnded();
        assertThat(after.failure().problem()).isEqualTo(Problem.MASKING_FAILED);
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
        assertThat(dct.books().handled("POST", "/refresh_by_snapshot$")).isEqualTo(1);
    }

    @Test
    void aNewVdbIsMarkedAsMaskedAndDisabledUnlessItsJobRan() {
        Running running = failed(provision("Mask Patients", IfExists.FAIL));
        assertThat(running.failure().problem()).isEqualTo(Problem.UNPROVEN);
        assertThat(engine.books().vdb(NEW_MASTER).enabled()).isFalse();
        assertThat(failed(provision("Mask Nobody", IfExists.FAIL)).failure().problem())
                .isEqualTo(Problem.VDB_EXISTS);
    }

    @Test
    void aNewVdbWhoseHookRanTheJobIsProven() {
        engine.world().setJobDuration(Duration.ofSeconds(1));
        Running running = stage.start(provision("Mask Patients", IfExists.FAIL)).untilWaiting();
        masking.startBehindTheBack(MASK_PATIENTS);
        running.untilEnded();
        assertThat(running.ending).as(running.failure() + " " + running.mistake).isEqualTo("succeeded");
        assertThat(running.notes).contains(Note.MASKING_CONFIRMED);
        assertThat(engine.books().vdb(NEW_MASTER).enabled()).isTrue();
    }

    @Test
    void aNewVdbWithoutAHookThatCouldRunTheJobIsNotMade() {
        assertThat(failed(provision("Mask Patients", IfExists.FAIL, Map.of()))
                        .failure()
                        .problem())
                .isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(engine.books().jobs("DB_PROVISION")).isEmpty();
    }

    @Test
    void aVdbThatIsThereIsRefreshedAndProvenByTheRun() {
        failed(provision("Mask Patients", IfExists.FAIL));
        engine.world().setRuntime(NEW_MASTER, true, "RUNNING");
        masksNothingButRunsTheJob(NEW_MASTER);
        Running running =
                stage.start(provision("Mask Patients", IfExists.REFRESH)).untilEnded();
        assertThat(running.ending).as(running.failure() + " " + running.mistake).isEqualTo("succeeded");
        assertThat(running.notes).contains(Note.MASKING_CONFIRMED);
        assertThat(engine.books().vdb(NEW_MASTER).enabled()).isTrue();
    }

    @Test
    void aNewVdbWithAnUnknownJobIsNotMade() {
        assertThat(failed(provision("Mask Nobody", IfExists.FAIL)).failure().problem())
                .isEqualTo(Problem.MASKING_JOB_UNKNOWN);
        assertThat(engine.books().jobs("DB_PROVISION")).isEmpty();
    }
}
