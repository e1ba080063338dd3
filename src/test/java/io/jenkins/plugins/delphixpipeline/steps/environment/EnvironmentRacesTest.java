package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens in a moment in which nobody expects it, to an environment that somebody uses. */
@Timeout(60)
class EnvironmentRacesTest {
    private static final String VDB = EnvironmentStage.VDB;

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private EnvironmentStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new EnvironmentStage(engine);
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    private void deleteByHand(String vdb) {
        String reference = engine.books().dataset(vdb).reference();
        engine.world().as(SimulatedEngine.USER).post("/database/" + reference + "/delete", null);
    }

    /** Build 1's pipeline was stored last when its body had ended; its VDB has another body by now. */
    @Test
    void aStepThatComesBackAfterItsEndTakesNothingFromTheNextBody() throws Exception {
        Using first = stage.used("1h", 1);
        Using second = stage.begin(EnvironmentStage.step("build"), 2).untilInBody();
        assertThat(second.body).isDone();
        stage.restart();

        Using again = stage.resume(EnvironmentStage.step("1h"), 1, first);
        again.outcome.get(20, TimeUnit.SECONDS);
        assertThat(engine.books().hasDataset(VDB)).isTrue();
        assertThat(stage.environments()).extracting(DataEnvironment::state).containsExactly(EnvironmentState.IN_USE);
    }

    /** The environment is being entered as used: nothing of it is under way any more, and its body not yet. */
    @Test
    void anAbortInTheMomentBeforeTheBodyIsNotLost() throws Exception {
        Using[] using = {stage.new Using(1, null)};
        AtomicBoolean once = new AtomicBoolean();
        stage.whenWriting = all -> {
            boolean inUse = all.stream()
                    .anyMatch(
                            each -> each instanceof DataEnvironment there && there.state() == EnvironmentState.IN_USE);
            if (inUse && once.compareAndSet(false, true)) {
                try {
                    using[0].execution.stop(new FlowInterruptedException(Result.ABORTED));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        using[0].execution = (EnvironmentExecution) EnvironmentStage.step(null).start(using[0].context);
        using[0].execution.start();
        using[0].untilInBody();

        verify(using[0].inside, timeout(20_000).atLeastOnce()).cancel(any(Throwable.class));
    }

    /** The job that brings its VDB was being cancelled when the controller was killed. */
    @Test
    void aStepThatWasAbortedIsAbortedWhenItComesBack() throws Exception {
        engine.world().setJobDuration("DB_PROVISION", Duration.ofMinutes(10));
        engine.faults().on("POST", "/cancel$").always().fails(Fault.dropBefore());
        WithDelphixVdbStep step = EnvironmentStage.step(null);
        Using using = stage.begin(step, 1);
        EnvironmentStage.until(() -> stage.environments().stream()
                .anyMatch(
                        each -> each.reference() != null && each.provisioning().openJob() != null));
        using.execution.stop(new FlowInterruptedException(Result.ABORTED));
        EnvironmentStage.until(() -> stage.environments().get(0).provisioning().stopping());
        stage.restart();
        engine.faults().clear();

        Using again = stage.resumeAsSaved(step, 1, using);

        assertThatThrownBy(again::result).hasCauseInstanceOf(FlowInterruptedException.class);
        stage.untilNothingIsLeft();
        assertThat(engine.books().hasDataset(VDB)).isFalse();
    }

    /** Its VDB was there by then, and was being removed again when the controller was killed. */
    @Test
    void aStepThatHadGivenUpDoesNotBeginAnewWhenItComesBack() throws Exception {
        engine.world().setJobDuration("DB_DELETE", Duration.ofMinutes(10));
        WithDelphixVdbStep step = EnvironmentStage.step(null);
        step.setAdminCredentialsId("administrator");
        Using using = stage.begin(step, 1);
        EnvironmentStage.until(() -> !engine.books().jobs("DB_DELETE").isEmpty());
        stage.restart();

        Using again = stage.resumeAsSaved(step, 1, using);
        engine.world().finishJob(engine.books().jobs("DB_DELETE").get(0).reference());

        assertThat(again.failure()).contains("does not report everything that is needed to connect");
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        assertThat(engine.books().hasDataset(VDB)).isFalse();
    }

    /** The same where it was killed before anything else was known of that. */
    @Test
    void aStepThatComesBackWithWhatItHadGivenUpRemovesIt() throws Exception {
        WithDelphixVdbStep step = EnvironmentStage.step(null);
        step.setAdminCredentialsId("administrator");
        Using[] using = {stage.new Using(1, null)};
        stage.whenWriting = all -> {
            if (!using[0].saved.isEmpty()) {
                throw new CancellationException("killed");
            }
        };
        using[0].execution = (EnvironmentExecution) step.start(using[0].context);
        using[0].execution.start();
        EnvironmentStage.until(() -> !using[0].saved.isEmpty() || using[0].outcome.isDone());
        stage.restart();
        stage.whenWriting = all -> {};

        Using again = stage.resumeAsSaved(step, 1, using[0]);

        assertThat(again.failure()).contains("does not report everything that is needed to connect");
        assertThat(stage.said()).contains("Removed").doesNotContain("Stays");
        assertThat(engine.books().hasDataset(VDB)).isFalse();
    }

    /** The sweeper holds what it looks at for a moment, and the step does not know its id yet. */
    @Test
    void aStepThatComesBackWhileTheSweeperLooksGoesOn() throws Exception {
        engine.world().setJobDuration("DB_PROVISION", Duration.ofMinutes(10));
        stage.begin(EnvironmentStage.step(null), 1);
        EnvironmentStage.until(() -> stage.environments().stream()
                .anyMatch(
                        each -> each.reference() != null && each.provisioning().openJob() != null));
        String job = stage.environments().get(0).provisioning().openJob();
        String id = stage.environments().get(0).id();
        stage.restart();
        assertThat(stage.desk().environments().claim(id)).isTrue();
        stage.scheduler()
                .later(Duration.ofMillis(500), () -> stage.desk().environments().release(id));

        Using again = stage.new Using(1, null);
        again.execution = (EnvironmentExecution) EnvironmentStage.step(null).start(again.context);
        again.execution.onResume();
        engine.world().finishJob(job);

        again.untilInBody();
        assertThat(again.body).as(again.outcome.toString()).isDone();
        assertThat(stage.desk().environments().isClaimed(id)).isTrue();
    }

    /** A person deletes the VDB and makes one of that name while the next build waits for its turn. */
    @Test
    void whatTookTheNameWhileABuildWaitedIsNotRefreshed() throws Exception {
        stage.used("1h", 1);
        engine.world().setJobDuration("DB_DELETE", Duration.ofMinutes(10));
        deleteByHand(VDB);
        String job = engine.books().jobs("DB_DELETE").get(0).reference();
        Using second = stage.begin(EnvironmentStage.step("1h"), 2);
        EnvironmentStage.until(() -> stage.environments().get(0).provisioning() != null
                && stage.environments().get(0).provisioning().fact("own") != null
                && stage.said().contains("aiting"));
        engine.world().finishJob(job);
        EnvironmentStage.until(() -> !engine.books().hasDataset(VDB));
        String theirs = engine.world().addVdb("Prep", "Patients Test", "Production/Patients Prod");

        assertThat(second.failure()).contains("was not made for an environment of this job");
        assertThat(engine.books().jobs("DB_REFRESH")).as(stage.said()).isEmpty();
        assertThat(engine.books().dataset(VDB).reference()).isEqualTo(theirs);
        assertThat(second.body).isNotDone();
        stage.pass(Duration.ofHours(3));
        stage.untilNothingIsLeft();
        assertThat(engine.books().hasDataset(VDB)).isTrue();
    }
}
