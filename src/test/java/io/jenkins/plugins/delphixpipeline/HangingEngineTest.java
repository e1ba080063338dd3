package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.controller.ControllerScheduler;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.Limits;
import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.http.HangingServer;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.masking.MaskingPlatform;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.session.PlatformWithMasking;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import io.jenkins.plugins.delphixpipeline.watch.OutageTolerance;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of others while one back end accepts connections and never answers. */
class HangingEngineTest {
    private static final int MANY = 60;
    private static final Duration LONG = Duration.ofSeconds(40);
    /** Less than one read of a server that hangs, and enough for a slow machine. */
    private static final Duration SOON = Duration.ofSeconds(15);

    private final HangingServer hanging = new HangingServer();
    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofSeconds(2))
            .start();
    private final ExecutorService pool = ControllerScheduler.pool(task -> new Thread(task, "turns"));
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ControllerScheduler scheduler = new ControllerScheduler(pool, () -> clock, () -> true, () -> true);

    HangingEngineTest() throws IOException {}

    @AfterEach
    void close() {
        pool.shutdownNow();
        clock.shutdownNow();
        hanging.close();
        engine.close();
    }

    private static Backend backend(String url, Duration readTimeout, Duration firstContact) {
        HttpSettings settings = HttpSettings.of(url)
                .withTimeouts(Duration.ofSeconds(2), readTimeout, Duration.ofSeconds(5))
                .withRetryBudget(Duration.ofSeconds(1));
        EnginePlatform platform = new EnginePlatform(
                settings,
                new OkHttpClient(),
                () -> new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD));
        JobWatcher watcher = new JobWatcher(
                platform.feed(),
                Thread::new,
                new OutageTolerance(
                        Clock.systemUTC(),
                        Duration.ofMinutes(5),
                        new RetryPolicy(Duration.ofMillis(50), Duration.ofMillis(500))));
        Limits usual = Limits.defaults();
        Limits limits = new Limits(usual.unreachable(), firstContact, usual.busy(), usual.settle(), usual.stop());
        return new Backend(
                platform, watcher, limits, io.jenkins.plugins.delphixpipeline.guard.DataTerms.inMemory(false));
    }

    private Backend healthy() {
        return backend(engine.url().toString(), LONG, LONG);
    }

    private Running start(DataOperation operation, Backend backend) {
        Running running = new Running();
        running.driver = new OperationDriver(
                operation,
                OperationState.start("test-" + System.nanoTime(), System.currentTimeMillis()),
                () -> backend,
                (state, durably) -> {},
                running,
                scheduler,
                Clock.systemUTC());
        running.driver.start();
        return running;
    }

    private List<Running> startMany(Backend backend) {
        return IntStream.range(0, MANY)
                .mapToObj(n -> start(snapshot(), backend))
                .toList();
    }

    private static DataOperation snapshot() {
        return new SnapshotDataset("Patients Prod", Map.of());
    }

    private static void untilEnded(Running running, Duration most) {
        await().atMost(most).until(() -> running.ending != null);
    }

    @Test
    void aStepOnAHealthyEngineDoesNotWaitForOneThatHangs() {
        startMany(backend(hanging.url(), LONG, LONG));
        await().until(() -> hanging.accepted() > 0);

        Running step = start(snapshot(), healthy());

        untilEnded(step, SOON);
        assertThat(step.ending).isEqualTo("succeeded");
    }

    @Test
    void manyEnginesThatHangHoldUpNobodyEither() {
        for (int n = 0; n < 10; n++) {
            startMany(backend(hanging.url(), LONG, LONG));
        }
        await().until(() -> hanging.accepted() >= 10);

        Running step = start(snapshot(), healthy());

        untilEnded(step, SOON);
        assertThat(step.ending).isEqualTo("succeeded");
    }

    @Test
    void whoHearsNothingEndsInTimeHoweverManyWait() {
        Duration readTimeout = Duration.ofSeconds(3);
        long begin = System.nanoTime();

        List<Running> steps = startMany(backend(hanging.url(), readTimeout, Duration.ofSeconds(1)));

        await().atMost(Duration.ofSeconds(30)).until(() -> steps.stream().allMatch(step -> step.ending != null));
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("first contact, and the reads that were under way")
                .isLessThan(readTimeout.plusSeconds(5));
        assertThat(steps).allSatisfy(step -> {
            assertThat(step.ending).isEqualTo("failed");
            assertThat(step.failure().kind()).isEqualTo(Problem.Kind.UNREACHABLE);
            assertThat(step.failure().subject()).startsWith(hanging.url());
        });
    }

    @Test
    void aSlowEngineThatAnswersOthersIsNotTakenForOneThatHangs() {
        engine.world().addDatasets(MANY);
        engine.faults().on("GET", "/snapshot$").always().delay(Duration.ofMillis(300));
        Backend slow = backend(engine.url().toString(), LONG, Duration.ofSeconds(1));

        List<Running> steps = IntStream.rangeClosed(1, MANY)
                .mapToObj(n -> start(new SnapshotDataset("Bulk/bulk " + n, Map.of()), slow))
                .toList();

        await().atMost(Duration.ofMinutes(1)).until(() -> steps.stream().allMatch(step -> step.ending != null));
        assertThat(steps).extracting(step -> step.ending).containsOnly("succeeded");
    }

    @Test
    void whoStopsBeforeItsTurnCameEndsAtOnce() {
        List<Running> steps = startMany(backend(hanging.url(), LONG, LONG));
        await().until(() -> hanging.accepted() > 0);

        steps.forEach(step -> step.driver.stop());

        await().atMost(SOON)
                .until(() -> steps.stream()
                                .filter(step -> "stopped".equals(step.ending))
                                .count()
                        >= MANY - 6);
    }

    @Test
    void whatGuardsDataAndWhatGoesOnDoNotWaitBehindStepsThatBegin() {
        Backend backend = healthy();
        engine.faults().failJob("DB_REFRESH", "disk full");
        Running refresh = start(
                new RefreshMasked(
                        "Patients Masked Master",
                        PointChoice.latestSnapshot(),
                        false,
                        MaskingGuard.job("Mask Patients")),
                backend);
        refresh.untilWaiting();
        Running snapshot = start(snapshot(), backend).untilWaiting();
        engine.faults().on("GET", "/database$").always().delay(LONG);

        startMany(backend);

        untilEnded(snapshot, SOON);
        assertThat(snapshot.ending).isEqualTo("succeeded");
        untilEnded(refresh, SOON);
        assertThat(refresh.ending).isEqualTo("failed");
        assertThat(refresh.end.remedyFailure()).as("the disable").isNull();
    }

    /** It accepts and never answers, while the engine that it belongs to is well. */
    @Test
    void aMaskingEngineThatHangsHoldsUpNobodyElseOnItsEngine() {
        HttpSettings settings = HttpSettings.of(hanging.url())
                .withTimeouts(Duration.ofSeconds(2), LONG, Duration.ofSeconds(5))
                .withRetryBudget(Duration.ofSeconds(1));
        DataPlatform masking =
                new MaskingPlatform(settings, new OkHttpClient(), () -> new LoginSource.Login("masking", "secret"));
        Backend alone = healthy();
        Backend beside = new Backend(
                new PlatformWithMasking(alone.platform(), () -> masking),
                alone.watcher(),
                alone.limits(),
                alone.terms());
        IntStream.range(0, MANY).forEach(n -> start(maskedRefresh(), beside));
        await().until(() -> hanging.accepted() > 0);

        Running step = start(snapshot(), beside);

        untilEnded(step, SOON);
        assertThat(step.ending).isEqualTo("succeeded");
    }

    private static DataOperation maskedRefresh() {
        return new RefreshMasked(
                "Patients Masked Master", PointChoice.latestSnapshot(), false, MaskingGuard.job("Mask Patients"));
    }
}
