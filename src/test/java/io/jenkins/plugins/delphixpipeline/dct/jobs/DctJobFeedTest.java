package io.jenkins.plugins.delphixpipeline.dct.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.dct.StubDct;
import io.jenkins.plugins.delphixpipeline.dct.session.ApiVersion;
import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.session.Filter;
import io.jenkins.plugins.delphixpipeline.http.StubServer;
import io.jenkins.plugins.delphixpipeline.operation.Phase;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.watch.JobListener;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import io.jenkins.plugins.delphixpipeline.watch.OutageTolerance;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DctJobFeedTest {
    private static final Pattern ID = Pattern.compile("'([0-9a-f]+)'");
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final JobPace QUICK =
            new JobPace(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(5));

    private final StubDct dct = new StubDct();
    /** What a job says besides its id. */
    private final Map<String, String> jobs = new ConcurrentHashMap<>();

    private final AtomicInteger ended = new AtomicInteger();
    private final Telemetry telemetry = new Telemetry();
    private DctSession session;

    @BeforeEach
    void start() {
        dct.on(
                "POST /jobs/search",
                request -> StubServer.json(
                        200,
                        ID.matcher(request)
                                .results()
                                .map(MatchResult::group)
                                .map(id -> id.substring(1, id.length() - 1))
                                .filter(jobs::containsKey)
                                .map(id -> "{\"id\":\"" + id + "\"," + jobs.get(id) + "}")
                                .collect(Collectors.joining(",", "{\"items\":[", "]}"))));
        session = dct.session(StubDct.key("1.k"));
    }

    @AfterEach
    void stop() throws Exception {
        dct.close();
    }

    private DctJobFeed feed(JobPace pace) {
        return new DctJobFeed(session, new DctJobs(session, pace), pace, telemetry, new EndedJobs() {
            @Override
            public void forget() {
                ended.incrementAndGet();
            }

            @Override
            public void listAll() {
                // Nothing is looked for here.
            }
        });
    }

    @Test
    void tellsOfAJobAtOnceAndThenOfItsChanges() {
        DctJobFeed feed = feed(QUICK);
        jobs.put("a", "\"status\":\"PENDING\"");
        assertThat(feed.changes(Set.of("a"), LONG))
                .extracting(DelphixJob::state)
                .containsExactly(DelphixJob.State.RUNNING);
        jobs.put("a", "\"status\":\"STARTED\",\"percent_complete\":40");
        assertThat(feed.changes(Set.of("a"), LONG))
                .extracting(DelphixJob::percent)
                .containsExactly(40.0);
        assertThat(feed.changes(Set.of("a"), Duration.ofMillis(60))).isEmpty();
    }

    @Test
    void bearsWithAJobUntilDctHasHeardOfItsEnd() {
        DctJobFeed feed = feed(QUICK);
        jobs.put("a", "\"status\":\"STARTED\",\"is_waiting_for_telemetry\":true");
        assertThat(feed.changes(Set.of("a"), LONG)).singleElement().satisfies(job -> {
            assertThat(job.isTerminal()).isFalse();
            assertThat(job.events()).extracting(event -> event.message()).anyMatch(text -> text.contains("waits"));
        });
        assertThat(ended).hasValue(0);
        jobs.put("a", "\"status\":\"COMPLETED\",\"is_waiting_for_telemetry\":false");
        assertThat(feed.changes(Set.of("a"), LONG)).singleElement().satisfies(job -> assertThat(job.isTerminal())
                .isTrue());
        assertThat(ended).hasValue(1);
    }

    @Test
    void bearsWithAJobThatEndedBeforeDctHadHeardOfItsEffect() {
        AtomicInteger looks = new AtomicInteger();
        telemetry.expect("a", job -> looks.incrementAndGet() > 2, LONG);
        jobs.put("a", "\"status\":\"COMPLETED\"");
        DctJobFeed feed = feed(QUICK);
        assertThat(feed.changes(Set.of("a"), LONG)).singleElement().satisfies(job -> assertThat(job.isTerminal())
                .isFalse());
        assertThat(feed.changes(Set.of("a"), LONG)).singleElement().satisfies(job -> assertThat(job.isTerminal())
                .isTrue());
        assertThat(looks).hasValue(3);
    }

    /** DCT API: a snapshot's job may have the snapshot for its target, once there is one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status\":\"STARTED\",\"is_waiting_for_telemetry\":true",
                "\"status\":\"WAITING\",\"is_waiting_for_telemetry\":true",
                "\"status\":\"COMPLETED\"",
                "\"status\":\"FAILED\"",
                "\"status\":\"CANCELED\""
            })
    void takesAJobForTheSameWhateverItsTargetIsAtItsEnd(String end) {
        telemetry.expect("a", job -> false, LONG);
        jobs.put("a", "\"status\":\"STARTED\",\"target_id\":\"1-ORACLE_DB_CONTAINER-1\"");
        DctJobFeed feed = feed(QUICK);
        Phase phase = Phase.followUp("SNAPSHOT", "a")
                .sighted(feed.changes(Set.of("a"), LONG).get(0));
        jobs.put("a", end + ",\"target_id\":\"1-ORACLE_SNAPSHOT-9\"");
        assertThat(feed.changes(Set.of("a"), LONG)).singleElement().satisfies(job -> assertThat(phase.isOf(job))
                .isTrue());
        jobs.put("a", "\"status\":\"STARTED\",\"target_id\":\"1-ORACLE_DB_CONTAINER-2\"");
        assertThat(feed.changes(Set.of("a"), LONG)).singleElement().satisfies(job -> assertThat(phase.isOf(job))
                .isFalse());
    }

    @Test
    void tellsSilenceAfterAnAnswerWithTheNextQuestion() {
        jobs.put("a", "\"status\":\"STARTED\"");
        DctJobFeed feed = feed(QUICK);
        feed.changes(Set.of("a"), LONG);
        AtomicInteger asked = new AtomicInteger();
        dct.on(
                "POST /jobs/search",
                request -> asked.getAndIncrement() == 0
                        ? StubServer.json(200, "{\"items\":[{\"id\":\"a\",\"status\":\"STARTED\"}]}")
                        : StubServer.json(503, "{}"));
        assertThat(feed.changes(Set.of("a"), LONG)).isEmpty();
        assertThat(asked).hasValueGreaterThan(1);
        assertThat(catchThrowableOfType(PlatformException.class, () -> feed.changes(Set.of("a"), LONG)))
                .isNotNull();
    }

    @Test
    void takesAJobsOwnWordWhenItsEffectNeverShows() {
        telemetry.expect("a", job -> false, Duration.ZERO);
        jobs.put("a", "\"status\":\"COMPLETED\"");
        assertThat(feed(QUICK).changes(Set.of("a"), LONG)).singleElement().satisfies(job -> assertThat(job.isTerminal())
                .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING,RUNNING", "STARTED,RUNNING", "RUNNING,RUNNING", "WAITING,RUNNING", "SUSPENDED,SUSPENDED",
        "COMPLETED,COMPLETED", "FAILED,FAILED", "CANCELED,CANCELED", "TIMEDOUT,FAILED", "ABANDONED,FAILED",
        "SOMETHING_NEW,UNKNOWN"
    })
    void knowsEveryStatus(String status, DelphixJob.State state) {
        jobs.put("a", "\"status\":\"" + status + "\",\"error_details\":\"why\"");
        assertThat(feed(QUICK).changes(Set.of("a"), LONG))
                .extracting(DelphixJob::state)
                .containsExactly(state);
    }

    @Test
    void saysThatAJobIsGoneOnlyWhenDctSaysSo() {
        DctJobFeed feed = feed(QUICK);
        dct.on("GET /jobs/b", request -> StubServer.html(404, "<html>proxy</html>"));
        List<DelphixJob> news = feed.changes(Set.of("a", "b"), LONG);
        assertThat(news).singleElement().satisfies(job -> {
            assertThat(job.reference()).isEqualTo("a");
            assertThat(job.state()).isEqualTo(DelphixJob.State.GONE);
        });
        assertThat(feed.unreadable()).containsOnlyKeys("b");
    }

    /** A copy of a DCT has the same keys, but not the jobs that were begun since. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":\"not_found\",\"error_description\":\"none\"}", "{\"message\":\"none\"}"})
    void takesNoJobForGoneBecauseAnotherDctDoesNotKnowIt(String unknown) {
        session.info();
        dct.on("GET /jobs/a", request -> StubServer.json(404, unknown));
        dct.on("GET /reporting/product_info", request -> StubServer.json(200, StubDct.product("uuid-2")));
        PlatformException moved =
                catchThrowableOfType(PlatformException.class, () -> feed(QUICK).changes(Set.of("a"), LONG));
        assertThat(moved.problem()).isEqualTo(Problem.OTHER_BACK_END);
    }

    /** What cannot be understood is asked for again, and who answers then may be somebody else. */
    @Test
    void asksEachTimeWhichDctItIsThatDoesNotTellOfAJob() {
        DctJobFeed feed = feed(QUICK);
        dct.on("GET /jobs/a", request -> StubServer.html(404, "<html>proxy</html>"));
        jobs.put("b", "\"status\":\"STARTED\"");
        feed.changes(Set.of("a", "b"), LONG);
        assertThat(feed.unreadable()).containsOnlyKeys("a");
        dct.on("GET /reporting/product_info", request -> StubServer.json(200, StubDct.product("uuid-2")));
        PlatformException moved = catchThrowableOfType(PlatformException.class, () -> feed.changes(Set.of("a"), LONG));
        assertThat(moved.problem()).isEqualTo(Problem.OTHER_BACK_END);
    }

    @Test
    void asksForManyInTurnAndForEachAsOftenAsForTheOthers() {
        Set<String> many =
                IntStream.range(0, 150).mapToObj("%032x"::formatted).collect(Collectors.toCollection(TreeSet::new));
        many.forEach(id -> jobs.put(id, "\"status\":\"STARTED\""));
        DctJobFeed feed = feed(QUICK);
        Map<String, Integer> told = new HashMap<>();
        while (told.size() < many.size()) {
            feed.changes(many, LONG).forEach(job -> told.merge(job.reference(), 1, Integer::sum));
        }
        assertThat(told.values()).containsOnly(1);
        assertThat(dct.requests("POST /jobs/search")).hasSize(3);
    }

    @Test
    void keepsItsPaceWhoeverComesInBetween() {
        JobPace slow = new JobPace(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));
        DctJobFeed feed = feed(slow);
        jobs.put("a", "\"status\":\"STARTED\"");
        jobs.put("b", "\"status\":\"STARTED\"");
        assertThat(feed.changes(Set.of("a"), Duration.ofMillis(20))).isEmpty();
        feed.wake();
        assertThat(feed.changes(Set.of("a", "b"), LONG)).isEmpty();
        assertThat(feed.changes(Set.of("a", "b"), Duration.ofMillis(20))).isEmpty();
        assertThat(dct.requests("POST /jobs/search")).isEmpty();
    }

    /** Whoever comes while others wait is asked for with them; after all of them the pace begins anew. */
    @Test
    void asksOfWhatHasJustBegunOnlyAfterAnInterval() {
        Duration interval = Duration.ofMillis(300);
        DctJobFeed feed = feed(new JobPace(interval, interval, interval));
        jobs.put("a", "\"status\":\"STARTED\"");
        jobs.put("b", "\"status\":\"STARTED\"");
        jobs.put("c", "\"status\":\"STARTED\"");
        assertThat(feed.changes(Set.of("a"), Duration.ofMillis(20))).isEmpty();
        assertThat(feed.changes(Set.of("a", "b"), LONG)).hasSize(2);
        long begin = System.nanoTime();
        assertThat(feed.changes(Set.of("c"), LONG)).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(interval);
        assertThat(dct.requests("POST /jobs/search")).hasSize(2);
    }

    /** What waiting may cost, and how late the last of all may hear. */
    @ParameterizedTest
    @CsvSource({
        "1,3.10,0.1,10",
        "20,3.10,0.1,10",
        "21,3.10,0.5,6",
        "100,3.10,0.5,6",
        "100,3.28,0.5,6",
        "1000,3.10,2,12",
        "1000,3.28,2,12"
    })
    void holdsWhatWasPromised(int waiting, String version, double mostPerSecond, double latestSeconds) {
        List<String> ids =
                IntStream.range(0, waiting).mapToObj("%032x"::formatted).toList();
        String[] parts = version.split("\\.");
        int questions = Filter.parts(
                        ids,
                        "id IN []".length(),
                        new ApiVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])))
                .size();
        double between = JobPace.usual().between(waiting, questions).toMillis() / 1000.0;
        assertThat(1 / between).isLessThanOrEqualTo(mostPerSecond);
        assertThat(between * questions).isLessThanOrEqualTo(latestSeconds);
    }

    /** The run of one masking job cannot be read: that is no reason not to hear of anybody else's job. */
    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500})
    void oneUnreadableExecutionKeepsNobodyElseWaiting(int status) {
        jobs.put("a", "\"status\":\"COMPLETED\"");
        jobs.put("b", "\"status\":\"COMPLETED\",\"execution_id\":\"7\"");
        dct.on("GET /executions/7", request -> StubServer.json(status, StubDct.error("no", "not for you")));
        DctJobFeed feed = feed(QUICK);
        List<DelphixJob> news = feed.changes(Set.of("a", "b"), Duration.ofSeconds(2));
        assertThat(news).extracting(DelphixJob::reference).containsExactly("a");
        assertThat(feed.unreadable()).containsOnlyKeys("b");
    }

    /** Otherwise all would be given up for it in the end, and the master of a masked refresh that is well be disabled. */
    @Test
    void onlyTheJobWhoseExecutionCannotBeReadIsGivenUp() throws Exception {
        jobs.put("a", "\"status\":\"STARTED\"");
        jobs.put("b", "\"status\":\"COMPLETED\",\"execution_id\":\"7\"");
        dct.on("GET /executions/7", request -> StubServer.json(403, StubDct.error("no", "not for you")));
        JobWatcher watcher = new JobWatcher(
                feed(QUICK),
                Thread::new,
                new OutageTolerance(
                        Clock.systemUTC(),
                        Duration.ofSeconds(5),
                        new RetryPolicy(Duration.ofMillis(50), Duration.ofMillis(400))));
        Map<String, Object> told = new ConcurrentHashMap<>();
        for (String job : List.of("a", "b")) {
            watcher.watch(job, new JobListener() {
                @Override
                public void changed(DelphixJob news) {
                    told.put(job, news.state());
                }

                @Override
                public void lost(Failure failure) {
                    told.put(job, "lost " + failure);
                }
            });
        }
        await().atMost(Duration.ofSeconds(40)).until(() -> told.containsKey("b"));
        watcher.close();
        assertThat(told.get("a")).isEqualTo(DelphixJob.State.RUNNING);
    }
}
