package io.jenkins.plugins.delphixpipeline.engine.jobs;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.DSOURCE;
import static io.jenkins.plugins.delphixpipeline.engine.Connected.MASTER;
import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.engine.Connected;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineJobsTest {
    private static Connected slow() {
        return Connected.start(builder -> builder.jobDuration(Duration.ofMinutes(5)));
    }

    private static Receipt sync(Connected at) {
        Dataset source = at.dataset(DSOURCE);
        return at.engine.submissions().submit(new Submission.Sync(source.reference(), false, Map.of()), "sync");
    }

    @Test
    void jobComesWithItsEvents() {
        try (Connected at = Connected.start()) {
            Receipt receipt = sync(at);
            at.finish(receipt);

            DelphixJob job = at.engine.jobs().job(receipt.job());

            assertThat(job.type()).isEqualTo("DB_SYNC");
            assertThat(job.targetName()).isEqualTo(DSOURCE);
            assertThat(job.percent()).isEqualTo(100);
            assertThat(job.events()).isNotEmpty();
            assertThat(job.events().get(0).message()).contains("DB_SYNC job started");
        }
    }

    @Test
    void unfinishedJobsAreFoundByTheirTarget() {
        try (Connected at = slow()) {
            Receipt receipt = sync(at);
            String source = at.dataset(DSOURCE).reference();
            String master = at.dataset(MASTER).reference();

            assertThat(at.engine.jobs().unfinished(List.of(source, master)))
                    .extracting(DelphixJob::reference)
                    .containsExactly(receipt.job());
            assertThat(at.engine.jobs().unfinished(List.of(master))).isEmpty();
        }
    }

    @Test
    void datasetStandsForItsSourceAsWell() {
        try (Connected at = slow()) {
            Dataset master = at.dataset(MASTER);
            Receipt receipt = at.engine.submissions().submit(new Submission.Disable(master.reference()), "disable");

            assertThat(at.engine.jobs().unfinished(List.of(master.reference())))
                    .singleElement()
                    .satisfies(job -> {
                        assertThat(job.reference()).isEqualTo(receipt.job());
                        assertThat(job.target()).isNotEqualTo(master.reference());
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Switch.class,
            names = {"CANCEL_TAKES_TIME", "FINAL_EVENT_HAS_STATE"})
    void cancelledJobEndsAsCancelled(Switch how) {
        try (Connected at = Connected.start(builder -> builder.jobDuration(Duration.ofMinutes(5)), how)) {
            Receipt receipt = sync(at);

            at.engine.jobs().cancel(receipt.job());

            await().until(() -> at.engine.jobs().job(receipt.job()).isTerminal());
            assertThat(at.engine.jobs().job(receipt.job()).state()).isEqualTo(DelphixJob.State.CANCELED);
        }
    }

    @Test
    void cancelOfAnEndedJobIsRefused() {
        try (Connected at = Connected.start()) {
            Receipt receipt = sync(at);
            at.finish(receipt);

            assertThat(problemOf(() -> at.engine.jobs().cancel(receipt.job())).problem())
                    .isEqualTo(Problem.REFUSED_BY_PLATFORM);
            assertThat(problemOf(() -> at.engine.jobs().job("JOB-777")).problem())
                    .isEqualTo(Problem.OBJECT_GONE);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Switch.class,
            names = {"FAILED_JOB_WITHOUT_ERROR_EVENT", "FINAL_EVENT_HAS_STATE"})
    void failedJobTellsWhy(Switch how) {
        try (Connected at = Connected.start(how)) {
            at.simulated.faults().failJob("DB_SYNC", "The disk is full.");
            Receipt receipt = sync(at);
            await().until(() -> at.engine.jobs().job(receipt.job()).isTerminal());

            DelphixJob job = at.engine.jobs().job(receipt.job());

            assertThat(job.state()).isEqualTo(DelphixJob.State.FAILED);
            assertThat(job.events()).last().satisfies(event -> {
                assertThat(event.severity()).isEqualTo(JobEvent.Severity.ERROR);
                assertThat(event.message()).contains("The disk is full.");
            });
        }
    }
}
