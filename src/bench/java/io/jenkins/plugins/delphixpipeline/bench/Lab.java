package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.Limits;
import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.engine.jobs.Pace;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PooledTurns;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import io.jenkins.plugins.delphixpipeline.watch.OutageTolerance;
import java.time.Clock;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** One session with one back end. Unless told otherwise, the turns of all its operations share two threads. */
final class Lab implements AutoCloseable {
    final DataPlatform platform;
    final JobWatcher watcher;
    private final Backend backend;
    private final TaskScheduler scheduler;
    private final AutoCloseable threads;
    private final OkHttpClient client;

    Lab(SimulatedEngine engine) {
        this(engine, new OkHttpClient(), 2);
    }

    Lab(SimulatedEngine engine, OkHttpClient client, int threads) {
        this(connect(engine, client), client, new PooledTurns(threads));
    }

    Lab(SimulatedEngine engine, OkHttpClient client, int threads, Pace pace) {
        this(
                new EnginePlatform(HttpSettings.of(engine.url().toString()), client, Lab::login, pace),
                client,
                new PooledTurns(threads));
    }

    private static LoginSource.Login login() {
        return new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD);
    }

    Lab(DataPlatform platform, OkHttpClient client, PooledTurns own) {
        this(platform, client, own, own);
    }

    /**
     * @param turns may be shared by several
     * @param threads what is given up with the lab
     */
    Lab(DataPlatform platform, OkHttpClient client, TaskScheduler scheduler, AutoCloseable threads) {
        this.client = client;
        this.scheduler = scheduler;
        this.threads = threads;
        this.platform = platform;
        this.watcher = new JobWatcher(
                platform.feed(),
                work -> new Thread(work, "watcher"),
                new OutageTolerance(
                        Clock.systemUTC(),
                        Duration.ofMinutes(5),
                        new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(5))));
        this.backend = new Backend(
                platform,
                watcher,
                Limits.defaults(),
                io.jenkins.plugins.delphixpipeline.guard.DataTerms.inMemory(false));
    }

    static EnginePlatform connect(SimulatedEngine engine, OkHttpClient client) {
        return connect(HttpSettings.of(engine.url().toString()), client);
    }

    static EnginePlatform connect(HttpSettings settings, OkHttpClient client) {
        return new EnginePlatform(settings, client, Lab::login);
    }

    Step start(String id, DataOperation operation) {
        Step step = new Step();
        step.driver = new OperationDriver(
                operation,
                OperationState.start(id, System.currentTimeMillis()),
                () -> backend,
                Step.NOT_KEPT,
                step,
                scheduler,
                Clock.systemUTC());
        step.driver.start();
        return step;
    }

    @Override
    public void close() throws Exception {
        watcher.close();
        threads.close();
        client.connectionPool().evictAll();
    }
}
