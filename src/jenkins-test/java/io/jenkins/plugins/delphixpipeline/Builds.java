package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds of Pipeline jobs, found by name so that a test can ask for them again after a restart. */
final class Builds {
    /** For what comes in seconds, but later where the first Pipeline of a controller is slow to load. */
    static final Duration LONG = Duration.ofSeconds(90);

    private Builds() {}

    static WorkflowRun start(String name, String script) throws Exception {
        return Given.job(name, script).scheduleBuild2(0).waitForStart();
    }

    static WorkflowRun first(String job) {
        return Jenkins.get().getItemByFullName(job, WorkflowJob.class).getBuildByNumber(1);
    }

    static void untilLogged(String job, String text) {
        await("\"" + text + "\" in the log of " + job).atMost(LONG).until(() -> log(job), log -> log.contains(text));
    }

    /** Until it has left its executor too: before, it may still store files below a home that the test deletes. */
    static String untilEnded(String job, Result expected) {
        await("the end of " + job).atMost(LONG).until(() -> hasEnded(first(job)));
        String log = log(job);
        assertThat(first(job).getResult()).as(log).isEqualTo(expected);
        return log;
    }

    private static boolean hasEnded(WorkflowRun run) {
        return !run.isBuilding() && run.getExecutor() == null;
    }

    static String log(String job) {
        try {
            return JenkinsRule.getLog(first(job));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the only connection, as an administrator would. */
    static void tune(Consumer<DelphixConnection> change) {
        change.accept(DelphixConfiguration.get().getConnections().get(0));
        DelphixConfiguration.get().save();
    }
}
