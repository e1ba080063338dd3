package io.jenkins.plugins.delphixpipeline.simulator.dct.jobs;

import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Account;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** All jobs. Guarded by DCT's monitor, but for what engines tell. */
public final class DctJobs {

    private record Ended(String engine, String job, String state) {}

    private record Waiting(DctJob job, DctTask task) {}

    private final Map<String, DctJob> all = new LinkedHashMap<>();
    private final Map<String, DctJob> unfinished = new LinkedHashMap<>();
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final Queue<Ended> news = new ConcurrentLinkedQueue<>();
    private final Times times;
    private final Function<String, Optional<String>> failures;

    /** @param failures tells for a type of job what the next one of it shall die of */
    public DctJobs(Times times, Function<String, Optional<String>> failures) {
        this.times = times;
        this.failures = failures;
    }

    /** A job of an engine has ended; may be called from anywhere and does not wait. */
    public void ended(String engine, String job, String state) {
        news.add(new Ended(engine, job, state));
    }

    /**
     * Starts a job: the engines are asked at once.
     *
     * @param userAgent of the request
     */
    public DctJob start(DctPlan plan, Account account, String userAgent) {
        DctJob job = new DctJob(plan, account, userAgent, times.now());
        all.put(job.id(), job);
        Optional<String> doom = failures.apply(plan.type());
        if (doom.isPresent()) {
            end(job, "FAILED", doom.get());
        } else {
            unfinished.put(job.id(), job);
            advance(job);
        }
        return job;
    }

    /** Makes as if a job that was refused had never been. */
    public void forget(DctJob job) {
        all.remove(job.id());
    }

    /** Takes in what has happened on the engines. */
    public void catchUp() {
        for (Ended ended = news.poll(); ended != null; ended = news.poll()) {
            Waiting waits = waiting.remove(ended.engine() + " " + ended.job());
            if (waits != null) {
                waits.task().ended(ended.state());
                advance(waits.job());
            }
        }
        for (DctJob job : List.copyOf(unfinished.values())) {
            if (job.current().stream().anyMatch(DctTask::isAsked)) {
                job.current().forEach(DctTask::ask);
                advance(job);
            }
        }
    }

    public Collection<DctJob> all() {
        return all.values();
    }

    public Optional<DctJob> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** A job that must be there. */
    public DctJob get(String id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no job " + id));
    }

    /** DCT stops following; the work goes on. */
    public void abandon(DctJob job) {
        job.abandon(times.now());
    }

    private void advance(DctJob job) {
        while (!job.hasEnded() && job.current().stream().allMatch(DctTask::hasEnded)) {
            List<DctTask> failed =
                    job.current().stream().filter(task -> !task.isCompleted()).toList();
            if (!failed.isEmpty()) {
                boolean canceled = failed.stream().allMatch(DctTask::isCanceled);
                end(job, canceled ? "CANCELED" : "FAILED", failed.get(0).error());
            } else if (job.nextStage()) {
                begin(job, new ArrayList<>(job.current()));
            } else {
                end(job, "COMPLETED", null);
            }
        }
    }

    private void begin(DctJob job, List<DctTask> tasks) {
        for (DctTask task : tasks) {
            task.submit();
            if (task.engineJob() != null && !task.hasEnded()) {
                waiting.put(task.engine().id() + " " + task.engineJob(), new Waiting(job, task));
            }
        }
    }

    private void end(DctJob job, String status, String why) {
        Instant now = times.now();
        job.end(status, why, now);
        unfinished.remove(job.id());
        job.plan().ended(status.equals("COMPLETED"));
    }
}
