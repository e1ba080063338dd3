package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.model.Job;
import io.jenkins.plugins.delphixpipeline.config.BoundStage.Running;
import io.jenkins.plugins.delphixpipeline.openwork.GuardedWork;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWork;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.HookSettings;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SetHooks;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A guarded refresh is carried through whatever becomes of the step that began it, and by one at a time. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class OpenWorkTest {
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final ConnectionChoice STEPS_OWN = new ConnectionChoice(null, "of the step");

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .jobDuration(Duration.ofMillis(80))
            .jobDuration("DB_REFRESH", Duration.ofMinutes(10))
            .start();
    private final BoundStage stage = new BoundStage();

    @BeforeEach
    void connect() {
        stage.configured.add(stage.engine("first", engine.url()));
        stage.logins.put("of the step", stage.logins.get("engine"));
        stage.systemLogins.put("engine", stage.logins.get("engine"));
    }

    @AfterEach
    void stop() {
        stage.close();
        engine.close();
    }

    private static DataOperation refresh() {
        return new RefreshMasked(
                "Patients Masked Master", PointChoice.latestSnapshot(), false, MaskingGuard.job("Mask Patients"));
    }

    private Running waiting() {
        return stage.start(refresh(), ConnectionChoice.unspecified()).untilWaiting();
    }

    private boolean isEnabled() {
        return engine.books().vdb(MASTER).enabled();
    }

    private void untilNothingIsOpen() {
        BoundStage.until(() -> {
            // It has a clock that only moves when it is told to.
            stage.clock.pass(Duration.ofMillis(50));
            return stage.disk.read().isEmpty();
        });
    }

    @Test
    void theWorkIsKeptBeforeTheGuardedSubmissionAndUntilItIsProven() {
        List<Integer> keptWhenSent = new CopyOnWriteArrayList<>();
        engine.faults().on("POST", "/refresh$").fails((request, handling) -> {
            keptWhenSent.add(stage.disk.read().size());
            return handling.get();
        });
        Running running = waiting();

        assertThat(keptWhenSent).containsExactly(1);
        OpenWork work = stage.disk.read().get(0);
        assertThat(work.subject()).isEqualTo("Patients Masked Master");
        assertThat(work.connection()).isEqualTo("first");
        assertThat(work.origin().job()).isEqualTo(BoundStage.JOB);
        engine.world().finishJob(running.driver.state().openJob());
        assertThat(running.untilEnded().ending).isEqualTo("succeeded");
        assertThat(stage.disk.read()).isEmpty();
    }

    @Test
    void whatCannotBeKeptIsNotBegun() {
        stage.disk.full = true;

        Running running = stage.start(refresh(), ConnectionChoice.unspecified()).untilEnded();

        assertThat(running.end.failure().problem()).as(running.toString()).isEqualTo(Problem.STATE_NOT_SAVED);
        assertThat(FailureTexts.sentence(running.end.failure()))
                .contains("Nothing was submitted.", "No space left on device");
        assertThat(engine.books().submissions("/refresh|/disable")).isZero();
        assertThat(isEnabled()).isTrue();
        assertThat(running.notes).doesNotContain(Note.DISABLED, Note.NOT_DISABLED);
    }

    @Test
    void aDiskThatFillsUpAfterwardsDoesNotEndTheGuard() {
        Running running = waiting();
        stage.disk.full = true;

        engine.world().failJob(running.driver.state().openJob(), "disk full");

        assertThat(running.untilEnded().notes).contains(Note.DISABLED);
        assertThat(isEnabled()).isFalse();
    }

    /** Hooks are set with the master held as well, but its data stays what it was. */
    @Test
    void onlyOtherDataSettlesWhatAFailedDisableLeftOpen() {
        engine.world().addHookTemplate("after", "echo done");
        Running running = waiting();
        engine.faults().failJob("SOURCE_DISABLE", "host is busy", 20);
        engine.world().failJob(running.driver.state().openJob(), "disk full");
        running.untilEnded();
        engine.faults().clear();

        HookSettings hooks = new HookSettings().template(VdbHooks.Moment.POST_REFRESH, "after", null);
        Running setting = stage.start(new SetHooks(MASTER, hooks, false), ConnectionChoice.unspecified())
                .untilEnded();

        assertThat(setting.ending).as(setting.toString()).isEqualTo("succeeded");
        assertThat(stage.disk.read()).hasSize(1);
    }

    /** Else the one that comes back would disable what the other has made good. */
    @Test
    void whatWasAtWorkBeforeARestartHasItsMasterBeforeEverybodyElse() {
        Running first = waiting();
        OperationState saved = first.killed();
        engine.world().failJob(saved.openJob(), "disk full");
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMillis(80));
        stage.restart();

        Running second = stage.start(refresh(), ConnectionChoice.unspecified()).untilNoted(Note.BUSY);
        Running again =
                stage.resume(refresh(), ConnectionChoice.unspecified(), saved).untilEnded();
        BoundStage.until(() -> {
            stage.clock.pass(Duration.ofSeconds(1));
            return second.ending != null;
        });

        assertThat(again.notes).contains(Note.DISABLED);
        assertThat(second.ending).as(second.toString()).isEqualTo("succeeded");
        assertThat(isEnabled()).isTrue();
    }

    /** Where the refresh stands when its build goes away. */
    enum Standing {
        COMPLETES,
        FAILS,
        WAS_BEING_CANCELLED,
        NEVER_ANSWERED,
        NEVER_SENT,
        REMEDY_UNDER_WAY
    }

    @ParameterizedTest
    @EnumSource
    void whatABuildThatIsGoneLeftBehindIsCarriedThrough(Standing standing) {
        OperationState saved = leaveBehind(standing);
        stage.awaited = false;
        stage.restart();

        stage.connections().resumeOpenWork();
        if (standing == Standing.COMPLETES) {
            engine.world().finishJob(saved.openJob());
        } else if (standing == Standing.FAILS) {
            engine.world().failJob(saved.openJob(), "disk full");
        }
        untilNothingIsOpen();

        boolean safe = standing == Standing.COMPLETES || standing == Standing.NEVER_SENT;
        assertThat(isEnabled()).isEqualTo(safe);
        assertThat(engine.books().jobs("SOURCE_DISABLE")).hasSize(safe ? 0 : 1);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(standing == Standing.NEVER_SENT ? 0 : 1);
        assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
    }

    private OperationState leaveBehind(Standing standing) {
        switch (standing) {
            case NEVER_ANSWERED, NEVER_SENT -> {
                engine.world().setJobDuration("DB_REFRESH", Duration.ofMillis(200));
                engine.faults().failJob("DB_REFRESH", "disk full");
                boolean sent = standing == Standing.NEVER_ANSWERED;
                engine.faults().on("POST", "/refresh$").always().fails(sent ? Fault.dropAfter() : Fault.dropBefore());
                engine.faults().on("GET", "/action|/job").always().fails(Fault.status(503));
                Running running =
                        stage.start(refresh(), ConnectionChoice.unspecified()).untilNoted(Note.ANSWER_LOST);
                OperationState saved = running.killed();
                BoundStage.until(() -> !sent
                        || engine.books().jobs("DB_REFRESH").stream()
                                .allMatch(job -> job.state().equals("FAILED")));
                engine.faults().clear();
                return saved;
            }
            case REMEDY_UNDER_WAY -> {
                engine.world().setJobDuration("SOURCE_DISABLE", Duration.ofSeconds(2));
                Running running = waiting();
                engine.world().failJob(running.driver.state().openJob(), "disk full");
                BoundStage.until(() -> engine.books().jobs("SOURCE_DISABLE").size() == 1
                        && running.driver.state().openJob() != null);
                return running.killed();
            }
            default -> {
                Running running = waiting();
                if (standing == Standing.WAS_BEING_CANCELLED) {
                    engine.faults().on("POST", "/cancel$").always().fails(Fault.status(503));
                    running.driver.stop();
                    BoundStage.until(() -> stage.disk.read().stream()
                            .anyMatch(work -> work instanceof GuardedWork guarded
                                    && guarded.state().stopping()));
                    OperationState saved = running.killed();
                    engine.faults().clear();
                    return saved;
                }
                return running.killed();
            }
        }
    }

    @Test
    void aStepThatComesBackCarriesItOnAndNobodyElseDoes() {
        OperationState saved = waiting().killed();
        stage.restart();
        stage.connections().resumeOpenWork();
        assertThat(stage.connections().openWork().isClaimed(saved.id())).isFalse();

        Running resumed = stage.resume(refresh(), ConnectionChoice.unspecified(), saved);
        stage.awaited = false;
        stage.connections().resumeOpenWork();
        engine.world().failJob(saved.openJob(), "disk full");

        assertThat(resumed.untilEnded().ending).isEqualTo("failed");
        untilNothingIsOpen();
        assertThat(engine.books().jobs("SOURCE_DISABLE")).hasSize(1);
    }

    @Test
    void aStepThatComesBackTooLateIsTurnedAway() {
        OperationState saved = waiting().killed();
        stage.awaited = false;
        stage.restart();
        stage.connections().resumeOpenWork();

        assertThat(stage.resume(refresh(), ConnectionChoice.unspecified(), saved))
                .isNull();
        engine.world().failJob(saved.openJob(), "disk full");
        untilNothingIsOpen();
        assertThat(engine.books().jobs("SOURCE_DISABLE")).hasSize(1);
    }

    /** Who brings a credential when the build is gone. */
    enum Bringer {
        CONNECTION,
        JOB,
        FOLDER
    }

    @ParameterizedTest
    @EnumSource
    void theCredentialIsTheConnectionsOrWhatTheJobOrItsFolderSees(Bringer bringer) {
        LoginSource.Login login = stage.logins.get("engine");
        if (bringer != Bringer.CONNECTION) {
            stage.configured.get(0).setCredentialsId("");
        }
        Running running = stage.start(refresh(), STEPS_OWN).untilWaiting();
        OperationState saved = running.killed();
        stage.logins.clear();
        stage.systemLogins.clear();
        switch (bringer) {
            case CONNECTION -> stage.systemLogins.put("engine", login);
            case JOB -> stage.bring(BoundStage.JOB, mock(Job.class), "of the step", login);
            case FOLDER -> stage.bring("clinic", mock(AbstractFolder.class), "of the step", login);
        }
        engine.world().failJob(saved.openJob(), "disk full");
        stage.awaited = false;
        stage.restart();

        stage.connections().resumeOpenWork();

        untilNothingIsOpen();
        assertThat(isEnabled()).isFalse();
    }

    @Test
    void withoutACredentialItIsKeptToldAndTriedAgain() {
        stage.configured.get(0).setCredentialsId("");
        Running running = stage.start(refresh(), STEPS_OWN).untilWaiting();
        OperationState saved = running.killed();
        LoginSource.Login login = stage.logins.remove("of the step");
        engine.world().failJob(saved.openJob(), "disk full");
        stage.awaited = false;
        stage.restart();

        stage.connections().resumeOpenWork();
        BoundStage.until(() -> stage.connections().openWork().trouble(saved.id()) != null);

        assertThat(FailureTexts.sentence(stage.connections().openWork().trouble(saved.id())))
                .contains("of the step");
        assertThat(stage.disk.read()).hasSize(1);
        assertThat(isEnabled()).isTrue();
        stage.bring("clinic", mock(AbstractFolder.class), "of the step", login);
        untilNothingIsOpen();
        assertThat(isEnabled()).isFalse();
    }

    private Running notDisabled() {
        Running running = waiting();
        engine.faults().failJob("SOURCE_DISABLE", "the host is away", 20);
        engine.world().failJob(running.driver.state().openJob(), "disk full");
        return running.untilEnded();
    }

    @Test
    void whatCouldNotBeDisabledIsTriedAgainEvenAfterARestart() {
        Running running = notDisabled();
        assertThat(running.notes).contains(Note.NOT_DISABLED);
        assertThat(isEnabled()).isTrue();
        assertThat(stage.disk.read()).hasSize(1);
        stage.awaited = false;
        stage.restart();
        String id = running.end.id();

        stage.connections().resumeOpenWork();
        assertThat(stage.connections().openWork().isClaimed(id)).isTrue();
        BoundStage.until(() -> !stage.connections().openWork().isClaimed(id));
        engine.faults().clear();
        stage.clock.pass(Duration.ofMinutes(1));
        stage.connections().resumeOpenWork();
        assertThat(stage.connections().openWork().isClaimed(id))
                .as("not again so soon")
                .isFalse();
        stage.clock.pass(Duration.ofMinutes(15));
        stage.connections().resumeOpenWork();

        untilNothingIsOpen();
        assertThat(isEnabled()).isFalse();
    }

    @Test
    void aLaterRefreshThatIsProvenSettlesIt() {
        notDisabled();
        engine.faults().clear();
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMillis(80));

        Running later = stage.start(refresh(), ConnectionChoice.unspecified()).untilEnded();

        assertThat(later.ending).as(later.toString()).isEqualTo("succeeded");
        assertThat(stage.disk.read()).isEmpty();
        stage.awaited = false;
        stage.clock.pass(Duration.ofHours(1));
        stage.connections().resumeOpenWork();
        assertThat(isEnabled()).isTrue();
    }

    @Test
    void anAdministratorMayForgetWhatNobodyCarries() {
        Running running = waiting();
        String id = running.driver.state().id();
        assertThat(stage.connections().openWork().forget(id)).isFalse();
        running.killed();
        stage.restart();

        assertThat(stage.connections().openWork().forget(id)).isTrue();

        assertThat(stage.disk.read()).isEmpty();
    }

    @Test
    void nothingIsKeptOfWhatGuardsNothing() {
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMillis(80));
        DataOperation plain =
                new RefreshMasked("Patients Masked Master", PointChoice.latestSnapshot(), false, MaskingGuard.none());
        List<Integer> keptWhenSent = new CopyOnWriteArrayList<>();
        engine.faults().on("POST", "/refresh$").fails((request, handling) -> {
            keptWhenSent.add(stage.disk.read().size());
            return handling.get();
        });

        Running running = stage.start(plain, ConnectionChoice.unspecified()).untilEnded();

        assertThat(running.ending).as(running.toString()).isEqualTo("succeeded");
        assertThat(keptWhenSent).containsExactly(0);
        assertThat(engine.books().jobs("DB_REFRESH"))
                .extracting(Books.JobEntry::state)
                .containsExactly("COMPLETED");
    }
}
