package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Environments end, too, after what happens once a year: builds killed hard, damaged entries, clocks that were ahead. */
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

    /** A hard kill ends no step, so that nobody gives back what the body holds. */
    @Test
    void whatABuildThatWasKilledHardUsedIsRemovedWithoutARestart() throws Exception {
        Using using = stage.begin(EnvironmentStage.step(null), 1).untilInBody();
        stage.lose(using);
        using.broken = new IOException("the build has no execution");
        stage.desk().sweeper().sweep();
        assertThat(isThere(VDB)).isTrue();

        stage.pass(Duration.ofMinutes(11));

        sweepUntilGone(VDB);
    }

    @Test
    void aTimeThatABuildAskedForInVainEndsAllTheSame() throws Exception {
        stage.used("branch", 1);
        WithDelphixVdbStep refused = EnvironmentStage.step("8h");
        refused.setFrom("Production/No such data");
        stage.begin(refused, 2).failure();

        stage.pass(Duration.ofHours(9));

        sweepUntilGone(VDB);
    }

    @Test
    void aBranchThatWasAskedForInVainHasNoEnd() throws Exception {
        stage.used("1h", 1);
        WithDelphixVdbStep refused = EnvironmentStage.step("branch");
        refused.setFrom("Production/No such data");
        stage.begin(refused, 2).failure();

        DataEnvironment left = stage.environments().get(0);
        assertThat(left.lifetime().isBranch()).isTrue();
        assertThat(left.until()).isNull();
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

    private String timeflowOf(String dataset) {
        return engine.books()
                .object(Kind.DATABASE, dataset)
                .path("currentTimeflow")
                .asText();
    }
}
