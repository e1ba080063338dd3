package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One VDB can be named with and without its group. */
@Timeout(60)
class SpelledEnvironmentsTest {
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

    static WithDelphixVdbStep named(String vdb, String group, String lifetime) {
        WithDelphixVdbStep step = EnvironmentStage.step(lifetime);
        step.setVdb(vdb);
        step.setTargetGroup(group);
        return step;
    }

    @ParameterizedTest
    @CsvSource({
        "one,,Production/one,",
        "Production/one,,one,",
        "one,Prep,Prep/one,",
        "Prep/one,,one,Prep",
        "Prep/one,Prep,Prep/one,",
        "feature/x,Prep,Prep/feature/x,Prep"
    })
    void theNextBuildRefreshesWhatItSpellsInAnotherWay(String first, String itsGroup, String second, String group)
            throws Exception {
        Using made = stage.begin(named(first, itsGroup, "1h"), 1).untilInBody();
        String vdb = made.variables.get("DELPHIX_VDB");
        String reference = engine.books().dataset(vdb).reference();
        made.succeed();
        made.result();

        Using again = stage.begin(named(second, group, "1h"), 2).untilInBody();

        assertThat(again.body).as(again.outcome.toString()).isDone();
        assertThat(again.variables).containsEntry("DELPHIX_VDB", vdb);
        assertThat(engine.books().dataset(vdb).reference()).isEqualTo(reference);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        assertThat(stage.environments()).hasSize(1);
    }

    @Test
    void aBlockDoesNotWaitForTheOneAroundIt() throws Exception {
        Using outer = stage.begin(named("one", null, "1h"), 1).untilInBody();

        assertThat(stage.begin(named("Production/one", null, "1h"), 1, outer.around)
                        .failure())
                .contains("would wait for an environment of its own");
    }

    /** Nobody knows its group before it is there. */
    @Test
    void theSecondOneWaitsWhileTheFirstIsMade() throws Exception {
        engine.world().setJobDuration("DB_PROVISION", Duration.ofMinutes(10));
        Using first = stage.begin(named("one", null, "1h"), 1);
        EnvironmentStage.until(() -> !engine.books().jobs("DB_PROVISION").isEmpty());
        Using second = stage.begin(named("Production/one", null, "1h"), 2);
        EnvironmentStage.until(() -> stage.said().contains("Waiting: The environment \"Production/one\" is used"));
        engine.world().finishJob(engine.books().jobs("DB_PROVISION").get(0).reference());

        first.untilInBody().succeed();
        assertThat(first.result()).isEqualTo("made");

        assertThat(second.untilInBody().body).as(second.outcome.toString()).isDone();
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
    }

    /** As two environments, which do not wait for each other. */
    @ParameterizedTest
    @CsvSource({"one,Prep,one,Masked", "Prep/one,,Masked/one,", "feature/x,Prep,Masked/x,", "feature/x,Prep,x,Masked"})
    void vdbsOfTwoGroupsAreTwo(String first, String itsGroup, String second, String group) throws Exception {
        Using one = stage.begin(named(first, itsGroup, "1h"), 1).untilInBody();
        Using other = stage.begin(named(second, group, "1h"), 2).untilInBody();

        assertThat(other.body).as(other.outcome.toString()).isDone();
        assertThat(other.variables.get("DELPHIX_VDB")).startsWith("Masked/");
        assertThat(one.variables.get("DELPHIX_VDB")).startsWith("Prep/");
        assertThat(stage.environments()).hasSize(2);
    }

    /** A slash is a part of the name only where the group stands before it. */
    @ParameterizedTest
    @CsvSource({"Prep/feature/x,feature/x", "feature/x,Prep/feature/x"})
    void aNameWithASlashIsNotThatOfAGroup(String first, String second) throws Exception {
        engine.world()
                .as(SimulatedEngine.USER)
                .post(
                        "/group",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("type", "Group")
                                .put("name", "feature"));
        stage.begin(named(first, null, "1h"), 1).untilInBody().succeed();
        Using other = stage.begin(named(second, null, "1h"), 2).untilInBody();

        assertThat(other.body).as(other.outcome.toString()).isDone();
        assertThat(stage.environments())
                .extracting(DataEnvironment::path)
                .containsExactlyInAnyOrder("Prep/feature/x", "feature/x");
        assertThat(engine.books().hasDataset("Prep/feature/x")).isTrue();
    }

    @Test
    void aPlanKnowsThatItWouldBeRefreshed() throws Exception {
        Using first = stage.begin(named("one", null, "1h"), 1).untilInBody();
        first.succeed();
        first.result();
        stage.plan = new EnclosingPlan();

        Using planned = stage.begin(named("Production/one", null, "1h"), 2);

        assertThat(planned.failure()).isEqualTo("none");
        assertThat(stage.said()).contains("Plan: would refresh Production/one");
    }
}
