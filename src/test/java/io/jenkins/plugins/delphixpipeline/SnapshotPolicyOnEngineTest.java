package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.config.Rights;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A policy that takes snapshots of a master by the clock also takes those that no masking step has seen. */
class SnapshotPolicyOnEngineTest {
    private final MasterWorld at = new MasterWorld();

    @AfterEach
    void close() {
        at.close();
    }

    private Running refreshed() {
        Running running = at.stage.start(MasterWorld.masked()).untilEnded();
        assertThat(running.ending).isEqualTo("succeeded");
        return running;
    }

    @Test
    void aMasterWithASnapshotPolicyIsRefreshedAndTheAdviceGiven() {
        at.engine.world().applySnapshotPolicy(MasterWorld.MASTER, "Default Snapshot");

        assertThat(refreshed().notes).containsOnlyOnce(Note.MASTER_HAS_SNAPSHOT_POLICY);
    }

    @Test
    void aMasterWithoutOneIsGoodAsItIs() {
        at.engine.world().applySnapshotPolicy(MasterWorld.CHILD, "Default Snapshot");

        assertThat(refreshed().notes).doesNotContain(Note.MASTER_HAS_SNAPSHOT_POLICY);
    }

    @Test
    void aLoginThatMayNotSeePoliciesRefreshesAllTheSame() {
        at.engine.world().applySnapshotPolicy(MasterWorld.MASTER, "Default Snapshot");
        new Rights(at.engine).forbid(at.engine, SimulatedEngine.USER, "GET .*/policy", Rights.Refusal.FORBIDDEN);

        assertThat(refreshed().notes).doesNotContain(Note.MASTER_HAS_SNAPSHOT_POLICY);
    }
}
