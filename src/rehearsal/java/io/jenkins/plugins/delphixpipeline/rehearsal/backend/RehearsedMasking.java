package io.jenkins.plugins.delphixpipeline.rehearsal.backend;

import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.MaskingEngineConnection;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/** A Masking Engine beside the back end, with the masking jobs of the estate and those that it has from the start. */
public record RehearsedMasking(SimulatedMaskingEngine engine) implements AutoCloseable {
    private static final Duration JOB = Duration.ofSeconds(1);

    public static RehearsedMasking beside(SimulatedEngine data) {
        try {
            SimulatedMaskingEngine masking = SimulatedMaskingEngine.start(0, JOB);
            data.books().eachMaskingJob(masking::addJob);
            return new RehearsedMasking(masking);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAt(String url) {
        return url != null && url.startsWith(url().toString());
    }

    public URI url() {
        return engine.url();
    }

    public LoginSource.Login administrator() {
        return new LoginSource.Login(SimulatedMaskingEngine.USER, SimulatedMaskingEngine.PASSWORD);
    }

    public DelphixConnection connection(String name, String credentialsId) {
        MaskingEngineConnection connection = new MaskingEngineConnection(name, url().toString());
        connection.setCredentialsId(credentialsId);
        return connection;
    }

    @Override
    public void close() {
        engine.close();
    }
}
