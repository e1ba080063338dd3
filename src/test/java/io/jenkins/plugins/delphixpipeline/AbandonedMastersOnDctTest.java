package io.jenkins.plugins.delphixpipeline;

import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.MASTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A masked refresh that DCT follows no longer, such as after somebody has pressed Abandon there, goes on at its engine. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class AbandonedMastersOnDctTest {
    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .telemetryLag(Duration.ofMillis(60))
            .start();
    private final DctStage stage = new DctStage(dct);

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({"ABANDONED, false", "ABANDONED, true", "TIMEDOUT, false"})
    void theVdbIsDisabledWhenItsEngineIsReady(String status, boolean refusedAtOnce) {
        VdbOperationsContract.scriptMasks(engine, stage);
        if (refusedAtOnce) {
            dct.switches().turnOn(DctSwitch.REFUSED_AT_ONCE);
        }
        engine.world().setJobDuration("DB_REFRESH", Duration.ofSeconds(6));
        engine.faults().failMasking();
        Running refresh = stage.start(
                        new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.hook("mask.sh")))
                .untilWaiting();
        await().until(() -> engine.books().jobs("DB_REFRESH").size() == 1);

        dct.world().showJobAs(refresh.driver.state().openJob(), status);
        refresh.untilEnded();

        assertThat(refresh.failure().problem()).isEqualTo(Problem.JOB_FAILED);
        assertThat(refresh.notes).contains(Note.DISABLED).doesNotContain(Note.NOT_DISABLED);
        await().untilAsserted(() ->
                assertThat(engine.books().jobs("DB_REFRESH")).noneMatch(job -> "RUNNING".equals(job.state())));
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
    }
}
