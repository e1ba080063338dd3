package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.masking.MaskingPlatform;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A masked refresh that asks the Masking Engine as well: what it believes, and what it does not. */
@Timeout(60)
class MaskingEvidenceOnEngineTest {
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final int MASK_PATIENTS = 7;

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(80)).start();
    private SimulatedMaskingEngine masking = maskingEngine(Clock.systemUTC());
    private EngineStage stage = stage();

    private static SimulatedMaskingEngine maskingEngine(Clock clock) {
        try {
            return SimulatedMaskingEngine.start(Duration.ofMillis(1), clock);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private EngineStage stage() {
        engine.world().onMasking(job -> masking.startBehindTheBack(Integer.parseInt(job)));
        HttpSettings settings = HttpSettings.of(masking.url().toString())
                .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5))
                .withRetryBudget(Duration.ZERO);
        MaskingPlatform platform = new MaskingPlatform(
                settings,
                new OkHttpClient(),
                () -> new LoginSource.Login(SimulatedMaskingEngine.USER, SimulatedMaskingEngine.PASSWORD));
        return new EngineStage(engine, platform);
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
        masking.close();
    }

    private static DataOperation refresh() {
        return refresh(MaskingGuard.job("Mask Patients"));
    }

    private static DataOperation refresh(MaskingGuard guard) {
        return new RefreshMasked("Patients Masked Master", PointChoice.latestSnapshot(), false, guard);
    }

    private Running failed() {
        Running running = stage.start(refresh()).untilEnded();
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
        assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
        return running;
    }

    private Running succeeded() {
        Running running = stage.start(refresh()).untilEnded();
        assertThat(running.ending).as(running.failure() + " " + running.mistake).isEqualTo("succeeded");
        assertThat(running.notes).contains(Note.MASKED_REFRESH_PROVEN, Note.MASKING_CONFIRMED);
        return running;
    }

    @Test
    void anExecutionThatSucceededIsSaid() {
        Running running = succeeded();

        assertThat(running.result.values()).containsEntry("maskingExecutions", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "WARNING"})
    void anExecutionThatDidNotSucceedDisablesTheVdbAlthoughTheEngineIsContent(String end) {
        masking.endWith(end);

        Running running = failed();

        assertThat(running.failure().problem()).isEqualTo(Problem.MASKING_FAILED);
        assertThat(running.failure().details()).contains("execution 1 of masking job 7", "PATIENTS.SSN");
        assertThat(running.notes).contains(Note.DISABLED).doesNotContain(Note.MASKED_REFRESH_PROVEN);
    }

    @Test
    void aMaskingEngineThatRanNothingLeavesTheRefreshUnproven() {
        masking.startBehindTheBack(MASK_PATIENTS);
        engine.world().onMasking(job -> {});

        Running running = failed();

        assertThat(running.failure().problem()).isEqualTo(Problem.UNPROVEN);
        assertThat(running.failure().details()).contains("no execution of its masking job 7 during the refresh");
    }

    @Test
    void anExecutionOfAnotherJobIsNone() {
        engine.world().onMasking(job -> masking.startBehindTheBack(9));

        assertThat(failed().failure().problem()).isEqualTo(Problem.UNPROVEN);
    }

    @Test
    void whatFailedBeforeTheRefreshDoesNotCount() {
        masking.endWith("FAILED");
        masking.startBehindTheBack(MASK_PATIENTS);
        masking.endWith("SUCCEEDED");

        assertThat(succeeded().result.values()).containsEntry("maskingExecutions", "2");
    }

    @ParameterizedTest
    @ValueSource(ints = {-180, 180})
    void theClocksOfTheTwoEnginesNeedNotAgree(int minutes) {
        masking.close();
        masking = maskingEngine(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes)));
        stage.close();
        stage = stage();

        assertThat(succeeded().result.values()).containsEntry("maskingExecutions", "1");
    }

    @Test
    void anExecutionThatStillRunsIsWaitedFor() {
        masking.durations(Duration.ofMillis(2500));

        Running running = succeeded();

        assertThat(running.notes).contains(Note.TROUBLE, Note.TROUBLE_OVER);
    }

    @Test
    void aMaskingEngineThatIsAwayForAWhileIsWaitedFor() {
        engine.world().onMasking(job -> {
            masking.startBehindTheBack(Integer.parseInt(job));
            masking.ill(true);
        });
        Running running = stage.start(refresh());
        await().until(() -> running.notes.contains(Note.TROUBLE));

        masking.ill(false);

        assertThat(running.untilEnded().ending).isEqualTo("succeeded");
        assertThat(running.notes).contains(Note.MASKING_CONFIRMED);
    }

    @Test
    void aMaskingEngineThatStaysAwayLeavesTheRefreshUnproven() {
        engine.world().onMasking(job -> masking.ill(true));

        assertThat(failed().failure().problem()).isEqualTo(Problem.UNPROVEN);
    }

    @Test
    void aMaskingEngineThatIsAwayBeforehandLetsNothingBegin() {
        masking.ill(true);

        Running running = stage.start(refresh()).untilEnded();

        assertThat(running.ending).isEqualTo("failed");
        assertThat(engine.books().submissions("/refresh$")).isZero();
        assertThat(engine.books().vdb(MASTER).enabled()).isTrue();
    }

    @Test
    void aLoginThatIsRefusedMeanwhileLeavesTheRefreshUnproven() {
        engine.world().onMasking(job -> masking.refuseLogins());

        Running running = failed();

        assertThat(running.failure().problem()).isEqualTo(Problem.UNPROVEN);
        assertThat(running.failure().details()).contains("the Masking Engine cannot be asked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUCCEEDED", "FAILED"})
    void afterARestartTheSameIsAsked(String end) {
        engine.world().setJobDuration(Duration.ofMinutes(5));
        Running before = stage.start(refresh()).untilWaiting();
        before.driver.close();
        OperationState saved = before.driver.state();
        masking.endWith(end);
        EngineStage restarted = stage();

        try (restarted) {
            engine.world().setJobDuration(Duration.ofMillis(80));
            engine.world().finishJob(saved.openJob());
            Running after = restarted.resume(refresh(), saved).untilEnded();

            assertThat(after.ending).isEqualTo(end.equals("SUCCEEDED") ? "succeeded" : "failed");
            assertThat(engine.books().vdb(MASTER).enabled()).isEqualTo(end.equals("SUCCEEDED"));
            assertThat(engine.books().submissions("/refresh$")).isEqualTo(1);
        }
    }

    @Test
    void whereAScriptMasksNobodyIsAsked() {
        engine.world().setHooks(MASTER, "configureClone", World.scriptHook("mask.sh"));

        Running running = stage.start(refresh(MaskingGuard.hook("mask.sh"))).untilEnded();

        assertThat(running.ending).isEqualTo("succeeded");
        assertThat(masking.requests()).isEmpty();
    }
}
