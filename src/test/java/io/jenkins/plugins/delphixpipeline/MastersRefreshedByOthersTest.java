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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masters that a person or another build refreshes while a masked refresh is under way, or between its end and its proof. */
@Timeout(60)
class MastersRefreshedByOthersTest {
    private final MasterWorld at = new MasterWorld();

    @AfterEach
    void close() {
        at.close();
    }

    private boolean isEnabled() {
        return at.engine.books().vdb(MasterWorld.MASTER).enabled();
    }

    /** From the same snapshot as ours, which ended well while the controller was down: only the job tells the two apart. */
    @ParameterizedTest
    @ValueSource(strings = {"has failed", "is running"})
    void whatAPersonsRefreshBroughtIsNotProvenByOurs(String theirs) {
        at.refreshMasked();
        String snapshot =
                at.engine.books().snapshots("Production/Patients Prod").get(0).reference();
        DataOperation ours =
                new RefreshMasked(MasterWorld.MASTER, PointChoice.snapshot(snapshot), false, MaskingGuard.anyJob());
        at.engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(5));
        Running running = at.stage.start(ours).untilWaiting();
        running.driver.close();
        OperationState saved = running.driver.state();
        at.engine.world().finishJob(saved.openJob());
        at.untilIdle();
        at.engine.faults().failMasking();
        String job = at.beginRefresh();
        if (theirs.equals("has failed")) {
            at.engine.world().finishJob(job);
            at.untilIdle();
        } else {
            at.engine.world().advanceJob(job, 75);
        }
        at.newSession();

        Running resumed = at.stage.resume(ours, saved).untilEndedOrBusy();
        if (theirs.equals("is running")) {
            at.engine.world().finishJob(job);
        }
        resumed.untilEnded();
        at.untilIdle();

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
    @ValueSource(strings = {"has ended", "is running"})
    void whatAPersonsGoodRefreshBroughtStaysReadable(String theirs) {
        at.refreshMasked();
        String snapshot =
                at.engine.books().snapshots("Production/Patients Prod").get(0).reference();
        DataOperation ours =
                new RefreshMasked(MasterWorld.MASTER, PointChoice.snapshot(snapshot), false, MaskingGuard.anyJob());
        at.engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(5));
        Running running = at.stage.start(ours).untilWaiting();
        running.driver.close();
        OperationState saved = running.driver.state();
        at.engine.world().finishJob(saved.openJob());
        at.untilIdle();
        String job = at.beginRefresh();
        if (theirs.equals("has ended")) {
            at.engine.world().finishJob(job);
            at.untilIdle();
        }
        at.newSession();

        Running resumed = at.stage.resume(ours, saved).untilEndedOrBusy();
        if (theirs.equals("is running")) {
            at.engine.world().finishJob(job);
        }
        resumed.untilEnded();
        at.untilIdle();

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
