package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.config.BoundStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is looked at or remedied late finds what people and other builds have done to the master since. */
@Timeout(60)
class OldRemediesTest {
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final String PRODUCTION = "Production/Patients Prod";
    private static final Duration QUICK = Duration.ofMillis(80);
    private static final Duration LONG = Duration.ofMinutes(10);
    /** Per cent of a refresh at which the VDB is on its new timeflow. */
    private static final int MOVED = 75;

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .jobDuration(QUICK)
            .jobDuration("DB_REFRESH", LONG)
            .start();
    private final BoundStage stage = new BoundStage();
    private final WorkLogEar log = new WorkLogEar();

    @BeforeEach
    void connect() {
        stage.configured.add(stage.engine("first", engine.url()));
        stage.systemLogins.put("engine", stage.logins.get("engine"));
    }

    @AfterEach
    void stop() {
        log.close();
        stage.close();
        engine.close();
    }

    private static DataOperation refresh() {
        return new RefreshMasked(
                "Patients Masked Master", PointChoice.latestSnapshot(), false, MaskingGuard.job("Mask Patients"));
    }

    private Running start() {
        return stage.start(refresh(), ConnectionChoice.unspecified());
    }

    private Running waiting() {
        return start().untilWaiting();
    }

    /** A refresh that ended well while the controller was down. */
    private OperationState interrupted() {
        OperationState saved = waiting().killed();
        engine.world().finishJob(saved.openJob());
        untilIdle();
        return saved;
    }

    private Running resumedAfterRestart(OperationState saved) {
        stage.restart();
        Running running =
                stage.resume(refresh(), ConnectionChoice.unspecified(), saved).untilEnded();
        untilIdle();
        return running;
    }

    private Running notDisabled() {
        Running running = waiting();
        engine.faults().failJob("SOURCE_DISABLE", "host is busy", 20);
        engine.world().advanceJob(running.driver.state().openJob(), MOVED);
        engine.world().failJob(running.driver.state().openJob(), "disk full");
        running.untilEnded();
        assertThat(running.notes).contains(Note.NOT_DISABLED);
        return running;
    }

    /** @return the job */
    private String beginRefreshByPerson() {
        List<Books.Snapshot> all = engine.books().snapshots(PRODUCTION);
        post(
                "refresh",
                "type",
                "RefreshParameters",
                "timeflowPointParameters",
                Json.object(
                        "type",
                        "TimeflowPointSnapshot",
                        "snapshot",
                        all.get(all.size() - 1).reference()));
        return engine.books().jobs("DB_REFRESH").stream()
                .filter(job -> job.state().equals("RUNNING"))
                .findFirst()
                .orElseThrow()
                .reference();
    }

    private void post(String change, Object... body) {
        String master = engine.books().vdb(MASTER).reference();
        engine.world().as("a person").post("/database/" + master + "/" + change, Json.object(body));
    }

    private void refreshByPerson() {
        engine.world().finishJob(beginRefreshByPerson());
        untilIdle();
    }

    private void untilIdle() {
        BoundStage.until(() ->
                engine.books().jobs().stream().noneMatch(job -> job.state().equals("RUNNING")));
    }

    private void resumeWithoutBuild() {
        stage.awaited = false;
        stage.clock.pass(Duration.ofHours(1));
        stage.connections().resumeOpenWork();
    }

    private void untilNobodyCarries(String id) {
        BoundStage.until(() -> {
            stage.clock.pass(Duration.ofMillis(200));
            return !stage.connections().openWork().isClaimed(id);
        });
        untilIdle();
    }

    private void assertHealthyAndEnabled(Object what) {
        Books.Dataset master = engine.books().vdb(MASTER);
        assertThat(engine.books().unmaskedTimeflows())
                .extracting(Books.Timeflow::reference)
                .doesNotContain(master.currentTimeflow());
        assertThat(master.enabled()).as(String.valueOf(what)).isTrue();
    }

    @Test
    void whatAPersonHasMadeGoodIsNotDisabled() {
        Running old = notDisabled();
        engine.faults().clear();
        refreshByPerson();

        resumeWithoutBuild();
        untilNobodyCarries(old.end.id());

        assertHealthyAndEnabled(old);
        assertThat(stage.disk.read()).isEmpty();
        assertThat(log.hasHeard("replaced by others")).isTrue();
        assertThat(log.hasHeard("taken away")).isFalse();
    }

    @Test
    void whatALaterBuildIsMakingGoodIsNotDisabled() {
        Running old = notDisabled();
        engine.faults().clear();
        Running later = waiting();
        engine.world().advanceJob(later.driver.state().openJob(), MOVED);
        resumeWithoutBuild();
        BoundStage.until(() -> log.hasHeard(Note.BUSY));

        engine.world().finishJob(later.driver.state().openJob());
        later.untilEnded();
        untilNobodyCarries(old.end.id());

        assertThat(later.ending).as(later.toString()).isEqualTo("succeeded");
        assertHealthyAndEnabled(old);
    }

    @Test
    void aPersonsRefreshIsWaitedForEvenWithoutABuild() {
        OperationState saved = interrupted();
        String theirs = beginRefreshByPerson();
        engine.world().advanceJob(theirs, MOVED);
        stage.restart();
        resumeWithoutBuild();
        BoundStage.until(() -> log.hasHeard(Note.BUSY));

        engine.world().finishJob(theirs);
        untilNobodyCarries(saved.id());

        assertHealthyAndEnabled("carried on without its build");
    }

    @Test
    void aPersonsRefreshFromANewerSnapshotIsNotDisabled() {
        OperationState saved = interrupted();
        engine.world().takeSnapshot(PRODUCTION);
        refreshByPerson();

        assertHealthyAndEnabled(resumedAfterRestart(saved));
    }

    /** Back to what the last proven refresh brought. */
    @Test
    void aPersonsUndoOfAGoodRefreshIsNotDisabled() {
        engine.world().setJobDuration("DB_REFRESH", QUICK);
        assertThat(start().untilEnded().ending).isEqualTo("succeeded");
        engine.world().setJobDuration("DB_REFRESH", LONG);
        OperationState saved = interrupted();
        post("undo");
        untilIdle();

        assertHealthyAndEnabled(resumedAfterRestart(saved));
    }

    /** A password was changed, or the directory behind it was away: the refresh goes on, and ends well. */
    @Test
    void aLoginThatIsRefusedForAWhileIsNoFailure() {
        Running running = waiting();
        String job = running.driver.state().openJob();
        engine.faults().refuseLogins(1_000);
        engine.faults().expireSessions();
        running.untilEnded();
        assertThat(running.notes).as(running.toString()).contains(Note.NOT_DISABLED);
        engine.world().finishJob(job);
        untilIdle();
        engine.faults().clear();
        stage.restart();

        resumeWithoutBuild();
        untilNobodyCarries(running.end.id());

        assertHealthyAndEnabled(running);
        assertThat(stage.disk.read()).isEmpty();
    }

    /** The same where it failed meanwhile: whoever is let in again finds that out, and disables. */
    @Test
    void aRefreshThatFailedWhileTheLoginWasRefusedIsRemedied() {
        Running running = waiting();
        String job = running.driver.state().openJob();
        engine.faults().refuseLogins(1_000);
        engine.faults().expireSessions();
        running.untilEnded();
        engine.world().advanceJob(job, MOVED);
        engine.world().failJob(job, "disk full");
        untilIdle();
        engine.faults().clear();
        stage.restart();

        resumeWithoutBuild();
        untilNobodyCarries(running.end.id());

        assertThat(engine.books().vdb(MASTER).enabled()).as(running.toString()).isFalse();
        assertThat(stage.disk.read()).isEmpty();
    }

    /** That it was proven could not be kept, so that it is looked at once more. */
    @Test
    void aFullDiskAtTheEndDisablesNothingLater() {
        Running running = waiting();
        stage.disk.full = true;
        engine.world().finishJob(running.driver.state().openJob());
        assertThat(running.untilEnded().ending).isEqualTo("succeeded");
        stage.disk.full = false;
        assertThat(stage.disk.read()).hasSize(1);
        untilIdle();
        engine.world().takeSnapshot(PRODUCTION);
        refreshByPerson();

        stage.restart();
        resumeWithoutBuild();
        untilNobodyCarries(running.end.id());

        assertHealthyAndEnabled(running);
    }

    @Test
    void whatCouldNotBeKeptIsKeptByTheNextLookAtTheOpenWork() {
        Running running = waiting();
        stage.disk.full = true;
        engine.world().finishJob(running.driver.state().openJob());
        running.untilEnded();
        stage.disk.full = false;

        stage.connections().resumeOpenWork();

        assertThat(stage.disk.read()).isEmpty();
    }

    /** A right that is missing for a while may look like a VDB that was deleted. */
    @Test
    void aVdbThatIsOutOfSightIsTriedAgainLater() {
        Rights rights = new Rights(engine);
        Running running = waiting();
        rights.forbid(engine, SimulatedEngine.USER, "POST .*/disable", Rights.Refusal.HIDDEN);
        engine.world().failJob(running.driver.state().openJob(), "disk full");

        running.untilEnded();

        assertThat(running.notes).contains(Note.NOT_DISABLED);
        assertThat(stage.disk.read()).hasSize(1);
    }

    /** It is looked for while the old remedy is tried once more, and found in vain after that. */
    @Test
    void aRefreshThatNeverArrivedSettlesNothing() {
        stage.configured.get(0).setBusyMinutes(0);
        Running old = notDisabled();
        AtomicBoolean silent = new AtomicBoolean(true);
        engine.faults().on("POST", "/refresh$").dropBefore();
        engine.faults()
                .on(request -> silent.get() && request.path().endsWith("/action"))
                .always()
                .fails(Fault.status(503));
        OperationState saved = start().untilNoted(Note.ANSWER_LOST).killed();
        assertThat(stage.disk.read()).hasSize(2);
        stage.restart();
        resumeWithoutBuild();

        untilNobodyCarries(old.end.id());
        assertThat(stage.connections().openWork().isClaimed(saved.id())).isTrue();
        silent.set(false);
        untilNobodyCarries(saved.id());

        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        assertThat(engine.books().vdb(MASTER).enabled()).isTrue();
        assertThat(stage.disk.read()).singleElement().satisfies(left -> assertThat(left.id())
                .isEqualTo(old.end.id()));
    }
}
