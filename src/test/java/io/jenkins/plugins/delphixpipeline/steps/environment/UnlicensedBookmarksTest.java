package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A DCT whose licence covers no bookmarks refuses to list them, too. */
@Timeout(60)
class UnlicensedBookmarksTest {
    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .telemetryLag(Duration.ZERO)
            .start();
    private EnvironmentStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new EnvironmentStage(dct);
        dct.world().unlicense("BOOKMARK");
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    @Test
    void doNotKeepTheVdb() throws Exception {
        Using using = stage.begin(EnvironmentStage.step(), 1).untilInBody();
        using.succeed();
        using.result();

        assertThat(engine.books().hasDataset(EnvironmentStage.VDB))
                .as(stage.said())
                .isFalse();
    }
}
