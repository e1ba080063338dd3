package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.controller.BranchJobs;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The recipes for data environments, run as they stand in the document, and environments in a real Jenkins. */
@WithJenkins
class EnvironmentRecipesTest {
    private static final String MASTER = "Masked/Patients Masked Master";

    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(200));
    private JenkinsRule jenkins;

    /** Stands for a multibranch project: its jobs are branches until they are dead. */
    private static final class Branches implements BranchJobs {
        private volatile State state = State.LIVE;

        @Override
        public State stateOf(Item job) {
            return state;
        }
    }

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Given.connection("production-engine", engine.url());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static List<DataEnvironment> environments() {
        return EnvironmentDesk.get().environments().all();
    }

    /** What whoever has no plugin any more can read with an editor. */
    private String registry() throws Exception {
        Path file = jenkins.jenkins.getRootDir().toPath().resolve("delphix-pipeline/open-work.xml");
        return Files.readString(file);
    }

    private boolean isThere(String name) {
        return engine.books().datasets().stream().anyMatch(each -> each.name().endsWith("/" + name));
    }

    @Test
    void onePerPullRequest() throws Exception {
        Branches branches = new Branches();
        ExtensionList.lookup(BranchJobs.class).add(branches);
        WorkflowJob job = Given.job("PR-1", EnvironmentRecipes.PER_PULL_REQUEST.text());

        WorkflowRun first = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("testing on Masked/patients-null at dbhost.example.com:", first);
        assertThat(isThere("patients-null")).isTrue();
        jenkins.buildAndAssertSuccess(job);
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        assertThat(environments()).extracting(DataEnvironment::state).containsExactly(EnvironmentState.READY);

        job.renameTo("PR-2");

        assertThat(environments()).extracting(DataEnvironment::job).containsExactly("PR-2");
        JenkinsRule.WebClient web = jenkins.createWebClient();
        assertThat(web.getPage(job, "delphix-environments").asNormalizedText()).contains("patients-null");
        assertThat(web.goTo("manage/delphix-environments").asNormalizedText()).contains("PR-2#2", "the branch ends");
        assertThat(registry()).contains("<name>Masked/patients-null</name>", "<job>PR-2</job>");
        branches.state = BranchJobs.State.DEAD;
        assertThat(EnvironmentDesk.get().isGone("PR-2")).isTrue();
        assertThat(EnvironmentDesk.get()
                        .sweeper()
                        .removeNow(environments().get(0).id()))
                .isTrue();
        await().atMost(Duration.ofSeconds(30)).until(() -> environments().isEmpty());
        assertThat(isThere("patients-null")).isFalse();
    }

    @Test
    void severalPerPullRequestOnDct() throws Exception {
        Branches branches = new Branches();
        ExtensionList.lookup(BranchJobs.class).add(branches);
        // Of the bookmark of a group each data point has to be masked, and DCT shows scripts, not masking jobs.
        engine.world().setHooks(MASTER, "configureClone", World.scriptHook("mask.sh"));
        try (SimulatedDct dct = SimulatedDct.builder()
                .engine("engine1", engine)
                .vdbGroup("patients", "Prep/Patients prep1", "Prep/Patients prep2")
                .start()) {
            List<DelphixConnection> all = DelphixConfiguration.get().getConnections();
            all.add(Given.dct("dct", dct.url()));
            DelphixConfiguration.get().setConnections(all);
            jenkins.buildAndAssertSuccess(Given.job("master", """
                    delphixRefreshMasked connection: 'dct', vdb: 'Patients Masked Master', maskingHook: 'mask.sh'
                    """));
            jenkins.buildAndAssertSuccess(Given.job("at night", EnvironmentRecipes.BOOKMARK_OF_THE_NIGHT.text()));
            WorkflowJob job = Given.job("PR-7", EnvironmentRecipes.GROUP_PER_PULL_REQUEST.text());

            WorkflowRun first = jenkins.buildAndAssertSuccess(job);

            jenkins.assertLogContains("of pr-null", first);
            assertThat(isThere("pr-null-Patients prep1")).isTrue();
            assertThat(isThere("pr-null-Patients prep2")).isTrue();
            jenkins.buildAndAssertSuccess(job);
            assertThat(engine.books().jobs("DB_PROVISION")).hasSize(2);
            assertThat(environments()).extracting(DataEnvironment::state).containsExactly(EnvironmentState.READY);

            branches.state = BranchJobs.State.DEAD;
            assertThat(EnvironmentDesk.get().isGone("PR-7")).isTrue();
            assertThat(EnvironmentDesk.get()
                            .sweeper()
                            .removeNow(environments().get(0).id()))
                    .isTrue();
            await().atMost(Duration.ofSeconds(30)).until(() -> !isThere("pr-null-Patients prep1"));
            await().atMost(Duration.ofSeconds(30)).until(() -> !isThere("pr-null-Patients prep2"));
        }
    }

    @Test
    void whatMadeTheTestsFailIsBookmarked() throws Exception {
        WorkflowRun passed =
                jenkins.buildAndAssertSuccess(Given.job("passes", EnvironmentRecipes.BOOKMARK_OF_A_FAILURE.text()));
        jenkins.assertLogContains("Removed", passed);
        assertThat(environments()).isEmpty();

        WorkflowRun failed = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                Given.job(
                        "fails",
                        EnvironmentRecipes.BOOKMARK_OF_A_FAILURE.text().replace("sh 'echo", "sh 'exit 1; echo")));

        jenkins.assertLogContains("Kept, because \"failed in build 1\" would be lost with it", failed);
        assertThat(environments()).hasSize(1);
    }

    @Test
    void nightlyForTheTeam() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(Given.job("nightly", EnvironmentRecipes.FOR_THE_TEAM.text()));

        jenkins.assertLogContains("The environment of the day is Masked/patients-today", run);
        jenkins.assertLogContains("Stays until", run);
        assertThat(isThere("patients-today")).isTrue();
    }

    @Test
    void tenInParallel() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(Given.job("ten", """
                def branches = [:]
                for (int i = 0; i < 10; i++) {
                  def number = i
                  branches["b${number}"] = {
                    withDelphixVdb(from: 'Patients Masked Master', prefix: "DB${number}") {
                      echo "has ${env."DB${number}_VDB"}"
                    }
                  }
                }
                parallel branches
                """));

        jenkins.assertLogContains("has Masked/ten-1-", run);
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(10);
        assertThat(engine.books().jobs("DB_DELETE")).hasSize(10);
        assertThat(environments()).isEmpty();
    }
}
