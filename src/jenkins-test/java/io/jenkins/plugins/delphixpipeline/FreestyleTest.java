package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.delphixpipeline.freestyle.DataOperationBuilder;
import io.jenkins.plugins.delphixpipeline.report.LineageAction;
import io.jenkins.plugins.delphixpipeline.report.ResultVariables;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.MasterDatabase;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.steps.accounts.Account;
import io.jenkins.plugins.delphixpipeline.steps.accounts.ResetCredentialsStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import io.jenkins.plugins.delphixpipeline.steps.yaml.YamlStep;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The build step for jobs that are clicked together. */
@WithJenkins
class FreestyleTest {
    private SimulatedEngine engine = Given.engine(Duration.ofMillis(200));
    private JenkinsRule jenkins;
    private FreeStyleProject job;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Given.connection("production-engine", engine.url());
        job = jenkins.createFreeStyleProject("patients");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void stepsWithoutACredentialGetNoneFromTheirFormsEvenWhenThereIsOnlyOneToChoose() throws Exception {
        for (int i = 0; i < 3; i++) {
            job.getBuildersList().add(new DataOperationBuilder(new SnapshotStep("Patients Prod")));
        }
        FreeStyleProject stored = jenkins.configRoundtrip(job);
        assertThat(stored.getBuildersList().getAll(DataOperationBuilder.class))
                .hasSize(3)
                .allSatisfy(builder -> assertThat(((SnapshotStep) builder.getOperation()).getCredentialsId())
                        .isNull());
    }

    @Test
    void itDoesWhatTheStepDoesAndOffersTheResultToLaterBuildSteps() throws Exception {
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("SOURCE", "")));
        SnapshotStep snapshot = new SnapshotStep("${SOURCE}");
        job.getBuildersList().add(new DataOperationBuilder(snapshot));
        RefreshMaskedStep refresh = new RefreshMaskedStep("Patients Masked Master");
        refresh.setSnapshot("${DELPHIX_SNAPSHOT}");
        refresh.setResultVariable("MASTER");
        job.getBuildersList().add(new DataOperationBuilder(refresh));

        FreeStyleBuild build = jenkins.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("SOURCE", "Patients Prod"))));

        jenkins.assertLogContains("[Delphix] Patients Prod: ", build);
        jenkins.assertLogContains("[Delphix] Patients Masked Master: ", build);
        assertThat(build.getAction(LineageAction.class).getEntries()).hasSize(2);
        assertThat(build.getAction(ResultVariables.class).getVariables())
                .containsKeys("DELPHIX_SNAPSHOT", "MASTER_JOBS");
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        assertThat(jenkins.createWebClient().getPage(build).asNormalizedText()).contains("Data lineage: 2 operations");
        assertThat(jenkins.createWebClient().getPage(build, "data-lineage").asNormalizedText())
                .contains("Patients Masked Master", "Production/Patients Prod");
        assertThat(jenkins.createWebClient().getPage(job).asNormalizedText())
                .contains("Data pipeline duration by build");
    }

    @Test
    void theFileOfTheFrameworkIsReadFromTheWorkspace() throws Exception {
        job.setAssignedNode(jenkins.createOnlineSlave());
        job.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                    throws InterruptedException, IOException {
                build.getWorkspace().child("delphix.yaml").write("""
                        template: Patients
                        parent: Patients Masked Master
                        environments:
                          - dev:
                              branch: develop
                              datapod: prep1
                              when: [push: datapod.refresh, push: bookmark.create]
                        """, "UTF-8");
                return true;
            }
        });
        YamlStep yaml = new YamlStep();
        yaml.setEvent("push");
        yaml.setBranch("develop");
        yaml.setCommit("abcdef123456");
        job.getBuildersList().add(new DataOperationBuilder(yaml));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        assertThat(engine.books().bookmarks()).extracting(Books.Bookmark::name).containsExactly("dev-abcdef");
        assertThat(build.getAction(ResultVariables.class).getVariables())
                .containsEntry("DELPHIX_BOOKMARK", "dev-abcdef");
    }

    @Test
    void accountsAreResetFromTheMachineOfTheBuild() throws Exception {
        try (MasterDatabase database =
                MasterDatabase.start(engine, "administers").orElseThrow()) {
            Given.credential("patients-master-dba", MasterDatabase.ADMIN, "administers");
            Given.credential("patients-app-test", "patients_app", "for-testers-only");
            job.setAssignedNode(jenkins.createOnlineSlave());
            Account app = new Account("patients_app");
            app.setCredentialsId("patients-app-test");
            Account gone = new Account("${LEAVER}");
            gone.setAction("drop");
            ResetCredentialsStep reset = new ResetCredentialsStep();
            reset.setVdb("Patients Masked Master");
            reset.setAdminCredentialsId("patients-master-dba");
            reset.setAccounts(List.of(app, gone));
            job.getBuildersList().add(new DataOperationBuilder(reset));
            job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("LEAVER", "jdoe")));

            FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

            jenkins.assertLogContains("account patients_app: new password set", build);
            jenkins.assertLogContains("account jdoe: dropped", build);
            assertThat(database.accepts("patients_app", "for-testers-only")).isTrue();
            assertThat(database.accepts("jdoe", MasterDatabase.PRODUCTION_PASSWORD))
                    .isFalse();
            reset.setAdminCredentialsId("nobody");
            jenkins.assertLogContains(
                    "adminCredentialsId \"nobody\" was not found", jenkins.buildAndAssertStatus(Result.FAILURE, job));
        }
    }

    @Test
    void aFailureIsTheSentenceOfTheStepWithoutAStackTrace() throws Exception {
        job.getBuildersList().add(new DataOperationBuilder(new SnapshotStep("Patients Prd")));
        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("There is no dSource and no VDB named \"Patients Prd\".", build);
        jenkins.assertLogContains("Patients Prod", build);
        jenkins.assertLogNotContains("\tat ", build);
    }

    @Test
    void anOperationThatWasNotChosenIsAskedFor() throws Exception {
        job.getBuildersList().add(new DataOperationBuilder(null));
        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("Choose what is to be done", build);
    }

    @Test
    void anAbortStaysAnAbortWhenTheJobFailsMeanwhile() throws Exception {
        engine.world().setJobDuration(Duration.ofMinutes(10));
        engine.faults().on("POST", "/cancel$").fails((request, handling) -> {
            engine.world().failJob(engine.books().jobs("DB_SYNC").get(0).reference(), "disk full");
            return handling.get();
        });
        job.getBuildersList().add(new DataOperationBuilder(new SnapshotStep("Patients Prod")));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !engine.books().jobs("DB_SYNC").isEmpty());

        build.getExecutor().interrupt();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("disk full", build);
    }

    @Test
    void anAbortCancelsTheJobOnTheEngine() throws Exception {
        engine.close();
        engine = Given.engine(Duration.ofMinutes(10));
        Given.connection("production-engine", engine.url());
        job.getBuildersList().add(new DataOperationBuilder(new SnapshotStep("Patients Prod")));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !engine.books().jobs("DB_SYNC").isEmpty());

        build.getExecutor().interrupt();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("cancelling job", build);
        assertThat(engine.books().jobs("DB_SYNC").get(0).state()).isEqualTo("CANCELED");
    }
}
