package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody wanted to look at after a failure, when later builds want a VDB of that name. */
@Timeout(60)
class KeptEnvironmentsTest {
    private static final String VDB = EnvironmentStage.VDB;

    private static final Map<String, Result> RESULTS = Stream.of(
                    Result.FAILURE, Result.UNSTABLE, Result.ABORTED, Result.NOT_BUILT)
            .collect(Collectors.toMap(Result::toString, each -> each));

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

    private static WithDelphixVdbStep keeping(String lifetime) {
        WithDelphixVdbStep step = EnvironmentStage.step(lifetime);
        step.setOnFailure("keep");
        step.setKeepFor("2d");
        return step;
    }

    private String failed(String lifetime) throws Exception {
        Using first = stage.begin(keeping(lifetime), 1).untilInBody();
        first.fail();
        first.failure();
        return engine.books().dataset(VDB).reference();
    }

    /** The step {@code build} ends a body with an interruption, too, whose result is that of the other build. */
    @ParameterizedTest
    @CsvSource({"FAILURE, true", "UNSTABLE, true", "ABORTED, false", "NOT_BUILT, false"})
    void notEveryInterruptionIsAnAbort(String result, boolean kept) throws Exception {
        Using using = stage.begin(keeping(null), 1).untilInBody();

        using.body.get().onFailure(using.context, new FlowInterruptedException(RESULTS.get(result)));

        assertThatThrownBy(using::result).hasCauseInstanceOf(FlowInterruptedException.class);
        assertThat(engine.books().hasDataset(VDB)).isEqualTo(kept);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"8h", "branch"})
    void aLaterBuildIsToldWhoKeepsItAndUntilWhen(String later) throws Exception {
        String reference = failed(null);
        String until = String.valueOf(stage.environments().get(0).until().truncatedTo(ChronoUnit.SECONDS));

        assertThat(stage.begin(keeping(later), 2).failure())
                .contains(VDB, EnvironmentStage.JOB + "#1", until, "Nothing was changed")
                .contains("Delete now", "Data environments", "${BUILD_NUMBER}", "leave vdb out");

        assertThat(engine.books().dataset(VDB).reference()).isEqualTo(reference);
        assertThat(engine.books().jobs("DB_REFRESH")).isEmpty();
        stage.pass(Duration.ofHours(47));
        stage.desk().sweeper().sweep();
        assertThat(engine.books().hasDataset(VDB)).isTrue();
    }

    @Test
    void aPlanOfALaterBuildIsToldToo() throws Exception {
        failed(null);
        stage.plan = new EnclosingPlan();

        assertThat(stage.begin(keeping(null), 2).failure()).contains(EnvironmentStage.JOB + "#1", "Delete now");
    }

    @Test
    void afterItsTimeALaterBuildGetsOne() throws Exception {
        failed(null);
        stage.pass(Duration.ofHours(49));

        Using second = stage.begin(keeping(null), 2).untilInBody();

        assertThat(second.body).as(second.outcome.toString()).isDone();
        second.succeed();
        assertThat(second.result()).isEqualTo("made");
        assertThat(engine.books().hasDataset(VDB)).isFalse();
    }

    /** As with {@code retry} around it. */
    @Test
    void anotherTryOfTheSameBuildTakesItOver() throws Exception {
        failed(null);

        Using again = stage.begin(keeping(null), 1).untilInBody();

        assertThat(again.body).as(again.outcome.toString()).isDone();
        again.succeed();
        assertThat(again.result()).isEqualTo("made");
        assertThat(engine.books().hasDataset(VDB)).isFalse();
    }

    /** It is the next build's as much as that of the one that failed. */
    @ParameterizedTest
    @ValueSource(strings = {"8h", "branch"})
    void whatLastsIsRefreshedByTheNextBuildAllTheSame(String lifetime) throws Exception {
        String reference = failed(lifetime);

        Using second = stage.begin(keeping(lifetime), 2).untilInBody();

        assertThat(second.body).as(second.outcome.toString()).isDone();
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        assertThat(engine.books().dataset(VDB).reference()).isEqualTo(reference);
    }
}
