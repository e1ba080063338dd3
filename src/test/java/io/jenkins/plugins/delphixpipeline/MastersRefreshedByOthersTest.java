package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masters that a person or another build refreshes while a masked refresh is under way, or between its end and its proof. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class MastersRefreshedByOthersTest {
    /** Per cent of a refresh at which the VDB is on its new timeflow. */
    private static final int MOVED = 75;

    private final MasterWorld at = new MasterWorld();

    @AfterEach
    void close() {
        at.close();
    }

    private boolean isEnabled() {
        return at.engine.books().vdb(MasterWorld.MASTER).enabled();
    }

    /** A refresh of ours from a snapshot that others may take too; it ended well while the controller was down. */
    private final class Ours {
        private final DataOperation refresh;
        private final OperationState saved;

        Ours() {
            at.refreshMasked();
            String snapshot = at.engine
                    .books()
                    .snapshots("Production/Patients Prod")
                    .get(0)
                    .reference();
            refresh =
                    new RefreshMasked(MasterWorld.MASTER, PointChoice.snapshot(snapshot), false, MaskingGuard.anyJob());
            at.engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(5));
            Running running = at.stage.start(refresh).untilWaiting();
            running.driver.close();
            saved = running.driver.state();
            at.engine.world().finishJob(saved.openJob());
            at.untilIdle();
        }

        /** @param theirs a person's refresh, which has moved the VDB already and ends once ours waits for it */
        Running resumedWhile(String theirs) {
            at.engine.world().advanceJob(theirs, MOVED);
            at.newSession();
            Running resumed = at.stage.resume(refresh, saved).untilEndedOrBusy();
            at.engine.world().finishJob(theirs);
            return ended(resumed);
        }

        Running resumedAfter(String theirs) {
            at.engine.world().finishJob(theirs);
            at.untilIdle();
            at.newSession();
            return ended(at.stage.resume(refresh, saved));
        }

        private Running ended(Running resumed) {
            resumed.untilEnded();
            at.untilIdle();
            return resumed;
        }
    }

    /** From the same snapshot as ours: only the job tells the two apart. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAPersonsRefreshBroughtIsNotProvenByOurs(boolean running) {
        Ours ours = new Ours();
        at.engine.faults().failMasking();
        String theirs = at.beginRefresh();

        Running resumed = running ? ours.resumedWhile(theirs) : ours.resumedAfter(theirs);

        assertThat(resumed.ending).as(String.valueOf(resumed.notes)).isEqualTo("failed");
        assertThat(resumed.notes).doesNotContain(Note.MASKED_REFRESH_PROVEN);
        at.engine.world().takePolicySnapshot(MasterWorld.MASTER);
        at.untilIdle();
        at.newSession();
        List<String> before = at.exposed();
        at.stage
                .start(new RefreshVdb(MasterWorld.CHILD, PointChoice.latestSnapshot(), false))
                .untilEnded();
        at.untilIdle();
        assertThat(at.exposedSince(before)).isEmpty();
    }

    /** Nobody takes away what is masked, whoever refreshed it; and whose refresh is running may bring anything. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAPersonsGoodRefreshBroughtStaysReadable(boolean running) {
        Ours ours = new Ours();
        String theirs = at.beginRefresh();

        Running resumed = running ? ours.resumedWhile(theirs) : ours.resumedAfter(theirs);

        assertThat(resumed.ending).as(String.valueOf(resumed.failure())).isEqualTo("succeeded");
        assertThat(resumed.notes).contains(Note.REFRESHED_AGAIN);
        assertThat(isEnabled()).isTrue();
    }

    /** Who enables a master for its refresh has it from then on: nobody proves it in between, to see it disabled again. */
    @Test
    void whoEnabledAMasterAndIsAbortedDisablesNobodysElse() {
        at.refreshMasked();
        at.disable(MasterWorld.MASTER);
        at.newSession();
        Running[] other = {null};
        at.engine.faults().on("POST", "/enable$").fails((request, handling) -> {
            var answer = handling.get();
            at.untilIdle();
            at.engine.world().setJobDuration("DB_REFRESH", Duration.ofSeconds(2));
            other[0] = at.stage.start(MasterWorld.masked()).untilEndedOrBusy();
            return answer;
        });
        Running first = new EngineStage(at.engine, at.stage, null)
                .start(MasterWorld.masked())
                .untilWaiting();
        first.driver.stop();
        first.untilEnded();
        other[0].untilEnded();
        at.untilIdle();

        assertThat(first.ending).isEqualTo("stopped");
        assertThat(other[0].ending).as(String.valueOf(other[0].failure())).isEqualTo("succeeded");
        assertThat(isEnabled()).isTrue();
    }
}
