package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineageActionTest {
    private final LineageAction action = new LineageAction();

    @Test
    void runningOperationIsReplacedByItsEnd() {
        LineageEntry running = running("a").withJobs(List.of("JOB-1"));
        action.put(running);
        action.put(running("b"));
        Result result = Result.empty()
                .with("snapshot", "@1")
                .with("tags", List.of("x", "y"))
                .with("count", 3)
                .withFlow(null, "@1", "Production/Patients Prod");

        action.put(running.ended(LineageEntry.State.SUCCEEDED, 1500, List.of("JOB-1", "JOB-2"), result));

        assertThat(action.getEntries()).extracting(LineageEntry::getId).containsExactly("a", "b");
        LineageEntry ended = action.getEntries().get(0);
        assertThat(ended.getState()).isEqualTo(LineageEntry.State.SUCCEEDED);
        assertThat(ended.getJobs()).containsExactly("JOB-1", "JOB-2");
        assertThat(ended.getDurationMillis()).isEqualTo(1500);
        assertThat(ended.getResults())
                .containsEntry("snapshot", "@1")
                .containsEntry("tags", "x,y")
                .containsEntry("count", "3");
        assertThat(ended.getFlows())
                .singleElement()
                .satisfies(flow -> assertThat(flow.getTo()).isEqualTo("Production/Patients Prod"))
                .satisfies(flow -> assertThat(flow.getFrom()).isNull());
        assertThat(running.getState()).isEqualTo(LineageEntry.State.RUNNING);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingRunsInABuildThatIsOver(boolean loaded) {
        Run<?, ?> run = mock(Run.class);
        when(run.isBuilding()).thenReturn(true);
        if (loaded) {
            action.onLoad(run);
        } else {
            action.onAttached(run);
        }
        action.put(running("a"));
        action.put(running("b").ended(LineageEntry.State.FAILED, 5, List.of(), Result.empty()));
        assertThat(states()).containsExactly(LineageEntry.State.RUNNING, LineageEntry.State.FAILED);
        assertThat(action.summary().count(LineageEntry.State.RUNNING)).isEqualTo(1);

        when(run.isBuilding()).thenReturn(false);

        assertThat(states()).containsExactly(LineageEntry.State.UNKNOWN, LineageEntry.State.FAILED);
        assertThat(action.summary().count(LineageEntry.State.RUNNING)).isZero();
        assertThat(action.summary().count(LineageEntry.State.UNKNOWN)).isEqualTo(1);
        assertThat(new LineagePage.View(action.getEntries(), false, null)
                        .duration(action.getEntries().get(0)))
                .isEmpty();
        action.put(running("a").ended(LineageEntry.State.SUCCEEDED, 7, List.of(), Result.empty()));
        assertThat(states())
                .as("its end may be told after all")
                .containsExactly(LineageEntry.State.SUCCEEDED, LineageEntry.State.FAILED);
    }

    private List<LineageEntry.State> states() {
        return action.getEntries().stream().map(LineageEntry::getState).toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsShown(LineageEntry.State state) {
        LineageEntry entry = running("a").ended(state, 5, List.of(), Result.empty());
        LineagePage.View view = new LineagePage.View(List.of(entry), false, null);
        assertThat(view.state(entry)).isNotBlank().isNotEqualTo("running");
        assertThat(view.symbol(entry)).startsWith("symbol-status-").doesNotContain("anime");
        assertThat(view.getPicture()).doesNotContain("running");
    }

    @Test
    void tagsKeepTheirCommas() {
        List<List<String>> all =
                List.of(List.of(), List.of("a"), List.of("a", "b"), List.of("release, candidate"), List.of("a,b", "c"));
        for (List<String> tags : all) {
            LineageAction fresh = new LineageAction();
            Result made = Result.empty().with("bookmark", "x").with("tags", tags);
            fresh.put(LineageEntry.running("a", "bookmark", "x", null, 1)
                    .ended(LineageEntry.State.SUCCEEDED, 1, List.of(), made));
            assertThat(fresh.summary().bookmarks())
                    .singleElement()
                    .extracting(MadeBookmark::tags)
                    .isEqualTo(tags);
        }
    }

    @Test
    void oldestAreLeftOutWhenThereAreTooMany() {
        IntStream.range(0, LineageAction.MOST_ENTRIES + 3).forEach(i -> action.put(running("op" + i)));

        assertThat(action.getEntries()).hasSize(LineageAction.MOST_ENTRIES);
        assertThat(action.getEntries().get(0).getId()).isEqualTo("op3");
        assertThat(action.getLeftOut()).isEqualTo(3);
    }

    @Test
    void parallelBranchesLoseNothing() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<?>> branches = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(branch -> pool.submit(() -> {
                        go.await();
                        IntStream.range(0, 50).forEach(i -> action.put(running(branch + "-" + i)));
                        return null;
                    }))
                    .toList();
            go.countDown();
            for (Future<?> branch : branches) {
                branch.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(action.getEntries()).hasSize(400);
    }

    @Test
    void twoThousandOperationsTakeLessThanAMebibyte() {
        IntStream.range(0, 2_000)
                .forEach(i -> action.put(Entries.bookmark("2026-11-22 bookmark " + i, "data pod " + i, i)));

        // Per line: the element around it and its indentation.
        int size = action.getEntries().stream()
                .mapToInt(entry -> LineageLine.write(entry).length() + 30)
                .sum();
        assertThat(action.getEntries()).hasSize(2_000);
        assertThat(size).isLessThan(1 << 20);
    }

    @Test
    void idsThatBeginAlikeAreNotMixedUp() {
        action.put(running("a#1/1"));
        action.put(running("a#1/12"));
        action.put(running("a#1/1").withJobs(List.of("JOB-1")));

        assertThat(action.getEntries()).hasSize(2);
        assertThat(action.getEntries().get(0).getJobs()).containsExactly("JOB-1");
    }

    /** What is stored is a list of lines and numbers: nothing in it can change its shape by accident. */
    @Test
    void whatIsStoredIsPlain() {
        assertThat(Arrays.stream(LineageAction.class.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .filter(field -> !Modifier.isTransient(field.getModifiers()))
                        .map(Field::getType))
                .containsExactlyInAnyOrder(int.class, ArrayList.class, int.class);
    }

    private static LineageEntry running(String id) {
        return LineageEntry.running(id, "snapshot", "Patients Prod", "production-engine", 1_000);
    }
}
