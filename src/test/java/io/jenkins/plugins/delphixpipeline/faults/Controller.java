package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.Limits;
import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.guard.MasterLocks;
import io.jenkins.plugins.delphixpipeline.guard.TimeflowLedger;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import io.jenkins.plugins.delphixpipeline.watch.OutageTolerance;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/**
 * One life of a controller: its sessions, their watchers, and the moment at which it is killed. Once it is dead, nothing that
 * its threads still do has an effect: nothing is kept, nothing is submitted.
 */
final class Controller implements Backend.Source {
    /** Longer than any load of the machine holds up what is bound to come. */
    private static final Duration LONG = Duration.ofMinutes(5);
    /** After which it is clear that nobody comes back; where that is never so, nobody has to wait for it. */
    private static final Duration GONE = Duration.ofSeconds(40);

    private static final OkHttpClient CLIENT = new OkHttpClient();

    private final Surroundings around;
    private final Marks marks = new Marks();
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

    /** A platform at an address. */
    interface Connector {
        DataPlatform connect(HttpSettings settings, OkHttpClient client);
    }

    /**
     * What stays when a controller dies.
     *
     * @param dates what a proxy says of the time
     */
    record Surroundings(Connections connections, SkewedDates dates, Disk disk, Limits limits, Connector connector) {}

    /** No shorter than a schedule needs, so that nothing depends on how busy this machine is. */
    static Limits limits(Connections.Change change) {
        boolean leftForGood = change != Connections.Change.NONE && change != Connections.Change.DEFAULT_CHANGED;
        Duration unreachable = leftForGood ? GONE : LONG;
        return new Limits(unreachable, unreachable, LONG, Duration.ofMillis(800), Duration.ofSeconds(3));
    }

    /** @param momentsToLive so many saves and submissions, then it is killed */
    Controller(Surroundings around, int momentsToLive, Witness witness) {
        this.around = around;
        this.momentsToLive = new AtomicInteger(momentsToLive);
        this.witness = witness;
        this.client = marks.over(around.dates().over(mortal()));
        this.terms = new DataTerms(
                false, true, TimeflowLedger.in(around.disk().ledger(this::live)), new MasterLocks(), null);
    }

    /** What a dead controller has not put on the wire yet never will be. */
    private OkHttpClient mortal() {
        return CLIENT.newBuilder()
                .addInterceptor(around.connections().network())
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
        String name = around.connections().defaultName();
        return at(name, around.connections().addressOf(name));
    }

    @Override
    public Backend open(Binding binding) {
        return at(binding.connection(), binding.address());
    }

    @Override
    public Backend openToday(Binding binding) {
        return at(binding.connection(), around.connections().addressOf(binding.connection()));
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
        DataPlatform platform = around.connector().connect(settings, client);
        JobWatcher watcher = new JobWatcher(
                platform.feed(),
                Crew::thread,
                new OutageTolerance(
                        Clock.systemUTC(),
                        around.limits().unreachable(),
                        new RetryPolicy(Duration.ofMillis(50), Duration.ofMillis(400))));
        return new Backend(
                new MortalPlatform(platform, this),
                watcher,
                around.limits(),
                terms,
                Binding.of(name, address, "login", null));
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

    /** Puts something on the wire, unless it is killed just before; and it may be killed just after. */
    Receipt submitting(String correlation, Supplier<Receipt> submission) {
        moment();
        witness.submits(correlation);
        Receipt receipt = marks.with(correlation, submission);
        moment();
        return receipt;
    }

    /** The end of the last life, or of any. */
    void retire() {
        dead = true;
        synchronized (this) {
            sessions.values().forEach(session -> session.watcher().close());
        }
    }
}
