package io.jenkins.plugins.delphixpipeline;

import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import org.junit.jupiter.api.AfterEach;

class VdbOperationsOnEngineTest extends VdbOperationsContract {
    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(QUICK)
            .start();
    private final EngineStage stage = new EngineStage(engine);

    @Override
    SimulatedEngine engine() {
        return engine;
    }

    @Override
    PlatformStage stage() {
        return stage;
    }

    @Override
    PlatformStage another() {
        return new EngineStage(engine);
    }

    @Override
    String path(String ofEngine) {
        return ofEngine;
    }

    @Override
    String groupReference(String group) {
        return engine.books().objects(Kind.GROUP).stream()
                .filter(each -> group.equals(each.path("name").asText()))
                .findFirst()
                .orElseThrow()
                .path("reference")
                .asText();
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }
}
