package io.jenkins.plugins.delphixpipeline.rehearsal.backend;

import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.EngineBookmarks;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Marked;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.net.URI;
import java.util.List;

/** A Delphix Engine. */
public record EngineBackend(SimulatedEngine engine) implements RehearsedBackend {

    @Override
    public String description() {
        return "a simulated engine at " + url();
    }

    @Override
    public URI url() {
        return engine.url();
    }

    @Override
    public LoginSource.Login administrator() {
        return new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD);
    }

    @Override
    public DelphixConnection connection(String name, String credentialsId) {
        EngineConnection connection = new EngineConnection(name, url().toString());
        connection.setCredentialsId(credentialsId);
        return connection;
    }

    @Override
    public boolean runsMaskingJobs() {
        return false;
    }

    @Override
    public List<Marked> catalogue() {
        return new EngineBookmarks(engine.books()).all();
    }

    @Override
    public void close() {
        engine.close();
    }
}
