package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.catalog.ListData;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.pod.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Data pods of which an engine does not tell the last operation: never, or not before somebody has worked with them. */
class PodsWithoutLastOperationTest {
    private static final String MEMBER = "\"lastOperation\":";

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(80))
            .start();
    private final EngineStage stage = new EngineStage(engine);

    @AfterEach
    void stop() {
        stage.close();
        engine.close();
    }

    /** How the engine keeps it to itself. */
    private enum Untold {
        NULL,
        LEFT_OUT,
        EMPTY
    }

    private enum Work {
        REFRESH,
        RESET,
        RESTORE,
        UNDO,
        STOP,
        PROVISION,
        BOOKMARK,
        LIST,
        DELETE;

        DataOperation operation() {
            return switch (this) {
                case PROVISION ->
                    new ProvisionPod(
                            new PodTarget("prep1", "Patients", true, false), List.of(), List.of(), IfExists.REFRESH);
                case BOOKMARK -> bookmark("another");
                case LIST -> new ListData(ListData.Kind.PODS, "Patients", null);
                case DELETE -> new DeletePod("prep1", "Patients", false);
                case RESTORE ->
                    new ManagePod(new PodTarget("prep1", "Patients", true, false), PodAction.RESTORE, "before");
                default ->
                    new ManagePod(new PodTarget("prep1", "Patients", true, false), PodAction.valueOf(name()), null);
            };
        }

        boolean replacesData() {
            return List.of(REFRESH, RESET, RESTORE, UNDO, PROVISION).contains(this);
        }
    }

    private static DataOperation bookmark(String name) {
        return new BookmarkSelfService(
                name, "prep1", "Patients", new BookmarkLabels(List.of(), false, null, null), IfExists.FAIL);
    }

    private void keepToItself(Untold untold) {
        engine.faults().on("GET", "/container(/[^/]+)?$").always().fails((request, handling) -> {
            HttpResponse answer = handling.get();
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            String without =
                    switch (untold) {
                        case NULL -> text.replaceAll(MEMBER + "\"[^\"]*\"", MEMBER + "null");
                        case EMPTY -> text.replaceAll(MEMBER + "\"[^\"]*\"", MEMBER + "\"\"");
                        case LEFT_OUT -> text.replaceAll(MEMBER + "\"[^\"]*\",?", "");
                    };
            return HttpResponse.json(answer.status(), without.getBytes(StandardCharsets.UTF_8));
        });
    }

    static Stream<Arguments> works() {
        return Arrays.stream(Work.values())
                .flatMap(work -> Arrays.stream(Untold.values()).map(untold -> Arguments.of(work, untold)));
    }

    @ParameterizedTest
    @MethodSource("works")
    void everythingIsDoneWithThemAllTheSame(Work work, Untold untold) {
        prepare();
        int before = engine.books().pod("prep1").operations();
        keepToItself(untold);

        stage.run(work.operation());

        if (work.replacesData()) {
            assertThat(engine.books().pod("prep1").operations()).isEqualTo(before + 1);
        }
    }

    private void prepare() {
        stage.run(bookmark("before"));
        stage.run(Work.REFRESH.operation());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFRESH", "RESET", "RESTORE", "PROVISION"})
    void whatWasNotDoneIsNoticed(Work work) {
        prepare();
        keepToItself(Untold.NULL);
        engine.faults().on("GET", "/(jetstream|selfservice)/operation").always().fails((request, handling) -> {
            HttpResponse answer = handling.get();
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            // As if nothing had been done since: the list stays what it was.
            if (firstList == null) {
                firstList = text;
            }
            return HttpResponse.json(answer.status(), firstList.getBytes(StandardCharsets.UTF_8));
        });

        EngineStage.Running running = stage.start(work.operation()).untilEnded();

        assertThat(running.ending).isEqualTo("failed");
        assertThat(running.failure().problem()).isEqualTo(Problem.UNPROVEN);
    }

    private volatile String firstList;

    @ParameterizedTest
    @EnumSource(names = {"REFRESH", "RESET", "RESTORE", "PROVISION"})
    void workWhoseAnswerWasLostIsNotDoneAgain(Work work) {
        engine.switches().turnOn(Switch.NO_USER_AGENT);
        prepare();
        keepToItself(Untold.LEFT_OUT);
        int before = engine.books().pod("prep1").operations();
        engine.faults().on("POST", "/container/[^/]+/(refresh|reset|restore)$").dropAfter();

        stage.run(work.operation());

        assertThat(engine.books().pod("prep1").operations()).isEqualTo(before + 1);
    }
}
