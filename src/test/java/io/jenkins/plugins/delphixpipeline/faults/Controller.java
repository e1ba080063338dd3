package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.Limits;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.guard.MasterLocks;
import io.jenkins.plugins.delphixpipeline.guard.TimeflowLedger;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import io.jenkins.plugins.delphixpipeline.watch.OutageTolerance;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;

/**
 * One life of a controller: its sessions, their watchers, and the moment at which it is killed. Once it is dead, nothing that
 * its threads still do has an effect: nothing is kept, nothing is submitted.
 */
final class Controller implements Backend.Source {
    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(40),
            Duration.ofSeconds(40),
            Duration.ofSeconds(40),
            Duration.ofMillis(800),
            Duration.ofSeconds(3));
    private static final OkHttpClient CLIENT = new OkHttpClient();

    private final Connections connections;
    private final AtomicInteger momentsToLive;
    private final Witness witness;
    private final OkHttpClient client;
    private final DataTerms terms;
    private final Map<String, Backend> sessions = new HashMap<>();
    private volatile boolean dead;

    /** Whoever is told what the controller does. */
    interface Witness {
        /** Called once. */
        void died();

        /** Something is about to be put on the wire. */
        void submits(String correlation);
    }

    /**
     * @param dates what a proxy says of the time
     * @param momentsToLive so many saves and submissions, then it is killed
     */
    Controller(Connections connections, SkewedDates dates, Disk disk, int momentsToLive, Witness witness) {
        this.connections = connections;
        this.momentsToLive = new AtomicInteger(momentsToLive);
        this.witness = witness;
        this.client = dates.over(mortal());
        this.terms = new DataTerms(false, true, TimeflowLedger.in(disk.ledger(this::live)), new MasterLocks(), null);
    }

    /** What a dead controller has not put on the wire yet never will be. */
    private OkHttpClient mortal() {
        return CLIENT.newBuilder()
                .addInterceptor(connections.network())
                .addNetworkInterceptor(chain -> {
                    if (dead) {
                        throw new IOException("killed");
                    }
                    return chain.proceed(chain.request());
                })
                .build();
    }

    @Override
    public Backend open() {
        String name = connections.defaultName();
        return at(name, connections.addressOf(name));
    }

    @Override
    public Backend open(Binding binding) {
        return at(binding.connection(), binding.address());
    }

    @Override
    public Backend openToday(Binding binding) {
        return at(binding.connection(), connections.addressOf(binding.connection()));
    }

    /** All who go the same way share a session, until that leads somewhere else. */
    private synchronized Backend at(String name, String address) {
        live();
        Backend open = sessions.get(name + ' ' + address);
        if (open == null || open.platform().hasMoved()) {
            open = connect(name, address);
            sessions.put(name + ' ' + address, open);
        }
        return open;
    }

    private Backend connect(String name, String address) {
        HttpSettings settings = HttpSettings.of(address)
                .withTimeouts(Duration.ofMillis(800), Duration.ofMillis(800), Duration.ofMillis(800))
                .withRetryBudget(Duration.ofMillis(1500));
        EnginePlatform platform = new EnginePlatform(
                settings, client, () -> new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD));
        JobWatcher watcher = new JobWatcher(
                platform.feed(),
                Crew::thread,
                new OutageTolerance(
                        Clock.systemUTC(),
                        LIMITS.unreachable(),
                        new RetryPolicy(Duration.ofMillis(50), Duration.ofMillis(400))));
        return new Backend(
                new MortalPlatform(platform, this), watcher, LIMITS, terms, Binding.of(name, address, "login", null));
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
            retire();
            witness.died();
        }
        live();
    }

    void submits(String correlation) {
        moment();
        witness.submits(correlation);
    }

    /** The end of the last life, or of any. */
    void retire() {
        dead = true;
        synchronized (this) {
            sessions.values().forEach(session -> session.watcher().close());
        }
    }
}
