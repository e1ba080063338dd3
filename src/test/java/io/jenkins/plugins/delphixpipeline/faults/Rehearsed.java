package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A data pipeline on its way through one schedule. */
public final class Rehearsed {
    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> PODS = List.of("prep1", "prep2", "prep3");

    private final Schedule schedule;
    private final Crew crew;
    private final SimulatedEngine engine;
    private final List<Task> tasks = new ArrayList<>();
    private Controller controller;
    private int lives;

    /**
     * What came of one schedule.
     *
     * @param violations promises that were broken; empty when all were kept
     * @param unknown operations that ended as OUTCOME_UNKNOWN
     */
    public record Outcome(long seed, int operations, int succeeded, int unknown, int kills, List<String> violations) {}

    private Rehearsed(Schedule schedule, Crew crew, SimulatedEngine engine) {
        this.schedule = schedule;
        this.crew = crew;
        this.engine = engine;
    }

    /** Runs one schedule from its beginning to the check of the books. */
    static Outcome run(long seed, Crew crew) {
        Schedule schedule = new Schedule(seed);
        try (SimulatedEngine engine = schedule.engine()) {
            return new Rehearsed(schedule, crew, engine).run();
        }
    }

    private Outcome run() {
        beginLife();
        schedule.disturb(engine, crew);
        List<String> late = new ArrayList<>();
        try {
            pipeline();
        } catch (TimeoutException e) {
            late.add("not ended within " + PATIENCE_SECONDS + " s");
        } catch (Exception e) {
            late.add(e.toString());
        }
        synchronized (this) {
            controller.retire();
        }
        Ledger ledger = new Ledger(schedule, engine.books(), List.copyOf(tasks));
        List<String> violations = new ArrayList<>(late);
        violations.addAll(ledger.violations());
        return new Outcome(
                schedule.seed,
                tasks.size(),
                (int) tasks.stream().filter(Task::succeeded).count(),
                ledger.unknown(),
                lives - 1,
                violations);
    }

    private void pipeline() throws Exception {
        together(begin("snapshot", Plan.snapshot()));
        Task master = begin("master", Plan.refreshMasked(schedule.syncFirst));
        if (schedule.abort) {
            crew.later(Duration.ofMillis(schedule.random.nextInt(900)), master::stop);
        }
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
        List<Task> second = new ArrayList<>(pods.values());
        second.add(begin("provision", Plan.provision()));
        second.add(begin("billing", Plan.refreshBilling()));
        together(second.toArray(Task[]::new));
        List<Task> third = new ArrayList<>();
        // A pod whose refresh failed is left inconsistent and cannot be bookmarked.
        PODS.stream()
                .filter(pod -> pods.get(pod).succeeded())
                .forEach(pod -> third.add(begin("bookmark-" + pod, Plan.bookmark("of " + pod, pod))));
        third.add(begin("bookmark-template", Plan.bookmark("of template", null)));
        third.add(begin("bookmark-billing", Plan.bookmarkBilling()));
        together(third.toArray(Task[]::new));
    }

    /** Nothing is taken from a master that has no snapshot from after its masking. An engine that restarts fails the job. */
    private boolean snapshotOfMaster() throws Exception {
        Task first = begin("safe-snapshot", Plan.snapshotOfMaster());
        together(first);
        if (first.succeeded()) {
            return true;
        }
        Task again = begin("safe-snapshot-again", Plan.snapshotOfMaster());
        together(again);
        return again.succeeded();
    }

    private synchronized Task begin(String name, DataOperation operation) {
        Task task = new Task(schedule.seed + "-" + name, operation, schedule.random.nextLong());
        tasks.add(task);
        // Between two lives it waits for the next.
        if (!controller.isDead()) {
            task.live(controller, crew);
        }
        return task;
    }

    private synchronized void beginLife() {
        lives++;
        controller = new Controller(
                engine.url(),
                schedule.dates,
                schedule.momentsToLive(),
                () -> crew.later(schedule.downtime(), this::beginLife));
        tasks.forEach(task -> task.live(controller, crew));
    }

    private static void together(Task... tasks) throws Exception {
        for (Task task : tasks) {
            task.ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
