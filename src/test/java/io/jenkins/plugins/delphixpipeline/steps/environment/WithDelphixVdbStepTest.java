package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hudson.AbortException;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.database.PostgresServer;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WithDelphixVdbStepTest {
    private static final String VDB = EnvironmentStage.VDB;

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private EnvironmentStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new EnvironmentStage(engine);
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    private boolean isThere() {
        return engine.books().hasDataset(VDB);
    }

    @Test
    void theBodyHasItsVdbAndThenItIsGone() throws Exception {
        Using using = stage.begin(EnvironmentStage.step(), 1).untilInBody();

        assertThat(using.variables)
                .containsEntry("DELPHIX_VDB", VDB)
                .containsEntry("DELPHIX_HOST", "dbhost.example.com")
                .containsKey("DELPHIX_PORT");
        assertThat(isThere()).isTrue();
        assertThat(stage.environments()).extracting(DataEnvironment::state).containsExactly(EnvironmentState.IN_USE);
        stage.desk().sweeper().sweep();
        using.succeed();

        assertThat(using.result()).isEqualTo("made");
        assertThat(isThere()).isFalse();
        assertThat(stage.environments()).isEmpty();
        assertThat(stage.said()).contains("Removed");
    }

    /** Nobody has looked whether it is masked. */
    @Test
    void whatTheConnectionLetsComeUnmaskedCountsAsUnmasked() throws Exception {
        stage.connection.setAllowUnmasked(true);
        WithDelphixVdbStep step = EnvironmentStage.step();
        step.setAllowUnmasked(false);

        Using using = stage.begin(step, 1).untilInBody();

        assertThat(using.body).as(using.outcome.toString()).isDone();
        assertThat(stage.environments().get(0).maskedBy()).isNull();
    }

    @Test
    void aPlanSkipsTheBodyAndReservesNothing() throws Exception {
        stage.plan = new EnclosingPlan();
        Using using = stage.begin(EnvironmentStage.step(), 1);

        assertThat((Map<?, ?>) using.outcome.get(30, TimeUnit.SECONDS))
                .extracting("vdb", "planned")
                .containsExactly(VDB, true);
        assertThat(using.body).isNotDone();
        assertThat(stage.said()).contains("the block is skipped", "Plan: would provision " + VDB);
        assertThat(isThere()).isFalse();
        assertThat(stage.environments()).isEmpty();
    }

    /** As a build is, whatever it waits for. */
    @Test
    void aPlanIsToldWhatBelongsToAnotherJob() throws Exception {
        stage.used("8h", 1);
        stage.desk().environments().moved(EnvironmentStage.JOB, "clinic/other");
        stage.plan = new EnclosingPlan();

        assertThat(stage.begin(EnvironmentStage.step("8h"), 2).failure()).contains("belongs to the job clinic/other");
    }

    @Test
    void aPlanIsToldThatNobodyCouldRemoveItLater() throws Exception {
        stage.personal = true;
        stage.plan = new EnclosingPlan();

        assertThat(stage.begin(EnvironmentStage.step(), 1).failure()).contains("belongs to whoever started the build");
    }

    @Test
    void aFailedBodyFailsTheStepAndTheVdbIsGone() throws Exception {
        Using using = stage.begin(EnvironmentStage.step(), 1).untilInBody();

        using.fail();

        assertThat(using.failure()).isEqualTo("tests failed");
        assertThat(isThere()).isFalse();
    }

    @Test
    void variablesHaveTheirPrefix() throws Exception {
        WithDelphixVdbStep step = EnvironmentStage.step();
        step.setPrefix("CRM");

        Using using = stage.begin(step, 1).untilInBody();

        assertThat(using.variables).containsEntry("CRM_VDB", VDB).doesNotContainKey("DELPHIX_VDB");
    }

    /** Otherwise its tests would reach the database of the other block. */
    @Test
    void whatABlockIsNotToldIsNotThatOfTheBlockAroundIt() throws Exception {
        WithDelphixVdbStep around = EnvironmentStage.step();
        around.setDatabase("patients");
        around.setParameters("{\"postgresPort\": 5477}");
        Using outer = stage.begin(around, 1).untilInBody();
        assertThat(outer.variables).containsKeys("DELPHIX_JDBC_URL", "DELPHIX_DATABASE");
        WithDelphixVdbStep within = EnvironmentStage.step();
        within.setVdb("Prep/Inner");

        Using inner = stage.begin(within, 2, outer.around).untilInBody();

        inner.expander.expand(outer.variables);
        assertThat(outer.variables)
                .containsEntry("DELPHIX_VDB", "Prep/Inner")
                .doesNotContainKeys("DELPHIX_JDBC_URL", "DELPHIX_DATABASE");
    }

    @Test
    void aNameIsMadeOfTheBuild() throws Exception {
        WithDelphixVdbStep step = EnvironmentStage.step();
        step.setVdb(null);
        step.setTargetGroup("Prep");

        Using using = stage.begin(step, 12).untilInBody();

        assertThat(using.variables).containsEntry("DELPHIX_VDB", "Prep/clinic-patients-12-7");
    }

    @Test
    void theNameOfABranchIsTheSameForEachBuild() throws Exception {
        stage.branch = true;
        for (int build = 1; build <= 2; build++) {
            WithDelphixVdbStep step = EnvironmentStage.step("branch");
            step.setVdb(null);
            step.setTargetGroup("Prep");

            Using using = stage.begin(step, build).untilInBody();

            assertThat(using.variables).containsEntry("DELPHIX_VDB", "Prep/clinic-patients");
            using.succeed();
            using.result();
        }
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
    }

    /** What is cut off of two jobs may be all that tells them apart. */
    @Test
    void namesThatWereCutStayApart() throws Exception {
        String first = madeFor("enterprise/payments/patient-service-integration/main");
        String second = madeFor("enterprise/delivery/patient-service-integration/main");

        assertThat(first).hasSizeLessThanOrEqualTo(30).endsWith("-12").isNotEqualTo(second);
        assertThat(madeFor("enterprise/payments/patient-service-integration/main"))
                .isEqualTo(first);
    }

    /** Characters that are left out may be all that tells two branches apart. */
    @ParameterizedTest
    @CsvSource({
        "clinic/feature%2Flogin, clinic/feature-login",
        "clinic/fix_1, clinic/fix-1",
        "clinic/\u65e5\u672c, clinic/\u4e2d\u56fd",
        "\u65e5\u672c, \u4e2d\u56fd"
    })
    void namesWithoutTheirSpecialCharactersStayApart(String one, String other) throws Exception {
        assertThat(madeFor(one)).isNotEqualTo(madeFor(other)).matches("[A-Za-z0-9][A-Za-z0-9-]{0,29}");
    }

    private static String madeFor(String fullName) throws Exception {
        Job<?, ?> job = mock(Job.class);
        when(job.getFullName()).thenReturn(fullName);
        Run<?, ?> run = mock(Run.class);
        doReturn(job).when(run).getParent();
        when(run.getNumber()).thenReturn(12);
        return new Use(mock(StepContext.class), null, null, run).name(false);
    }

    /** A form sends a blank text for what is left out. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void aFailureNamesTheVdbWhoseNameIsMadeOfTheBuild(String blank) throws Exception {
        WithDelphixVdbStep step = EnvironmentStage.step();
        step.setVdb(blank);
        step.setTargetGroup("Prep");
        stage.personal = true;

        assertThat(stage.begin(step, 12).failure()).contains("environment of \"clinic-patients-12-7\"");
    }

    @Test
    void whatIsWrongWithAnEnvironmentOfNoNameIsToldByItsBuild() throws Exception {
        WithDelphixVdbStep step = EnvironmentStage.step();
        step.setVdb("");
        step.setLifetime("branch");

        Using using = stage.begin(step, 12);

        assertThat(using.failure()).contains("environment of \"clinic-patients\"", "stands for no branch");
        assertThat(using.execution.getStatus()).contains("clinic-patients");
    }

    @Test
    void whatFailedIsKeptForATime() throws Exception {
        WithDelphixVdbStep step = EnvironmentStage.step();
        step.setOnFailure("keep");
        step.setKeepFor("2d");
        Using using = stage.begin(step, 1).untilInBody();
        using.fail();
        assertThat(using.failure()).isEqualTo("tests failed");

        stage.pass(Duration.ofHours(47));
        stage.desk().sweeper().sweep();
        assertThat(isThere()).isTrue();

        stage.pass(Duration.ofHours(2));
        stage.untilNothingIsLeft();
        assertThat(isThere()).isFalse();
    }

    private Using bookmarkingOnFailure() throws Exception {
        WithDelphixVdbStep step = EnvironmentStage.step();
        step.setOnFailure("bookmark");
        step.setBookmarkName("failed in #1");
        return stage.begin(step, 1).untilInBody();
    }

    @Test
    void theDataThatMadeTheTestsFailIsBookmarked() throws Exception {
        Using using = bookmarkingOnFailure();

        using.fail();

        assertThat(using.failure()).isEqualTo("tests failed");
        assertThat(isThere()).isTrue();
        assertThat(stage.said()).contains("Kept, because \"failed in #1\" would be lost with it");
        String bookmark = engine.books().objects(Kind.TIMEFLOW_BOOKMARK).stream()
                .filter(each -> each.path("name").asText().equals("failed in #1"))
                .findFirst()
                .orElseThrow()
                .path("reference")
                .asText();
        engine.world().as(SimulatedEngine.USER).post("/timeflow/bookmark/" + bookmark + "/delete", null);
        stage.pass(Duration.ofHours(2));
        stage.untilNothingIsLeft();
        assertThat(isThere()).isFalse();
    }

    @Test
    void aBookmarkOfAnEarlierFailureIsNotTakenForOneOfThis() throws Exception {
        for (int build = 1; build <= 2; build++) {
            WithDelphixVdbStep step = EnvironmentStage.step("1h");
            step.setOnFailure("bookmark");
            step.setBookmarkName("failed");
            Using using = stage.begin(step, build).untilInBody();
            assertThat(stage.said()).doesNotContain("was there before");
            using.fail();
            assertThat(using.failure()).isEqualTo("tests failed");
        }

        assertThat(stage.said())
                .containsOnlyOnce(
                        "The bookmark \"failed\" was there before and stays as it is, with the data of then.");
    }

    /** Nobody waits for what goes only when people delete something. */
    @Test
    void theNextBuildIsToldAtOnceWhatKeepsTheVdbOfItsName() throws Exception {
        Using using = bookmarkingOnFailure();
        using.fail();
        using.failure();

        assertThat(stage.begin(EnvironmentStage.step(), 2).failure())
                .contains("\"" + VDB + "\"", "is kept because \"failed in #1\" would be lost", "Delete now");
        assertThat(isThere()).isTrue();
    }

    @Test
    void somebodyMayInsistThoughThereIsABookmark() throws Exception {
        Using using = bookmarkingOnFailure();
        using.fail();
        using.failure();

        assertThat(stage.desk().sweeper().removeNow(stage.environments().get(0).id()))
                .isTrue();

        stage.untilNothingIsLeft();
        assertThat(isThere()).isFalse();
    }

    @Test
    void nobodyRemovesWhatABodyUses() throws Exception {
        Using using = stage.begin(EnvironmentStage.step("1h"), 1).untilInBody();
        stage.pass(Duration.ofHours(3));

        assertThat(stage.desk().sweeper().removeNow(stage.environments().get(0).id()))
                .isFalse();
        stage.desk().sweeper().sweep();

        assertThat(isThere()).isTrue();
        using.succeed();
        using.result();
        stage.untilNothingIsLeft();
        assertThat(isThere()).isFalse();
    }

    @Test
    void theNextBuildOfTheBranchGetsTheSameVdbRefreshed() throws Exception {
        stage.branch = true;
        Using first = stage.begin(EnvironmentStage.step("branch"), 1).untilInBody();
        first.succeed();
        first.result();
        String reference = engine.books().dataset(VDB).reference();

        Using second = stage.begin(EnvironmentStage.step("branch"), 2).untilInBody();

        assertThat(second.variables).containsEntry("DELPHIX_VDB", VDB);
        assertThat(engine.books().dataset(VDB).reference()).isEqualTo(reference);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        second.succeed();
        second.result();
        stage.goneJobs.add(EnvironmentStage.JOB);
        stage.desk().sweeper().sweep();
        stage.pass(Duration.ofMinutes(11));
        stage.untilNothingIsLeft();
        assertThat(isThere()).isFalse();
    }

    @Test
    void onlyABranchHasABranch() throws Exception {
        assertThat(stage.begin(EnvironmentStage.step("branch"), 1).failure()).contains("stands for no branch");
        assertThat(engine.books().submissions("/provision")).isZero();
    }

    @Test
    void aVdbThatWasNotMadeForItIsLeftAlone() throws Exception {
        String others = engine.world().addVdb("Prep", "Patients Test", "Production/Patients Prod");

        assertThat(stage.begin(EnvironmentStage.step(), 1).failure())
                .contains(VDB)
                .contains("exists");

        assertThat(engine.books().dataset(VDB).reference()).isEqualTo(others);
        assertThat(stage.environments()).isEmpty();
        assertThat(engine.books().submissions("/delete|/provision")).isZero();
    }

    @Test
    void aCredentialThatOnlyThePersonHasIsRefused() throws Exception {
        stage.personal = true;

        assertThat(stage.begin(EnvironmentStage.step(), 1).failure()).contains("belongs to whoever started the build");

        assertThat(engine.books().submissions("/provision")).isZero();
    }

    @Test
    void buildsWaitForAPlaceInTheQuota() throws Exception {
        stage.connection.setMostEnvironments(1);
        Using first = stage.begin(EnvironmentStage.step(), 1).untilInBody();
        WithDelphixVdbStep other = EnvironmentStage.step();
        other.setVdb("Prep/Other");
        Using second = stage.begin(other, 2);
        EnvironmentStage.until(() -> stage.said().contains("Waiting: first has as many data environments as it may"));
        assertThat(second.body).isNotDone();

        first.succeed();

        assertThat(second.untilInBody().variables).containsEntry("DELPHIX_VDB", "Prep/Other");
    }

    @Test
    void whoWaitsGoesAlongWhereTheFolderIsRenamed() throws Exception {
        Using first = stage.begin(EnvironmentStage.step("1h"), 1).untilInBody();
        Using next = stage.begin(EnvironmentStage.step("1h"), 2);
        EnvironmentStage.until(() -> stage.said().contains("Waiting: "));

        stage.rename("hospital");
        first.succeed();

        assertThat(next.untilInBody().body).as(stage.said()).isDone();
        assertThat(stage.environments().get(0).user().run()).isEqualTo("hospital/patients#2");
    }

    @Test
    void theNameThatWasReservedIsTheNameThatIsMade() throws Exception {
        stage.connection.setMostEnvironments(1);
        Using first = stage.begin(EnvironmentStage.step(), 1).untilInBody();
        WithDelphixVdbStep nameless = EnvironmentStage.step();
        nameless.setVdb(null);
        nameless.setTargetGroup("Prep");
        Using second = stage.begin(nameless, 2);
        EnvironmentStage.until(() -> stage.said().contains("Waiting: "));

        stage.rename("hospital");
        first.succeed();

        second.untilInBody();
        assertThat(stage.environments())
                .extracting(DataEnvironment::name)
                .contains(second.variables.get("DELPHIX_VDB"));
    }

    @Test
    void whoFailsWhileWaitingDoesNotStandInLine() throws Exception {
        Using first = stage.begin(EnvironmentStage.step("1h"), 1).untilInBody();
        Using second = stage.begin(EnvironmentStage.step("1h"), 2);
        EnvironmentStage.until(() -> stage.said().contains("Waiting: "));
        second.broken = new IOException("the disk of the build is away");
        assertThat(second.failure()).contains("the disk of the build is away");
        first.succeed();
        first.result();

        Using third = stage.begin(EnvironmentStage.step("1h"), 3).untilInBody();

        assertThat(third.body).as(stage.said()).isDone();
    }

    /** Who waits for an environment that is there needs no further place. */
    @Test
    void whoWaitsForAVdbThatIsThereTakesNoPlaceOfOthers() throws Exception {
        stage.connection.setMostEnvironments(2);
        Using outer = stage.begin(EnvironmentStage.step("1h"), 1).untilInBody();
        Using next = stage.begin(EnvironmentStage.step("1h"), 2);
        EnvironmentStage.until(() -> stage.said().contains("Waiting: "));
        WithDelphixVdbStep inner = EnvironmentStage.step();
        inner.setVdb("Prep/Inner");

        Using inside = stage.begin(inner, 1, outer.around).untilInBody();

        assertThat(inside.body).as(stage.said()).isDone();
        assertThat(next.body).isNotDone();
    }

    @Test
    void aBuildDoesNotWaitForItself() throws Exception {
        stage.connection.setMostEnvironments(1);
        Using outer = stage.begin(EnvironmentStage.step(), 1).untilInBody();
        WithDelphixVdbStep inner = EnvironmentStage.step();
        inner.setVdb("Prep/Inner");

        assertThat(stage.begin(inner, 1, outer.around).failure()).contains("would wait for an environment of its own");
    }

    @Test
    void aLifetimeBeyondTheLimitIsRefused() throws Exception {
        stage.connection.setLongestEnvironmentLifetime("8h");

        assertThat(stage.begin(EnvironmentStage.step("9h"), 1).failure()).contains("longer than the connection allows");
        assertThat(stage.begin(EnvironmentStage.step("8h"), 1).untilInBody().body)
                .isDone();
    }

    @Test
    void anAbortWhileItComesLeavesNothing() throws Exception {
        engine.world().setJobDuration("DB_PROVISION", Duration.ofMinutes(10));
        Using using = stage.begin(EnvironmentStage.step(), 1);
        EnvironmentStage.until(() -> !engine.books().jobs("DB_PROVISION").isEmpty());

        using.execution.stop(new FlowInterruptedException(hudson.model.Result.ABORTED));

        assertThatThrownBy(using::result).hasCauseInstanceOf(FlowInterruptedException.class);
        stage.untilNothingIsLeft();
        assertThat(isThere()).isFalse();
    }

    @Test
    void aBuildThatIsLostInItsBodyLeavesNothing() throws Exception {
        Using using = stage.begin(EnvironmentStage.step(), 1).untilInBody();
        stage.lose(using);
        stage.restart();

        stage.untilNothingIsLeft();

        assertThat(isThere()).isFalse();
    }

    @Test
    void aStepThatComesBackFindsWhatItHasBegun() throws Exception {
        engine.world().setJobDuration("DB_PROVISION", Duration.ofMinutes(10));
        Using using = stage.begin(EnvironmentStage.step(), 1);
        EnvironmentStage.until(() -> stage.environments().stream()
                .anyMatch(
                        each -> each.reference() != null && each.provisioning().openJob() != null));
        String job = stage.environments().get(0).provisioning().openJob();
        stage.restart();

        Using again = stage.new Using(1, null);
        again.execution = (EnvironmentExecution) EnvironmentStage.step().start(again.context);
        again.execution.onResume();
        engine.world().finishJob(job);

        assertThat(again.untilInBody().variables).containsEntry("DELPHIX_VDB", VDB);
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        again.succeed();
        assertThat(again.result()).isEqualTo("made");
        assertThat(using.user).isEqualTo(again.user);
        assertThat(isThere()).isFalse();
    }

    private static WithDelphixVdbStep withLogin() {
        WithDelphixVdbStep step = EnvironmentStage.step();
        step.setAdminCredentialsId("administrator");
        step.setDatabase("postgres");
        return step;
    }

    @Test
    void aDriverThatIsMissingIsSaidBeforeAnythingIsMade() throws Exception {
        stage.driversGone = true;

        assertThat(stage.begin(withLogin(), 1).failure())
                .contains("JDBC driver of PostgreSQL", "Nothing was changed.", "postgresql-api");
        assertThat(engine.books().submissions("/provision")).isZero();
        assertThat(stage.environments()).isEmpty();
    }

    /** Nobody has to log in for it: it tells what the address for JDBC looks like. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKindOfDatabaseThatThereIsNotIsSaidBeforeAnythingIsMade(boolean planned) throws Exception {
        stage.plan = planned ? new EnclosingPlan() : null;
        WithDelphixVdbStep step = EnvironmentStage.step();
        step.setDatabaseType("postgres");

        assertThat(stage.begin(step, 1).failure()).contains("databaseType cannot be \"postgres\"", "postgresql");
        assertThat(engine.books().submissions("/provision")).isZero();
        assertThat(stage.environments()).isEmpty();
    }

    @Test
    void aPlanMissesTheDriverToo() throws Exception {
        stage.driversGone = true;
        stage.plan = new EnclosingPlan();

        assertThat(stage.begin(withLogin(), 1).failure()).contains("JDBC driver of PostgreSQL");
    }

    @Test
    void anAdministratorWhoIsUnknownIsSaidBeforeAnythingIsMade() throws Exception {
        stage.databaseLogin = null;

        assertThat(stage.begin(withLogin(), 1).failure())
                .contains("adminCredentialsId \"administrator\" was not found. Nothing was changed.");
        assertThat(engine.books().submissions("/provision")).isZero();
    }

    @Test
    void aMistakeThatShowsLateSaysWhatWasMade() throws Exception {
        WithDelphixVdbStep step = withLogin();
        step.setDatabase(null);

        assertThat(stage.begin(step, 1).failure())
                .contains("does not report everything that is needed to connect")
                .contains("What to do: Add the parameter database.")
                .contains("The VDB \"" + VDB + "\" was there by then, and is removed again.")
                .doesNotContain("Nothing was changed");
        assertThat(isThere()).isFalse();
    }

    @Test
    void aMistakeThatShowsLateSaysThatALastingVdbStays() throws Exception {
        WithDelphixVdbStep step = withLogin();
        step.setDatabase(null);
        step.setLifetime("8h");

        assertThat(stage.begin(step, 1).failure())
                .contains("The VDB \"" + VDB + "\" was there by then, and stays as long as its lifetime says.");
        assertThat(isThere()).isTrue();
    }

    /** Until the database was asked for so many times, and nobody asks just now. */
    /** One more thread than that looks, before the VDB is made, for what a login is going to need. */
    private void untilTried(int times) {
        EnvironmentStage.until(
                () -> stage.logins.size() > times && stage.logins.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void noThreadWaitsForADatabaseThatDoesNotAnswerYet() throws Exception {
        Using using = stage.begin(withLogin(), 1);

        untilTried(2);
        assertThat(using.body).isNotDone();
        assertThat(using.outcome).isNotDone();

        using.execution.stop(new FlowInterruptedException(hudson.model.Result.ABORTED));
        assertThatThrownBy(using::result).hasCauseInstanceOf(FlowInterruptedException.class);
        assertThat(isThere()).isFalse();
        assertThat(stage.environments()).isEmpty();
    }

    @Test
    void theBodyBeginsWhenTheDatabaseAnswers() throws Exception {
        try (PostgresServer server = PostgresServer.start().orElseThrow()) {
            stage.databaseLogin = new LoginSource.Login(PostgresServer.ADMIN, server.password());
            Using using = stage.begin(withLogin(), 1);
            untilTried(1);
            assertThat(using.body).isNotDone();

            engine.world().place(VDB, "127.0.0.1", server.port(), null);
            using.untilInBody();

            assertThat(using.variables).containsEntry("DELPHIX_DATABASE", "postgres");
            using.succeed();
            assertThat(using.result()).isEqualTo("made");
        }
    }

    @Test
    void theAddressForJdbcIsMadeWhereTheEngineDoesNotTellIt() throws Exception {
        WithDelphixVdbStep step = EnvironmentStage.step();
        step.setDatabase("patients");
        step.setParameters("{\"postgresPort\": 5477}");

        Using using = stage.begin(step, 1).untilInBody();

        assertThat(using.variables)
                .containsEntry("DELPHIX_JDBC_URL", "jdbc:postgresql://dbhost.example.com:5477/patients");
        using.succeed();
        using.result();
    }

    @ParameterizedTest
    @CsvSource({"ORACLE, jdbc:oracle:thin:", "MSSQL, jdbc:sqlserver://dbhost.example.com:1433;databaseName=ordersqa"})
    void theAddressForJdbcIsThereForEachKindThatTheEngineTells(DataKind kind, String beginning) throws Exception {
        engine.world().addDsource(kind, "Orders", "ordersprod");
        WithDelphixVdbStep step = EnvironmentStage.step();
        step.setFrom("Orders/ordersprod");
        step.setVdb("Orders/ordersqa");

        Using using = stage.begin(step, 1).untilInBody();

        assertThat(using.body).as(using.outcome.toString()).isDone();
        assertThat(using.variables.get("DELPHIX_JDBC_URL"))
                .as(using.variables.toString())
                .startsWith(beginning);
    }

    @Test
    void whatCannotBeIsSaidAtOnce() {
        WithDelphixVdbStep group = EnvironmentStage.step();
        group.setVdbGroup("Clinic");
        refused(group, "bookmark");
        refused(EnvironmentStage.step("for ever"), "\"for ever\" is no lifetime");
        WithDelphixVdbStep account = EnvironmentStage.step();
        account.setAccount("app");
        refused(account, "adminCredentialsId");
        WithDelphixVdbStep failure = EnvironmentStage.step();
        failure.setOnFailure("burn");
        refused(failure, "burn");
        WithDelphixVdbStep bookmark = EnvironmentStage.step();
        bookmark.setOnFailure("bookmark");
        refused(bookmark, "With onFailure: 'bookmark', bookmarkName is needed.");
        WithDelphixVdbStep keep = EnvironmentStage.step();
        keep.setKeepFor("2d");
        refused(keep, "keepFor");
        WithDelphixVdbStep prefix = EnvironmentStage.step();
        prefix.setPrefix("my-db");
        refused(prefix, "my-db");
    }

    @Test
    void whatTheFormBeginsWithIsNotWrittenIntoTheSnippet() {
        WithDelphixVdbStep step = EnvironmentStage.step();
        step.setOnFailure("delete");

        assertThat(step.getOnFailure()).isNull();
        step.setOnFailure("keep");
        assertThat(step.getOnFailure()).isEqualTo("keep");
    }

    private static void refused(WithDelphixVdbStep step, String why) {
        assertThatThrownBy(() -> step.start(null))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining(why);
    }
}
