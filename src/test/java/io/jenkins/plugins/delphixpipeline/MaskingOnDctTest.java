package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.masking.RunMaskingJob;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** What such a job has for its target no source tells. */
    @Test
    void aRunWhoseJobDoesNotTellItsTargetIsDoneOnceToo() {
        dct.switches().turnOn(DctSwitch.MASKING_JOBS_WITHOUT_TARGET);
        dct.faults().on("POST", "/execute$").dropAfter();

        stage.run(job("Mask Patients", null));

        assertThat(dct.books().handled("POST", "/compliance-jobs/[^/]+/execute$"))
                .isEqualTo(1);
    }

    private void rewriting(String method, String call, int times, UnaryOperator<String> change) {
        dct.faults().on(method, call).times(times).fails((request, handling) -> {
            HttpResponse answer = handling.get();
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            return HttpResponse.json(answer.status(), change.apply(body).getBytes(StandardCharsets.UTF_8));
        });
    }

    /** DCT's job has done its own work when the run has ended, however that was. */
    @ParameterizedTest
    @CsvSource({"FAILED,JOB_FAILED", "CANCELLED,JOB_CANCELED", "ABORTED_SOMEHOW,JOB_FAILED"})
    void aRunThatEndedBadlyIsNoSuccessWhateverItsJobSays(String status, Problem problem) {
        rewriting("GET", "/executions/[^/]+$", Integer.MAX_VALUE, body -> body.replace("SUCCEEDED", status));

        Running running = stage.start(job("Mask Patients", null)).untilEnded();

        assertThat(running.ending).isEqualTo("failed");
        assertThat(running.failure().problem()).isEqualTo(problem);
    }

    @Test
    void aRunIsWaitedForThoughItsJobHasEnded() {
        rewriting("GET", "/executions/[^/]+$", 2, body -> body.replace("SUCCEEDED", "RUNNING"));

        stage.run(job("Mask Patients", null));

        assertThat(dct.books().handled("GET", "/executions/[^/]+$")).isEqualTo(3);
    }

    /** Who aborts in the first moments must not be told that nothing can be done, while masking goes on for hours. */
    @Test
    void anAbortBeforeTheRunShowsCancelsItWhenItDoes() throws IOException {
        masking.close();
        stage.close();
        dct.close();
        masking = SimulatedMaskingEngine.start(0, Duration.ofSeconds(25));
        dct = SimulatedDct.builder().engine("engine1", engine, masking).start();
        stage = new DctStage(dct);
        rewriting("GET", "/jobs/[^/]+$", 2, body -> body.replaceAll("\"execution_id\":\"[^\"]*\",?", ""));
        Running running = stage.start(job("Mask Patients", null)).untilWaiting();

        running.driver.stop();
        running.untilEnded();

        assertThat(running.ending).isEqualTo("stopped");
        assertThat(running.notes).contains(Note.CANCEL_ACCEPTED).doesNotContain(Note.CANCEL_IMPOSSIBLE);
        assertThat(dct.books().handled("POST", "/executions/[^/]+/cancel$")).isEqualTo(1);
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
