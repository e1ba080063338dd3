package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.Moments.Moment;
import io.jenkins.plugins.delphixpipeline.config.DctConnection;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A controller in a process of its own, which is killed while steps on a DCT stand at every moment of their lives. */
class KilledOnDctTest {

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension().withTimeout(400);

    private final MomentsOnDct moments = new MomentsOnDct();

    @AfterEach
    void stop() {
        moments.close();
    }

    @Test
    void eachStepGoesOnWithItsOnlyJob() throws Throwable {
        controller.startJenkins();
        controller.runRemotely(KilledOnDctTest::start, moments.dct.url());
        moments.untilReached();
        controller.runRemotely(KilledOnDctTest::allIsStored);
        controller.stopJenkinsForcibly();

        moments.meanwhile();
        controller.startJenkins();
        controller.runRemotely(KilledOnDctTest::untilResumed);
        moments.finish();
        controller.runRemotely(KilledOnDctTest::untilAllAreDone);

        moments.assertOneJobEach();
        assertThat(moments.dct.books().jobs()).hasSize(MomentsOnDct.ALL.size());
    }

    private static void start(JenkinsRule jenkins, URI dct) throws Exception {
        Given.survivability();
        DctConnection connection = Given.dct("tower", dct);
        connection.setReadTimeoutSeconds(30);
        DelphixConfiguration.get().setConnections(List.of(connection));
        for (Moment moment : MomentsOnDct.ALL) {
            Builds.start(moment.job(), moment.script());
        }
    }

    /** DCT knows of a job a moment before the step has stored it. */
    private static void allIsStored(JenkinsRule jenkins) {
        Builds.untilLogged(Moment.WAITING.job(), "submitted as job");
        Builds.untilLogged(Moment.ENDED_MEANWHILE.job(), "submitted as job");
    }

    /** A job of DCT bears no mark: after a kill it is waited for as anybody's that does the same. */
    private static void untilResumed(JenkinsRule jenkins) {
        Builds.untilLogged(Moment.WAITING.job(), "waiting again for job");
        Builds.untilLogged(Moment.UNANSWERED.job(), "which does the same");
    }

    private static void untilAllAreDone(JenkinsRule jenkins) {
        for (Moment moment : MomentsOnDct.ALL) {
            assertThat(Builds.untilEnded(moment.job(), Result.SUCCESS)).contains(" of engine1/Dev/" + moment.job());
        }
        assertThat(Builds.untilEnded(Moment.LOST_ON_THE_WAY.job(), Result.SUCCESS))
                .contains("was never carried out");
    }
}
