package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.Faults;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Everything that a seed decides whatever the back end: what goes wrong on the wire, on the disk and with the connection, and
 * when the controller is killed.
 */
final class Schedule {
    private static final List<Duration> DATES = List.of(
            Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(45), Duration.ofSeconds(-45), Duration.ofHours(6));

    final long seed;
    final Random random;
    final boolean syncFirst;
    final boolean abort;
    /** What becomes of the connection in mid-run. */
    final Connections.Change change;
    /** Before which submission that happens, or at once after it; 0 for at any time. */
    final int changeAt;
    /** What another build does while the master is refreshed. */
    final List<Other> others;

    final Disk disk;
    /** What a proxy on the way to the back end says of the time. */
    final SkewedDates dates = new SkewedDates();

    final double faultRate;
    private int killsLeft;

    /** What another build may do to what hangs on the master. */
    enum Other {
        CHILD_REFRESH,
        REFRESH,
        RESTORE
    }

    Schedule(long seed) {
        this.seed = seed;
        // Neighbouring seeds would begin alike.
        random = new Random(seed * 0x9E3779B97F4A7C15L);
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

    /** One in five of them. */
    <E> List<E> some(E[] all) {
        return Arrays.stream(all).filter(any -> random.nextInt(5) == 0).toList();
    }

    <E> E any(List<E> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** What goes wrong on the wire, on purpose and at random. */
    void fail(Faults faults, List<String> submissions) {
        for (String submission : submissions) {
            if (chance(5)) {
                faults.on("POST", submission).fails(lossy());
            }
        }
        if (chance(3)) {
            dates.ahead(any(DATES));
        }
        faults.randomly(random.nextLong(), faultRate, ways(faults));
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

    /** All that may happen to a request. */
    Fault[] ways(Faults faults) {
        Random own = new Random(random.nextLong());
        Fault foreign = (request, handling) -> any(own).instead().around(request, handling);
        Fault foreignAfter = (request, handling) -> any(own).afterwards().around(request, handling);
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
                faults.expireSessions();
                return handling.get();
            }
        };
    }

    private static ForeignAnswer any(Random random) {
        synchronized (random) {
            return ForeignAnswer.any(random);
        }
    }

    /** Another proxy on the way, whose clock shows something else. */
    void disturbDates(Crew crew) {
        if (chance(5)) {
            Duration ahead = any(DATES);
            crew.later(moment(), () -> dates.ahead(ahead));
        }
    }

    /** What becomes of the connection and of the disk. */
    void disturb(Connections connections, Crew crew) {
        if (change != Connections.Change.NONE && changeAt == 0) {
            crew.later(moment(), () -> connections.change(change));
        }
        if (chance(8)) {
            Duration begin = moment();
            crew.later(begin, () -> disk.full(true));
            crew.later(begin.plusMillis(100 + random.nextInt(900)), () -> disk.full(false));
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

    Duration moment() {
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
}
