package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.masking.RunMaskingJob;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compliance jobs of DCT, which run on a Masking Engine behind it. */
class MaskingOnDctTest {
    private SimulatedEngine engine;
    private SimulatedMaskingEngine masking;
    private SimulatedDct dct;
    private DctStage stage;

    @BeforeEach
    void start() throws IOException {
        engine = SimulatedEngine.builder().start();
        masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(80));
        dct = SimulatedDct.builder().engine("engine1", engine, masking).start();
        stage = new DctStage(dct);
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        masking.close();
        engine.close();
    }

    private static RunMaskingJob job(String name, String application) {
        return new RunMaskingJob(name, application, null, null, null);
    }

    @Test
    void aJobIsRunByItsNameAndWaitedFor() {
        assertThat(stage.run(job("Mask Patients", null)).values()).containsKey("execution");
        assertThat(dct.books().handled("POST", "/compliance-jobs/[^/]+/execute$"))
                .isEqualTo(1);
    }

    @Test
    void aRunWhoseAnswerIsLostIsDoneOnce() {
        dct.faults().on("POST", "/execute$").dropAfter();
        stage.run(job("Mask Patients", null));
        assertThat(dct.books().handled("POST", "/compliance-jobs/[^/]+/execute$"))
                .isEqualTo(1);
    }

    @Test
    void whatDctDoesNotTellIsRefusedByName() {
        Running running = stage.start(job("Mask Patients", "clinic")).untilEnded();
        assertThat(running.failure().problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(running.failure().subject()).isEqualTo("application");
    }

    @Test
    void anUnknownJobIsRefusedWithTheNearestNames() {
        Running running = stage.start(job("Mask Patient", null)).untilEnded();
        assertThat(running.failure().problem()).isEqualTo(Problem.MASKING_JOB_UNKNOWN);
        assertThat(running.failure().candidates()).isNotEmpty();
    }
}
