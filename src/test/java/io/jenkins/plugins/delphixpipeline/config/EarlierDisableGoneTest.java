package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.Limits;
import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.openwork.GuardedRun;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkRegistry;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Stage;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import io.jenkins.plugins.delphixpipeline.watch.OutageTolerance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The job of the first attempt to disable a master is listed, and gone before it is read. */
@Timeout(60)
class EarlierDisableGoneTest {
    private final Stage stage = new Stage();
    private final OpenWorkDisk disk = new OpenWorkDisk();
    private final OpenWorkRegistry registry = new OpenWorkRegistry(disk);
    private final List<String> disables = new CopyOnWriteArrayList<>();

    @Test
    void whatIsNotDisabledIsTriedAgainLater() {
        Limits limits = new Limits(
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofMillis(50),
                Duration.ofSeconds(5));
        AtomicInteger gone = new AtomicInteger();
        stage.platform.onSubmit = submission -> {
            if (submission.kind() != Submission.Kind.DISABLE) {
                return stage.platform.startJob(submission);
            }
            List<String> all = stage.platform.correlations;
            disables.add(all.get(all.size() - 1));
            throw new PlatformException(Failure.of(Problem.OUTCOME_UNKNOWN, "disable"));
        };
        stage.platform.onFind = intent -> {
            if (disables.size() == 2 && intent.correlation().equals(disables.get(0)) && gone.getAndIncrement() == 0) {
                throw PlatformException.of(Problem.OBJECT_GONE, "JOB-5");
            }
            return RecoveryResult.none();
        };
        JobWatcher watcher = new JobWatcher(
                stage.platform,
                Thread::new,
                new OutageTolerance(
                        Clock.systemUTC(),
                        limits.unreachable(),
                        new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(50))));
        Backend backend = new Backend(stage.platform, watcher, limits, DataTerms.inMemory(false));
        RefreshMasked refresh =
                new RefreshMasked("Patients Masked Master", PointChoice.latestSnapshot(), false, MaskingGuard.anyJob());
        OperationState begin = OperationState.start("test", 0);
        GuardedRun guard = GuardedRun.claim(
                        registry, refresh, begin, new Origin("clinic#1", "7"), (state, durably) -> {})
                .orElseThrow();
        OperationDriver driver = new OperationDriver(
                refresh, begin, () -> backend, guard, guard.telling(stage), stage, Clock.systemUTC());
        driver.start();
        stage.until(() -> driver.state().openJob() != null);
        stage.platform.end(stage.platform.lastJob(), DelphixJob.State.FAILED);
        stage.until(() -> stage.ending != null || disables.size() > 2);
        driver.close();

        assertThat(gone).hasPositiveValue();
        assertThat(disk.read().isEmpty() && stage.notes.contains(Note.NOT_DISABLED))
                .as("not disabled, and nobody tries again: " + stage.notes + " "
                        + driver.state().remedyFailure())
                .isFalse();
    }
}
