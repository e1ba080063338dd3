package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The Masking Engine is asked about a refresh during which the controller was restarted. */
class MaskingEvidenceTest {
    private static final String MASTER = "Masked/Patients Masked Master";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final SimulatedEngine engine = Given.engine(Duration.ofMinutes(10));
    private SimulatedMaskingEngine masking;

    @BeforeEach
    void start() throws Exception {
        masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(1));
        engine.world().onMasking(job -> masking.startBehindTheBack(Integer.parseInt(job)));
    }

    @AfterEach
    void stop() {
        engine.close();
        masking.close();
    }

    private void restartInTheMiddle() throws Throwable {
        sessions.then(jenkins -> {
            Given.connection("production-engine", engine.url());
            Given.maskingEngine(masking.url());
            Builds.start(
                    "refresh",
                    "def made = delphixRefreshMasked 'Patients Masked Master'\n"
                            + "echo \"made ${made.maskingExecutions}\"");
            await().atMost(Builds.LONG)
                    .until(() -> engine.books().jobs("DB_REFRESH").size() == 1);
            Builds.untilLogged("refresh", "submitted as job");
        });
        engine.world().setJobDuration(Duration.ofMillis(200));
        engine.world().finishJob(engine.books().jobs("DB_REFRESH").get(0).reference());
    }

    @Test
    void anExecutionThatSucceededMeanwhileIsFoundAfterTheRestart() throws Throwable {
        restartInTheMiddle();

        sessions.then(jenkins -> assertThat(Builds.untilEnded("refresh", Result.SUCCESS))
                .contains("its masking is confirmed", "made 1"));
        assertThat(engine.books().vdb(MASTER).enabled()).isTrue();
    }

    @Test
    void anExecutionThatFailedMeanwhileDisablesTheVdbAfterTheRestart() throws Throwable {
        masking.endWith("FAILED");
        restartInTheMiddle();

        sessions.then(jenkins -> assertThat(Builds.untilEnded("refresh", Result.FAILURE))
                .contains("ended as FAILED", "was DISABLED")
                .doesNotContain("\tat "));
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
    }
}
