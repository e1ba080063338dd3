package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.Faults.JobsAfterRestart;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Everything that a seed decides: how the engine's open questions are answered, what goes wrong on the wire and in the
 * engine, and when the controller is killed.
 */
final class Schedule {
    private static final Duration JOB = Duration.ofMillis(120);
    private static final List<String> FAILING = List.of(
            "DB_SYNC",
            "DB_REFRESH",
            "DB_PROVISION",
            "SOURCE_DISABLE",
            "SOURCE_ENABLE",
            "JETSTREAM_USER_CONTAINER_REFRESH",
            "JETSTREAM_USER_BOOKMARK_CREATE");
    private static final List<Duration> SKEWS =
            List.of(Duration.ZERO, Duration.ZERO, Duration.ofHours(-3), Duration.ofHours(5), Duration.ofSeconds(-40));

    private static final List<Switch> MARKS_LOST = List.of(Switch.NO_USER_AGENT, Switch.USER_AGENT_FROM_LOGIN);

    private static final List<Duration> DATES = List.of(
            Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(45), Duration.ofSeconds(-45), Duration.ofHours(6));

    /** Who works at the second engine all the time. */
    static final String NEIGHBOUR = "bob";

    final long seed;
    final Random random;
    final List<Switch> switches;
    final boolean syncFirst;
    final boolean abort;
    /** What becomes of the connection in mid-run. */
    final Connections.Change change;
    /** Before which submission that happens, or at once after it; 0 for at any time. */
    final int changeAt;
    /** What another build does while the master is refreshed. */
    final List<Other> others;

    final Disk disk;
    /** What a proxy on the way to the engine says of the time. */
    final SkewedDates dates = new SkewedDates();

    private final double faultRate;
    private int killsLeft;

    /** What another build may do to what hangs on the master. */
    enum Other {
        CHILD_REFRESH,
        POD_REFRESH,
        POD_RESTORE
    }

    Schedule(long seed) {
        this.seed = seed;
        // Neighbouring seeds would begin alike.
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        switches = Arrays.stream(Switch.values())
                .filter(any -> random.nextInt(5) == 0)
                .toList();
        syncFirst = random.nextBoolean();
        abort = random.nextInt(8) == 0;
        faultRate = random.nextInt(4) == 0 ? 0 : 0.02 + 0.10 * random.nextDouble();
        killsLeft = random.nextInt(4);
        Connections.Change[] changes = Connections.Change.values();
        change = random.nextBoolean() ? Connections.Change.NONE : changes[random.nextInt(changes.length)];
        changeAt = change == Connections.Change.NONE || random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(16);
        others = Arrays.stream(Other.values())
                .filter(any -> random.nextInt(2) == 0)
                .toList();
        double failing = random.nextInt(4) == 0 ? 0.3 * random.nextDouble() : 0;
        disk = new Disk(new Random(random.nextLong()), failing, random.nextBoolean());
    }

    /** One on which much goes wrong. */
    SimulatedEngine engine() {
        // From the beginning: an engine whose own past lies in the future is not what is tried here.
        Duration skew = SKEWS.get(random.nextInt(SKEWS.size()));
        SimulatedEngine engine = SimulatedEngine.builder()
                .scenario(Scenario.PATIENTS)
                .clock(Clock.offset(Clock.systemUTC(), skew))
                .jobDuration(JOB)
                .switches(switches.toArray(Switch[]::new))
                .start();
        fail(engine);
        return engine;
    }

    /**
     * Another with the same references, at which somebody else works, too. Its own jobs succeed; whether it keeps marks does
     * not matter, so that the books tell who did what.
     */
    SimulatedEngine secondEngine() {
        SimulatedEngine engine = SimulatedEngine.builder()
                .scenario(Scenario.PATIENTS)
                .jobDuration(JOB)
                .switches(switches.stream()
                        .filter(any -> !MARKS_LOST.contains(any))
                        .toArray(Switch[]::new))
                .start();
        engine.faults().randomly(random.nextLong(), faultRate / 2, ways(engine, new Random(random.nextLong())));
        return engine;
    }

    private void fail(SimulatedEngine engine) {
        if (chance(5)) {
            engine.faults().failMasking();
        }
        if (chance(4)) {
            engine.faults().failJob(FAILING.get(random.nextInt(FAILING.size())), "bound to fail");
        }
        for (String submission : List.of("/sync$", "/refresh$", "/bookmark$", "/provision$", "/disable$")) {
            if (chance(5)) {
                engine.faults().on("POST", submission).fails(lossy());
            }
        }
        if (chance(3)) {
            dates.ahead(DATES.get(random.nextInt(DATES.size())));
        }
        engine.faults().randomly(random.nextLong(), faultRate, ways(engine, new Random(random.nextLong())));
    }

    /** The answer is lost for certain; the work is done or not. */
    private Fault lossy() {
        ForeignAnswer foreign = ForeignAnswer.any(random);
        Fault[] ways = {
            foreign.instead(),
            foreign.afterwards(),
            foreign.afterwards(),
            Fault.dropBefore(),
            Fault.dropAfter(),
            Fault.garbage(),
            Fault.half(),
            Fault.statusAfter(502),
            Fault.status(503)
        };
        return ways[random.nextInt(ways.length)];
    }

    private static Fault[] ways(SimulatedEngine engine, Random random) {
        Fault foreign = (request, handling) -> any(random).instead().around(request, handling);
        Fault foreignAfter = (request, handling) -> any(random).afterwards().around(request, handling);
        return new Fault[] {
            foreign,
            foreign,
            foreign,
            foreignAfter,
            foreignAfter,
            foreignAfter,
            Fault.dropBefore(),
            Fault.dropAfter(),
            Fault.delay(Duration.ofMillis(60)),
            Fault.delay(Duration.ofMillis(1200)),
            Fault.status(500),
            Fault.status(502),
            Fault.statusAfter(502),
            Fault.statusAfter(504),
            Fault.status(503),
            Fault.status(503, 1),
            Fault.status(503, 0),
            Fault.status(429),
            Fault.status(429, 1),
            Fault.html(),
            Fault.garbage(),
            Fault.half(),
            (request, handling) -> {
                engine.faults().expireSessions();
                return handling.get();
            }
        };
    }

    private static ForeignAnswer any(Random random) {
        synchronized (random) {
            return ForeignAnswer.any(random);
        }
    }

    /** What happens to the engine, and to whom is on the way to it, in the course of time. */
    void disturb(SimulatedEngine engine, Crew crew) {
        int restarts = chance(3) ? 1 + random.nextInt(2) : 0;
        for (int i = 0; i < restarts; i++) {
            Duration outage = Duration.ofMillis(100 + random.nextInt(500));
            JobsAfterRestart jobs = chance(2) ? JobsAfterRestart.GO_ON : JobsAfterRestart.FAIL;
            crew.later(moment(), () -> engine.faults().restart(outage, jobs));
        }
        if (chance(6)) {
            String production = engine.books().dataset(Plan.PRODUCTION).reference();
            String user = chance(3) ? SimulatedEngine.USER : "bob";
            crew.later(moment(), () -> engine.world().as(user).post("/database/" + production + "/sync", null));
        }
        if (chance(10)) {
            crew.later(moment(), () -> engine.faults().skewClock(Duration.ofSeconds(30)));
        }
        if (chance(5)) {
            Duration ahead = DATES.get(random.nextInt(DATES.size()));
            crew.later(moment(), () -> dates.ahead(ahead));
        }
    }

    /** What becomes of the connection and of the disk, and what others do at the second engine. */
    void disturb(Connections connections, SimulatedEngine second, Crew crew) {
        if (change != Connections.Change.NONE && changeAt == 0) {
            crew.later(moment(), () -> connections.change(change));
        }
        if (chance(8)) {
            Duration begin = moment();
            crew.later(begin, () -> disk.full(true));
            crew.later(begin.plusMillis(100 + random.nextInt(900)), () -> disk.full(false));
        }
        for (String dataset : List.of(Plan.PRODUCTION, Plan.MASTER, Plan.BILLING, Plan.PRODUCTION, Plan.MASTER)) {
            String reference = second.books().dataset(dataset).reference();
            crew.later(moment(), () -> second.world().as(NEIGHBOUR).post("/database/" + reference + "/sync", null));
        }
    }

    /** Between an intent and its submission, or while the work of it runs, a change matters most. */
    void submission(int number, Connections connections, Crew crew) {
        if (number == changeAt) {
            if (chance(2)) {
                connections.change(change);
            } else {
                crew.later(Duration.ofMillis(random.nextInt(200)), () -> connections.change(change));
            }
        }
    }

    private Duration moment() {
        return Duration.ofMillis(random.nextInt(4000));
    }

    /** When another build begins, measured from the beginning of the master's refresh. */
    Duration meanwhile() {
        return Duration.ofMillis(random.nextInt(1500));
    }

    /** How many saves and submissions the next life of the controller has. */
    synchronized int momentsToLive() {
        return killsLeft-- > 0 ? 1 + random.nextInt(60) : Integer.MAX_VALUE;
    }

    synchronized Duration downtime() {
        return Duration.ofMillis(20 + random.nextInt(200));
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** Whether an engine can tell whose work is whose. */
    boolean marksSurvive() {
        return switches.stream().noneMatch(MARKS_LOST::contains);
    }
}
