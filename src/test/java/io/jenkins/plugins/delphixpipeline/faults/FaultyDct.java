package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.dct.DctBooks;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** DCTs as a schedule has them: their release, how their open questions are answered, and what goes wrong inside of them. */
final class FaultyDct {
    static final String PREPS = "preps";
    static final String REFRESHED = "refreshed";
    static final String RESTORED = "restored";
    static final String SCRIPT = "mask.sh";
    private static final String SECOND_KEY = "1.keyOfTheSecondDct";

    private static final String ENGINE = "engine1";
    private static final String NEIGHBOURS_KEY = "2.keyOfTheNeighbour";
    private static final List<String> VERSIONS = List.of("3.10", "3.16", "3.17", "3.18", "3.28", "3.28");
    private static final List<Duration> LAGS =
            List.of(Duration.ZERO, Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(700));
    private static final List<String> FAILING = List.of(
            "DSOURCE_SNAPSHOT",
            "VDB_REFRESH",
            "VDB_PROVISION",
            "VDB_DISABLE",
            "VDB_ENABLE",
            "VDB_GROUP_REFRESH",
            "BOOKMARK_CREATE");
    private static final List<String> SUBMISSIONS = List.of(
            "/dsources/[^/]+/snapshots$",
            "/refresh_by_snapshot$",
            "/bookmarks$",
            "/provision_by_snapshot$",
            "/disable$",
            "/stop$",
            "/delete$");

    private final Schedule schedule;
    private final List<DctSwitch> switches;
    private final String version;
    private final Duration lag;
    private final boolean byKey;
    private final boolean noSnapshot;
    private final boolean losesEngine;
    private final boolean copied;
    private final boolean renewsKey;
    private volatile String firstKey = SimulatedDct.API_KEY;

    FaultyDct(Schedule schedule) {
        this.schedule = schedule;
        switches = schedule.some(DctSwitch.values());
        version = schedule.any(VERSIONS);
        lag = schedule.any(LAGS);
        byKey = schedule.random.nextBoolean();
        noSnapshot = schedule.chance(5);
        losesEngine = schedule.chance(6);
        copied = schedule.chance(2);
        renewsKey = byKey && schedule.chance(4);
    }

    /** A DCT and its engine. */
    record Pair(SimulatedDct dct, SimulatedEngine engine) implements AutoCloseable {
        DctBookkeeping books() {
            return DctBookkeeping.of(dct, engine);
        }

        @Override
        public void close() {
            dct.close();
            engine.close();
        }
    }

    /** DCT API: groups can be refreshed to chosen snapshots, and bookmarked, from 3.16 on. */
    boolean groups() {
        return !version.equals("3.10");
    }

    /** Whether only a snapshot that is taken after the refresh of a master is known to be safe. */
    boolean snapshotToo() {
        return noSnapshot || version.equals("3.10");
    }

    boolean tellsBookmarkedSnapshots() {
        return version.equals("3.28");
    }

    /** Whether what an engine refuses is answered in a form that is no documented one, and so tells nothing. */
    boolean refusesInAnUnknownForm() {
        return switches.contains(DctSwitch.REFUSED_AT_ONCE)
                && (switches.contains(DctSwitch.ERRORS_EMPTY)
                        || switches.contains(DctSwitch.ERRORS_AS_LIST)
                        || switches.contains(DctSwitch.ERRORS_WITH_MESSAGE));
    }

    /** Whether jobs end while the inventory still shows what was before. */
    boolean endsJobsEarly() {
        return switches.contains(DctSwitch.COMPLETED_BEFORE_TELEMETRY) && !lag.isZero();
    }

    boolean losesEngine() {
        return losesEngine;
    }

    /** Of the first one, as an administrator has it at the moment. */
    String firstKey() {
        return firstKey;
    }

    /** Whether that changes: who has just read the old one to log in with it is refused. */
    boolean renewsKey() {
        return renewsKey;
    }

    /** A copy of a DCT has the same keys, while each DCT that was set up by itself makes its own. */
    String secondKey() {
        return copied ? SimulatedDct.API_KEY : SECOND_KEY;
    }

    /** Whether the second one turns away who has logged in to the first one. */
    boolean hasOtherKeys() {
        return byKey && (!copied || renewsKey);
    }

    boolean byKey() {
        return byKey;
    }

    /** One on which much goes wrong. */
    Pair start() {
        return start(before -> {});
    }

    /** @param before what is done while nothing goes wrong yet */
    Pair start(Consumer<Pair> before) {
        Pair pair = pair(FaultyEngine.clock(schedule), SimulatedDct.API_KEY);
        before.accept(pair);
        FaultyEngine.failJobs(pair.engine(), schedule);
        if (schedule.chance(4)) {
            pair.dct().faults().failJob(schedule.any(FAILING), "bound to fail");
        }
        schedule.fail(pair.dct().faults(), SUBMISSIONS);
        return pair;
    }

    Pair startSecond() {
        Pair pair = pair(Clock.systemUTC(), secondKey());
        pair.dct()
                .faults()
                .randomly(
                        schedule.random.nextLong(),
                        schedule.faultRate / 2,
                        schedule.ways(pair.dct().faults()));
        return pair;
    }

    private Pair pair(Clock clock, String key) {
        SimulatedEngine.Builder builder = SimulatedEngine.builder()
                .scenario(Scenario.PATIENTS)
                .clock(clock)
                .jobDuration(FaultyEngine.JOB);
        SimulatedEngine engine = (noSnapshot ? builder.switches(Switch.REFRESH_TAKES_NO_SNAPSHOT) : builder).start();
        engine.world().setHooks(Plan.MASTER, "configureClone", World.scriptHook(SCRIPT));
        SimulatedDct dct = SimulatedDct.builder()
                .engine(ENGINE, engine)
                .clock(clock)
                .version(version)
                .apiKey(key)
                .telemetryLag(lag)
                .switches(switches.toArray(DctSwitch[]::new))
                .account(FaultyEngine.NEIGHBOUR, "secret", NEIGHBOURS_KEY)
                .vdbGroup(PREPS, Plan.vdbOf("prep1"), Plan.vdbOf("prep2"))
                .vdbGroup(REFRESHED, Plan.vdbOf("prep4"))
                .vdbGroup(RESTORED, Plan.vdbOf("prep5"))
                .start();
        return new Pair(dct, engine);
    }

    /** What happens to the DCT and its engine, and to whom is on the way to them, in the course of time. */
    void disturb(Pair pair, Crew crew) {
        FaultyEngine.disturb(pair.engine(), schedule, crew);
        schedule.disturbDates(crew);
        if (schedule.chance(3)) {
            Duration outage = Duration.ofMillis(100 + schedule.random.nextInt(500));
            crew.later(schedule.moment(), () -> pair.dct()
                    .faults()
                    .restart(outage, io.jenkins.plugins.delphixpipeline.simulator.Faults.JobsAfterRestart.GO_ON));
        }
        if (losesEngine) {
            Duration away = Duration.ofMillis(schedule.random.nextInt(400));
            crew.later(schedule.moment(), () -> {
                pair.dct().world().setOnline(ENGINE, false);
                crew.later(away, () -> pair.dct().world().setOnline(ENGINE, true));
            });
        }
        if (schedule.chance(4)) {
            crew.later(schedule.moment(), () -> pair.dct().world().expireTokens());
        }
        if (renewsKey) {
            crew.later(schedule.moment(), () -> firstKey = pair.dct().world().renewKey(SimulatedDct.USER));
        }
        if (schedule.chance(8)) {
            crew.later(schedule.moment(), () -> pair.dct().world().setPending(Duration.ofMillis(80)));
        }
        if (schedule.chance(4)) {
            crew.later(schedule.moment(), () -> work(pair.dct(), Plan.PRODUCTION));
        }
    }

    void disturbSecond(Pair second, Crew crew) {
        FaultyEngine.disturbSecond(second.engine(), schedule, crew);
        List.of(Plan.PRODUCTION, Plan.MASTER, Plan.BILLING)
                .forEach(dataset -> crew.later(schedule.moment(), () -> work(second.dct(), dataset)));
    }

    /** What somebody else asks DCT for; whatever comes of it. */
    private void work(SimulatedDct dct, String dataset) {
        String kind = dataset.equals(Plan.PRODUCTION) ? "/dsources/" : "/vdbs/";
        DctBooks books = dct.books();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(dct.url() + dct.basePath() + kind + books.id(ENGINE, dataset) + "/snapshots"))
                .header("Authorization", "apk " + NEIGHBOURS_KEY)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException faultOnTheWay) {
            // Others have to live with faults, too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "DCT " + version + ", " + (byKey ? "key" : "password") + (copied ? " of both" : "")
                + (renewsKey ? " that is renewed" : "") + ", lag " + lag.toMillis() + " ms, switches "
                + switches + (noSnapshot ? ", refresh takes no snapshot" : "");
    }
}
