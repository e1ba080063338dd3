package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.dct.beside.Engines;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.group.BookmarkGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.GroupVdbs;
import io.jenkins.plugins.delphixpipeline.operation.group.ManageGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.ProvisionGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.RefreshGroup;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An abort of what is done to a VDB group on two engines: each job of a VDB is cancelled where that engine can be asked. */
@Timeout(90)
@Execution(ExecutionMode.CONCURRENT)
class GroupsBesideDctTest {
    private static final String PREP2 = "Prep/Patients prep2";
    private static final String PREP3 = "Prep/Patients prep3";
    private static final String PREP4 = "Prep/Patients prep4";
    private static final String NEW = "Prep/qa-Patients prep3";
    private static final DataOperation PROVISION = new ProvisionGroup(
            "qa",
            new ProvisionGroup.Source("monday", null),
            new Placement(null, null, null, null, Map.of()),
            IfExists.FAIL,
            false);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final SimulatedEngine first = engine();
    /** With the same VDBs under the same references. */
    private final SimulatedEngine second = engine();

    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", first)
            .engine("engine2", second)
            .telemetryLag(Duration.ofMillis(80))
            .start();
    private DctStage stage;

    private static SimulatedEngine engine() {
        return SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    }

    @BeforeEach
    void beside() {
        with(Set.of("engine1"));
        stage.run(new GroupVdbs(
                "preps", List.of("engine1/" + PREP2, "engine1/" + PREP3, "engine2/" + PREP2), IfExists.FAIL));
    }

    private void with(Set<String> reached) {
        if (stage != null) {
            stage.close();
        }
        Map<String, SimulatedEngine> engines = Map.of("engine1", first, "engine2", second);
        stage = new DctStage(
                dct, name -> Optional.of(name).filter(reached::contains).map(known -> {
                    DataPlatform platform = reaching(engines.get(known));
                    return new Engines.Direct("beside " + known, () -> platform, () -> platform);
                }));
    }

    private static DataPlatform reaching(SimulatedEngine engine) {
        return new EnginePlatform(
                PlatformStage.settings(engine.url().toString()),
                new OkHttpClient(),
                () -> new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD));
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        second.close();
        first.close();
    }

    /** Aborted when the engines have begun all of it. */
    private Running aborted(DataOperation operation, String type) {
        return aborted(operation, type, () -> {});
    }

    private Running aborted(DataOperation operation, String type, Runnable meanwhile) {
        first.world().setJobDuration(LONG);
        second.world().setJobDuration(LONG);
        Running running = stage.start(operation).untilWaiting();
        await().until(() -> first.books().jobs(type).size() == 2
                && second.books().jobs(type).size() == 1);
        meanwhile.run();
        running.driver.stop();
        running.untilEnded();
        assertThat(running.ending).isEqualTo("stopped");
        assertThat(dct.books().handled("POST", "/abandon$")).isZero();
        return running;
    }

    private void bookmark() {
        stage.run(
                new BookmarkGroup("monday", "preps", new BookmarkLabels(List.of(), false, null, null), IfExists.FAIL));
    }

    private void awaitListed() {
        for (String vdb : List.of("Prep/qa-Patients prep2", NEW)) {
            await().ignoreExceptions().until(() -> dct.books().id("engine1", vdb) != null);
        }
        await().ignoreExceptions().until(() -> dct.books().id("engine2", "Prep/qa-Patients prep2") != null);
    }

    private static List<String> states(SimulatedEngine engine, String type) {
        return engine.books().jobs(type).stream().map(job -> job.state()).toList();
    }

    @Test
    void aRefreshIsCancelledOnEachEngineThatCanBeAsked() {
        Running running = aborted(new RefreshGroup("preps", null, false), "DB_REFRESH");

        assertThat(states(first, "DB_REFRESH")).containsOnly("CANCELED");
        assertThat(states(second, "DB_REFRESH")).containsOnly("RUNNING");
        assertThat(running.notes).contains(Note.CANCEL_ACCEPTED, Note.CANCELLED_IN_PART);
    }

    @Test
    void aRefreshIsCancelledOnAllEnginesWhereAllCanBeAsked() {
        with(Set.of("engine1", "engine2"));
        Running running = aborted(new RefreshGroup("preps", null, false), "DB_REFRESH");

        assertThat(states(first, "DB_REFRESH")).containsOnly("CANCELED");
        assertThat(states(second, "DB_REFRESH")).containsOnly("CANCELED");
        assertThat(running.notes).contains(Note.CANCEL_ACCEPTED).doesNotContain(Note.CANCELLED_IN_PART);
    }

    /** Once to see whether its jobs can be cancelled, and once to cancel them, however many VDBs it has. */
    @ParameterizedTest
    @CsvSource({"REFRESH,DB_REFRESH", "STOP,SOURCE_STOP"})
    void anEngineListsItsJobsOnceForAllVdbs(String action, String type) {
        DataOperation operation = action.equals("REFRESH")
                ? new RefreshGroup("preps", null, false)
                : new ManageGroup("preps", VdbAction.valueOf(action), false);
        aborted(operation, type, () -> first.books().forgetRequests());

        assertThat(states(first, type)).containsExactly("CANCELED", "CANCELED");
        assertThat(first.books().requests())
                .filteredOn(request -> request.path().endsWith("/job")
                        && String.valueOf(request.query()).contains("jobState=RUNNING"))
                .hasSize(2);
    }

    @Test
    void aProvisionIsCancelledOnEachEngineThatCanBeAsked() {
        bookmark();
        Running running = aborted(PROVISION, "DB_PROVISION", this::awaitListed);

        assertThat(states(first, "DB_PROVISION")).containsOnly("CANCELED");
        assertThat(states(second, "DB_PROVISION")).containsOnly("RUNNING");
        assertThat(running.notes).contains(Note.CANCEL_ACCEPTED, Note.CANCELLED_IN_PART);
    }

    /** Its engine is at work on it, but DCT does not show it. */
    @Test
    void aNewVdbThatDctDoesNotListYetIsSaidToGoOn() {
        with(Set.of("engine1", "engine2"));
        bookmark();
        Running running = aborted(PROVISION, "DB_PROVISION", () -> {
            awaitListed();
            dct.world().denyId(SimulatedDct.USER, "READ", dct.books().id("engine1", NEW));
        });

        assertThat(states(first, "DB_PROVISION")).containsExactlyInAnyOrder("CANCELED", "RUNNING");
        assertThat(states(second, "DB_PROVISION")).containsOnly("CANCELED");
        assertThat(running.notes).contains(Note.CANCEL_ACCEPTED, Note.CANCELLED_IN_PART);
    }

    @Test
    void aStopIsCancelledToo() {
        aborted(new ManageGroup("preps", VdbAction.STOP, false), "SOURCE_STOP");

        assertThat(states(first, "SOURCE_STOP")).containsOnly("CANCELED");
        assertThat(states(second, "SOURCE_STOP")).containsOnly("RUNNING");
    }

    /** Asked again after a lost answer, the engine refuses to cancel what it has cancelled. */
    @Test
    void oneThatHasEndedMeanwhileKeepsNoneOfTheOthers() {
        Running running = aborted(new RefreshGroup("preps", null, false), "DB_REFRESH", () -> first.faults()
                .on("POST", "/cancel$")
                .dropAfter());

        assertThat(states(first, "DB_REFRESH")).containsOnly("CANCELED");
        assertThat(running.notes).contains(Note.CANCEL_ACCEPTED).doesNotContain(Note.CANCEL_REFUSED);
    }

    /** Of the same kind, on the same engine, begun since. */
    @Test
    void workOfOthersIsNotCancelled() {
        bookmark();
        try (EngineStage person = new EngineStage(first)) {
            aborted(PROVISION, "DB_PROVISION", () -> {
                awaitListed();
                person.start(VdbOperationsContract.provision("Prep/theirs", PREP4, IfExists.FAIL, false))
                        .untilWaiting();
                await().until(() -> first.books().jobs("DB_PROVISION").size() == 3);
            });
        }

        assertThat(first.books().jobs("DB_PROVISION")).allSatisfy(job -> assertThat(job.state())
                .as(job.targetName())
                .isEqualTo(job.targetName().contains("theirs") ? "RUNNING" : "CANCELED"));
    }

    /** By the same account, on the same VDB. */
    @Test
    void whatOthersBeganWhenItsPartHadEndedIsNotCancelled() {
        try (EngineStage person = new EngineStage(first)) {
            aborted(new RefreshGroup("preps", null, false), "DB_REFRESH", () -> {
                first.books().jobs("DB_REFRESH").stream()
                        .filter(job -> job.targetName().equals(PREP3))
                        .forEach(job -> first.world().finishJob(job.reference()));
                person.start(new RefreshVdb(PREP3, PointChoice.latestSnapshot(), false))
                        .untilWaiting();
                await().until(() -> first.books().jobs("DB_REFRESH").size() == 3);
            });
        }

        assertThat(first.books().jobs("DB_REFRESH").stream()
                        .filter(job -> job.targetName().equals(PREP3))
                        .map(job -> job.state()))
                .containsExactlyInAnyOrder("COMPLETED", "RUNNING");
    }

    @Test
    void withoutAnyEngineItIsLeftAsEver() {
        with(Set.of());
        Running running = aborted(new ManageGroup("preps", VdbAction.STOP, false), "SOURCE_STOP");

        assertThat(states(first, "SOURCE_STOP")).containsOnly("RUNNING");
        assertThat(running.notes).contains(Note.CANCEL_IMPOSSIBLE).doesNotContain(Note.CANCEL_ACCEPTED);
    }
}
