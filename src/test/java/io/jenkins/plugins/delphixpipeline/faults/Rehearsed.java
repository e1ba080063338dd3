package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A data pipeline on its way through one schedule, with another build beside it. */
public final class Rehearsed implements Controller.Witness {
    private static final int PATIENCE_SECONDS = 120;
    private static final List<String> PODS = List.of("prep1", "prep2", "prep3");
    private static final String REFRESHED_BESIDE = "prep4";
    private static final String RESTORED_BESIDE = "prep5";

    private final Schedule schedule;
    private final Crew crew;
    private final SimulatedEngine first;
    private final SimulatedEngine second;
    private final Connections connections;
    private final List<Task> tasks = new ArrayList<>();
    private final List<CompletableFuture<Task>> beside = new ArrayList<>();
    private final AtomicInteger submissions = new AtomicInteger();
    private Controller controller;
    private int lives;

    /**
     * What came of one schedule.
     *
     * @param failures why operations failed, and how many
     * @param violations promises that were broken; empty when all were kept
     */
    public record Outcome(
            long seed,
            int operations,
            int succeeded,
            int kills,
            Map<Problem, Integer> failures,
            List<Violation> violations) {}

    private Rehearsed(Schedule schedule, Crew crew, SimulatedEngine first, SimulatedEngine second) {
        this.schedule = schedule;
        this.crew = crew;
        this.first = first;
        this.second = second;
        this.connections = new Connections(first.url(), second.url());
    }

    /** Runs one schedule from its beginning to the check of the books. */
    public static Outcome run(long seed, Crew crew) {
        Schedule schedule = new Schedule(seed);
        try (schedule.disk;
                SimulatedEngine first = schedule.engine();
                SimulatedEngine second = schedule.secondEngine()) {
            return new Rehearsed(schedule, crew, first, second).run();
        }
    }

    private Outcome run() {
        beginLife();
        schedule.disturb(first, crew);
        schedule.disturb(connections, second, crew);
        List<Violation> violations = new ArrayList<>();
        try {
            pipeline();
            besideToo();
            quiet(first);
            quiet(second);
        } catch (TimeoutException e) {
            violations.add(new Violation(
                    Violation.Kind.LOST, schedule.seed + ": not ended within " + PATIENCE_SECONDS + " s"));
        } catch (Exception e) {
            violations.add(new Violation(Violation.Kind.LOST, schedule.seed + ": " + e));
        }
        List<Task> all;
        synchronized (this) {
            controller.retire();
            all = List.copyOf(tasks);
        }
        Ledger ledger = new Ledger(schedule, List.of(Bookkeeping.of(first), Bookkeeping.of(second)), all);
        violations.addAll(ledger.violations());
        return new Outcome(
                schedule.seed,
                all.size(),
                (int) all.stream().filter(Task::succeeded).count(),
                lives - 1,
                failures(all),
                violations);
    }

    private static Map<Problem, Integer> failures(List<Task> all) {
        Map<Problem, Integer> failures = new EnumMap<>(Problem.class);
        all.stream()
                .map(Task::failure)
                .filter(Objects::nonNull)
                .forEach(failure -> failures.merge(failure.problem(), 1, Integer::sum));
        return failures;
    }

    private void pipeline() throws Exception {
        List<Task> begin = new ArrayList<>(List.of(begin("snapshot", Plan.snapshot())));
        boolean restore = schedule.others.contains(Schedule.Other.POD_RESTORE);
        if (restore) {
            begin.add(begin("bookmark-" + RESTORED_BESIDE, Plan.bookmark("of " + RESTORED_BESIDE, RESTORED_BESIDE)));
        }
        together(begin.toArray(Task[]::new));
        Task master = begin("master", Plan.refreshMasked(schedule.syncFirst));
        if (schedule.abort) {
            crew.later(Duration.ofMillis(schedule.random.nextInt(900)), master::stop);
        }
        beside(restore && begin.get(1).succeeded());
        together(master);
        if (!master.succeeded()) {
            master = begin("master-again", Plan.refreshMasked(false));
            together(master);
        }
        if (!master.succeeded()) {
            return;
        }
        if (schedule.switches.contains(Switch.REFRESH_TAKES_NO_SNAPSHOT) && !snapshotOfMaster()) {
            return;
        }
        Map<String, Task> pods = new LinkedHashMap<>();
        PODS.forEach(pod -> pods.put(pod, begin("refresh-" + pod, Plan.refreshPod(pod))));
        List<Task> next = new ArrayList<>(pods.values());
        next.add(begin("provision", Plan.provision()));
        next.add(begin("billing", Plan.refreshBilling()));
        together(next.toArray(Task[]::new));
        List<Task> last = new ArrayList<>();
        // A pod whose refresh failed is left inconsistent and cannot be bookmarked.
        PODS.stream()
                .filter(pod -> pods.get(pod).succeeded())
                .forEach(pod -> last.add(begin("bookmark-" + pod, Plan.bookmark("of " + pod, pod))));
        last.add(begin("bookmark-template", Plan.bookmark("of template", null)));
        last.add(begin("bookmark-billing", Plan.bookmarkBilling()));
        together(last.toArray(Task[]::new));
    }

    /** Another build takes from the master what it gets, while that is refreshed. */
    private void beside(boolean restorable) {
        for (Schedule.Other what : schedule.others) {
            switch (what) {
                case CHILD_REFRESH -> beside("beside-child", Plan.refreshChild());
                case POD_REFRESH -> beside("beside-refresh", Plan.manage(REFRESHED_BESIDE, PodAction.REFRESH, null));
                case POD_RESTORE -> {
                    if (restorable) {
                        beside(
                                "beside-restore",
                                Plan.manage(RESTORED_BESIDE, PodAction.RESTORE, "of " + RESTORED_BESIDE));
                    }
                }
            }
        }
    }

    private void beside(String name, DataOperation operation) {
        CompletableFuture<Task> begun = new CompletableFuture<>();
        beside.add(begun);
        crew.later(schedule.meanwhile(), () -> begun.complete(begin(name, operation)));
    }

    private void besideToo() throws Exception {
        for (CompletableFuture<Task> begun : beside) {
            together(begun.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
    }

    /** Nothing is taken from a master that has no snapshot from after its masking. An engine that restarts fails the job. */
    private boolean snapshotOfMaster() throws Exception {
        Task once = begin("safe-snapshot", Plan.snapshotOfMaster());
        together(once);
        if (once.succeeded()) {
            return true;
        }
        Task again = begin("safe-snapshot-again", Plan.snapshotOfMaster());
        together(again);
        return again.succeeded();
    }

    private synchronized Task begin(String name, DataOperation operation) {
        Task task = new Task(schedule.seed + "-" + name, operation, schedule.disk, schedule.random.nextLong());
        tasks.add(task);
        // Between two lives it waits for the next.
        if (!controller.isDead()) {
            task.live(controller, crew);
        }
        return task;
    }

    private synchronized void beginLife() {
        lives++;
        controller = new Controller(connections, schedule.dates, schedule.disk, schedule.momentsToLive(), this);
        tasks.forEach(task -> task.live(controller, crew));
    }

    @Override
    public void died() {
        crew.later(schedule.downtime(), this::beginLife);
    }

    @Override
    public void submits(String correlation) {
        schedule.submission(submissions.incrementAndGet(), connections, crew);
        List<Task> all;
        synchronized (this) {
            all = List.copyOf(tasks);
        }
        all.stream().filter(task -> task.owns(correlation)).forEach(task -> task.submits(correlation));
    }

    private static void together(Task... tasks) throws Exception {
        for (Task task : tasks) {
            task.ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** What was left running ends as well before the books are read. */
    private static void quiet(SimulatedEngine engine) throws Exception {
        for (int turn = 0; turn < 200; turn++) {
            if (engine.books().jobs().stream().noneMatch(job -> job.state().equals("RUNNING"))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(25);
        }
    }
}
