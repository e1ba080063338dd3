package io.jenkins.plugins.delphixpipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobWatcherTest {
    private final Feed feed = new Feed();
    private final AtomicInteger threads = new AtomicInteger();
    private final List<Thread> started = new CopyOnWriteArrayList<>();
    private final JobWatcher watcher = watcher(Duration.ofMillis(200));
    /** Bears with more than a slow computer needs for a test. */
    private final JobWatcher patient = watcher(Duration.ofMinutes(1));

    private JobWatcher watcher(Duration limit) {
        return new JobWatcher(
                feed,
                runnable -> {
                    threads.incrementAndGet();
                    Thread thread = new Thread(runnable);
                    started.add(thread);
                    return thread;
                },
                new OutageTolerance(
                        Clock.systemUTC(), limit, new RetryPolicy(Duration.ofMillis(5), Duration.ofMillis(20))));
    }

    @Test
    void aThousandJobsAreWatchedByOneThread() {
        List<Listener> listeners =
                IntStream.range(0, 1000).mapToObj(number -> new Listener()).toList();
        IntStream.range(0, 1000).forEach(number -> watcher.watch("JOB-" + number, listeners.get(number)));
        feed.say(IntStream.range(0, 1000)
                .mapToObj(number -> job("JOB-" + number, DelphixJob.State.COMPLETED))
                .toArray(DelphixJob[]::new));
        await().until(() -> listeners.stream().allMatch(listener -> listener.last != null));
        assertThat(threads).hasValue(1);
        assertThat(feed.simultaneous).hasValue(1);
    }

    @Test
    void theThreadEndsWhenNobodyWaitsAndASecondOneStartsWhenSomebodyDoes() {
        Listener first = new Listener();
        watcher.watch("JOB-1", first);
        feed.say(job("JOB-1", DelphixJob.State.COMPLETED));
        await().until(() -> !started.get(0).isAlive());
        Listener second = new Listener();
        watcher.watch("JOB-2", second);
        feed.say(job("JOB-2", DelphixJob.State.FAILED));
        await().until(() -> second.last != null);
        assertThat(second.last.state()).isEqualTo(DelphixJob.State.FAILED);
        assertThat(threads).hasValue(2);
    }

    @Test
    void everybodyWhoWaitsForAJobIsTold() {
        Listener one = new Listener();
        Listener two = new Listener();
        watcher.watch("JOB-1", one);
        watcher.watch("JOB-1", two);
        feed.say(job("JOB-1", DelphixJob.State.COMPLETED));
        await().until(() -> one.last != null && two.last != null);
        assertThat(watcher.size()).isZero();
    }

    @Test
    void whoForgetsIsNotTold() {
        Listener forgetful = new Listener();
        Listener other = new Listener();
        watcher.watch("JOB-1", forgetful);
        watcher.watch("JOB-1", other);
        watcher.forget("JOB-1", forgetful);
        feed.say(job("JOB-1", DelphixJob.State.COMPLETED));
        await().until(() -> other.last != null);
        assertThat(forgetful.last).isNull();
    }

    @Test
    void aListenerThatFailsDoesNotHarmTheOthers() {
        Listener good = new Listener();
        watcher.watch("JOB-1", new Listener() {
            @Override
            public void changed(DelphixJob job) {
                throw new IllegalStateException("on purpose");
            }
        });
        watcher.watch("JOB-1", good);
        feed.say(job("JOB-1", DelphixJob.State.COMPLETED));
        await().until(() -> good.last != null);
        assertThat(good.loss).isNull();
    }

    @Test
    void shortTroubleIsBorne() {
        Listener listener = new Listener();
        feed.trouble = PlatformException.of(Problem.HOST_UNREACHABLE, "engine");
        watcher.watch("JOB-1", listener);
        await().until(() -> feed.calls.get() > 3);
        feed.trouble = null;
        feed.say(job("JOB-1", DelphixJob.State.COMPLETED));
        await().until(() -> listener.last != null);
        assertThat(listener.loss).isNull();
    }

    @Test
    void longTroubleIsReportedToAllWhoWait() {
        Listener listener = new Listener();
        feed.trouble = PlatformException.of(Problem.HOST_UNREACHABLE, "engine");
        watcher.watch("JOB-1", listener);
        await().until(() -> listener.loss != null);
        assertThat(listener.loss.problem()).isEqualTo(Problem.HOST_UNREACHABLE);
        assertThat(watcher.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Problem.class,
            names = {"REFUSED_BY_PLATFORM", "NOT_PERMITTED", "ANSWER_UNREADABLE", "OBJECT_GONE", "HOST_UNREACHABLE"})
    void whateverIsWrongWithAListIsBorneLikeAnOutage(Problem problem) {
        Listener listener = new Listener();
        feed.trouble = PlatformException.of(problem, "engine");
        patient.watch("JOB-1", listener);
        await().until(() -> feed.calls.get() > 3);
        assertThat(listener.loss).isNull();
        feed.trouble = null;
        feed.say(job("JOB-1", DelphixJob.State.COMPLETED));
        await().until(() -> listener.last != null);
        assertThat(listener.loss).isNull();
        assertThat(threads).hasValue(1);
    }

    @Test
    void mistakeInTheFeedNeitherEndsTheThreadNorTheWaiting() {
        Listener listener = new Listener();
        feed.trouble = new IllegalStateException("on purpose");
        patient.watch("JOB-1", listener);
        await().until(() -> feed.calls.get() > 3);
        feed.trouble = null;
        feed.say(job("JOB-1", DelphixJob.State.COMPLETED));
        await().until(() -> listener.last != null);
        assertThat(listener.loss).isNull();
        assertThat(threads).hasValue(1);
    }

    @Test
    void mistakeThatLastsIsToldAtLast() {
        Listener listener = new Listener();
        feed.trouble = new IllegalStateException("on purpose");
        watcher.watch("JOB-1", listener);
        await().until(() -> listener.loss != null);
        assertThat(listener.loss.problem()).isEqualTo(Problem.ANSWER_UNREADABLE);
        assertThat(listener.loss.details()).contains("on purpose");
    }

    @Test
    void jobThatCannotBeReadIsGivenUpAfterAWhileAndNobodyElseIs() {
        Listener unlucky = new Listener();
        Listener other = new Listener();
        feed.unreadable = Map.of("JOB-1", Failure.of(Problem.NOT_PERMITTED, "JOB-1"));
        watcher.watch("JOB-1", unlucky);
        watcher.watch("JOB-2", other);
        await().until(() -> unlucky.loss != null);
        assertThat(unlucky.loss.problem()).isEqualTo(Problem.NOT_PERMITTED);
        feed.say(job("JOB-2", DelphixJob.State.COMPLETED));
        await().until(() -> other.last != null);
        assertThat(other.loss).isNull();
        assertThat(threads).hasValue(1);
    }

    @Test
    void jobThatCanBeReadAgainIsNotGivenUp() {
        Listener listener = new Listener();
        feed.unreadable = Map.of("JOB-1", Failure.of(Problem.NOT_PERMITTED, "JOB-1"));
        patient.watch("JOB-1", listener);
        await().until(() -> feed.calls.get() > 3);
        feed.unreadable = Map.of();
        int calls = feed.calls.get();
        await().until(() -> feed.calls.get() > calls + 40);
        assertThat(listener.loss).isNull();
    }

    @Test
    void aLoginThatIsRefusedIsNotTriedAgain() {
        Listener listener = new Listener();
        feed.trouble = PlatformException.of(Problem.LOGIN_REFUSED, "engine");
        watcher.watch("JOB-1", listener);
        await().until(() -> listener.loss != null);
        assertThat(feed.calls).hasValue(1);
    }

    private static DelphixJob job(String reference, DelphixJob.State state) {
        return new DelphixJob(
                reference,
                "DB_SYNC",
                "",
                "DB-1",
                "",
                state,
                100,
                Instant.EPOCH,
                Instant.EPOCH,
                "USER-1",
                null,
                List.of());
    }

    private static class Listener implements JobListener {
        volatile DelphixJob last;
        volatile Failure loss;

        @Override
        public void changed(DelphixJob job) {
            last = job;
        }

        @Override
        public void lost(Failure failure) {
            loss = failure;
        }
    }

    /** Says what it is told to say. */
    private static final class Feed implements JobFeed {
        final AtomicInteger calls = new AtomicInteger();
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger simultaneous = new AtomicInteger();
        private final BlockingQueue<List<DelphixJob>> news = new LinkedBlockingQueue<>();
        volatile RuntimeException trouble;
        volatile Map<String, Failure> unreadable = Map.of();

        void say(DelphixJob... jobs) {
            news.add(List.of(jobs));
        }

        @Override
        public List<DelphixJob> changes(Set<String> jobs, Duration timeout) {
            calls.incrementAndGet();
            simultaneous.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                RuntimeException now = trouble;
                if (now != null) {
                    throw now;
                }
                List<DelphixJob> said = news.poll(10, TimeUnit.MILLISECONDS);
                return said == null ? List.of() : said;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of();
            } finally {
                inside.decrementAndGet();
            }
        }

        @Override
        public Map<String, Failure> unreadable() {
            return unreadable;
        }

        @Override
        public void wake() {}
    }
}
