package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.driver.Limits;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWork;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkRegistry;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkStore;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentSweeper;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Environments;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Owners;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Some builds with environments of their own on one engine, through all lives of the controller. */
final class EnvironmentSchedule implements Controller.Witness, Owners {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A DCT has five minutes to show what it has deleted, and those pass as they do. */
    private static final Duration PATIENCE_WITH_REMOVALS = PATIENCE.plusMinutes(5);

    private static final Duration SETTLE = Duration.ofSeconds(4);
    private static final Duration SWEEP = Duration.ofMillis(80);

    final Schedule schedule;
    final Landlord landlord;
    final SimulatedEngine engine;
    final Crew crew;
    final List<String> broken = new CopyOnWriteArrayList<>();
    private final Connections connections;
    private final List<Tenant> tenants = new ArrayList<>();
    private final Set<String> goneJobs = ConcurrentHashMap.newKeySet();
    /** VDBs that others made: of the scenario, with a name that is wanted, or provisioned from an environment. */
    private final Set<String> foreign = ConcurrentHashMap.newKeySet();

    private final AtomicLong ahead = new AtomicLong();
    private byte[] disk = bytes(List.of());
    private Controller controller;
    private volatile Environments environments;
    private volatile EnvironmentSweeper sweeper;
    private int lives;

    record Outcome(int used, int kills, List<String> broken) {}

    private EnvironmentSchedule(Schedule schedule, Landlord landlord, Crew crew) {
        this.schedule = schedule;
        this.landlord = landlord;
        this.engine = landlord.engine();
        this.crew = crew;
        this.connections = new Connections(landlord.url(), landlord.url());
    }

    static Outcome run(long seed) {
        Schedule schedule = new Schedule(seed);
        try (schedule.disk;
                Crew crew = new Crew();
                Landlord landlord = Landlord.of(schedule)) {
            return new EnvironmentSchedule(schedule, landlord, crew).run();
        }
    }

    private Outcome run() {
        foreign.addAll(landlord.there());
        int count = 2 + schedule.random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Tenant tenant = new Tenant(this, i);
            tenants.add(tenant);
            if (schedule.chance(8)) {
                foreign(tenant.vdb(), Plan.PRODUCTION);
            }
        }
        beginLife();
        landlord.disturb(crew);
        try {
            if (!until(PATIENCE, () -> tenants.stream().allMatch(Tenant::isOver))) {
                tell("not ended: "
                        + tenants.stream().filter(each -> !each.isOver()).toList());
            }
            tenants.forEach(Tenant::checkKept);
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                controller.retire();
            }
        }
        return new Outcome((int) tenants.stream().filter(each -> each.used).count(), lives - 1, broken);
    }

    /** All jobs are deleted, nothing is in the way any more, and much time goes by. */
    private void end() throws InterruptedException {
        landlord.calm();
        schedule.disk.full(false);
        schedule.disk.mend();
        tenants.forEach(each -> goneJobs.add(each.user.job()));
        boolean empty = until(PATIENCE_WITH_REMOVALS, () -> {
            ahead.addAndGet(Duration.ofHours(2).toMillis());
            return environments.all().stream()
                    .allMatch(each -> each.state() == EnvironmentState.TO_BE_REMOVED
                            && !each.removal().builtUpon().isEmpty());
        });
        if (!empty) {
            environments
                    .all()
                    .forEach(each -> tell("left: " + each.subject() + " " + each.state() + " "
                            + each.removal().trouble() + " " + environments.isClaimed(each.id())));
        }
        Set<String> there = landlord.there();
        Set<String> known = new HashSet<>();
        environments.all().forEach(each -> {
            known.add(each.reference());
            if (each.group() != null) {
                each.group().members().forEach(member -> known.add(member.reference()));
            }
        });
        foreign.stream()
                .filter(each -> !there.contains(each))
                .forEach(each -> tell("removed what is not ours: " + each));
        there.stream()
                .filter(each -> !foreign.contains(each) && !known.contains(each))
                .forEach(each -> tell("nobody's: " + each));
    }

    /** Others provision from an environment. */
    void child(String vdb) {
        engine.world().takeSnapshot("Prep/" + vdb);
        foreign(vdb + " child", "Prep/" + vdb);
    }

    private void foreign(String vdb, String parent) {
        engine.world().addVdb("Prep", vdb, parent);
        foreign.add(landlord.reference("Prep/" + vdb));
    }

    void tell(String violation) {
        String story = tenants.stream().map(Tenant::toString).collect(Collectors.joining("\n  "));
        broken.add(schedule.seed + ": " + violation + "\n  " + landlord + "\n  " + story);
    }

    boolean isThere(String reference) {
        return landlord.there().contains(reference);
    }

    private static boolean until(Duration patience, BooleanSupplier condition) throws InterruptedException {
        for (int turn = 0; turn < patience.toSeconds() * 20; turn++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return false;
    }

    private synchronized void beginLife() {
        lives++;
        Controller.Surroundings around =
                new Controller.Surroundings(connections, schedule.dates, schedule.disk, limits(), landlord::connect);
        Controller born = new Controller(around, schedule.momentsToLive(), this);
        controller = born;
        environments = new Environments(new OpenWorkRegistry(new Store(born)), clock());
        sweeper = new EnvironmentSweeper(environments, this, each -> born, crew, clock());
        tenants.forEach(each -> each.live(born, environments, sweeper));
        sweep(born, sweeper);
    }

    /** What arrives late on a busy machine must not arrive when it has been given up. */
    private static Limits limits() {
        Limits usual = Controller.limits(Connections.Change.NONE);
        return new Limits(usual.unreachable(), usual.firstContact(), usual.busy(), SETTLE, usual.stop());
    }

    private void sweep(Controller of, EnvironmentSweeper with) {
        crew.later(SWEEP, () -> {
            try {
                of.live();
                with.sweep();
            } catch (CancellationException e) {
                return;
            } catch (UncheckedIOException e) {
                // The disk is full for now.
            }
            sweep(of, with);
        });
    }

    /** The back end's time goes on as it does; only what ends is brought nearer. */
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.now().plusMillis(ahead.get());
            }
        };
    }

    @Override
    public void died() {
        tenants.forEach(Tenant::controllerDied);
        crew.later(schedule.downtime(), this::beginLife);
    }

    @Override
    public void submits(String correlation) {
        // The books of the engine tell.
    }

    @Override
    public boolean awaits(Origin user) {
        return tenants.stream().anyMatch(each -> each.user.equals(user) && !each.isOver());
    }

    @Override
    public boolean isGone(String job) {
        return goneJobs.contains(job);
    }

    private static byte[] bytes(List<OpenWork> works) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ArrayList<>(works));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What one life writes and the next one reads. */
    private final class Store implements OpenWorkStore {
        private final Controller life;

        Store(Controller life) {
            this.life = life;
        }

        @Override
        @SuppressWarnings("unchecked")
        public List<OpenWork> read() {
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(disk))) {
                return (List<OpenWork>) in.readObject();
            } catch (IOException | ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void write(List<OpenWork> all) {
            life.moment();
            schedule.disk.write();
            disk = bytes(all);
            life.moment();
        }
    }
}
