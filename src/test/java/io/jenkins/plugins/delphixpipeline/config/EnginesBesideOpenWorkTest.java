package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.config.BoundStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A masked refresh on DCT that counts on the engine's word, whatever becomes of its build or its connections. */
@Execution(ExecutionMode.CONCURRENT)
class EnginesBesideOpenWorkTest {
    private static final String MASTER = "Masked/Patients Masked Master";

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .telemetryLag(Duration.ofMillis(60))
            .start();
    private final BoundStage stage = new BoundStage();
    private EngineConnection beside;

    @BeforeEach
    void configure() {
        DctConnection tower = stage.dct("tower", dct.url());
        tower.setEngineConnections("engine1 = beside");
        beside = stage.engine("beside", engine.url());
        stage.configured.add(tower);
        stage.configured.add(beside);
        stage.defaultName = "tower";
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    private static DataOperation refresh() {
        return new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.job("Mask Patients"));
    }

    private Running waiting() {
        Running running = stage.start(refresh(), ConnectionChoice.unspecified()).untilWaiting();
        BoundStage.until(() -> !engine.books().jobs("DB_REFRESH").isEmpty());
        return running;
    }

    private void finishRefresh() {
        engine.world().finishJob(engine.books().jobs("DB_REFRESH").get(0).reference());
    }

    @Test
    void whatABuildLeftBehindIsProvenByTheEngineWithThatConnectionsOwnLogin() {
        waiting().killed();
        stage.systemLogins.putAll(stage.logins);
        stage.logins.clear();
        stage.awaited = false;
        stage.restart();
        stage.connections().resumeOpenWork();
        finishRefresh();
        BoundStage.until(() -> stage.disk.read().isEmpty());
        assertThat(engine.books().vdb(MASTER).enabled()).isTrue();
        assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
    }

    @Test
    void aConnectionThatGoesMeanwhileLeavesTheVdbDisabled() {
        Running running = waiting();
        stage.configured.remove(beside);
        finishRefresh();
        // At the pace that is kept with customers' money: one look for the refresh, one for the disabling.
        await().atMost(Duration.ofMinutes(1)).until(() -> running.ending != null);
        assertThat(running.ending).as(running.toString()).isNotEqualTo("succeeded");
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
    }
}
