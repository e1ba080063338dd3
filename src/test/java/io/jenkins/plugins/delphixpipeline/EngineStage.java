package io.jenkins.plugins.delphixpipeline;

import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.Limits;
import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.driver.OperationListener;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PooledTurns;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.session.PlatformWithMasking;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import io.jenkins.plugins.delphixpipeline.watch.OutageTolerance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;

/** Operations, driver, watcher and client as the steps use them, against a simulated engine; only Jenkins is missing. */
public final class EngineStage implements AutoCloseable {
    static final Limits SHORT = new Limits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofMillis(800),
            Duration.ofSeconds(5));

    private static final LoginSource USUAL =
            () -> new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD);

    public final EnginePlatform platform;
    private final Backend backend;
    private final PooledTurns turns = new PooledTurns(4);

    public EngineStage(SimulatedEngine engine) {
        this(engine, false);
    }

    public EngineStage(SimulatedEngine engine, DataPlatform masking) {
        this(engine, false, USUAL, masking);
    }

    public EngineStage(SimulatedEngine engine, boolean unmaskedAllowed) {
        this(engine, unmaskedAllowed, USUAL);
    }

    public EngineStage(SimulatedEngine engine, boolean unmaskedAllowed, LoginSource logins) {
        this(engine, unmaskedAllowed, logins, null);
    }

    /**
     * The same controller with a new session.
     *
     * @param masking null for none
     */
    public EngineStage(SimulatedEngine engine, EngineStage same, DataPlatform masking) {
        this(engine, same.backend.terms(), USUAL, masking);
    }

    private EngineStage(SimulatedEngine engine, boolean unmaskedAllowed, LoginSource logins, DataPlatform masking) {
        this(engine, DataTerms.inMemory(unmaskedAllowed), logins, masking);
    }

    private EngineStage(SimulatedEngine engine, DataTerms terms, LoginSource logins, DataPlatform masking) {
        HttpSettings settings = HttpSettings.of(engine.url().toString())
                .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5))
                .withRetryBudget(Duration.ofSeconds(2));
        platform = new EnginePlatform(settings, new OkHttpClient(), logins);
        JobWatcher watcher = new JobWatcher(
                platform.feed(),
                Thread::new,
                new OutageTolerance(
                        Clock.systemUTC(),
                        SHORT.unreachable(),
                        new RetryPolicy(Duration.ofMillis(50), Duration.ofMillis(500))));
        DataPlatform whole = masking == null ? platform : new PlatformWithMasking(platform, () -> masking);
        backend = new Backend(whole, watcher, SHORT, terms);
    }

    public Running start(DataOperation operation) {
        return resume(operation, OperationState.start("test-" + System.nanoTime(), System.currentTimeMillis()));
    }

    public Running resume(DataOperation operation, OperationState state) {
        Running running = new Running();
        running.driver =
                new OperationDriver(operation, state, () -> backend, running::save, running, turns, Clock.systemUTC());
        running.driver.start();
        return running;
    }

    /** Runs an operation that is expected to reach its goal. */
    public Result run(DataOperation operation) {
        Running running = start(operation).untilEnded();
        if (running.result == null) {
            throw new AssertionError(running.ending + ": " + running.failure(), running.mistake);
        }
        return running.result;
    }

    @Override
    public void close() {
        turns.close();
    }

    /** One operation under way, with all that was said about it. */
    public static final class Running implements OperationListener {
        public final List<Note> notes = new CopyOnWriteArrayList<>();
        public final List<OperationState> saves = new CopyOnWriteArrayList<>();
        public final List<DelphixJob> progress = new CopyOnWriteArrayList<>();
        public OperationDriver driver;
        public volatile String ending;
        public volatile Result result;
        public volatile OperationState end;
        public volatile Throwable mistake;

        private void save(OperationState state, boolean durably) {
            saves.add(state);
        }

        public Running untilEnded() {
            await().atMost(Duration.ofSeconds(30)).until(() -> ending != null);
            return this;
        }

        public Running untilWaiting() {
            await().atMost(Duration.ofSeconds(10)).until(() -> driver.state().openJob() != null || ending != null);
            return this;
        }

        public Failure failure() {
            return end == null ? null : end.failure();
        }

        @Override
        public void underWay(OperationState state) {}

        @Override
        public void progress(DelphixJob job) {
            progress.add(job);
        }

        @Override
        public void note(Note note, Object... arguments) {
            notes.add(note);
        }

        @Override
        public void succeeded(OperationState state, Result made) {
            result = made;
            end("succeeded", state);
        }

        @Override
        public void failed(OperationState state) {
            end("failed", state);
        }

        @Override
        public void stopped(OperationState state) {
            end("stopped", state);
        }

        @Override
        public void crashed(OperationState state, Throwable thrown) {
            mistake = thrown;
            end("crashed", state);
        }

        private void end(String how, OperationState state) {
            end = state;
            ending = how;
        }
    }
}
