package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.Limits;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import io.jenkins.plugins.delphixpipeline.watch.OutageTolerance;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;

/**
 * One life of a controller: its session, its watcher, and the moment at which it is killed. Once it is dead, nothing that
 * its threads still do has an effect: nothing is kept, nothing is submitted.
 */
final class Controller {
    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(40),
            Duration.ofSeconds(40),
            Duration.ofSeconds(40),
            Duration.ofMillis(800),
            Duration.ofSeconds(3));
    private static final OkHttpClient CLIENT = new OkHttpClient();

    private final AtomicInteger momentsToLive;
    private final Runnable onDeath;
    private final JobWatcher watcher;
    private final Backend backend;
    private volatile boolean dead;

    /**
     * @param dates what a proxy says of the time
     * @param momentsToLive so many saves and submissions, then it is killed
     * @param onDeath called once
     */
    Controller(URI url, SkewedDates dates, int momentsToLive, Runnable onDeath) {
        this.momentsToLive = new AtomicInteger(momentsToLive);
        this.onDeath = onDeath;
        HttpSettings settings = HttpSettings.of(url.toString())
                .withTimeouts(Duration.ofMillis(800), Duration.ofMillis(800), Duration.ofMillis(800))
                .withRetryBudget(Duration.ofMillis(1500));
        EnginePlatform platform = new EnginePlatform(
                settings,
                dates.over(CLIENT),
                () -> new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD));
        watcher = new JobWatcher(
                platform.feed(),
                Crew::thread,
                new OutageTolerance(
                        Clock.systemUTC(),
                        LIMITS.unreachable(),
                        new RetryPolicy(Duration.ofMillis(50), Duration.ofMillis(400))));
        backend = new Backend(
                new MortalPlatform(platform, this),
                watcher,
                LIMITS,
                io.jenkins.plugins.delphixpipeline.guard.DataTerms.inMemory(false));
    }

    /** What a dead controller has not put on the wire yet never will be. */
    private OkHttpClient mortal() {
        return CLIENT.newBuilder()
                .addNetworkInterceptor(chain -> {
                    if (dead) {
                        throw new IOException("killed");
                    }
                    return chain.proceed(chain.request());
                })
                .build();
    }

    Backend backend() {
        live();
        return backend;
    }

    boolean isDead() {
        return dead;
    }

    /** Whoever has died does nothing any more. */
    void live() {
        if (dead) {
            throw new CancellationException("killed");
        }
    }

    /** A moment at which a kill matters: throws when it happens right now. */
    void moment() {
        live();
        if (momentsToLive.decrementAndGet() == 0) {
            die();
        }
        live();
    }

    private void die() {
        dead = true;
        watcher.close();
        onDeath.run();
    }

    /** The end of the last life. */
    void retire() {
        dead = true;
        watcher.close();
    }
}
