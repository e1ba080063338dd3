package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import java.io.File;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a job shows of the data that its builds moved. */
@WithJenkins
class JobPageTest {
    private JenkinsRule jenkins;
    private FreeStyleProject job;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createFreeStyleProject("patients");
    }

    private void build(List<LineageEntry> entries) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        LineageAction lineage = new LineageAction();
        entries.forEach(lineage::put);
        build.addAction(lineage);
        build.save();
    }

    @Test
    void theMainPageShowsTheTrendAndTheFreshestBookmarks() throws Exception {
        build(Entries.pipeline(2));
        jenkins.buildAndAssertSuccess(job);
        build(Entries.pipeline(9));

        HtmlPage page = jenkins.createWebClient().getPage(job);

        assertThat(page.querySelectorAll(".delphix-bars__bar")).hasSize(2);
        assertThat(page.querySelectorAll(".delphix-bars__bar title"))
                .extracting(DomNode::getTextContent)
                .containsExactly(
                        "#1\nSync with production: 3.2 s\nMasked refresh: 1:05 min\nPreparation of data environments: 5.0 s",
                        "#3\nSync with production: 3.2 s\nMasked refresh: 1:05 min\nPreparation of data environments: 12.0 s");
        assertThat(page.querySelectorAll(".delphix-job__bookmarks tbody tr")).hasSize(7);
        assertThat(page.querySelector(".delphix-job__bookmarks tbody tr").asNormalizedText())
                .contains("2026-11-22 prep9", "prep9", "yes", "#3");
        assertThat(page.querySelector(".delphix-job__tags").querySelectorAll("li"))
                .extracting(DomNode::getTextContent)
                .containsExactly("2026-11-22", "50");
        assertThat(page.getAnchorByText("#3").getHrefAttribute()).endsWith("/job/patients/3/data-lineage/");
    }

    @Test
    void thePageOfItsOwnHasTheNumbersToo() throws Exception {
        build(Entries.pipeline(2));

        HtmlPage page = jenkins.createWebClient().getPage(job, "data-lineage");

        assertThat(page.asNormalizedText())
                .contains("#1", "3.2 s", "1:05 min", "5.0 s")
                .contains("Latest bookmarks", "2026-11-22 prep2");
    }

    @Test
    void aJobThatDoesNothingToDataShowsNothing() throws Exception {
        jenkins.buildAndAssertSuccess(job);

        HtmlPage page = jenkins.createWebClient().getPage(job);

        assertThat(page.querySelectorAll(".delphix-job")).isEmpty();
        assertThat(page.asNormalizedText()).doesNotContain("Data lineage");
        assertThat(jenkins.createWebClient().getPage(job, "data-lineage").asNormalizedText())
                .contains("None of the latest builds");
    }

    @Test
    void ofALongHistoryOnlyTheNewestBuildsAreRead() throws Exception {
        build(Entries.pipeline(1));
        File first = job.getBuildByNumber(1).getRootDir();
        for (int number = 2; number <= 100; number++) {
            FileUtils.copyDirectory(first, new File(first.getParentFile(), String.valueOf(number)));
        }
        job.doReload();
        FreeStyleProject read = jenkins.jenkins.getItemByFullName("patients", FreeStyleProject.class);

        JobHistory history = new JobHistory(read);

        assertThat(history.timed()).hasSize(JobHistory.MOST_BUILDS);
        assertThat(history.timed().get(0).run().getNumber()).isEqualTo(100);
        assertThat(loaded(read)).isLessThanOrEqualTo(JobHistory.MOST_BUILDS + 1);
    }

    private static int loaded(FreeStyleProject job) {
        return job.getLazyBuildMixIn()._getRuns().getLoadedBuilds().size();
    }

    @Test
    void aJobWithoutDataIsNotReadFarBack() throws Exception {
        for (int number = 1; number <= 8; number++) {
            jenkins.buildAndAssertSuccess(job);
        }
        job.doReload();
        FreeStyleProject read = jenkins.jenkins.getItemByFullName("patients", FreeStyleProject.class);

        assertThat(new JobHistory(read).isEmpty()).isTrue();

        assertThat(loaded(read)).isLessThan(8);
    }
}
