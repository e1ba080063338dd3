package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An undo leads to what is there when the back end acts, which need not be what was judged. */
@Execution(ExecutionMode.CONCURRENT)
class UndoInBetweenTest {
    private final MasterWorld at = new MasterWorld();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    void somebodyElsePutsOtherDataIntoAChildInBetween() {
        at.refreshMasked();
        refreshChild(PointChoice.latestSnapshot());
        String bad = at.badSnapshot();
        at.newSession();
        List<String> before = at.exposed();
        AtomicBoolean done = MasterWorld.before(at.engine.faults().on("POST", "/undo$"), () -> {
            refreshChild(PointChoice.snapshot(bad));
            refreshChild(PointChoice.latestSnapshot());
        });

        Running running = undo(MasterWorld.CHILD);

        assertThat(done).isTrue();
        assertThat(at.exposedSince(before, MasterWorld.MASTER))
                .as("the undo, which " + running.ending)
                .isEmpty();
        assertThat(running.ending).isEqualTo("failed");
        assertThat(running.notes).contains(Note.DISABLED);
    }

    /** The build goes when the undo has ended and nobody has looked yet; what goes on in its place is an abort. */
    @Test
    void anAbortLeavesNothingOpenThatNobodyJudged() {
        at.refreshMasked();
        refreshChild(PointChoice.latestSnapshot());
        String bad = at.badSnapshot();
        at.newSession();
        List<String> before = at.exposed();
        MasterWorld.before(at.engine.faults().on("POST", "/undo$"), () -> {
            refreshChild(PointChoice.snapshot(bad));
            refreshChild(PointChoice.latestSnapshot());
        });
        String child = at.engine.books().vdb(MasterWorld.CHILD).reference();
        at.engine
                .faults()
                .on(request -> request.path().endsWith("/database/" + child) && isUndone())
                .always()
                .dropBefore();
        Running killed = at.stage.start(undoing(MasterWorld.CHILD));
        await().until(() -> killed.saves.stream().anyMatch(UndoInBetweenTest::isUnlooked));
        killed.driver.close();
        at.untilIdle();
        at.engine.faults().clear();
        at.newSession();
        OperationState ended = killed.saves.stream()
                .filter(UndoInBetweenTest::isUnlooked)
                .findFirst()
                .orElseThrow();

        Running aborted =
                at.stage.resume(undoing(MasterWorld.CHILD), ended.stoppingNow()).untilEnded();

        at.untilIdle();
        assertThat(at.exposedSince(before, MasterWorld.MASTER))
                .as("the undo, which " + aborted.ending)
                .isEmpty();
    }

    private boolean isUndone() {
        return at.engine.books().jobs("DB_UNDO").stream()
                .anyMatch(job -> job.state().equals("COMPLETED"));
    }

    private static boolean isUnlooked(OperationState state) {
        return state.openJob() == null && !state.jobs().isEmpty() && state.failure() == null;
    }

    @Test
    void aPersonRefreshesTheMasterTwiceInBetween() {
        at.refreshMasked();
        at.untilTheEnginesClockHasMoved();
        at.refreshMasked();
        at.newSession();
        List<String> before = at.exposed();
        AtomicBoolean done = MasterWorld.before(at.engine.faults().on("POST", "/undo$"), () -> {
            at.failByPerson();
            at.refreshByPerson();
        });

        Running running = undo(MasterWorld.MASTER);

        assertThat(done).isTrue();
        assertThat(at.exposedSince(before))
                .as("the undo, which " + running.ending)
                .isEmpty();
        assertThat(running.notes).contains(Note.DISABLED);
    }

    @Test
    void anUndoThatNobodyDisturbsStaysOpen() {
        at.refreshMasked();
        refreshChild(PointChoice.latestSnapshot());
        refreshChild(PointChoice.latestSnapshot());

        assertThat(undo(MasterWorld.CHILD).ending).isEqualTo("succeeded");
        assertThat(at.engine.books().vdb(MasterWorld.CHILD).enabled()).isTrue();
    }

    @Test
    void anUndoThatFailsLeavesWhatWasThere() {
        at.refreshMasked();
        refreshChild(PointChoice.latestSnapshot());
        refreshChild(PointChoice.snapshot(at.badSnapshot()));
        at.newSession();
        at.engine.faults().failJob("DB_UNDO", "no space left");

        Running running = undo(MasterWorld.CHILD);

        assertThat(running.ending).isEqualTo("failed");
        assertThat(running.notes).doesNotContain(Note.DISABLED);
        assertThat(at.engine.books().vdb(MasterWorld.CHILD).enabled()).isTrue();
    }

    @Test
    void anUndoThatIsAbortedLeavesWhatWasThere() {
        at.refreshMasked();
        refreshChild(PointChoice.latestSnapshot());
        refreshChild(PointChoice.snapshot(at.badSnapshot()));
        at.newSession();
        at.engine.world().setJobDuration("DB_UNDO", Duration.ofHours(1));

        Running running = at.stage.start(undoing(MasterWorld.CHILD)).untilWaiting();
        running.driver.stop();
        running.untilEnded();

        assertThat(running.ending).isEqualTo("stopped");
        assertThat(at.engine.books().vdb(MasterWorld.CHILD).enabled()).isTrue();
    }

    private void refreshChild(PointChoice point) {
        at.elsewhere.run(new RefreshVdb(MasterWorld.CHILD, point, true));
        at.untilIdle();
    }

    private Running undo(String vdb) {
        Running running = at.stage.start(undoing(vdb)).untilEnded();
        at.untilIdle();
        return running;
    }

    private static DataOperation undoing(String vdb) {
        return new ManageVdb(vdb, VdbAction.UNDO, null, false);
    }
}
