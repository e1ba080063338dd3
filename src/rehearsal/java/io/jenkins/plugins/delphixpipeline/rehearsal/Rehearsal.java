package io.jenkins.plugins.delphixpipeline.rehearsal;

import hudson.Util;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.rehearsal.backend.RehearsedBackend;
import io.jenkins.plugins.delphixpipeline.rehearsal.backend.RehearsedMasking;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.StepLibrary;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Build;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Outcome;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Secrets;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageFailure;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StandIn;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Variables;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Jenkinsfile;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.BuildFlows;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Catalogue;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Console;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Lineage;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Marked;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Road;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.PipelineRun;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.RunningSteps;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.StepRunner;
import io.jenkins.plugins.delphixpipeline.rehearsal.steps.JenkinsSteps;
import io.jenkins.plugins.delphixpipeline.report.LineageAction;
import io.jenkins.plugins.delphixpipeline.run.EnclosingConnection;
import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.MasterDatabase;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.file.ScenarioFile;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A simulated back end, connections to it that are configured as they would be in Jenkins, and one build. */
final class Rehearsal implements AutoCloseable {
    private static final String CONNECTION = "production-engine";
    private static final String MASKING_CREDENTIALS_ID = "masking-admin";
    private static final String JOB = "patients-data";

    private final RehearsalRun build = new RehearsalRun(JOB, 1, this::isOfBranch);
    private final Secrets secrets = new Secrets();
    private final Build shared;
    private final RunningSteps running = new RunningSteps();
    private final CommandLine line;
    private final Console console;
    private final RehearsedBackend backend;
    private final RehearsedDatabase database;
    private final RehearsalController controller;
    private final RehearsalWorkspace workspace;
    /** Null where no step needs one. */
    private volatile RehearsedMasking masking;

    Rehearsal(CommandLine line, PrintStream out) throws InterruptedException, IOException {
        this.line = line;
        this.console = new Console(out, secrets::hidden);
        this.shared = new Build(line.parameters(), secrets);
        this.backend = line.backend().over(engine(line));
        this.database = database(line, backend.engine());
        Map<String, LoginSource.Login> logins = new HashMap<>(database.logins());
        LoginSource.Login administrator = backend.administrator();
        logins.put(RehearsalController.CREDENTIALS_ID, administrator);
        this.controller = new RehearsalController(
                build,
                logins,
                (id, url) -> login(id, url, administrator),
                new RehearsedDrivers(database.server().isPresent(), what -> shared.note(what, console)),
                running);
        this.workspace = RehearsalWorkspace.of(line.workspace());
    }

    private static SimulatedEngine engine(CommandLine line) throws IOException {
        SimulatedEngine.Builder builder =
                SimulatedEngine.builder().jobDuration(line.jobLength()).past();
        if (line.scenario().isPresent()) {
            builder.scenario(ScenarioFile.read(line.scenario().get()));
        } else if (line.backend() == BackEndKind.DCT) {
            builder.scenario(ScenarioFile.ofDct());
        }
        return builder.start();
    }

    private static RehearsedDatabase database(CommandLine line, SimulatedEngine engine) throws InterruptedException {
        if (!line.database()) {
            return RehearsedDatabase.none(engine, "it was asked for without a database");
        }
        return engine.books().hasDataset(MasterDatabase.VDB)
                ? RehearsedDatabase.start(engine)
                : RehearsedDatabase.none(
                        engine,
                        "only " + MasterDatabase.VDB + " can have a real database, and the scenario has no such VDB");
    }

    /** Any id at the address of a back end stands for its administrator. */
    private LoginSource.Login login(String id, String url, LoginSource.Login administrator) {
        if (masking != null && masking.isAt(url)) {
            return masking.administrator();
        }
        return url != null && url.startsWith(backend.url().toString()) ? administrator : standIn(id);
    }

    private LoginSource.Login standIn(String credentialsId) {
        StandIn standIn = secrets.of(credentialsId);
        return new LoginSource.Login(standIn.user(), standIn.password());
    }

    /** Whether it is matters to a lifetime; a Jenkins would refuse that of a branch where the job has none. */
    private boolean isOfBranch() {
        if (!line.namesBranch()) {
            line.branch()
                    .ifPresent(name -> console.line("No --branch was given, so this build counts as one of " + name
                            + "; --branch '' makes it one of no branch"));
        }
        return line.branch().isPresent();
    }

    RehearsalRun build() {
        return build;
    }

    RehearsedDatabase database() {
        return database;
    }

    RehearsedBackend backend() {
        return backend;
    }

    /** The bookmarks of the back end. */
    List<Marked> catalogue() {
        return backend.catalogue();
    }

    /** What the engine holds, DCT's too. */
    Books books() {
        return backend.engine().books();
    }

    /**
     * Runs the build and prints its course; then what it made or, if it failed, what state it left.
     *
     * @return whether the build did not fail
     */
    boolean run() throws IOException {
        if (line.failMasking()) {
            backend.engine().faults().failMasking();
        }
        Jenkinsfile file = Jenkinsfile.of(line.jenkinsfile(), line.answers());
        Variables variables = Variables.ofBuild(JOB, build.getNumber());
        variables.assign("WORKSPACE", workspace.directory().toString());
        // As an agent has them.
        Stream.of("PATH", "HOME").forEach(name -> variables.assign(name, System.getenv(name)));
        variables.assign("BRANCH_NAME", line.branch().orElse(null));
        line.variables().forEach(variables::assign);
        line.parameters().forEach(variables::assign);
        // The others that steps name are made when a step needs them.
        List<DelphixConnection> connections = new CopyOnWriteArrayList<>(List.of(connection(CONNECTION)));
        ConnectionRegistry registry = registry(connections);
        Map<Class<?>, Object> surroundings = new HashMap<>();
        surroundings.put(Run.class, build);
        surroundings.put(ConnectionRegistry.class, registry);
        surroundings.put(EnvironmentDesk.class, new EnvironmentDesk(registry, Clock.systemUTC()));
        if (line.plan()) {
            surroundings.put(EnclosingPlan.class, new EnclosingPlan());
        }
        StepRunner steps = new StepRunner(
                StepLibrary.ofPlugin(),
                surroundings,
                running,
                database.leftOut(),
                (step, around) -> connect(step, around, connections));
        PipelineRun run = new PipelineRun(
                steps,
                JenkinsSteps.all(line.runShell()),
                shared,
                variables,
                new PipelineRun.Surroundings(console, workspace.directory()));
        Jenkinsfile.Compiled compiled = file.compile(run.words());
        console.line((line.plan() ? "Plan of " : "Rehearsal of ") + line.jenkinsfile() + " against "
                + backend.description());
        database.greeting().ifPresent(console::line);
        console.line("");
        List<Marked> before = catalogue();
        Outcome outcome = run.run(compiled);
        console.line("");
        report(outcome, before);
        return outcome.result().ordinal < Result.FAILURE.ordinal;
    }

    /**
     * The name of a connection may stand in a variable, so that it is known when the step runs. The first step that works with a
     * connection says where it leads, as whoever configured it will have thought of such steps; a block works with none itself.
     */
    private synchronized void connect(
            Symbol step, Optional<EnclosingConnection> around, List<DelphixConnection> connections) {
        if (step.name().equals("withDelphix")) {
            return;
        }
        String own = step.named("connection").map(String::valueOf).orElse(null);
        ConnectionChoice choice = new ConnectionChoice(Util.fixEmptyAndTrim(own), null);
        String name =
                around.map(block -> block.completing(choice)).orElse(choice).connection();
        if (name != null
                && connections.stream().noneMatch(each -> each.getName().equals(name))) {
            connections.add(step.name().equals("delphixMask") ? maskingConnection(name) : connection(name));
        }
    }

    private DelphixConnection maskingConnection(String name) {
        if (backend.runsMaskingJobs()) {
            return connection(name);
        }
        if (masking == null) {
            masking = RehearsedMasking.beside(backend.engine());
        }
        return masking.connection(name, MASKING_CREDENTIALS_ID);
    }

    private DelphixConnection connection(String name) {
        return backend.connection(name, RehearsalController.CREDENTIALS_ID);
    }

    private ConnectionRegistry registry(List<DelphixConnection> connections) {
        return new ConnectionRegistry(() -> List.copyOf(connections), () -> CONNECTION, controller);
    }

    private void report(Outcome outcome, List<Marked> before) {
        if (line.plan()) {
            console.own("Planned only: nothing was changed.", "", "");
            outcome.failure().ifPresent(this::reportFailed);
            console.line("");
        } else if (outcome.result().ordinal < Result.FAILURE.ordinal) {
            reportSuccess(before);
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
        console.own("Finished: " + outcome.result(), "", "");
    }

    /** @param before what the estate had in its catalogue; nothing went there now */
    private void reportSuccess(List<Marked> before) {
        List<Marked> catalogue = catalogue();
        List<Marked> made = catalogue.stream()
                .filter(each -> before.stream().noneMatch(each::isSame))
                .toList();
        Lineage lineage = new Lineage(made, BuildFlows.of(build.getAction(LineageAction.class)), books());
        if (!lineage.isEmpty()) {
            lineage.print(console);
            console.line("");
        }
        reportCatalogue(catalogue);
    }

    private void reportCatalogue(List<Marked> catalogue) {
        if (!catalogue.isEmpty()) {
            new Catalogue(catalogue).print(console);
            console.line("");
        }
    }

    private void reportFailure(Outcome outcome) {
        outcome.failure().ifPresent(this::reportFailed);
        console.own("On the engine now:", "", "");
        books().datasets().stream().filter(Rehearsal::isWorthALook).forEach(vdb -> console.indented()
                .line(vdb.name() + ": " + Road.state(vdb)));
        console.line("");
        reportCatalogue(catalogue());
    }

    /** What masks, and every VDB in which unmasked rows lie. */
    private static boolean isWorthALook(Books.Dataset dataset) {
        return dataset.masked() || dataset.parent() != null && !dataset.holdsMaskedRows();
    }

    private void reportFailed(StageFailure failure) {
        console.line((failure.stage().isEmpty() ? "The build" : "Stage \"" + failure.stage() + "\"") + " failed: "
                + failure.message());
    }

    @Override
    public void close() throws IOException {
        controller.shutDown();
        if (masking != null) {
            masking.close();
        }
        backend.close();
        database.close();
        workspace.close();
    }
}
