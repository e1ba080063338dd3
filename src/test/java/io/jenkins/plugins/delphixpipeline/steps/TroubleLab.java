package io.jenkins.plugins.delphixpipeline.steps;

import io.jenkins.plugins.delphixpipeline.config.MaskingEngineConnection;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** An engine on which things go wrong as they are told to, and a stage to try steps on it. */
final class TroubleLab implements AutoCloseable {
    final StepStage stage = new StepStage();
    SimulatedEngine engine;
    private SimulatedMaskingEngine masking;

    TroubleLab() throws Exception {
        replace(builder());
    }

    static SimulatedEngine.Builder builder() {
        return SimulatedEngine.builder().scenario(Scenario.PATIENTS).jobDuration(Duration.ofMillis(50));
    }

    void replace(SimulatedEngine.Builder other) throws Exception {
        if (engine != null) {
            engine.close();
        }
        engine = other.start();
        at(engine.url());
    }

    void at(URI url) throws Exception {
        stage.connections.clear();
        stage.connection("production-engine", url);
    }

    void becomeAMaskingEngine() throws Exception {
        masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(50));
        MaskingEngineConnection connection =
                new MaskingEngineConnection("production-engine", masking.url().toString());
        connection.setCredentialsId("engine");
        connection.setUseProxy(false);
        stage.connections.clear();
        stage.connections.add(connection);
        stage.login(SimulatedMaskingEngine.USER, SimulatedMaskingEngine.PASSWORD);
    }

    /** As soon as there is one. */
    void cancelTheFirstJob() {
        CompletableFuture.runAsync(() -> {
            Awaitility.await().until(() -> !engine.books().jobs().isEmpty());
            engine.world().cancelJob(engine.books().jobs().get(0).reference());
        });
    }

    void failing(String method, String path, Fault fault) {
        engine.faults().on(method, path).always().fails(fault);
    }

    /** Each answer to such a request is an error of the engine's own. */
    void refusing(String method, String path, int status, String id) {
        String error = "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\",\"id\":\"" + id
                + "\",\"details\":\"The storage pool is full.\",\"action\":\"Add storage to the engine.\","
                + "\"commandOutput\":null,\"diagnoses\":[]}}";
        failing(method, path, (request, handling) -> HttpResponse.json(status, error.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        stage.close();
        engine.close();
        if (masking != null) {
            masking.close();
        }
    }
}
