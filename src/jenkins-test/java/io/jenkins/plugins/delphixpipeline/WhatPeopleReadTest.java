package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.freestyle.DataOperationBuilder;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import java.time.Duration;
import java.util.List;
import org.htmlunit.html.HtmlAnchor;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The console and the failed node, as Jenkins shows them. */
@WithJenkins
class WhatPeopleReadTest {
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
    void theFailedNodeSaysWhatWasTriedWhatIsWrongAndWhatToDo() throws Exception {
        WorkflowRun run = Builds.start("failing", "delphixSnapshot 'Patient Prod'");
        Builds.untilEnded("failing", Result.FAILURE);

        List<FlowNode> failed = new DepthFirstScanner()
                .allNodes(run.getExecution()).stream()
                        .filter(node -> node.getError() != null
                                && node.getDisplayFunctionName().equals("delphixSnapshot"))
                        .toList();

        assertThat(failed).hasSize(1);
        ErrorAction error = failed.get(0).getError();
        assertThat(error.getDisplayName().lines())
                .satisfiesExactly(
                        asked -> assertThat(asked)
                                .isEqualTo("Failed: snapshot of \"Patient Prod\" on connection \"production-engine\"."),
                        what -> assertThat(what).contains("\"Production/Patients Prod\""),
                        now -> assertThat(now).startsWith("What to do: "));
        jenkins.assertLogContains("ERROR: " + error.getDisplayName(), run);
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void referencesInTheLogOfAPipelineLeadToTheEngine() throws Exception {
        WorkflowRun run = Builds.start("linked", "delphixSnapshot 'Patients Prod'");
        Builds.untilEnded("linked", Result.SUCCESS);
        assertLinks(run);
    }

    @Test
    void referencesInTheLogOfAFreestyleBuildLeadToTheEngine() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("clicked");
        job.getBuildersList().add(new DataOperationBuilder(new SnapshotStep("Patients Prod")));
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        assertLinks(build);
    }

    private void assertLinks(Run<?, ?> run) throws Exception {
        String job = engine.books().jobs("DB_SYNC").get(0).reference();
        jenkins.assertLogContains("submitted as job " + job, run);
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            List<HtmlAnchor> links = browser.getPage(run, "console").getByXPath("//pre//a[text()='" + job + "']");
            assertThat(links).isNotEmpty().allMatch(link -> link.getHrefAttribute()
                    .equals(engine.url().toString()));
        }
    }
}
