package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.steps.bookmark.BookmarkStep;
import io.jenkins.plugins.delphixpipeline.steps.provision.ProvisionStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import io.jenkins.plugins.delphixpipeline.steps.vdb.VdbStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same on DCT, with its VDB groups. */
class PlanOnDctTest {
    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(40)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .vdbGroup("preps", "Prep/Patients prep2", "Prep/Patients prep3")
            .start();
    private final StepStage stage = new StepStage();

    @BeforeEach
    void configure() {
        stage.dctConnection("tower", dct.url());
        stage.plan = new EnclosingPlan();
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
        dct.close();
        engine.close();
    }

    private static <S> S with(S step, Consumer<S> change) {
        change.accept(step);
        return step;
    }

    /** Searches, and the question whose key it is, are POSTs too. */
    private List<String> changes() {
        return dct.books().requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(request -> request.method() + " " + request.path())
                .filter(request -> !request.matches("POST .*/(search|token-info)"))
                .toList();
    }

    private static BookmarkStep bookmarkOfGroup(String name, String group) {
        return with(new BookmarkStep(name), step -> step.setVdbGroup(group));
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of(
                        new SnapshotStep("Patients prep2"), "would take a snapshot of engine1/Prep/Patients prep2"),
                Arguments.of(
                        with(new RefreshStep(null), step -> step.setVdbGroup("preps")),
                        "would refresh VDB group preps, at LATEST_SNAPSHOT, with .*Patients prep2, .*Patients prep3"),
                Arguments.of(bookmarkOfGroup("monday", "preps"), "would create bookmark monday, from preps"),
                Arguments.of(
                        with(new VdbStep(null, "stop"), step -> step.setVdbGroup("preps")),
                        "would stop VDB group preps, with .*"),
                Arguments.of(
                        with(new DeleteStep(), step -> step.setVdbGroup("preps")),
                        "would delete VDB group preps, whose VDBs stay"));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepSaysWhatItWouldDoAndChangesNothing(Step step, String line) throws Exception {
        Map<?, ?> result = (Map<?, ?>) stage.run(step);

        assertThat(stage.console.toString(StandardCharsets.UTF_8)).containsPattern("Plan: " + line + "\\R");
        assertThat(result.get("planned")).isEqualTo(true);
        assertThat(changes()).isEmpty();
    }

    @Test
    void aPlannedBookmarkOfAVdbIsDeletedByALaterStep() throws Exception {
        stage.run(with(new BookmarkStep("monday"), step -> step.setVdb("Patients prep4")));
        DeleteStep delete = with(new DeleteStep(), step -> {
            step.setVdb("Patients prep4");
            step.setBookmark("monday");
        });
        Map<?, ?> first = (Map<?, ?>) stage.run(delete);
        Map<?, ?> second = (Map<?, ?>) stage.run(delete);

        assertThat(stage.console.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("Plan: would delete bookmark monday");
        assertThat(first.get("absent")).isNull();
        assertThat(second.get("absent")).isEqualTo(true);
        assertThat(changes()).isEmpty();
    }

    @Test
    void aPlannedGroupAndItsBookmarkAreFoundByLaterSteps() throws Exception {
        stage.run(with(new ProvisionStep(), step -> {
            step.setVdbGroup("pair");
            step.setVdbs(List.of("Patients prep4", "Patients prep5"));
        }));
        stage.run(with(new RefreshStep(null), step -> step.setVdbGroup("pair")));
        stage.run(bookmarkOfGroup("friday", "pair"));
        stage.run(with(new ProvisionStep(), step -> {
            step.setVdbGroup("qa");
            step.setFrom("pair");
            step.setBookmark("friday");
        }));
        stage.run(with(new DeleteStep(), step -> step.setVdbGroup("qa")));

        assertThat(stage.console.toString(StandardCharsets.UTF_8))
                .contains("would create VDB group pair")
                .contains("would refresh VDB group pair")
                .contains("would create bookmark friday, from pair")
                .contains("would provision VDB group qa, at friday, with qa-Patients prep4, qa-Patients prep5")
                .contains("would delete VDB group qa");
        assertThat(changes()).isEmpty();
    }
}
