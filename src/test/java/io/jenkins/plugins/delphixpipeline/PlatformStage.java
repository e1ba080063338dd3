package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.Limits;
import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PooledTurns;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import io.jenkins.plugins.delphixpipeline.watch.OutageTolerance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Operations, driver and watcher as the steps use them, on whatever back end; only Jenkins is missing. */
public class PlatformStage implements AutoCloseable {
    static final Limits SHORT = new Limits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofMillis(800),
            Duration.ofSeconds(5));

    private final Backend backend;
    private final PooledTurns turns = new PooledTurns(4);

    protected PlatformStage(DataPlatform platform, DataTerms terms) {
        JobWatcher watcher = new JobWatcher(
                platform.feed(),
                Thread::new,
                new OutageTolerance(
                        Clock.systemUTC(),
                        SHORT.unreachable(),
                        new RetryPolicy(Duration.ofMillis(50), Duration.ofMillis(500))));
        backend = new Backend(platform, watcher, SHORT, terms);
    }

    protected static HttpSettings settings(String url) {
        return HttpSettings.of(url)
                .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5))
                .withRetryBudget(Duration.ofSeconds(2));
    }

    public DataPlatform platform() {
        return backend.platform();
    }

    DataTerms terms() {
        return backend.terms();
    }

    /** What Jenkins credentials hold, by id. */
    public final Map<String, String> secrets = new ConcurrentHashMap<>();

    private final Backend.Source source = new Backend.Source() {
        @Override
        public Backend open() {
            return backend;
        }

        @Override
        public String secret(String credentialsId) {
            return secrets.get(credentialsId);
        }
    };

    public EngineStage.Running start(DataOperation operation) {
        return resume(operation, OperationState.start("test-" + System.nanoTime(), System.currentTimeMillis()));
    }

    public EngineStage.Running resume(DataOperation operation, OperationState state) {
        EngineStage.Running running = new EngineStage.Running();
        running.driver =
                new OperationDriver(operation, state, source, running::save, running, turns, Clock.systemUTC());
        running.driver.start();
        return running;
    }

    /** Runs an operation that is expected to reach its goal. */
    public Result run(DataOperation operation) {
        EngineStage.Running running = start(operation).untilEnded();
        if (running.result == null) {
            throw new AssertionError(running.ending + ": " + running.failure(), running.mistake);
        }
        requireNoTextForYesOrNo(running.result);
        return running.result;
    }

    /** A script takes every text for yes, "false" too. */
    private static void requireNoTextForYesOrNo(Result result) {
        List<Map<String, Object>> items = result.items() == null ? List.of() : result.items();
        assertThat(Stream.concat(Stream.of(result.values()), items.stream())
                        .flatMap(each -> each.entrySet().stream())
                        .filter(each -> Set.of("true", "false").contains(each.getValue())))
                .isEmpty();
    }

    @Override
    public void close() {
        turns.close();
    }
}
