package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.io.File;
import java.nio.file.Files;
import java.time.Duration;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of a build that still runs. */
@WithJenkins
class LivePageTest {
    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(200));
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Given.connection("production-engine", engine.url());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void itShowsWhatRunsAndWhereItsDataIsToGoUntilTheBuildEnds() throws Exception {
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(10));
        WorkflowRun run = Builds.start("live", """
                delphixSnapshot 'Patients Prod'
                delphixRefreshMasked vdb: 'Patients Masked Master', maskingJob: 'Mask Patients'
                """);
        Builds.untilLogged("live", "refresh submitted as job");
        String job = engine.books().jobs("DB_REFRESH").get(0).reference();
        JenkinsRule.WebClient browser = jenkins.createWebClient().withJavaScriptEnabled(false);
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        browser.getPage(run, "data-lineage").asNormalizedText().contains(job));

        HtmlPage page = browser.getPage(run, "data-lineage");
        assertThat(page.querySelectorAll("[data-building='true']")).hasSize(1);
        assertThat(page.asNormalizedText()).contains("2 operations, 1 running");
        assertThat(page.querySelector(".delphix-look--running").asXml())
                .contains("Patients Masked Master", "refresh running");
        assertThat(page.querySelectorAll(".delphix-arrow__head")).hasSize(2);
        assertThat(browser.getPage(run).asNormalizedText()).contains("2 operations, 1 running");

        engine.world().finishJob(job);
        Builds.untilEnded("live", Result.SUCCESS);
        HtmlPage fragment = browser.getPage(run, "data-lineage/fragment");
        assertThat(fragment.querySelectorAll("[data-building='false']")).hasSize(1);
        assertThat(fragment.querySelectorAll("body > .delphix-lineage")).hasSize(1);
        assertThat(fragment.asNormalizedText()).contains("2 operations").doesNotContain("running");
    }

    @Test
    void aStepThatHasEndedHasItsVariablesOnDisk() throws Exception {
        WorkflowRun run = Builds.start("durable", """
                delphixSnapshot 'Patients Prod'
                delphixSnapshot dataset: 'Patients Prod', resultVariable: 'FIRST'
                delphixSnapshot dataset: 'Patients Prod', resultVariable: 'SECOND'
                echo 'all synced'
                semaphore 'after'
                """);
        Builds.untilLogged("durable", "all synced");

        assertThat(Files.readString(new File(run.getRootDir(), "build.xml").toPath()))
                .contains("FIRST_JOBS", "SECOND_JOBS");
        run.doStop();
        Builds.untilEnded("durable", Result.ABORTED);
    }
}
