package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.report.LineageAction;
import io.jenkins.plugins.delphixpipeline.report.LineageEntry;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Whoever stops a build stops its jobs on the engine, each once, before and after a restart. */
class AbortTest {
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final String REFRESH = "delphixRefreshMasked 'Patients Masked Master'";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final SimulatedEngine engine = Given.engine(Duration.ofMinutes(10));

    @AfterEach
    void stop() {
        engine.close();
    }

    private void connected(JenkinsRule jenkins) throws Exception {
        Given.connection("production-engine", engine.url());
        // What follows an abort is quick again.
        engine.world().setJobDuration("SOURCE_DISABLE", Duration.ofMillis(200));
    }

    private void untilRunning(String actionType, int count) {
        await().atMost(Builds.LONG).until(() -> engine.books().jobs(actionType).size() == count);
    }

    private void assertCancelledOnce(String actionType) {
        assertThat(engine.books().jobs(actionType))
                .extracting(Books.JobEntry::state)
                .containsExactly("CANCELED");
        assertThat(engine.books().submissions("/cancel$")).isEqualTo(1);
    }

    @Test
    void anAbortedMaskedRefreshIsCancelledWithinSecondsAndLeavesTheVdbDisabled() throws Throwable {
        sessions.then(jenkins -> {
            connected(jenkins);
            WorkflowRun run = Builds.start("refresh", REFRESH);
            Builds.untilLogged("refresh", "submitted as job");
            Instant asked = Instant.now();
            run.doStop();
            await().atMost(Builds.LONG).until(() -> engine.books().submissions("/cancel$") == 1);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(8));
            String log = Builds.untilEnded("refresh", Result.ABORTED);
            assertThat(log).contains("cancelling job JOB-", "was DISABLED", "refresh stopped after");
            assertThat(run.getAction(LineageAction.class).getEntries())
                    .extracting(LineageEntry::getState)
                    .containsExactly(LineageEntry.State.STOPPED);
        });
        assertCancelledOnce("DB_REFRESH");
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
        assertThat(engine.books().jobs("SOURCE_DISABLE")).hasSize(1);
    }

    @Test
    void anAbortStaysAnAbortWhenTheJobFailsForItsOwnReasonsMeanwhile() throws Throwable {
        sessions.then(jenkins -> {
            connected(jenkins);
            failJobWhenCancelled();
            WorkflowRun run = Builds.start("refresh", REFRESH);
            Builds.untilLogged("refresh", "submitted as job");
            run.doStop();
            String log = Builds.untilEnded("refresh", Result.ABORTED);
            assertThat(log).contains("disk full", "was DISABLED").doesNotContain("ERROR:");
        });
        assertThat(engine.books().jobs("DB_REFRESH"))
                .extracting(Books.JobEntry::state)
                .containsExactly("FAILED");
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
    }

    @Test
    void aTimeoutStaysATimeoutWhenTheJobFailsForItsOwnReasonsMeanwhile() throws Throwable {
        sessions.then(jenkins -> {
            connected(jenkins);
            failJobWhenCancelled();
            Builds.start("sync", "timeout(time: 6, unit: 'SECONDS') { delphixSnapshot 'Patients Prod' }");
            assertThat(Builds.untilEnded("sync", Result.ABORTED)).contains("Timeout has been exceeded", "disk full");
        });
    }

    private void failJobWhenCancelled() {
        engine.faults().on("POST", "/cancel$").fails((request, handling) -> {
            engine.books().jobs().stream()
                    .filter(job -> job.state().equals("RUNNING"))
                    .forEach(job -> engine.world().failJob(job.reference(), "disk full"));
            return handling.get();
        });
    }

    @Test
    void aTimeoutCancelsTheJobAndKeepsItsOwnCause() throws Throwable {
        sessions.then(jenkins -> {
            connected(jenkins);
            Builds.start("sync", "timeout(time: 6, unit: 'SECONDS') { delphixSnapshot 'Patients Prod' }");
            assertThat(Builds.untilEnded("sync", Result.ABORTED)).contains("Timeout has been exceeded", "cancelling");
        });
        assertCancelledOnce("DB_SYNC");
    }

    @Test
    void aBranchThatFailsStopsTheJobsOfTheOthers() throws Throwable {
        sessions.then(jenkins -> {
            connected(jenkins);
            Builds.start("branches", """
                    parallel failFast: true,
                        one: { delphixSnapshot 'Patients Prod' },
                        two: { delphixProvision dataPod: 'prep1', template: 'Patients' },
                        three: { semaphore 'go' }
                    """);
            untilRunning("DB_SYNC", 1);
            await().atMost(Builds.LONG).until(() -> engine.books().submissions("/prep|refresh$") == 1);
            SemaphoreStep.waitForStart("go/1", Builds.first("branches"));
            SemaphoreStep.failure("go/1", new AbortException("no"));
            String log = Builds.untilEnded("branches", Result.FAILURE);
            assertThat(log.split("cancelling job", -1)).hasSize(3);
        });
        assertThat(engine.books().submissions("/cancel$")).isEqualTo(2);
        assertThat(engine.books().jobs()).extracting(Books.JobEntry::state).doesNotContain("RUNNING");
    }

    @Test
    void anAbortAfterARestartCancelsTheJobOfBefore() throws Throwable {
        sessions.then(jenkins -> {
            connected(jenkins);
            Builds.start("refresh", REFRESH);
            Builds.untilLogged("refresh", "submitted as job");
        });
        sessions.then(jenkins -> {
            Builds.untilLogged("refresh", "waiting again for job");
            Builds.first("refresh").doStop();
            assertThat(Builds.untilEnded("refresh", Result.ABORTED)).contains("cancelling job", "was DISABLED");
        });
        assertCancelledOnce("DB_REFRESH");
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
    }

    @Test
    void anAbortThatARestartInterruptsIsCarriedThrough() throws Throwable {
        engine.world().setJobDuration("SOURCE_DISABLE", Duration.ofMinutes(10));
        sessions.then(jenkins -> {
            Given.connection("production-engine", engine.url());
            Builds.start("refresh", REFRESH);
            Builds.untilLogged("refresh", "submitted as job");
            Builds.first("refresh").doStop();
            untilRunning("SOURCE_DISABLE", 1);
            Builds.untilLogged("refresh", "disable submitted as job");
        });
        engine.world().finishJob(engine.books().jobs("SOURCE_DISABLE").get(0).reference());
        sessions.then(jenkins ->
                assertThat(Builds.untilEnded("refresh", Result.ABORTED)).contains("was DISABLED", "refresh stopped"));
        assertCancelledOnce("DB_REFRESH");
        assertThat(engine.books().jobs("SOURCE_DISABLE")).hasSize(1);
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
    }

    @Test
    void aBuildCanBeAbortedWhileTheEngineIsOutOfReach() throws Throwable {
        sessions.then(jenkins -> {
            connected(jenkins);
            Builds.tune(connection -> connection.setStopSeconds(3));
            WorkflowRun run = Builds.start("sync", "delphixSnapshot 'Patients Prod'");
            Builds.untilLogged("sync", "submitted as job");
            engine.close();
            run.doStop();
            assertThat(Builds.untilEnded("sync", Result.ABORTED)).contains("is left running");
        });
    }

    @Test
    void aJobThatEndsJustBeforeTheAbortReachesItIsToldApart() throws Throwable {
        sessions.then(jenkins -> {
            connected(jenkins);
            engine.faults().on("POST", "/cancel$").fails((request, handling) -> {
                engine.world().finishJob(engine.books().jobs("DB_SYNC").get(0).reference());
                return handling.get();
            });
            WorkflowRun run = Builds.start("sync", "delphixSnapshot 'Patients Prod'\necho 'went on'");
            Builds.untilLogged("sync", "submitted as job");
            run.doStop();
            assertThat(Builds.untilEnded("sync", Result.ABORTED))
                    .contains("had ended before it could be cancelled")
                    .doesNotContain("cancelling job", "went on");
        });
        assertThat(engine.books().jobs("DB_SYNC"))
                .extracting(Books.JobEntry::state)
                .containsExactly("COMPLETED");
    }
}
