package io.jenkins.plugins.delphixpipeline.rehearsal.backend;

import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.DctBookmarks;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Marked;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.DctBooks;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.net.URI;
import java.util.List;

/** Data Control Tower over one engine. */
public final class DctBackend implements RehearsedBackend {
    /** What DCT calls the engine. */
    private static final String ENGINE = "engine1";

    private final SimulatedEngine engine;
    private final SimulatedDct dct;
    private final RehearsedMasking masking;

    public DctBackend(SimulatedEngine engine) {
        this.engine = engine;
        masking = RehearsedMasking.beside(engine);
        engine.world().maskWith(masking.engine());
        dct = SimulatedDct.builder()
                .engine(ENGINE, engine, masking.engine())
                .groupsOfScenarios()
                .start();
    }

    @Override
    public SimulatedEngine engine() {
        return engine;
    }

    /** What DCT has and was asked. */
    public DctBooks books() {
        return dct.books();
    }

    @Override
    public String description() {
        return "a simulated DCT at " + dct.url() + dct.basePath();
    }

    @Override
    public URI url() {
        return dct.url();
    }

    @Override
    public LoginSource.Login administrator() {
        return LoginSource.Login.key(SimulatedDct.API_KEY);
    }

    @Override
    public DelphixConnection connection(String name, String credentialsId) {
        RehearsedDct connection = new RehearsedDct(name, url().toString());
        connection.setCredentialsId(credentialsId);
        return connection;
    }

    /** As compliance jobs, by which the VDBs are masked that have one of them, too. */
    @Override
    public boolean runsMaskingJobs() {
        return true;
    }

    @Override
    public List<Marked> catalogue() {
        return new DctBookmarks(dct.books(), engine.books(), name -> dct.books().id(ENGINE, name)).all();
    }

    @Override
    public void close() {
        dct.close();
        masking.close();
        engine.close();
    }
}
