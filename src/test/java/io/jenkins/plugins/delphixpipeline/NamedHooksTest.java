package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.HookSettings;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SetHooks;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Moment;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step names a script that is not there as the one that masks, and is refused: everything stays what it was. */
class NamedHooksTest {
    private final MasterWorld at = new MasterWorld();

    @BeforeEach
    void refuse() {
        at.engine.world().setHooks(MasterWorld.MASTER, "configureClone", World.scriptHook("mask.sh"));
        at.newSession();
        assertThat(ended(masked("mask.sh")).ending).isEqualTo("succeeded");
        at.refreshByPerson();
        at.newSession();
        Running refused = ended(masked("msak.sh"));
        assertThat(refused.failure().problem()).isEqualTo(Problem.OTHER_MASKING_STEP);
    }

    @AfterEach
    void close() {
        at.close();
    }

    private static DataOperation masked(String hook) {
        return new RefreshMasked(MasterWorld.MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.hook(hook));
    }

    private Running ended(DataOperation operation) {
        return at.stage.start(operation).untilEnded();
    }

    @Test
    void whatTheOtherScriptMaskedIsNotPassedOver() {
        Running child = ended(new RefreshVdb(MasterWorld.CHILD, PointChoice.latestSnapshot(), false));

        assertThat(child.ending).as(String.valueOf(child.failure())).isEqualTo("succeeded");
        assertThat(child.notes).doesNotContain(Note.SNAPSHOTS_SKIPPED);
    }

    @Test
    void theOtherScriptIsNotTakenAwayWithoutLeave() {
        HookSettings none = new HookSettings().list(Moment.CONFIGURE_CLONE);

        Running set = ended(new SetHooks(MasterWorld.MASTER, none, false));

        assertThat(set.ending).isEqualTo("failed");
        assertThat(set.failure().problem()).isEqualTo(Problem.MASKING_STEP_LEFT_OUT);
    }
}
