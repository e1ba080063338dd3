package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an engine remembers of a master has holes, or is not in order: that makes nothing masked. */
class PrunedHistoryTest {
    private final MasterWorld at = new MasterWorld();

    @AfterEach
    void close() {
        at.close();
    }

    private String current() {
        return at.engine.books().vdb(MasterWorld.MASTER).currentTimeflow();
    }

    private void retentionDeletes(String timeflow) {
        at.engine.books().snapshots(MasterWorld.MASTER).stream()
                .filter(snapshot -> snapshot.timeflow().equals(timeflow))
                .forEach(snapshot -> at.post("/snapshot/" + snapshot.reference() + "/delete"));
        at.untilIdle();
    }

    private Running childFrom(PointChoice point) {
        at.newSession();
        Running running =
                at.stage.start(new RefreshVdb(MasterWorld.CHILD, point, false)).untilEnded();
        at.untilIdle();
        return running;
    }

    /** A snapshot is all that shows that the good refresh made another timeflow than the one that is current again. */
    @Test
    void anUndoIsSeenEvenWhereRetentionHasTakenTheWitnessAway() {
        at.refreshMasked();
        at.failByPerson();
        at.refreshByPerson();
        String good = current();
        at.undoByPerson();
        assertThat(current()).isNotEqualTo(good);
        retentionDeletes(good);
        at.engine.world().takePolicySnapshot(MasterWorld.MASTER);
        at.untilIdle();
        List<String> before = at.exposed();

        Running child = childFrom(PointChoice.latestSnapshot());

        assertThat(at.exposedSince(before)).as(child.ending + " " + child.notes).isEmpty();
    }

    @Test
    void aTimeWithoutMaskingIsSeenEvenWhereTheEnginesClockWasSetBackInIt() {
        at.refreshMasked();
        at.engine.faults().skewClock(Duration.ofHours(-1));
        at.engine.world().setHooks(MasterWorld.MASTER, "configureClone");
        at.refreshByPerson();
        PointChoice unmasked = PointChoice.snapshot(at.newestSnapshot());
        assertThat(childFrom(unmasked).ending).isEqualTo("failed");
        at.engine.world().setHooks(MasterWorld.MASTER, "configureClone", World.maskingHook("Mask Patients"));
        List<String> before = at.exposed();

        Running child = childFrom(unmasked);

        assertThat(at.exposedSince(before)).as(child.ending + " " + child.notes).isEmpty();
    }
}
