package io.jenkins.plugins.delphixpipeline.rehearsal;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.StepLibrary;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.DeclarativeFile;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Catalogue;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Console;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Lineage;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.PipelineRun;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.StageFailure;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.StepRunner;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.Variables;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A simulated engine, a connection to it that is configured as it would be in Jenkins, and one build. */
final class Rehearsal implements AutoCloseable {
    private static final String CONNECTION = "production-engine";
    private static final String JOB = "patients-data";

    private final RehearsalRun build = new RehearsalRun(JOB, 1);
    private final CommandLine line;
    private final Console console;
    private final SimulatedEngine engine;
    private final RehearsedDatabase database;
    private final RehearsalController controller;

    Rehearsal(CommandLine line, PrintStream out) throws InterruptedException {
        this.line = line;
        this.console = new Console(out);
        this.engine = SimulatedEngine.builder()
                .scenario(Scenario.PATIENTS)
                .jobDuration(line.jobLength())
                .start();
        this.database = line.database()
                ? RehearsedDatabase.start(engine)
                : RehearsedDatabase.none("it was asked for without a database");
        Map<String, LoginSource.Login> logins = new HashMap<>(database.logins());
        logins.put(
                RehearsalController.CREDENTIALS_ID,
                new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD));
        this.controller = new RehearsalController(logins);
    }

    RehearsalRun build() {
        return build;
    }

    RehearsedDatabase database() {
        return database;
    }

    /** What the engine holds. */
    Books books() {
        return engine.books();
    }

    /**
     * Runs the build and prints its course; then what it made or, if it failed, what state it left.
     *
     * @return whether every stage succeeded
     */
    boolean run() throws IOException {
        if (line.failMasking()) {
            engine.faults().failMasking();
        }
        DeclarativeFile file = DeclarativeFile.of(line.jenkinsfile());
        console.line("Rehearsal of " + line.jenkinsfile() + " against a simulated engine at " + engine.url());
        console.line(database.sentence());
        console.line("");
        Map<Class<?>, Object> surroundings = Map.of(Run.class, build, ConnectionRegistry.class, connections());
        StepRunner steps = new StepRunner(StepLibrary.ofPlugin(), surroundings, database.leftOut());
        Variables variables = Variables.ofBuild(JOB, build.getNumber());
        Optional<StageFailure> failure = new PipelineRun(steps, variables, console).run(file);
        console.line("");
        failure.ifPresentOrElse(this::reportFailure, this::reportSuccess);
        return failure.isEmpty();
    }

    private ConnectionRegistry connections() {
        EngineConnection connection =
                new EngineConnection(CONNECTION, engine.url().toString());
        connection.setCredentialsId(RehearsalController.CREDENTIALS_ID);
        return new ConnectionRegistry(() -> List.of(connection), () -> CONNECTION, controller);
    }

    private void reportSuccess() {
        new Lineage(books()).print(console);
        console.line("");
        new Catalogue(books()).print(console);
        console.line("");
        console.line("Finished: SUCCESS");
    }

    private void reportFailure(StageFailure failure) {
        console.line("Stage \"" + failure.stage() + "\" failed: " + failure.message());
        console.line("On the engine now:");
        books().datasets().stream().filter(Books.Dataset::masked).forEach(vdb -> console.indented()
                .line(vdb.name() + ": " + Lineage.state(vdb)));
        console.line("");
        if (!books().bookmarks().isEmpty()) {
            new Catalogue(books()).print(console);
            console.line("");
        }
        console.line("Finished: FAILURE");
    }

    @Override
    public void close() {
        controller.shutDown();
        engine.close();
        database.close();
    }
}
