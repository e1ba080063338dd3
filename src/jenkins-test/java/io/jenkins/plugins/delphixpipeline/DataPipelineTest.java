package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.report.LineageAction;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.MasterDatabase;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The repository's own Jenkinsfile as a Pipeline job in a real Jenkins, in the sandbox. */
@WithJenkins
class DataPipelineTest {
    private static final String MASTER = "Masked/Patients Masked Master";

    private static final String ADMIN_PASSWORD = "administers-the-copy";
    private static final String TEST_PASSWORD = "for-testers-only";

    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(300));
    private MasterDatabase database;
    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        database = MasterDatabase.start(engine, ADMIN_PASSWORD).orElseThrow();
        Given.connection("production-engine", engine.url());
        Given.credential("patients-master-dba", MasterDatabase.ADMIN, ADMIN_PASSWORD);
        Given.credential("patients-app-test", "patients_app", TEST_PASSWORD);
        job = Given.job("Data Pipeline", Files.readString(Path.of("Jenkinsfile")));
    }

    @AfterEach
    void stop() {
        engine.close();
        database.close();
    }

    @Test
    void theJenkinsfileRunsGreenAndFillsTheCatalogue() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        assertThat(engine.books().bookmarks())
                .hasSize(7)
                .allMatch(Books.Bookmark::shared)
                .extracting(Books.Bookmark::name)
                .allMatch(name -> name.matches("\\d{4}-\\d\\d-\\d\\d (FULL|50|25|15|10|05|01) #1"))
                .doesNotHaveDuplicates();
        assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        assertThat(run.getAction(LineageAction.class).getEntries()).hasSize(16);
        assertThat(database.accepts("patients_app", TEST_PASSWORD)).isTrue();
        for (String account : MasterDatabase.ACCOUNTS) {
            assertThat(database.accepts(account, MasterDatabase.PRODUCTION_PASSWORD))
                    .as(account)
                    .isFalse();
        }
        jenkins.assertLogNotContains(TEST_PASSWORD, run);
        theBuildShowsWhatFlowedWhere(run);
    }

    private void theBuildShowsWhatFlowedWhere(WorkflowRun run) throws Exception {
        JenkinsRule.WebClient browser = jenkins.createWebClient();
        assertThat(browser.getPage(run).asNormalizedText()).contains("Data lineage: 16 operations");
        HtmlPage page = browser.getPage(run, "data-lineage");
        assertThat(page.getElementsByTagName("tr")).hasSizeGreaterThanOrEqualTo(17);
        String picture = page.querySelector(".delphix-picture").asXml();
        assertThat(picture)
                .contains("dSource: Production/Patients Prod", "Snapshot: @", "Masked VDB: " + MASTER)
                .contains("Template: Patients", "Data pod: prep6", "50 #1");
        // The snapshot, the master, the template, its bookmark, and a data pod with a bookmark in each of six branches.
        assertThat(picture.split("delphix-arrow__head", -1)).hasSize(1 + 4 + 12);
    }

    @Test
    void aMaskingThatFailsEndsThePipelineBeforeAnyBranchAndLeavesTheMasterDisabled() throws Exception {
        engine.faults().failMasking();
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("Mask Patients", run);
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
        assertThat(engine.books().bookmarks()).isEmpty();
        assertThat(JenkinsRule.getLog(run)).doesNotContain("prep1").doesNotContain("\tat ");
        HtmlPage page = jenkins.createWebClient().getPage(run, "data-lineage");
        assertThat(page.asNormalizedText()).contains("2 operations, 1 failed");
        assertThat(page.querySelector(".delphix-lineage__failure").getTextContent())
                .contains("Mask Patients")
                .contains("JOB-");
        assertThat(page.querySelector(".delphix-look--failed").asXml())
                .contains("Patients Masked Master", "refresh failed");
    }
}
