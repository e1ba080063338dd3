package io.jenkins.plugins.delphixpipeline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.dct.DctPlatform;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The address with which an operation began comes to lead to another DCT in mid-run, while the connection of that name leads to
 * the right one by another address.
 */
@Execution(ExecutionMode.CONCURRENT)
class AddressMovesTest implements Controller.Witness {
    private static final String OTHER_KEY = "1.keyOfTheOtherDct";

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Crew crew = new Crew();
    private final Disk disk = kept(new Disk(new Random(1), 0, false));
    private Connections connections;
    private Controller controller;
    private String fatal = "nothing";
    private boolean engines;
    private volatile Runnable onSubmission = () -> connections.change(Connections.Change.FOLLOWED);
    /** Of the engine at the first address. */
    private volatile String password = SimulatedEngine.PASSWORD;

    /** Each way to refuse, at each submission of a refresh that fails to mask. */
    static Stream<Arguments> ways() {
        return Stream.of(
                        List.<DctSwitch>of(),
                        List.of(DctSwitch.ERRORS_EMPTY),
                        List.of(DctSwitch.ERRORS_WITH_MESSAGE),
                        List.of(DctSwitch.ERRORS_AS_LIST),
                        List.of(DctSwitch.UNAUTHORIZED_AS_HTML))
                .flatMap(form -> Stream.of("REFRESH", "DISABLE").map(when -> Arguments.of(form, when)));
    }

    @AfterEach
    void close() throws Exception {
        crew.close();
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    /** The other one does not know the key, which may be said in any of the ways that there are. */
    @ParameterizedTest
    @MethodSource("ways")
    void theGuardOfWhoIsTurnedAwayGoesOn(List<DctSwitch> form, String when) throws Exception {
        fatal = when;
        SimulatedEngine engine = engine();
        engine.faults().failMasking();
        begin(dct(engine, SimulatedDct.API_KEY, form), dct(engine(), OTHER_KEY, form));
        Task master = task("master", Plan.refreshScripted(false));

        assertGuarded(engine, master);
    }

    /** The other one knows the key, and nothing of what was submitted. */
    @Test
    void workWhoseAnswerWasLostIsNotDoneTwice() throws Exception {
        SimulatedDct first = dct(engine(), SimulatedDct.API_KEY, List.of());
        first.faults().on("POST", "/snapshots$").times(1).fails((request, handling) -> {
            connections.change(Connections.Change.FOLLOWED);
            return Fault.statusAfter(502).around(request, handling);
        });
        begin(first, dct(engine(), SimulatedDct.API_KEY, List.of()));

        Task snapshot = task("snapshot", Plan.snapshot());

        assertThat(snapshot.succeeded()).as(String.join("\n", snapshot.story())).isTrue();
        assertThat(first.books().jobs()).hasSize(1);
    }

    /** What one does, what undoes it, and whether the engine shows the latter. */
    static Stream<Arguments> changes() {
        String prep7 = Plan.vdbOf("prep7");
        return Stream.of(
                Arguments.of(Plan.vdb(prep7, VdbAction.STOP), Plan.vdb(prep7, VdbAction.START), (Predicate<Books>)
                        books -> "RUNNING".equals(books.vdb(prep7).runtimeStatus())),
                Arguments.of(
                        Plan.provision(), Plan.delete(), (Predicate<Books>) books -> !books.hasDataset(Plan.NEW_VDB)));
    }

    /** The other one knows the key, and on it there is nothing to do. */
    @ParameterizedTest
    @MethodSource("changes")
    void whatTheOtherOneShowsDoneIsDone(DataOperation before, DataOperation change, Predicate<Books> done)
            throws Exception {
        SimulatedEngine engine = engine();
        SimulatedDct first = dct(engine, SimulatedDct.API_KEY, List.of());
        begin(first, dct(engine(), SimulatedDct.API_KEY, List.of()));
        assertThat(task("before", before).succeeded()).isTrue();
        first.faults().on("GET", "/vdbs").times(1).fails((request, handling) -> {
            connections.change(Connections.Change.FOLLOWED);
            return Fault.statusAfter(502).around(request, handling);
        });

        Task task = task("change", change);

        assertThat(task.succeeded()).as(String.join("\n", task.story())).isTrue();
        assertThat(done.test(engine.books()))
                .as(String.join("\n", task.story()))
                .isTrue();
    }

    /** Who waits for a job hears it from the watcher first. */
    @Test
    void whoIsTurnedAwayWhileItsJobRunsGoesOn() throws Exception {
        fatal = "REFRESH";
        SimulatedEngine engine = engine(Duration.ofSeconds(3));
        engine.faults().failMasking();
        onSubmission = () -> crew.later(Duration.ofMillis(800), () -> connections.change(Connections.Change.FOLLOWED));
        begin(dct(engine, SimulatedDct.API_KEY, List.of()), dct(engine(), OTHER_KEY, List.of()));

        Task master = task("master", Plan.refreshScripted(false));

        assertGuarded(engine, master);
    }

    /** Once today's connection was found to lead there, the old address may go away. */
    @Test
    void theOldAddressGoesAwayLater() throws Exception {
        fatal = "";
        SimulatedEngine engine = engine();
        engine.faults().failMasking();
        SimulatedDct second = dct(engine(), OTHER_KEY, List.of());
        AtomicInteger submissions = new AtomicInteger();
        onSubmission = () -> {
            if (submissions.incrementAndGet() == 1) {
                connections.change(Connections.Change.FOLLOWED);
            } else {
                second.close();
            }
        };
        begin(dct(engine, SimulatedDct.API_KEY, List.of()), second);

        Task master = task("master", Plan.refreshScripted(false));

        assertThat(submissions).hasValueGreaterThan(1);
        assertGuarded(engine, master);
    }

    /** Another engine does not know the password. */
    @Test
    void theGuardOfWhoIsTurnedAwayByAnEngineGoesOn() throws Exception {
        engines = true;
        fatal = "DISABLE";
        SimulatedEngine first = engine();
        first.faults().failMasking();
        onSubmission = () -> {
            password = "of the other one";
            connections.change(Connections.Change.FOLLOWED);
        };
        begin(first.url(), engine().url());

        Task master = task("master", Plan.refreshScripted(false));

        assertThat(master.notDisabled).as(String.join("\n", master.story())).isEmpty();
        assertThat(first.books().vdb(Plan.MASTER).enabled()).isFalse();
    }

    private static void assertGuarded(SimulatedEngine engine, Task master) {
        assertThat(master.failure().problem())
                .as(String.join("\n", master.story()))
                .isEqualTo(Problem.JOB_FAILED);
        assertThat(engine.books().vdb(Plan.MASTER).enabled()).isFalse();
        assertThat(master.notDisabled).isEmpty();
    }

    private void begin(SimulatedDct first, SimulatedDct second) {
        begin(first.url(), second.url());
    }

    private void begin(URI first, URI second) {
        connections = new Connections(first, second);
        controller = new Controller(
                new Controller.Surroundings(
                        connections,
                        new SkewedDates(),
                        disk,
                        Controller.limits(Connections.Change.FOLLOWED),
                        this::connect),
                Integer.MAX_VALUE,
                this);
        open.add(0, controller::retire);
    }

    private Task task(String name, DataOperation operation) throws Exception {
        Task task = new Task(name, operation, disk, 1);
        task.live(controller, crew);
        task.ended.get(2, TimeUnit.MINUTES);
        return task;
    }

    private DataPlatform connect(HttpSettings settings, OkHttpClient client) {
        if (engines) {
            return new EnginePlatform(
                    settings,
                    client,
                    () -> new LoginSource.Login(
                            SimulatedEngine.USER,
                            settings.url().contains("first.example") ? password : SimulatedEngine.PASSWORD));
        }
        LoginSource logins = () ->
                LoginSource.Login.key(Connections.leadsToSecond(settings.url()) ? OTHER_KEY : SimulatedDct.API_KEY);
        return new DctPlatform(settings, client, logins, Towers.PACE);
    }

    private SimulatedEngine engine() {
        return engine(Duration.ofMillis(400));
    }

    private SimulatedEngine engine(Duration jobs) {
        SimulatedEngine engine = kept(SimulatedEngine.builder()
                .scenario(Scenario.PATIENTS)
                .jobDuration(jobs)
                .start());
        engine.world().setHooks(Plan.MASTER, "configureClone", World.scriptHook(FaultyDct.SCRIPT));
        return engine;
    }

    private SimulatedDct dct(SimulatedEngine engine, String key, List<DctSwitch> form) {
        return kept(SimulatedDct.builder()
                .engine("engine1", engine)
                .version("3.18")
                .apiKey(key)
                .switches(form.toArray(DctSwitch[]::new))
                .start());
    }

    private <T extends AutoCloseable> T kept(T one) {
        open.add(0, one);
        return one;
    }

    @Override
    public void died() {
        throw new AssertionError("nobody kills it");
    }

    @Override
    public void submits(String correlation) {
        if (correlation.contains("." + fatal)) {
            onSubmission.run();
        }
    }
}
