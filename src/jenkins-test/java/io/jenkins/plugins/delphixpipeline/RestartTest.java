package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller that is stopped in an orderly way while a step waits. */
class RestartTest {
    private static final String MASTER = "Masked/Patients Masked Master";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final SimulatedEngine engine = Given.engine(Duration.ofSeconds(8));

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aRefreshGoesOnAfterTheRestartWithTheSameJob() throws Throwable {
        sessions.then(jenkins -> {
            Given.connection("production-engine", engine.url());
            WorkflowJob job = Given.job(
                    "refresh", "def made = delphixRefreshMasked 'Patients Masked Master'\necho \"made ${made.jobs}\"");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("JOB-", run);
            await().atMost(Builds.LONG)
                    .until(() -> engine.books().jobs("DB_REFRESH").size() == 1);
        });
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("refresh", WorkflowJob.class)
                    .getBuildByNumber(1);
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("made [JOB-", run);
        });
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        assertThat(engine.books().submissions("/refresh$")).isEqualTo(1);
        assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
    }

    @Test
    void aVdbWhoseCredentialIsGoneAfterTheRestartIsDisabledWhenTheCredentialIsBack() throws Throwable {
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(10));
        sessions.then(jenkins -> {
            Given.connection("production-engine", engine.url());
            Builds.start("refresh", "delphixRefreshMasked 'Patients Masked Master'");
            Builds.untilLogged("refresh", "submitted as job");
            SystemCredentialsProvider.getInstance().getCredentials().clear();
            SystemCredentialsProvider.getInstance().save();
        });
        engine.world().failJob(engine.books().jobs("DB_REFRESH").get(0).reference(), "disk full");
        sessions.then(jenkins -> {
            Builds.untilLogged("refresh", "The credential \"" + Given.CREDENTIAL + "\"");
            assertThat(Builds.first("refresh").isBuilding()).isTrue();
            assertThat(engine.books().vdb(MASTER).enabled()).isTrue();
            Given.credential(Given.CREDENTIAL, SimulatedEngine.USER, SimulatedEngine.PASSWORD);
            String log = Builds.untilEnded("refresh", Result.FAILURE);
            assertThat(log).contains("disk full", "was DISABLED").doesNotContain("\tat ");
        });
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
    }
}
