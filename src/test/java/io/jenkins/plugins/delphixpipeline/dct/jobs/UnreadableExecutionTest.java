package io.jenkins.plugins.delphixpipeline.dct.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.dct.StubDct;
import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.http.StubServer;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.watch.JobListener;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import io.jenkins.plugins.delphixpipeline.watch.OutageTolerance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The run of a masking job that nobody may read, or that is gone. */
class UnreadableExecutionTest {
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
        return new DctJobFeed(session, new DctJobs(session), pace, telemetry, ended::incrementAndGet);
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
