package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.config.Relay;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Environments end, too, after what happens once a year: builds killed hard, damaged entries, clocks that were ahead. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(90)
class UnusualEndsTest {
    private static final String VDB = EnvironmentStage.VDB;

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private EnvironmentStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new EnvironmentStage(engine);
        stage.branch = true;
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    private boolean isThere(String vdb) {
        return engine.books().hasDataset(vdb);
    }

    private void sweepUntilGone(String vdb) {
        await().atMost(Duration.ofSeconds(30)).pollInSameThread().until(() -> {
            // What is kept for others is looked at again after an hour.
            stage.pass(Duration.ofHours(1));
            stage.desk().sweeper().sweep();
            return !isThere(vdb);
        });
    }

    /** Nobody gives back what the body holds; but a job that is loaded anew is not found for a moment either. */
    @Test
    void whatABuildUsedThatIsNotFoundIsRemovedAfterAWhile() throws Exception {
        Using using = stage.begin(EnvironmentStage.step(null), 1).untilInBody();
        stage.lose(using);
        using.broken = new IOException("the build has no execution");
        stage.deletedRuns.add(using.user.run());
        stage.desk().sweeper().sweep();
        stage.pass(Duration.ofMinutes(5));
        stage.desk().sweeper().sweep();
        assertThat(isThere(VDB)).isTrue();

        stage.pass(Duration.ofMinutes(11));

        sweepUntilGone(VDB);
    }

    /** Nothing of what a build asks for counts before its body begins. */
    @ParameterizedTest
    @CsvSource({"branch,", "branch,8h", "8h,", "8h,1h", "1h,branch"})
    void aBuildThatIsRefusedChangesNothingOfWhatLasts(String lifetime, String asked) throws Exception {
        stage.used(lifetime, 1);
        DataEnvironment before = stage.environments().get(0);
        WithDelphixVdbStep refused = EnvironmentStage.step(asked);
        refused.setFrom("Production/No such data");
        refused.setOnFailure("keep");
        stage.begin(refused, 2).failure();

        DataEnvironment after = stage.environments().get(0);
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(after.lifetime().toString()).isEqualTo(lifetime);
        assertThat(after.until()).isEqualTo(before.until());
        assertThat(after.afterFailure()).isEqualTo(before.afterFailure());
        stage.desk().sweeper().sweep();
        assertThat(isThere(VDB)).isTrue();
    }

    @Test
    void aBuildWhoseLoginIsRefusedRemovesNothingThatLasts() throws Exception {
        stage.used("8h", 1);
        WithDelphixVdbStep refused = EnvironmentStage.step(null);
        refused.setAdminCredentialsId("administrator");

        assertThat(stage.begin(refused, 2).failure())
                .contains("does not report everything that is needed to connect", "stays as long as its lifetime says");

        assertThat(isThere(VDB)).isTrue();
        assertThat(stage.environments().get(0).lifetime().toString()).isEqualTo("8h");
    }

    @Test
    void aBuildThatIsLostBeforeItsBodyRemovesNothingThatLasts() throws Exception {
        stage.used("branch", 1);
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(10));
        Using lost = stage.begin(EnvironmentStage.step("1h"), 2);
        EnvironmentStage.until(() -> !engine.books().jobs("DB_REFRESH").isEmpty());
        stage.lose(lost);
        stage.restart();
        stage.pass(Duration.ofHours(2));
        stage.desk().sweeper().sweep();
        stage.desk().sweeper().sweep();

        assertThat(stage.environments().get(0).state()).isEqualTo(EnvironmentState.READY);
        assertThat(stage.environments().get(0).lifetime().isBranch()).isTrue();
        assertThat(isThere(VDB)).isTrue();
    }

    private Using killedHard(int build) throws Exception {
        return killedHard(EnvironmentStage.step("1h"), build);
    }

    private Using killedHard(WithDelphixVdbStep step, int build) throws Exception {
        Using using = stage.begin(step, build).untilInBody();
        stage.lose(using);
        using.broken = new IOException("the build has no execution");
        return using;
    }

    /** A build that has ended may be about to bookmark what made it fail; that is waited for a moment. */
    @Test
    void whoWantsItGoneTakesNoBookmarkFromUnderABuildThatEnds() throws Exception {
        WithDelphixVdbStep step = EnvironmentStage.step("1h");
        step.setOnFailure("bookmark");
        step.setBookmarkName("failed");
        killedHard(step, 1);
        String id = stage.environments().get(0).id();

        assertThat(stage.desk().sweeper().removeNow(id)).isFalse();
        assertThat(stage.environments().get(0).state()).isEqualTo(EnvironmentState.IN_USE);
        stage.pass(Duration.ofMinutes(2));

        assertThat(stage.desk().sweeper().removeNow(id)).isTrue();
    }

    /** That build is there and has ended: nothing can come back that would use it. */
    @Test
    void nobodyWhoWantsItGoneWaitsForABuildThatWasKilledHard() throws Exception {
        killedHard(1);

        assertThat(stage.desk().sweeper().removeNow(stage.environments().get(0).id()))
                .isTrue();
        stage.untilNothingIsLeft();
        assertThat(isThere(VDB)).isFalse();
    }

    @Test
    void theNextBuildDoesNotWaitForOneThatWasKilledHard() throws Exception {
        killedHard(1);
        stage.desk().sweeper().sweep();
        stage.pass(Duration.ofMinutes(2));
        Using next = stage.begin(EnvironmentStage.step("1h"), 2);

        EnvironmentStage.until(() -> {
            stage.desk().sweeper().sweep();
            return next.body.isDone() || next.outcome.isDone();
        });

        assertThat(next.body).as(next.outcome.toString()).isDone();
    }

    @Test
    void aConnectionThatIsRenamedStillOwnsTheVdbOfTheBranch() throws Exception {
        stage.used("branch", 1);
        stage.renameConnection("second");

        Using again = stage.begin(EnvironmentStage.step("branch"), 2).untilInBody();

        assertThat(again.body).as(again.outcome.toString()).isDone();
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
    }

    /** What the engine calls itself tells that it is the same. */
    @Test
    void aConnectionThatIsRenamedAndMovedStillOwnsTheVdbOfTheBranch() throws Exception {
        stage.used("branch", 1);
        stage.renameConnection("second", engine.url().toString().replace("127.0.0.1", "localhost"));

        Using again = stage.begin(EnvironmentStage.step("branch"), 2).untilInBody();

        assertThat(again.body).as(again.outcome.toString()).isDone();
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        assertThat(stage.environments())
                .singleElement()
                .satisfies(each -> assertThat(each.binding().address()).contains("localhost"));
    }

    /** Nobody has asked the engine. */
    @Test
    void aCredentialThatIsGoneIsNotCalledRefused() throws Exception {
        stage.used("1h", 1);
        stage.goneCredentials.add("engine");
        stage.pass(Duration.ofHours(2));
        EnvironmentStage.until(() -> {
            stage.desk().sweeper().sweep();
            return stage.environments().get(0).removal().trouble() != null;
        });

        assertThat(stage.environments().get(0).removal().trouble().problem()).isEqualTo(Problem.CREDENTIAL_GONE);
        stage.goneCredentials.clear();
        sweepUntilGone(VDB);
    }

    /** The engine was moved, too: nothing answers any more where it was. */
    @Test
    void aConnectionThatIsRenamedAndMovedStillRemovesThoughNoBuildComes() throws Exception {
        usedWhereNothingAnswersAnyMore("1h");
        stage.renameConnection("second", engine.url().toString());
        stage.pass(Duration.ofHours(2));

        stage.untilNothingIsLeft();
        assertThat(isThere(VDB)).isFalse();
    }

    private void usedWhereNothingAnswersAnyMore(String lifetime) throws Exception {
        try (Relay before = new Relay(engine.url())) {
            stage.renameConnection("first", before.url().toString());
            stage.used(lifetime, 1);
        }
    }

    /** The engine has another address, and the connection is changed accordingly. */
    @Test
    void aConnectionThatIsMovedStillOwnsTheVdbOfTheBranch() throws Exception {
        usedWhereNothingAnswersAnyMore("branch");
        stage.renameConnection("first", engine.url().toString());

        Using again = stage.begin(EnvironmentStage.step("branch"), 2).untilInBody();

        assertThat(again.body).as(again.outcome.toString()).isDone();
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
    }

    @Test
    void aConnectionThatIsMovedStillRemoves() throws Exception {
        usedWhereNothingAnswersAnyMore("1h");
        stage.renameConnection("first", engine.url().toString());
        stage.pass(Duration.ofHours(2));

        stage.untilNothingIsLeft();
        assertThat(isThere(VDB)).isFalse();
    }

    /** The next build would work with a VDB of the engine that nobody means any more. */
    @Test
    void whatIsOnAnEngineThatTheConnectionLeftIsNotRefreshedThere() throws Exception {
        try (SimulatedEngine other = SimulatedEngine.builder().start()) {
            stage.used("branch", 1);
            String before = stage.connection.getUrl();
            stage.renameConnection("first", other.url().toString());

            assertThat(stage.begin(EnvironmentStage.step("branch"), 2).failure())
                    .contains(before, other.url().toString(), "Delete now");

            assertThat(engine.books().jobs("DB_REFRESH")).isEmpty();
            assertThat(other.books().jobs("DB_PROVISION")).isEmpty();
            stage.desk().sweeper().sweep();
            assertThat(stage.environments().get(0).state()).isEqualTo(EnvironmentState.READY);
        }
    }

    @Test
    void anotherEngineIsNotTakenForTheOneThatIsGone() throws Exception {
        try (SimulatedEngine other = SimulatedEngine.builder().start()) {
            String theirs = other.world().addVdb("Prep", "Patients Test", "Production/Patients Prod");
            usedWhereNothingAnswersAnyMore("1h");
            stage.renameConnection("second", other.url().toString());
            stage.pass(Duration.ofHours(2));
            EnvironmentStage.until(() -> {
                stage.desk().sweeper().sweep();
                return stage.environments().get(0).removal().trouble() != null;
            });

            assertThat(other.books().dataset(VDB).reference()).isEqualTo(theirs);
            assertThat(other.books().jobs("DB_DELETE")).isEmpty();
            assertThat(stage.environments().get(0).connection()).isEqualTo("first");
        }
    }

    @Test
    void aConnectionThatIsRenamedStillCountsForItsQuota() throws Exception {
        stage.connection.setMostEnvironments(1);
        stage.used("8h", 1);
        stage.renameConnection("second");
        WithDelphixVdbStep other = EnvironmentStage.step("8h");
        other.setVdb("Prep/Other");
        Using next = stage.begin(other, 2);

        EnvironmentStage.until(
                () -> stage.said().contains("second has as many data environments") || next.body.isDone());
        assertThat(next.body).isNotDone();
    }

    @Test
    void aConnectionThatIsRenamedAndGotANewCredentialStillRemoves() throws Exception {
        stage.used("1h", 1);
        stage.renameConnection("second");
        stage.connection.setCredentialsId("new");
        stage.goneCredentials.add("engine");
        stage.pass(Duration.ofHours(2));

        stage.untilNothingIsLeft();
        assertThat(isThere(VDB)).isFalse();
    }

    /** A job that was deleted and made anew begins to count its builds from 1 again. */
    @Test
    void aJobThatWasMadeAnewDoesNotTakeWhatABuildOfTheOldOneHolds() throws Exception {
        Using old = stage.begin(EnvironmentStage.step("1h"), 1).untilInBody();
        stage.lose(old);
        stage.jobMadeAnew();

        Using anew = stage.new Using(1, null);
        anew.execution = (EnvironmentExecution) EnvironmentStage.step("1h").start(anew.context);
        anew.execution.onResume();

        EnvironmentStage.until(() -> stage.said().contains("Waiting: ") || anew.body.isDone());
        assertThat(anew.body).isNotDone();
    }

    @Test
    void whatAJobThatWasMadeAnewRunsDoesNotKeepTheVdbOfTheOldOne() throws Exception {
        Using old = stage.begin(EnvironmentStage.step(null), 1).untilInBody();
        stage.jobMadeAnew();
        stage.restart();

        assertThat(stage.desk().awaits(old.user)).isFalse();
        stage.untilNothingIsLeft();
        assertThat(isThere(VDB)).isFalse();
    }

    @Test
    void aClockThatWasAheadKeepsNothingForLonger() throws Exception {
        stage.used("1h", 1);
        engine.world().takeSnapshot(VDB);
        engine.world().addVdb("Prep", "Child", VDB);
        stage.pass(Duration.ofDays(365));
        stage.desk().sweeper().sweep();
        EnvironmentStage.until(() -> !stage.removals(1).isEmpty());
        stage.pass(Duration.ofDays(-365).plusHours(4));
        String child = engine.books().dataset("Prep/Child").reference();
        engine.world().as(SimulatedEngine.USER).post("/database/" + child + "/delete", null);
        EnvironmentStage.until(() -> !isThere("Prep/Child"));

        sweepUntilGone(VDB);
    }

    /** XStream leaves out what it cannot read, and goes on. */
    @Test
    void aDamagedEntryKeepsNobodyElsesEnvironment() throws Exception {
        stage.used("1h", 1);
        WithDelphixVdbStep step = EnvironmentStage.step("1h");
        step.setVdb("Prep/Other");
        Using other = stage.begin(step, 2).untilInBody();
        other.succeed();
        other.result();
        Field state = DataEnvironment.class.getDeclaredField("state");
        state.setAccessible(true);
        state.set(stage.environments().get(0), null);

        stage.pass(Duration.ofHours(3));

        sweepUntilGone("Prep/Other");
    }

    @Test
    void aBranchHasOneVdbWhereTheConnectionSaysSo() throws Exception {
        stage.connection.setEnvironmentLifetime("branch");
        for (int build = 1; build <= 2; build++) {
            WithDelphixVdbStep step = new WithDelphixVdbStep();
            step.setFrom("Production/Patients Prod");
            step.setAllowUnmasked(true);
            Using using = stage.begin(step, build).untilInBody();
            using.succeed();
            using.result();
        }

        assertThat(stage.environments()).hasSize(1);
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
    }

    /** Whose name it bears by now is none of ours. */
    @Test
    void dataOfAFailureIsBookmarkedWhateverTheVdbIsCalledByNow() throws Exception {
        WithDelphixVdbStep step = EnvironmentStage.step(null);
        step.setOnFailure("bookmark");
        step.setBookmarkName("failed in #1");
        Using using = stage.begin(step, 1).untilInBody();
        String mine = engine.books().dataset(VDB).reference();
        engine.world().change(Kind.DATABASE, mine, object -> object.put("name", "Renamed"));
        String theirs = engine.world().addVdb("Prep", "Patients Test", "Production/Patients Prod");

        using.fail();
        using.failure();

        assertThat(isThere("Prep/Renamed")).isTrue();
        assertThat(engine.world()
                        .as(SimulatedEngine.USER)
                        .get("/timeflow/bookmark")
                        .get("result"))
                .singleElement()
                .satisfies(bookmark -> assertThat(bookmark.get("timeflow").asText())
                        .isEqualTo(timeflowOf(mine))
                        .isNotEqualTo(timeflowOf(theirs)));
    }

    /** The database that is logged in to is that of our VDB, which is found where its old name has gone to somebody else's. */
    @Test
    void theDatabaseIsKnownWhateverTheVdbIsCalledByNow() throws Exception {
        WithDelphixVdbStep step = EnvironmentStage.step(null);
        step.setAdminCredentialsId("administrator");
        step.setDatabase("postgres");
        Using using = stage.begin(step, 1);
        EnvironmentStage.until(() -> stage.logins.size() > 1 || using.outcome.isDone());
        engine.world()
                .change(
                        Kind.DATABASE,
                        engine.books().dataset(VDB).reference(),
                        object -> object.put("name", "Renamed"));
        int before = stage.logins.size();

        EnvironmentStage.until(() -> stage.logins.size() > before + 1 || using.outcome.isDone());

        assertThat(using.outcome).isNotDone();
        using.execution.stop(new FlowInterruptedException(hudson.model.Result.ABORTED));
        assertThatThrownBy(using::result).hasCauseInstanceOf(FlowInterruptedException.class);
    }

    private String timeflowOf(String dataset) {
        return engine.books()
                .object(Kind.DATABASE, dataset)
                .path("currentTimeflow")
                .asText();
    }
}
