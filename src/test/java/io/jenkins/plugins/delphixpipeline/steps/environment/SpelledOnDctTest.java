package io.jenkins.plugins.delphixpipeline.steps.environment;

import static io.jenkins.plugins.delphixpipeline.steps.environment.SpelledEnvironmentsTest.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On DCT one VDB can be named with its engine, too. */
@Timeout(90)
class SpelledOnDctTest {
    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .telemetryLag(Duration.ZERO)
            .start();
    private EnvironmentStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new EnvironmentStage(dct);
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "one,,Production/one,",
        "Production/one,,one,",
        "one,,engine1/Production/one,",
        "engine1/Production/one,,one,",
        "Prep/one,,engine1/Prep/one,",
        "engine1/Prep/one,,Prep/one,",
        "one,Prep,engine1/Prep/one,",
        "engine1/Prep/one,Prep,one,",
        "engine1/Prep/one,,one,Prep",
        "one,Prep,one,",
        "feature/x,Prep,engine1/Prep/feature/x,Prep",
        "engine1/Prep/feature/x,Prep,feature/x,Prep"
    })
    void theNextBuildRefreshesWhatItSpellsInAnotherWay(String first, String itsGroup, String second, String group)
            throws Exception {
        Using made = stage.begin(named(first, itsGroup, "1h"), 1).untilInBody();
        assertThat(made.body).as(made.outcome.toString()).isDone();
        String vdb = made.variables.get("DELPHIX_VDB");
        made.succeed();
        made.result();

        Using again = stage.begin(named(second, group, "1h"), 2).untilInBody();

        assertThat(again.body).as(again.outcome.toString()).isDone();
        assertThat(again.variables).containsEntry("DELPHIX_VDB", vdb);
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        assertThat(stage.environments()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"one,Production/one", "Production/one,one", "engine1/Production/one,one"})
    void aBlockDoesNotWaitForTheOneAroundIt(String outer, String inner) throws Exception {
        Using around = stage.begin(named(outer, null, "1h"), 1).untilInBody();

        assertThat(stage.begin(named(inner, null, "1h"), 1, around.around).failure())
                .contains("would wait for an environment of its own");
    }

    /** Nobody knows its engine before it is there. */
    @ParameterizedTest
    @CsvSource({"one,engine1/Production/one", "engine1/Production/one,one", "Production/one,engine1/Production/one"})
    void theSecondOneWaitsWhileTheFirstIsMade(String earlier, String later) throws Exception {
        engine.world().setJobDuration("DB_PROVISION", Duration.ofMinutes(10));
        Using first = stage.begin(named(earlier, null, "1h"), 1);
        EnvironmentStage.until(() -> !engine.books().jobs("DB_PROVISION").isEmpty());
        Using second = stage.begin(named(later, null, "1h"), 2);
        EnvironmentStage.until(() ->
                second.outcome.isDone() || stage.said().contains("Waiting: The environment \"" + later + "\" is used"));
        engine.world().finishJob(engine.books().jobs("DB_PROVISION").get(0).reference());

        first.untilInBody().succeed();
        assertThat(first.result()).isEqualTo("made");

        assertThat(second.untilInBody().body).as(second.outcome.toString()).isDone();
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "one,Prep,one,Masked",
        "engine1/Prep/one,,engine1/Masked/one,",
        "Prep/one,,engine1/Masked/one,",
        "feature/x,Prep,x,Masked",
        "feature/x,Prep,Masked/x,"
    })
    void vdbsOfTwoGroupsAreTwo(String first, String itsGroup, String second, String group) throws Exception {
        Using one = stage.begin(named(first, itsGroup, "1h"), 1).untilInBody();
        Using other = stage.begin(named(second, group, "1h"), 2).untilInBody();

        assertThat(other.body).as(other.outcome.toString()).isDone();
        assertThat(other.variables.get("DELPHIX_VDB")).startsWith("engine1/Masked/");
        assertThat(one.variables.get("DELPHIX_VDB")).startsWith("engine1/Prep/");
        assertThat(stage.environments()).hasSize(2);
    }

    @Test
    void aPlanKnowsThatItWouldBeRefreshed() throws Exception {
        Using first = stage.begin(named("Production/one", null, "1h"), 1).untilInBody();
        first.succeed();
        first.result();
        stage.plan = new EnclosingPlan();

        Using planned = stage.begin(named("one", null, "1h"), 2);

        assertThat(planned.failure()).isEqualTo("none");
        assertThat(stage.said()).contains("Plan: would refresh engine1/Production/one");
    }
}
