package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Each road by which data reaches a dataset, from a master in each state: what comes of it, without anybody's leave for
 * unmasked data. The table is the one in {@code docs/guard.md}; that nothing is exposed is told by the simulated engine's own
 * knowledge of which rows are masked.
 */
class GuardMatrixTest {
    private static final int AT_ONCE = 6;
    private static final Path TABLE = Path.of("docs/guard.md");

    /** What comes of it, as the table says it. */
    private enum Outcome {
        GOES("goes"),
        /** The newest snapshots are passed over, and that is said. */
        OLDER("older snapshot"),
        REFUSED("refused"),
        /** It was done before it could be seen to be wrong, and nobody can read it. */
        DISABLED("disabled");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    private static Outcome walk(DataRoad road, MasterState state, MasterWorld at) {
        state.setUp.accept(at);
        DataOperation operation = road.operation.apply(at);
        List<String> before = at.exposed();
        // What another session remembers from before is not the point here.
        at.newSession();
        Running running = at.stage.start(operation);
        if (at.running().isPresent()) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> running.ending != null || running.notes.contains(Note.BUSY));
            at.running().ifPresent(job -> at.engine.world().finishJob(job));
        }
        running.untilEnded();
        at.untilIdle();
        if (road == DataRoad.BOOKMARK_TEMPLATE && running.ending.equals("succeeded")) {
            at.restoredByPerson("prep2", "marked");
            at.untilIdle();
        }
        // What the person's own refresh opened is the person's doing.
        boolean onPurpose = state == MasterState.RUNNING_BADLY || state == MasterState.RUNNING_WELL;
        List<String> after = onPurpose ? at.exposedSince(before, MasterWorld.MASTER) : at.exposedSince(before);
        assertThat(after).as("exposed by " + road + " from " + state).isEmpty();
        return outcome(running);
    }

    private static Outcome outcome(Running running) {
        if (running.ending.equals("succeeded")) {
            return running.notes.contains(Note.SNAPSHOTS_SKIPPED) ? Outcome.OLDER : Outcome.GOES;
        }
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        if (running.notes.contains(Note.POD_DISABLED) || running.notes.contains(Note.DISABLED)) {
            return Outcome.DISABLED;
        }
        Failure failure = running.failure();
        assertThat(failure.kind()).as(failure.toString()).isIn(Problem.Kind.REFUSED, Problem.Kind.NOT_FOUND);
        assertThat(running.driver.state().jobs())
                .as("refused before anything is changed")
                .isEmpty();
        return Outcome.REFUSED;
    }

    @Test
    void eachRoadFromAMasterInEachStateComesToWhatTheTableSays() throws Exception {
        Map<String, Map<String, String>> table = table();
        assertThat(table.keySet())
                .as("every road has a row")
                .containsExactlyElementsOf(
                        Stream.of(DataRoad.values()).map(road -> road.words).toList());
        Map<String, Future<String>> cells = new LinkedHashMap<>();
        ExecutorService walkers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (DataRoad road : DataRoad.values()) {
                for (MasterState state : MasterState.values()) {
                    cells.put(road + " from " + state, walkers.submit(() -> cell(road, state)));
                }
            }
            SoftAssertions all = new SoftAssertions();
            for (DataRoad road : DataRoad.values()) {
                for (MasterState state : MasterState.values()) {
                    all.assertThat(cells.get(road + " from " + state).get())
                            .as(road.words + ", " + state.words)
                            .isEqualTo(table.get(road.words).get(state.words));
                }
            }
            all.assertAll();
        } finally {
            walkers.shutdownNow();
        }
    }

    private static String cell(DataRoad road, MasterState state) {
        try (MasterWorld world = new MasterWorld()) {
            return walk(road, state, world).word;
        } catch (AssertionError | RuntimeException e) {
            return e.toString();
        }
    }

    /** A row for each road, a column for each state; the columns are numbered, and the numbers explained above the table. */
    private static Map<String, Map<String, String>> table() throws IOException {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        List<String> states =
                Stream.of(MasterState.values()).map(state -> state.words).toList();
        for (String line : Files.readAllLines(TABLE)) {
            List<String> cells = Stream.of(line.split("\\|")).map(String::trim).collect(Collectors.toList());
            if (cells.size() == states.size() + 2
                    && !cells.get(1).isEmpty()
                    && !cells.get(1).startsWith("-")
                    && !cells.get(2).equals("1")) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int at = 0; at < states.size(); at++) {
                    row.put(states.get(at), cells.get(at + 2));
                }
                rows.put(cells.get(1), row);
            }
        }
        return rows;
    }
}
