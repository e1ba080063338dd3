package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Computer;
import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A step that waits costs neither an executor nor a thread, and says what it waits for. */
@WithJenkins
class AsynchronousTest {
    private static final int STEPS = 200;

    private final SimulatedEngine engine = Given.engine(Duration.ofMinutes(10));

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        Given.connection("production-engine", engine.url());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void twoHundredWaitingStepsShareOneThreadAndHoldNoExecutor() throws Exception {
        engine.world().addDatasets(STEPS);
        Builds.start("many", """
                def branches = [:]
                for (int i = 1; i <= %d; i++) {
                    def dataset = "bulk ${i}"
                    branches[dataset] = { delphixSnapshot dataset }
                }
                parallel branches
                """.formatted(STEPS));
        await().atMost(Duration.ofSeconds(180))
                .until(() -> engine.books().jobs("DB_SYNC").size() == STEPS);
        await().atMost(Duration.ofSeconds(60)).until(() -> busyThreads().size() == 1);
        assertThat(busyThreads()).allMatch(name -> name.startsWith("Delphix jobs of production-engine"));
        assertThat(Stream.of(Jenkins.get().getComputers())
                        .mapToInt(Computer::countBusy)
                        .sum())
                .isZero();

        engine.books().jobs("DB_SYNC").forEach(job -> engine.world().finishJob(job.reference()));
        Builds.untilEnded("many", Result.SUCCESS);
    }

    /** Our threads that do not just wait for something to do. */
    private static List<String> busyThreads() {
        Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().getName().startsWith("Delphix"))
                .filter(entry -> Arrays.stream(entry.getValue())
                        .noneMatch(frame -> frame.getMethodName().equals("getTask")))
                .map(entry -> entry.getKey().getName())
                .toList();
    }

    @Test
    void theThreadDumpOfARunningPipelineSaysWhatIsWaitedFor() throws Exception {
        WorkflowRun run = Builds.start("sync", "delphixSnapshot 'Patients Prod'");
        Builds.untilLogged("sync", "submitted as job");
        CpsFlowExecution execution = (CpsFlowExecution) run.getExecution();
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> execution.getThreadDump().toString(),
                        dump -> dump.contains("waiting for job JOB-") && dump.contains("on Patients Prod, 0 %"));
        run.doStop();
        Builds.untilEnded("sync", Result.ABORTED);
    }
}
