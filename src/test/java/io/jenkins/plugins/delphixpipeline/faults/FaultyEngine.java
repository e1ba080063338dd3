package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.simulator.Faults.JobsAfterRestart;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Engines as a schedule has them: how their open questions are answered, and what goes wrong inside of them. */
final class FaultyEngine {
    static final Duration JOB = Duration.ofMillis(120);
    /** Who works at the second engine all the time. */
    static final String NEIGHBOUR = "bob";

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
    private static final List<String> SUBMISSIONS = List.of(
            "/sync$",
            "/refresh$",
            "/bookmark$",
            "/provision$",
            "/disable$",
            "/source/[^/]+$",
            "/branch$",
            "/activate$",
            "/delete$");

    private final Schedule schedule;
    final List<Switch> switches;

    FaultyEngine(Schedule schedule) {
        this.schedule = schedule;
        switches = schedule.some(Switch.values());
    }

    /** A clock that is wrong from the beginning: a back end whose own past lies in the future is not what is tried here. */
    static Clock clock(Schedule schedule) {
        return Clock.offset(Clock.systemUTC(), schedule.any(SKEWS));
    }

    /** One on which much goes wrong. */
    SimulatedEngine start() {
        SimulatedEngine engine = SimulatedEngine.builder()
                .scenario(Scenario.PATIENTS)
                .clock(clock(schedule))
                .jobDuration(JOB)
                .switches(switches.toArray(Switch[]::new))
                .start();
        failJobs(engine, schedule);
        schedule.fail(engine.faults(), SUBMISSIONS);
        return engine;
    }

    static void failJobs(SimulatedEngine engine, Schedule schedule) {
        if (schedule.chance(5)) {
            engine.faults().failMasking();
        }
        if (schedule.chance(4)) {
            engine.faults().failJob(schedule.any(FAILING), "bound to fail");
        }
    }

    /** Its own jobs succeed; whether it keeps marks does not matter, so that the books tell who did what. */
    SimulatedEngine startSecond() {
        SimulatedEngine engine = SimulatedEngine.builder()
                .scenario(Scenario.PATIENTS)
                .jobDuration(JOB)
                .switches(switches.stream()
                        .filter(any -> !MARKS_LOST.contains(any))
                        .toArray(Switch[]::new))
                .start();
        engine.faults().randomly(schedule.random.nextLong(), schedule.faultRate / 2, schedule.ways(engine.faults()));
        return engine;
    }

    /** What happens to the engine, and to whom is on the way to it, in the course of time. */
    void disturb(SimulatedEngine engine, Crew crew) {
        disturb(engine, schedule, crew);
        if (schedule.chance(10)) {
            crew.later(schedule.moment(), () -> engine.faults().skewClock(Duration.ofSeconds(30)));
        }
        schedule.disturbDates(crew);
    }

    /** Restarts, and somebody else at work. */
    static void disturb(SimulatedEngine engine, Schedule schedule, Crew crew) {
        int restarts = schedule.chance(3) ? 1 + schedule.random.nextInt(2) : 0;
        for (int i = 0; i < restarts; i++) {
            Duration outage = Duration.ofMillis(100 + schedule.random.nextInt(500));
            JobsAfterRestart jobs = schedule.chance(2) ? JobsAfterRestart.GO_ON : JobsAfterRestart.FAIL;
            crew.later(schedule.moment(), () -> engine.faults().restart(outage, jobs));
        }
        if (schedule.chance(6)) {
            String user = schedule.chance(3) ? SimulatedEngine.USER : NEIGHBOUR;
            crew.later(schedule.moment(), () -> sync(engine, Plan.PRODUCTION, user));
        }
    }

    /** What others do at the second one all the time. */
    static void disturbSecond(SimulatedEngine second, Schedule schedule, Crew crew) {
        for (String dataset : List.of(Plan.PRODUCTION, Plan.MASTER, Plan.BILLING, Plan.PRODUCTION, Plan.MASTER)) {
            crew.later(schedule.moment(), () -> sync(second, dataset, NEIGHBOUR));
        }
    }

    private static void sync(SimulatedEngine engine, String dataset, String user) {
        String reference = engine.books().dataset(dataset).reference();
        engine.world().as(user).post("/database/" + reference + "/sync", null);
    }

    /** Whether an engine can tell whose work is whose. */
    boolean marksSurvive() {
        return switches.stream().noneMatch(MARKS_LOST::contains);
    }
}
