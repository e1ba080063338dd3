package io.jenkins.plugins.delphixpipeline.engine.jobs;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.DSOURCE;
import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.engine.Changes;
import io.jenkins.plugins.delphixpipeline.engine.Connected;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.FaultRule;
import io.jenkins.plugins.delphixpipeline.simulator.Faults;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineJobFeedTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private static Connected start(Duration jobs, Switch... on) {
        return Connected.start(builder -> builder.jobDuration(jobs), on);
    }

    /** One snapshot of each pod's VDB: seven jobs that do not stand in each other's way. */
    private static Set<String> sevenJobs(Connected at) {
        Set<String> jobs = new HashSet<>();
        for (int number = 1; number <= 7; number++) {
            jobs.add(sync(at, number));
        }
        return jobs;
    }

    private static String sync(Connected at, int number) {
        var vdb = at.dataset("Prep/Patients prep" + number);
        Submission sync = new Submission.Sync(vdb.reference(), true, Map.of());
        return at.engine.submissions().submit(sync, "job " + number).job();
    }

    private static String oneJob(Connected at) {
        return at.engine
                .submissions()
                .submit(Changes.SYNC_OF_A_DSOURCE.prepare(at), "one")
                .job();
    }

    private static Map<String, DelphixJob> waitForAll(JobFeed feed, Set<String> jobs) {
        Map<String, DelphixJob> last = new HashMap<>();
        Set<String> waiting = new HashSet<>(jobs);
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!waiting.isEmpty() && System.nanoTime() < deadline) {
            for (DelphixJob job : feed.changes(Set.copyOf(waiting), LONG)) {
                last.put(job.reference(), job);
                if (job.isTerminal()) {
                    waiting.remove(job.reference());
                }
            }
        }
        return last;
    }

    @ParameterizedTest
    @EnumSource(
            value = Switch.class,
            names = {"LIST_TOTAL_NULL", "NOTIFICATION_ANSWERS_EARLY_EMPTY", "NOTIFICATION_SILENT"})
    void everyJobIsSeenToItsEndHoweverTheEngineNotifies(Switch how) {
        try (Connected at = start(Duration.ofMillis(1500), how)) {
            Set<String> jobs = sevenJobs(at);
            at.simulated.books().forgetRequests();
            long begin = System.nanoTime();

            Map<String, DelphixJob> last = waitForAll(at.engine.feed(), jobs);

            double seconds = (System.nanoTime() - begin) / 1e9;
            assertThat(last.keySet()).isEqualTo(jobs);
            assertThat(last.values()).allSatisfy(job -> {
                assertThat(job.state()).isEqualTo(DelphixJob.State.COMPLETED);
                assertThat(job.percent()).isEqualTo(100);
            });
            assertThat(seconds).isLessThan(8);
            assertThat(at.simulated.books().requests().size()).isLessThanOrEqualTo((int) (2 * seconds) + 7);
        }
    }

    /** Then nobody finds the time to wait for notifications, so lists must not rely on them. */
    @Test
    void whileManyBeginToWaitTheEndsOfOthersAreStillListed() throws Exception {
        try (Connected at = start(Duration.ofMillis(1500))) {
            waitForAll(at.engine.feed(), sevenJobs(at));
            at.simulated.world().setJobDuration("DB_SYNC", Duration.ofMinutes(5));
            at.simulated.world().addDatasets(400);
            Set<String> waiting = ConcurrentHashMap.newKeySet();
            waiting.addAll(sevenJobs(at));
            JobFeed feed = at.engine.feed();
            AtomicBoolean over = new AtomicBoolean();
            Set<String> seen = ConcurrentHashMap.newKeySet();
            Thread watcher = new Thread(() -> {
                while (!over.get()) {
                    for (DelphixJob job : feed.changes(Set.copyOf(waiting), LONG)) {
                        seen.add(job.reference());
                        if (job.isTerminal()) {
                            waiting.remove(job.reference());
                        }
                    }
                }
            });
            watcher.start();
            try {
                // All have been seen at work, and notifications have earned their trust.
                await().until(() -> seen.containsAll(waiting));
                at.simulated.faults().on(request -> true).always().delay(Duration.ofMillis(40));
                long before = lists(at);
                long begin = System.nanoTime();
                for (Books.Dataset dataset : at.simulated.books().datasets()) {
                    if (dataset.name().startsWith("Bulk/")) {
                        waiting.add(at.simulated
                                .world()
                                .as(SimulatedEngine.USER)
                                .post("/database/" + dataset.reference() + "/sync", null)
                                .path("job")
                                .asText());
                        feed.wake();
                        Thread.sleep(15);
                    }
                }
                double seconds = (System.nanoTime() - begin) / 1e9;
                assertThat(lists(at) - before)
                        .as("lists of what changed in %s s", seconds)
                        .isGreaterThanOrEqualTo((long) (seconds / 1.3));
            } finally {
                over.set(true);
                feed.wake();
                watcher.join();
            }
        }
    }

    private static long lists(Connected at) {
        return at.simulated.books().requests().stream()
                .filter(request ->
                        request.path().equals("/job") && request.query().contains("fromDate"))
                .count();
    }

    @Test
    void progressIsReportedWhileAJobRuns() {
        try (Connected at = start(Duration.ofSeconds(5))) {
            String job = oneJob(at);
            List<Double> percents = new ArrayList<>();

            DelphixJob last;
            do {
                last = at.engine.feed().changes(Set.of(job), LONG).get(0);
                percents.add(last.percent());
            } while (!last.isTerminal());

            assertThat(percents).isSorted().hasSizeGreaterThan(3).last().isEqualTo(100.0);
            assertThat(percents).anyMatch(percent -> percent > 0 && percent < 100);
        }
    }

    @Test
    void newlyWatchedJobIsReportedAtOnce() {
        try (Connected at = start(Duration.ofMinutes(5))) {
            String job = oneJob(at);

            assertThat(at.engine.feed().changes(Set.of(job), LONG))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.reference()).isEqualTo(job);
                        assertThat(found.state()).isEqualTo(DelphixJob.State.RUNNING);
                    });
        }
    }

    @Test
    void jobThatEndedBeforeAnybodyWatchedIsReportedToEverybodyWhoAsks() {
        try (Connected at = start(Duration.ofMillis(50))) {
            String job = oneJob(at);
            at.finish(job);

            for (int turn = 0; turn < 2; turn++) {
                assertThat(at.engine.feed().changes(Set.of(job), LONG))
                        .extracting(DelphixJob::state)
                        .containsExactly(DelphixJob.State.COMPLETED);
            }
        }
    }

    @Test
    void jobThatNeverWasIsNotReported() {
        try (Connected at = start(Duration.ofMillis(50))) {
            assertThat(at.engine.feed().changes(Set.of("JOB-999"), Duration.ofMillis(300)))
                    .isEmpty();
        }
    }

    @Test
    void jobThatTheEngineGoesOnNotToKnowIsReportedGone() {
        try (Connected at = start(Duration.ofMillis(50))) {
            assertThat(at.engine.feed().changes(Set.of("JOB-999"), LONG))
                    .extracting(DelphixJob::reference, DelphixJob::state)
                    .containsExactly(tuple("JOB-999", DelphixJob.State.GONE));
        }
    }

    /** An engine that has just come up may not find what it lists. */
    @Test
    void jobThatIsListedIsNotGoneThoughTheEngineSaysSo() {
        try (Connected at = start(Duration.ofSeconds(6))) {
            String job = oneJob(at);
            String missing = "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\","
                    + "\"id\":\"exception.executor.object.missing\",\"details\":\"No such object.\"}}";
            at.simulated
                    .faults()
                    .on("GET", "/job/" + job + "$")
                    .always()
                    .fails(Fault.foreign(404, "application/json", missing));

            assertThat(waitForAll(at.engine.feed(), Set.of(job)).get(job).state())
                    .isEqualTo(DelphixJob.State.COMPLETED);
        }
    }

    @Test
    void jobsOnceFoundAreNotSearchedForAgainWhenOneOfThemEnds() {
        try (Connected at = start(Duration.ofMillis(1), Switch.NOTIFICATION_SILENT)) {
            Set<String> jobs = new HashSet<>();
            for (int number = 1; number <= 7; number++) {
                at.simulated.world().setJobDuration("DB_SYNC", Duration.ofMillis(600L * number));
                jobs.add(sync(at, number));
            }
            at.simulated.books().forgetRequests();

            assertThat(waitForAll(at.engine.feed(), jobs).keySet()).isEqualTo(jobs);

            assertThat(at.simulated.books().requests())
                    .filteredOn(request -> request.path().equals("/job")
                            && !request.query().contains("fromDate")
                            && !request.query().contains("jobState"))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Switch.class,
            names = {"LIST_TOTAL_NULL", "NOTIFICATION_SILENT"})
    void wakeEndsAWaitEarly(Switch how) {
        try (Connected at = start(Duration.ofDays(30), how)) {
            String job = oneJob(at);
            at.engine.feed().changes(Set.of(job), LONG);
            CompletableFuture<List<DelphixJob>> waiting =
                    CompletableFuture.supplyAsync(() -> at.engine.feed().changes(Set.of(job), Duration.ofMinutes(5)));
            await().until(() -> at.requests("GET", "/notification") > 0 || at.requests("GET", "/job") > 0);

            at.engine.feed().wake();

            // The wait was for minutes; that the job still runs may be said again.
            assertThat(waiting).succeedsWithin(Duration.ofSeconds(2)).satisfies(news -> assertThat(news)
                    .noneMatch(DelphixJob::isTerminal));
        }
    }

    @Test
    void nobodyToWaitForCostsNothing() {
        try (Connected at = start(Duration.ofMillis(50))) {
            assertThat(at.engine.feed().changes(Set.of(), Duration.ofMillis(50)))
                    .isEmpty();
            assertThat(at.simulated.books().requests()).isEmpty();
        }
    }

    @Test
    void waitSurvivesAnExpiredSessionAndARestart() {
        try (Connected at = start(Duration.ofSeconds(3))) {
            String job = oneJob(at);
            at.engine.feed().changes(Set.of(job), LONG);
            at.simulated.faults().expireSessions();
            at.engine.feed().changes(Set.of(job), LONG);
            at.simulated.faults().restart(Duration.ofMillis(800), Faults.JobsAfterRestart.GO_ON);

            assertThat(waitForAll(at.engine.feed(), Set.of(job)).get(job).state())
                    .isEqualTo(DelphixJob.State.COMPLETED);
        }
    }

    @Test
    void unreachableEngineIsToldToTheWaiter() {
        Connected at = start(Duration.ofMinutes(5));
        String job = oneJob(at);
        at.engine.feed().changes(Set.of(job), LONG);

        at.close();

        assertThat(problemOf(() -> at.engine.feed().changes(Set.of(job), LONG)).problem())
                .isEqualTo(Problem.HOST_UNREACHABLE);
    }

    /** An engine that answers every other question is no silent one, however often it is met when it does not. */
    @Test
    void silenceAfterAnAnswerIsToldWithTheNextQuestion() {
        try (Connected at = start(Duration.ofHours(5))) {
            String job = oneJob(at);
            at.engine.feed().changes(Set.of(job), LONG);
            AtomicInteger asked = new AtomicInteger();
            at.simulated
                    .faults()
                    .on(request -> request.path().contains("/job") && asked.getAndIncrement() > 0)
                    .always()
                    .fails(Fault.dropBefore());

            assertThat(at.engine.feed().changes(Set.of(job), Duration.ofSeconds(30)))
                    .isEmpty();
            assertThat(asked).hasValueGreaterThan(1);
            assertThat(problemOf(() -> at.engine.feed().changes(Set.of(job), Duration.ofSeconds(30)))
                            .problem())
                    .isEqualTo(Problem.HOST_UNREACHABLE);
        }
    }

    /** What a job's own read may be answered with; the engine answers for all others. */
    static Stream<Fault> troublesOfOneJob() {
        String error = "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"id\":\"exception.not.for.you\"}}";
        return Stream.of(
                Fault.foreign(200, "application/json", error),
                Fault.foreign(403, "application/json", error),
                Fault.foreign(200, "application/json", "{\"status\":\"error\"}"),
                Fault.foreign(200, "application/json", "{\"type\":\"OKResult\",\"status\":\"OK\",\"result\":null}"),
                Fault.foreign(200, "application/json", "{\"type\":\"OKResult\",\"status\":\"OK\",\"result\":{}}"),
                Fault.foreign(404, "text/html", "<h1>Not found</h1>"),
                Fault.foreign(504, "application/json", "{\"status\":504}"));
    }

    @ParameterizedTest
    @MethodSource("troublesOfOneJob")
    void jobThatCannotBeReadConcernsNobodyElse(Fault trouble) {
        try (Connected at = start(Duration.ofMillis(1500))) {
            String bad = sync(at, 1);
            String good = sync(at, 2);
            at.simulated.faults().on("GET", "/job/" + bad + "$").always().fails(trouble);
            at.simulated.faults().on("GET", "/job$").always().fails(Fault.foreign(200, "application/json", "[]"));
            Set<String> both = Set.of(bad, good);

            await().until(() ->
                    changes(at, both).stream().anyMatch(job -> job.reference().equals(good) && job.isTerminal()));
            assertThat(at.engine.feed().unreadable()).containsOnlyKeys(bad);

            at.simulated.faults().clear();
            await().until(() -> changes(at, Set.of(bad)).stream()
                    .anyMatch(job -> job.reference().equals(bad) && job.isTerminal()));
            assertThat(at.engine.feed().unreadable()).isEmpty();
        }
    }

    static Stream<Fault> passingTroublesOfOneJob() {
        String gone =
                "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"id\":\"exception.executor.object.missing\"}}";
        return Stream.concat(troublesOfOneJob(), Stream.of(Fault.foreign(404, "application/json", gone)));
    }

    /** Where notifications are trusted, lists are rare; and of the same end nobody tells twice. */
    @ParameterizedTest
    @MethodSource("passingTroublesOfOneJob")
    void endThatCouldNotBeReadWhenItWasToldIsReadAgainSoon(Fault trouble) {
        try (Connected at = start(Duration.ofMillis(1200))) {
            waitForAll(at.engine.feed(), Set.of(sync(at, 1)));
            String job = sync(at, 2);
            await().until(() -> !changes(at, Set.of(job)).isEmpty());
            FaultRule rule =
                    at.simulated.faults().on("GET", "/job/" + job + "$").always();
            rule.fails(trouble);
            await().until(() -> {
                changes(at, Set.of(job));
                return rule.met() > 0;
            });
            at.simulated.faults().clear();
            long begin = System.nanoTime();

            await().atMost(LONG).until(() -> at.engine.feed().changes(Set.of(job), LONG).stream()
                    .anyMatch(DelphixJob::isTerminal));

            assertThat((System.nanoTime() - begin) / 1e9).isLessThan(6);
        }
    }

    /** As the watcher asks: what is wrong for a moment is asked again. */
    private static List<DelphixJob> changes(Connected at, Set<String> jobs) {
        try {
            return at.engine.feed().changes(jobs, Duration.ofMillis(200));
        } catch (PlatformException e) {
            return List.of();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":\"error\"}", "[]", "<html>"})
    void jobsAreReadOneByOneWhereTheirListCannotBeHad(String list) {
        try (Connected at = start(Duration.ofMillis(1000), Switch.NOTIFICATION_SILENT)) {
            Set<String> jobs = sevenJobs(at);
            at.simulated.faults().on("GET", "/job$").always().fails(Fault.foreign(200, "application/json", list));

            assertThat(waitForAll(at.engine.feed(), jobs).values()).hasSize(7).allMatch(DelphixJob::isTerminal);
        }
    }

    @Test
    void manyJobsThatRunAtOnceCostNoMoreThanAFew() {
        try (Connected at = start(Duration.ofMinutes(30))) {
            Set<String> jobs = manyJobs(at, 120);
            EnginePlatform engine = Connected.connect(at.simulated);
            engine.info();
            at.simulated.books().forgetRequests();
            Set<String> reported = new HashSet<>();
            long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();

            while (System.nanoTime() < end) {
                engine.feed()
                        .changes(jobs, Duration.ofNanos(Math.max(1, end - System.nanoTime())))
                        .forEach(job -> reported.add(job.reference()));
            }

            assertThat(reported).isEqualTo(jobs);
            assertThat(at.simulated.books().requests().size()).isLessThanOrEqualTo(6 * 2 + 6);
        }
    }

    private static Set<String> manyJobs(Connected at, int count) {
        at.simulated.world().addDatasets(count);
        Set<String> jobs = new HashSet<>();
        at.engine.catalog().datasets().stream()
                .filter(dataset -> !dataset.path().equals(DSOURCE))
                .filter(dataset -> dataset.type().equals("AppDataContainer"))
                .limit(count)
                .forEach(dataset -> jobs.add(at.engine
                        .submissions()
                        .submit(new Submission.Sync(dataset.reference(), dataset.isVdb(), Map.of()), "many")
                        .job()));
        return jobs;
    }

    /** However much there is to tell of other things. */
    @ParameterizedTest
    @EnumSource
    void anEngineThatAlwaysHasNewsIsAskedNoMoreThanItsPaceSays(Pace pace) throws Exception {
        try (Connected at = start(Duration.ofSeconds(8))) {
            EnginePlatform engine = new EnginePlatform(
                    Connected.settings(at.simulated.url().toString()),
                    new okhttp3.OkHttpClient(),
                    () -> new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD),
                    pace);
            String job = engine.submissions()
                    .submit(Changes.SYNC_OF_A_DSOURCE.prepare(at), "one")
                    .job();
            AtomicBoolean over = new AtomicBoolean();
            Thread noise = new Thread(() -> {
                boolean running = true;
                while (!over.get()) {
                    running = !running;
                    at.simulated.world().setRuntime("Prep/Patients prep1", true, running ? "RUNNING" : "INACTIVE");
                    java.util.concurrent.locks.LockSupport.parkNanos(
                            Duration.ofMillis(200).toNanos());
                }
            });
            at.simulated.books().forgetRequests();
            noise.start();
            long begin = System.nanoTime();
            try {
                assertThat(waitForAll(engine.feed(), Set.of(job)).get(job).state())
                        .isEqualTo(DelphixJob.State.COMPLETED);
            } finally {
                over.set(true);
                noise.join();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            assertThat(seconds).isLessThan(8 + 6);
            assertThat((double) at.simulated.books().requests().size())
                    .isLessThanOrEqualTo(pace.requestsPerSecond * seconds + pace.atOnce + 1);
        }
    }
}
