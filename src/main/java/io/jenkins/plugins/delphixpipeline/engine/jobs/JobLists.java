package io.jenkins.plugins.delphixpipeline.engine.jobs;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineMapper;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.Pages;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Lists of jobs, page by page. What changed is listed since a watermark, which is kept for each terminal state: when very
 * many jobs are waited for, only those that have ended are asked for. Not thread-safe.
 *
 * <p>Engine API: {@code fromDate} is compared with a job's last update; the list comes newest first, without progress.
 */
final class JobLists {
    static final List<String> ENDS = List.of("COMPLETED", "FAILED", "CANCELED");

    /** Two changes may bear the same time, and one may become visible a little late. */
    private static final Duration OVERLAP = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration JUST_NOW = Duration.ofMinutes(1);
    private static final int DEEPEST = 30;

    private final EngineSession session;
    private final RequestBudget budget;
    private final Map<String, Instant> watermarks = new HashMap<>();

    JobLists(EngineSession session, RequestBudget budget) {
        this.session = session;
        this.budget = budget;
    }

    /** Whether the engine's clock was set back, so that nothing that changes now would be listed. */
    boolean clockWasSetBack() {
        Instant latest = session.clock().latest();
        if (watermarks.values().stream().noneMatch(mark -> mark.minus(OVERLAP).isAfter(latest))) {
            return false;
        }
        Instant now = session.clock().time();
        ENDS.forEach(state -> watermarks.put(state, now));
        return true;
    }

    /** Nothing is known to be at work: what changes from now on is listed the next time, however late that is. */
    void begin() {
        Instant now = session.clock().time();
        ENDS.forEach(state -> watermarks.put(state, now));
    }

    /** All wanted jobs that changed since the last time. */
    List<DelphixJob> changed(Predicate<String> wanted) {
        Instant from = ENDS.stream()
                .map(watermarks::get)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(mark -> mark.minus(OVERLAP))
                .orElseGet(() -> session.clock().time());
        List<DelphixJob> found = new ArrayList<>();
        Instant newest = since(from, WebRequest.get("/job"), wanted, found);
        ENDS.forEach(state -> watermarks.put(state, newest));
        return found;
    }

    /** All wanted jobs that reached this state since the last time. */
    List<DelphixJob> ended(String state, Predicate<String> wanted) {
        Instant mark = watermarks.get(state);
        Instant from = mark == null ? session.clock().time() : mark.minus(OVERLAP);
        List<DelphixJob> found = new ArrayList<>();
        watermarks.put(state, since(from, WebRequest.get("/job").query("jobState", state), wanted, found));
        return found;
    }

    private Instant since(Instant from, WebRequest list, Predicate<String> wanted, List<DelphixJob> found) {
        // What a list that finds nothing has passed over need not be listed again.
        Instant asked = session.clock().time();
        Instant[] newest = {asked.isAfter(from.plus(OVERLAP)) ? asked : from.plus(OVERLAP)};
        pages(
                list.query("fromDate", Json.date(from)),
                job -> {
                    if (job.updateTime() != null && job.updateTime().isAfter(newest[0])) {
                        newest[0] = job.updateTime();
                    }
                    return wanted.test(job.reference());
                },
                found,
                () -> false);
        return newest[0];
    }

    /** Looks for jobs of which nothing is known, newest first, until all are found or the list gets too long. */
    List<DelphixJob> anyOf(Predicate<String> wanted, int count) {
        List<DelphixJob> found = new ArrayList<>();
        pages(WebRequest.get("/job"), job -> wanted.test(job.reference()), found, () -> found.size() >= count);
        return found;
    }

    /** All wanted jobs that are at work. */
    List<DelphixJob> running(Predicate<String> wanted) {
        List<DelphixJob> found = new ArrayList<>();
        pages(
                WebRequest.get("/job").query("jobState", "RUNNING"),
                job -> wanted.test(job.reference()),
                found,
                () -> false);
        return found;
    }

    /** A job that is at work, or has ended just now. */
    Optional<DelphixJob> listed(String job) {
        List<DelphixJob> found = running(job::equals);
        if (found.isEmpty()) {
            String since = Json.date(session.clock().time().minus(JUST_NOW));
            pages(
                    WebRequest.get("/job").query("fromDate", since),
                    each -> job.equals(each.reference()),
                    found,
                    () -> !found.isEmpty());
        }
        return found.stream().findFirst();
    }

    private void pages(WebRequest list, Predicate<Job> wanted, List<DelphixJob> found, BooleanSupplier enough) {
        int[] length = {0};
        int number = 0;
        do {
            length[0] = 0;
            WebRequest page = list.query("pageSize", Pages.SIZE)
                    .query("pageOffset", number++)
                    .retriedFor(PATIENCE);
            budget.charge();
            session
                    .read(page, ResultReader.list(Job.class, job -> {
                        length[0]++;
                        return wanted.test(job) ? EngineMapper.job(job) : null;
                    }))
                    .stream()
                    .filter(Objects::nonNull)
                    .forEach(found::add);
        } while (length[0] >= Pages.SIZE && number < DEEPEST && !enough.getAsBoolean());
    }
}
