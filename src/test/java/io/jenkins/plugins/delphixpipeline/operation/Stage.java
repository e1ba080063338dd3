package io.jenkins.plugins.delphixpipeline.operation;

import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.Limits;
import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.driver.OperationListener;
import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import io.jenkins.plugins.delphixpipeline.watch.OutageTolerance;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs one operation against a {@link FakePlatform} and writes down, in order, all that happened around it. */
public final class Stage extends PooledTurns implements OperationListener {
    public final FakePlatform platform = new FakePlatform();
    public final List<Note> notes = new CopyOnWriteArrayList<>();
    /** The arguments of the latest note of each kind. */
    public final Map<Note, List<Object>> told = new ConcurrentHashMap<>();

    final List<OperationState> saves = new CopyOnWriteArrayList<>();
    public final List<OperationState> durableSaves = new CopyOnWriteArrayList<>();
    /** Whether each save that failed was to be durable. */
    final List<Boolean> failedSaves = new CopyOnWriteArrayList<>();

    private final AtomicInteger asked = new AtomicInteger();
    public volatile boolean maySubmit = true;
    /** Which of all saves, counted from 1, fail. */
    volatile IntPredicate savesThatFail = number -> false;
    /** Why there is no back end; null when there is one. */
    public volatile RuntimeException notConfigured;
    /** On which data may travel; asked at each start. */
    public Supplier<DataTerms> terms = () -> DataTerms.inMemory(false);
    /** How far the driver's clock is ahead of the real one. */
    public volatile Duration ahead = Duration.ZERO;

    public volatile String ending;
    public volatile Result result;
    public volatile OperationState end;
    volatile Throwable mistake;
    public Limits limits = new Limits(
            Duration.ofSeconds(3),
            Duration.ofMillis(50),
            Duration.ofSeconds(5),
            Duration.ofMillis(600),
            Duration.ofMillis(400));
    private OperationDriver driver;

    public Stage() {
        super(2);
    }

    public OperationDriver start(DataOperation operation) {
        return resume(operation, OperationState.start("test", 0));
    }

    public OperationDriver resume(DataOperation operation, OperationState state) {
        JobWatcher watcher = new JobWatcher(
                platform,
                Thread::new,
                new OutageTolerance(
                        Clock.systemUTC(),
                        limits.unreachable(),
                        new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(50))));
        Backend backend = new Backend(platform, watcher, limits, terms.get());
        driver = new OperationDriver(operation, state, () -> open(backend), this::save, this, this, clock());
        driver.start();
        return driver;
    }

    private Backend open(Backend backend) {
        if (notConfigured != null) {
            throw notConfigured;
        }
        return backend;
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.now().plus(ahead);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    /** The operation as another run of the controller would find it. */
    public OperationState saved() {
        return saves.get(saves.size() - 1);
    }

    private void save(OperationState state, boolean durably) {
        if (savesThatFail.test(asked.incrementAndGet())) {
            failedSaves.add(durably);
            throw new IllegalStateException("The state could not be saved", new IOException("No space left on device"));
        }
        saves.add(state);
        if (durably) {
            durableSaves.add(state);
        }
    }

    public void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(2))
                .until(condition);
    }

    public void untilSubmitted(int count) {
        until(() -> platform.submitted.size() == count && driver.state().intent() == null);
    }

    public void untilEnded() {
        until(() -> ending != null);
    }

    public Failure failure() {
        return end.failure();
    }

    public List<String> jobs() {
        return Stream.of(end).flatMap(state -> state.jobs().stream()).toList();
    }

    @Override
    public void underWay(OperationState state) {}

    @Override
    public void progress(DelphixJob job) {}

    @Override
    public void note(Note note, Object... arguments) {
        told.put(note, List.of(arguments));
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
        end("crashed", null);
    }

    private void end(String how, OperationState state) {
        if (ending != null) {
            throw new AssertionError("ended twice: " + ending + " and " + how);
        }
        end = state;
        ending = how;
    }

    @Override
    public boolean maySubmit() {
        return maySubmit;
    }

    @Override
    public boolean mayGuard() {
        return true;
    }

    @Override
    public void close() {
        driver.close();
        super.close();
    }
}
