package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.Moments.Moment;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A controller in a process of its own, which is killed while steps stand at every moment of their lives. */
class KilledControllerTest {
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final String ABORTED = "aborted";

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension().withTimeout(400);

    private final Moments moments = new Moments();

    @AfterEach
    void stop() {
        moments.close();
    }

    @Test
    void eachStepGoesOnWithItsOnlyJobAndCanStillBeAborted() throws Throwable {
        controller.startJenkins();
        controller.runRemotely(KilledControllerTest::start, moments.engine.url());
        moments.untilReached();
        await().atMost(Builds.LONG).until(() -> refreshesOfTheMaster() == 1);
        controller.runRemotely(KilledControllerTest::allIsStored);
        controller.stopJenkinsForcibly();

        moments.meanwhile();
        controller.startJenkins();
        controller.runRemotely(KilledControllerTest::untilResumed);
        moments.finish();
        controller.runRemotely(KilledControllerTest::untilAllAreDone);
        controller.runRemotely(KilledControllerTest::abort);

        moments.assertOneJobEach();
        assertThat(refreshesOfTheMaster()).isEqualTo(1);
        assertThat(moments.engine.books().submissions("/cancel$")).isEqualTo(1);
        assertThat(moments.engine.books().vdb(MASTER).enabled()).isFalse();
        assertThat(moments.engine.books().jobs("SOURCE_DISABLE")).hasSize(1);
    }

    private long refreshesOfTheMaster() {
        String master = moments.engine.books().vdb(MASTER).reference();
        return moments.engine.books().jobs("DB_REFRESH").stream()
                .filter(job -> job.target().equals(master))
                .count();
    }

    private static void start(JenkinsRule jenkins, URI engine) throws Exception {
        Given.survivability();
        Given.connection("production-engine", engine);
        Builds.tune(connection -> connection.setReadTimeoutSeconds(30));
        Builds.start(ABORTED, "delphixRefreshMasked 'Patients Masked Master'");
        for (Moment moment : Moments.ALL) {
            Builds.start(moment.job(), moment.script());
        }
    }

    /** The engine knows of a job a moment before the step has stored it. */
    private static void allIsStored(JenkinsRule jenkins) {
        Builds.untilLogged(ABORTED, "submitted as job");
        Builds.untilLogged(Moment.WAITING.job(), "submitted as job");
        Builds.untilLogged(Moment.ENDED_MEANWHILE.job(), "submitted as job");
    }

    private static void untilResumed(JenkinsRule jenkins) {
        Builds.untilLogged(Moment.WAITING.job(), "waiting again for job");
        Builds.untilLogged(Moment.UNANSWERED.job(), "found this work again");
    }

    private static void untilAllAreDone(JenkinsRule jenkins) {
        for (Moment moment : Moments.ALL) {
            assertThat(Builds.untilEnded(moment.job(), Result.SUCCESS)).contains(" of Dev/" + moment.job());
        }
        assertThat(Builds.untilEnded(Moment.LOST_ON_THE_WAY.job(), Result.SUCCESS))
                .contains("was never carried out");
    }

    private static void abort(JenkinsRule jenkins) {
        Builds.first(ABORTED).doStop();
        assertThat(Builds.untilEnded(ABORTED, Result.ABORTED)).contains("cancelling job", "DISABLED");
    }
}
