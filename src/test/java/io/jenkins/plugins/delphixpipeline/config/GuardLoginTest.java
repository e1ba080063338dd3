package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.config.BoundStage.Running;
import io.jenkins.plugins.delphixpipeline.config.Rights.Refusal;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the login of a step may not disable, the login that the connection keeps for the guard does; and nothing else. */
@Timeout(60)
class GuardLoginTest {
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final String STEP = SimulatedEngine.USER;
    private static final String GUARD = "watchman";
    private static final String DISABLE = "POST .*/disable";

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .user(GUARD, "watchful")
            .jobDuration(Duration.ofMillis(80))
            .jobDuration("DB_REFRESH", Duration.ofMinutes(10))
            .jobDuration("JETSTREAM_USER_CONTAINER_REFRESH", Duration.ofMinutes(10))
            .start();
    private final Rights rights = new Rights(engine);
    private final BoundStage stage = new BoundStage();
    private EngineConnection connection;

    @BeforeEach
    void connect() {
        connection = stage.engine("first", engine.url());
        connection.setGuardCredentialsId("guard");
        stage.configured.add(connection);
        stage.logins.put("guard", new LoginSource.Login(GUARD, "watchful"));
        stage.systemLogins.putAll(stage.logins);
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

    private void fail(String job) {
        engine.world().failJob(job, "disk full");
    }

    private boolean isEnabled() {
        return engine.books().vdb(MASTER).enabled();
    }

    private void assertDisabledByTheGuard(Running running) {
        assertThat(isEnabled()).as(running.toString()).isFalse();
        assertThat(running.notes)
                .containsOnlyOnce(Note.GUARD_STEPS_IN, Note.DISABLED)
                .doesNotContain(Note.NOT_DISABLED);
        assertThat(running.end.failure().problem()).isEqualTo(Problem.JOB_FAILED);
        assertThat(running.end.remedyFailure()).isNull();
        assertThat(rights.changesBy(GUARD)).contains("disable").doesNotContain("refresh", "cancel", "enable");
        assertThat(stage.disk.read()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theGuardDisablesWhatTheStepsLoginMayNot(Refusal how) {
        Running running = waiting();
        rights.forbid(engine, STEP, DISABLE, how);

        fail(running.driver.state().openJob());

        running.untilEnded();
        assertDisabledByTheGuard(running);
        assertThat(rights.changesBy(GUARD)).filteredOn("disable"::equals).hasSize(1);
    }

    /** The login of the step is locked, or no longer shown anything. */
    @ParameterizedTest
    @EnumSource
    void theGuardDisablesWhatTheStepsLoginCanNoLongerSee(Refusal how) {
        Running running = waiting();
        String job = running.driver.state().openJob();
        rights.forbid(engine, STEP, "(GET .*/(database|source|timeflow|snapshot)|POST).*", how);

        fail(job);

        running.untilEnded();
        assertDisabledByTheGuard(running);
    }

    @Test
    void theGuardDisablesWhenTheStepsLoginIsRefusedAfterARestart() {
        OperationState saved = waiting().killed();
        stage.logins.put("engine", new LoginSource.Login(STEP, "changed meanwhile"));
        stage.restart();
        fail(saved.openJob());

        Running running = stage.resume(refresh(), ConnectionChoice.unspecified(), saved);

        running.untilEnded();
        assertThat(isEnabled()).as(running.toString()).isFalse();
        assertThat(running.notes).contains(Note.GUARD_STEPS_IN, Note.DISABLED).doesNotContain(Note.NOT_DISABLED);
        assertThat(stage.disk.read()).isEmpty();
    }

    @Test
    void aStepsLoginThatMayDisableDoesSoItself() {
        Running running = waiting();

        fail(running.driver.state().openJob());

        assertThat(running.untilEnded().notes).contains(Note.DISABLED).doesNotContain(Note.GUARD_STEPS_IN);
        assertThat(isEnabled()).isFalse();
        assertThat(rights.changesBy(GUARD)).doesNotContain("disable");
    }

    @Test
    void withoutALoginOfTheGuardItSaysThatItIsNotDisabled() {
        connection.setGuardCredentialsId("");
        Running running = waiting();
        rights.forbid(engine, STEP, DISABLE, Refusal.FORBIDDEN);

        fail(running.driver.state().openJob());

        assertThat(running.untilEnded().notes).contains(Note.NOT_DISABLED).doesNotContain(Note.GUARD_STEPS_IN);
        assertThat(running.end.remedyFailure().problem()).isEqualTo(Problem.NOT_PERMITTED);
        assertThat(stage.disk.read()).hasSize(1);
    }

    @Test
    void whereNeitherMayItIsToldAndTriedAgainWithTheStepsOwnLoginFirst() {
        Running running = waiting();
        rights.forbid(engine, STEP, DISABLE, Refusal.FORBIDDEN);
        rights.forbid(engine, GUARD, DISABLE, Refusal.FORBIDDEN);
        fail(running.driver.state().openJob());
        assertThat(running.untilEnded().notes).contains(Note.GUARD_STEPS_IN, Note.NOT_DISABLED);
        assertThat(isEnabled()).isTrue();
        assertThat(stage.disk.read()).hasSize(1);
        connection.setGuardCredentialsId("");
        stage.awaited = false;
        engine.faults().clear();

        stage.connections().resumeOpenWork();

        BoundStage.until(() -> stage.disk.read().isEmpty());
        assertThat(isEnabled()).isFalse();
    }

    @Test
    void theGuardGoesOnAfterARestart() {
        engine.world().setJobDuration("SOURCE_DISABLE", Duration.ofSeconds(3));
        Running running = waiting();
        rights.forbid(engine, STEP, DISABLE, Refusal.FORBIDDEN);
        fail(running.driver.state().openJob());
        BoundStage.until(() -> engine.books().jobs("SOURCE_DISABLE").size() == 1
                && running.driver.state().openJob() != null);
        OperationState saved = running.killed();
        stage.restart();

        Running resumed = stage.resume(refresh(), ConnectionChoice.unspecified(), saved);

        assertThat(resumed.untilEnded().notes).contains(Note.DISABLED).doesNotContain(Note.GUARD_STEPS_IN);
        assertThat(engine.books().jobs("SOURCE_DISABLE")).hasSize(1);
        assertThat(isEnabled()).isFalse();
    }

    @Test
    void whatABuildLeftBehindIsDisabledByTheGuardToo() {
        OperationState saved = waiting().killed();
        rights.forbid(engine, STEP, DISABLE, Refusal.HIDDEN);
        stage.awaited = false;
        stage.restart();
        fail(saved.openJob());

        stage.connections().resumeOpenWork();

        BoundStage.until(() -> stage.disk.read().isEmpty());
        assertThat(isEnabled()).isFalse();
        assertThat(rights.changesBy(GUARD)).contains("disable");
    }

    @Test
    void theGuardDoesNothingOnAnotherEngine() throws Exception {
        try (SimulatedEngine other =
                        SimulatedEngine.builder().user(GUARD, "watchful").start();
                Relay relay = new Relay(engine.url())) {
            stage.configured.clear();
            EngineConnection moving = stage.engine("first", relay.url());
            moving.setGuardCredentialsId("guard");
            stage.configured.add(moving);
            Running running = waiting();

            relay.leadTo(other.url());

            running.untilEnded();
            assertThat(running.end.remedyFailure().problem())
                    .as(running.toString())
                    .isEqualTo(Problem.OTHER_BACK_END);
            assertThat(running.notes).contains(Note.NOT_DISABLED);
            assertThat(other.books().submissions("/disable")).isZero();
            assertThat(other.books().vdb(MASTER).enabled()).isTrue();
        }
    }

    /** A login that may work with its data pods and sees neither their masters nor their VDBs. */
    @ParameterizedTest
    @EnumSource
    void aLoginForSelfServiceAloneRefreshesUnderTheEyesOfTheGuard(Refusal how) {
        rights.forbid(engine, STEP, "GET .*/(database|source|timeflow|snapshot|group|sourceconfig)(/.*)?", how);
        DataOperation refreshPod =
                new ManagePod(new PodTarget("prep1", "Patients", true, false), PodAction.REFRESH, null);
        Running running =
                stage.start(refreshPod, ConnectionChoice.unspecified()).untilWaiting();
        assertThat(running.ending).as(running.toString()).isNull();

        engine.world().finishJob(running.driver.state().openJob());

        assertThat(running.untilEnded().ending).as(running.toString()).isEqualTo("succeeded");
        assertThat(rights.changesBy(GUARD)).isEmpty();
        assertThat(stage.disk.read()).isEmpty();
    }

    @Test
    void aLoginForSelfServiceAloneIsRefusedWithoutTheGuard() {
        connection.setGuardCredentialsId("");
        rights.forbid(
                engine, STEP, "GET .*/(database|source|timeflow|snapshot|group|sourceconfig)(/.*)?", Refusal.FORBIDDEN);
        DataOperation refreshPod =
                new ManagePod(new PodTarget("prep1", "Patients", true, false), PodAction.REFRESH, null);

        Running running =
                stage.start(refreshPod, ConnectionChoice.unspecified()).untilEnded();

        assertThat(running.ending).as(running.toString()).isEqualTo("failed");
        assertThat(engine.books().submissions("/refresh$")).isZero();
    }

    /** What the pod got cannot be looked at afterwards, so that it counts as unmasked. */
    @ParameterizedTest
    @EnumSource
    void aPodThatTheStepsLoginMayNotDisableIsDisabledByTheGuard(Refusal how) {
        DataOperation refreshPod =
                new ManagePod(new PodTarget("prep1", "Patients", true, false), PodAction.REFRESH, null);
        Running running =
                stage.start(refreshPod, ConnectionChoice.unspecified()).untilWaiting();
        rights.forbid(engine, STEP, DISABLE, how);
        rights.forbid(engine, GUARD, "GET .*/timeflow(/.*)?", Refusal.FORBIDDEN);

        engine.world().finishJob(running.driver.state().openJob());

        assertThat(running.untilEnded().notes)
                .as(running.toString())
                .contains(Note.GUARD_STEPS_IN, Note.POD_DISABLED)
                .doesNotContain(Note.POD_NOT_DISABLED);
        assertThat(running.end.failure().problem()).isEqualTo(Problem.UNPROVEN);
        assertThat(engine.books().pods())
                .filteredOn(pod -> pod.name().equals("prep1"))
                .extracting(Books.Pod::state)
                .containsExactly("OFFLINE");
        assertThat(rights.changesBy(GUARD)).contains("disable").doesNotContain("refresh");
        assertThat(stage.disk.read()).isEmpty();
    }
}
