package io.jenkins.plugins.delphixpipeline.rehearsal;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.StepLibrary;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Build;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Outcome;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Secrets;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StandIn;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Variables;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Jenkinsfile;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Catalogue;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Console;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Lineage;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.PipelineRun;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.StepRunner;
import io.jenkins.plugins.delphixpipeline.rehearsal.steps.JenkinsSteps;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.file.ScenarioFile;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A simulated engine, connections to it that are configured as they would be in Jenkins, and one build. */
final class Rehearsal implements AutoCloseable {
    private static final String CONNECTION = "production-engine";
    private static final String JOB = "patients-data";

    private final RehearsalRun build = new RehearsalRun(JOB, 1);
    private final Secrets secrets = new Secrets();
    private final CommandLine line;
    private final Console console;
    private final SimulatedEngine engine;
    private final RehearsedDatabase database;
    private final RehearsalController controller;
    private final RehearsalWorkspace workspace;

    Rehearsal(CommandLine line, PrintStream out) throws InterruptedException, IOException {
        this.line = line;
        this.console = new Console(out, secrets::hidden);
        this.engine = engine(line);
        this.database = database(line, engine);
        Map<String, LoginSource.Login> logins = new HashMap<>(database.logins());
        LoginSource.Login administrator = new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD);
        logins.put(RehearsalController.CREDENTIALS_ID, administrator);
        this.controller = new RehearsalController(
                logins,
                (id, url) -> url != null && url.startsWith(engine.url().toString()) ? administrator : standIn(id));
        this.workspace = RehearsalWorkspace.of(line.workspace());
    }

    private static SimulatedEngine engine(CommandLine line) throws IOException {
        SimulatedEngine.Builder builder = SimulatedEngine.builder().jobDuration(line.jobLength());
        if (line.scenario().isPresent()) {
            builder.scenario(ScenarioFile.read(line.scenario().get()));
        }
        return builder.start();
    }

    private static RehearsedDatabase database(CommandLine line, SimulatedEngine engine) throws InterruptedException {
        if (line.scenario().isPresent()) {
            return RehearsedDatabase.none("the databases of a scenario are not real ones");
        }
        return line.database()
                ? RehearsedDatabase.start(engine)
                : RehearsedDatabase.none("it was asked for without a database");
    }

    private LoginSource.Login standIn(String credentialsId) {
        StandIn standIn = secrets.of(credentialsId);
        return new LoginSource.Login(standIn.user(), standIn.password());
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
     * @return whether the build did not fail
     */
    boolean run() throws IOException {
        if (line.failMasking()) {
            engine.faults().failMasking();
        }
        Jenkinsfile file = Jenkinsfile.of(line.jenkinsfile(), line.answers());
        Variables variables = Variables.ofBuild(JOB, build.getNumber());
        variables.assign("WORKSPACE", workspace.directory().toString());
        variables.assign("PATH", System.getenv("PATH"));
        line.variables().forEach(variables::assign);
        line.parameters().forEach(variables::assign);
        // The connections that steps may name are known when the file has been read.
        List<EngineConnection> connections = new CopyOnWriteArrayList<>(List.of(connection(CONNECTION)));
        Map<Class<?>, Object> surroundings = Map.of(Run.class, build, ConnectionRegistry.class, registry(connections));
        StepRunner steps = new StepRunner(StepLibrary.ofPlugin(), surroundings, leftOut());
        PipelineRun run = new PipelineRun(
                steps,
                JenkinsSteps.all(line.runShell()),
                new Build(line.parameters(), secrets),
                variables,
                new PipelineRun.Surroundings(console, workspace.directory()));
        Jenkinsfile.Compiled compiled = file.compile(run.words());
        compiled.connections().stream()
                .filter(name -> !name.equals(CONNECTION))
                .forEach(name -> connections.add(connection(name)));
        console.line("Rehearsal of " + line.jenkinsfile() + " against a simulated engine at " + engine.url());
        console.line(database.sentence());
        console.line("");
        Outcome outcome = run.run(compiled);
        console.line("");
        report(outcome);
        return outcome.result().ordinal < Result.FAILURE.ordinal;
    }

    /** The plugin's own steps that cannot be carried out, with what is said in their place. */
    private Map<String, String> leftOut() {
        Map<String, String> leftOut = new HashMap<>(database.leftOut());
        leftOut.put("delphixMask", "not carried out. A rehearsal has no Masking Engine of its own.");
        return leftOut;
    }

    private EngineConnection connection(String name) {
        EngineConnection connection = new EngineConnection(name, engine.url().toString());
        connection.setCredentialsId(RehearsalController.CREDENTIALS_ID);
        return connection;
    }

    private ConnectionRegistry registry(List<EngineConnection> connections) {
        return new ConnectionRegistry(() -> List.copyOf(connections), () -> CONNECTION, controller);
    }

    private void report(Outcome outcome) {
        if (outcome.result().ordinal < Result.FAILURE.ordinal) {
            reportSuccess();
        } else {
            reportFailure(outcome);
        }
        if (!outcome.noted().isEmpty()) {
            console.line("Not rehearsed: "
                    + outcome.noted().entrySet().stream()
                            .map(each ->
                                    each.getKey() + (each.getValue() > 1 ? " (" + each.getValue() + " times)" : ""))
                            .collect(Collectors.joining(", ")));
            console.line("");
        }
        console.line("Finished: " + outcome.result());
    }

    private void reportSuccess() {
        new Lineage(books()).print(console);
        console.line("");
        new Catalogue(books()).print(console);
        console.line("");
    }

    private void reportFailure(Outcome outcome) {
        outcome.failure()
                .ifPresent(failure ->
                        console.line((failure.stage().isEmpty() ? "The build" : "Stage \"" + failure.stage() + "\"")
                                + " failed: " + failure.message()));
        console.line("On the engine now:");
        books().datasets().stream().filter(Books.Dataset::masked).forEach(vdb -> console.indented()
                .line(vdb.name() + ": " + Lineage.state(vdb)));
        console.line("");
        if (!books().bookmarks().isEmpty()) {
            new Catalogue(books()).print(console);
            console.line("");
        }
    }

    @Override
    public void close() throws IOException {
        controller.shutDown();
        engine.close();
        database.close();
        workspace.close();
    }
}
