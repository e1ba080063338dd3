package io.jenkins.plugins.delphixpipeline;

import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.BILLING;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.MASTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkVdb;
import io.jenkins.plugins.delphixpipeline.operation.group.BookmarkGroup;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.DctBooks;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On DCT what a VDB holds goes to others who have VDBs of the same parents, with a bookmark that is public. */
@Execution(ExecutionMode.CONCURRENT)
class SharedBookmarksOnDctTest {
    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .vdbGroup("mixed", "Prep/Patients prep2", BILLING)
            .vdbGroup("preps", "Prep/Patients prep2", "Prep/Patients prep3")
            .start();
    private final DctStage stage = new DctStage(dct);

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    private static DataOperation bookmark(String of, boolean shared) {
        BookmarkLabels labels = new BookmarkLabels(List.of(), shared, null, null);
        return of.contains("/")
                ? new BookmarkVdb("marked", of, labels, IfExists.FAIL)
                : new BookmarkGroup("marked", of, labels, IfExists.FAIL);
    }

    private void assertRefused(String of, Problem problem) {
        Running running = stage.start(bookmark(of, true)).untilEnded();
        assertThat(running.ending).as(of).isEqualTo("failed");
        assertThat(running.failure().problem()).isEqualTo(problem);
        assertThat(dct.books().bookmarks()).noneMatch(DctBooks.BookmarkEntry::shared);
    }

    @ParameterizedTest
    @ValueSource(strings = {BILLING, "mixed"})
    void unmaskedDataIsNotMarkedForOthers(String of) {
        assertRefused(of, Problem.UNMASKED_DATA);
        assertThat(engine.books().jobs("DB_SYNC")).isEmpty();

        stage.run(bookmark(of, false));
        assertThat(dct.books().bookmarks()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {BILLING, "mixed"})
    void whoHasLeaveMarksItForOthers(String of) {
        try (DctStage allowed = new DctStage(dct, true)) {
            allowed.run(bookmark(of, true));
        }
        assertThat(dct.books().bookmarks()).allMatch(DctBooks.BookmarkEntry::shared);
    }

    @ParameterizedTest
    @ValueSource(strings = {MASTER, "Prep/Patients prep2", "preps"})
    void maskedDataIsMarkedForOthers(String of) {
        stage.run(bookmark(of, true));
        assertThat(dct.books().bookmarks()).singleElement().matches(DctBooks.BookmarkEntry::shared);
    }

    @Test
    void whatAFailedMaskingLeftIsNotMarkedForOthers() {
        VdbOperationsContract.scriptMasks(engine, stage);
        engine.faults().failMasking();
        assertThat(stage.start(VdbOperationsContract.refreshMaster()).untilEnded().ending)
                .isEqualTo("failed");
        engine.world().setRuntime(MASTER, true, "RUNNING");

        assertRefused(MASTER, Problem.MASKING_UNPROVEN);
    }
}
