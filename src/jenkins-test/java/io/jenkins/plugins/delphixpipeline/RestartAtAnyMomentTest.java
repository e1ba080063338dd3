package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.Moments.Moment;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller that is stopped in an orderly way while steps stand at every moment of their lives. */
class RestartAtAnyMomentTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final Moments moments = new Moments();

    @AfterEach
    void stop() {
        moments.close();
    }

    @ParameterizedTest
    @EnumSource(FlowDurabilityHint.class)
    void eachStepGoesOnWithItsOnlyJobWhateverTheDurability(FlowDurabilityHint durability) throws Throwable {
        sessions.then(jenkins -> {
            Given.connection("production-engine", moments.engine.url());
            Builds.tune(connection -> connection.setReadTimeoutSeconds(15));
            for (Moment moment : Moments.ALL) {
                WorkflowJob job = Given.job(moment.job(), moment.script());
                job.addProperty(new DurabilityHintJobProperty(durability));
                job.scheduleBuild2(0).waitForStart();
            }
            moments.untilReached();
        });
        moments.meanwhile();
        sessions.then(jenkins -> {
            Builds.untilLogged(Moment.WAITING.job(), "waiting again for job");
            Builds.untilLogged(Moment.UNANSWERED.job(), "found this work again");
            moments.finish();
            for (Moment moment : Moments.ALL) {
                assertThat(Builds.untilEnded(moment.job(), Result.SUCCESS))
                        .contains(" of Dev/" + moment.job())
                        .doesNotContain("trouble", "failed");
            }
        });
        moments.assertOneJobEach();
    }
}
