package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A data pipeline on its way through one schedule, with another build beside it. */
public final class Rehearsed implements Controller.Witness {
    /** Beyond all limits: what has not ended by then never will. */
    private static final int PATIENCE_SECONDS = 600;

    private final Schedule schedule;
    private final Crew crew;
    private final Stage stage;
    private final Connections connections;
    private final List<Task> tasks = new ArrayList<>();
    private final List<CompletableFuture<Task>> beside = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
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

    private Rehearsed(Schedule schedule, Crew crew, Stage stage) {
        this.schedule = schedule;
        this.crew = crew;
        this.stage = stage;
        List<URI> addresses = stage.addresses();
        this.connections = new Connections(addresses.get(0), addresses.get(1));
    }

    /**
     * Runs one schedule from its beginning to the check of the books. Its crew goes with it: what is still to come of a
     * schedule that is over would keep its back ends in memory until then.
     */
    static Outcome run(long seed, Stage.Builder builder) {
        Schedule schedule = new Schedule(seed);
        try (schedule.disk;
                Crew crew = new Crew();
                Stage stage = builder.build(schedule)) {
            return new Rehearsed(schedule, crew, stage).run();
        }
    }

    private Outcome run() {
        beginLife();
        stage.disturb(crew);
        schedule.disturb(connections, crew);
        try {
            stage.pipeline(this);
            besideToo();
            quiet();
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
        violations.addAll(new Ledger(schedule, stage, all).violations());
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

    /**
     * Refreshes the master, once more where that failed.
     *
     * @param refresh given whether its parent is synced first
     * @param meanwhile begins what another build does
     * @param snapshotToo whether the refresh leaves no snapshot that is safe
     * @return whether data may be taken from it now
     */
    boolean master(Function<Boolean, DataOperation> refresh, Runnable meanwhile, boolean snapshotToo) throws Exception {
        Task master = begin("master", refresh.apply(schedule.syncFirst));
        if (schedule.abort) {
            crew.later(Duration.ofMillis(schedule.random.nextInt(900)), master::stop);
        }
        meanwhile.run();
        together(List.of(master));
        return (master.succeeded() || succeeds("master-again", refresh.apply(false)))
                && (!snapshotToo
                        || succeeds("safe-snapshot", Plan.snapshotOfMaster())
                        // A back end that restarts fails the job.
                        || succeeds("safe-snapshot-again", Plan.snapshotOfMaster()));
    }

    boolean succeeds(String name, DataOperation operation) throws Exception {
        Task task = begin(name, operation);
        together(List.of(task));
        return task.succeeded();
    }

    /** The same, and what must be so at once after it succeeded. */
    boolean succeeds(String name, DataOperation operation, Function<Bookkeeping, Boolean> so) throws Exception {
        Task task = begin(name, operation);
        together(List.of(task));
        if (task.succeeded()) {
            BooleanSupplier holds =
                    () -> stage.books().stream().filter(task::isBoundTo).allMatch(so::apply);
            if (!holds.getAsBoolean()) {
                violations.add(new Violation(
                        Violation.Kind.MISREPORTED,
                        task.name + ": reported done, but the engine shows otherwise; " + stage + "\n    "
                                + String.join("\n    ", task.story())));
            }
        }
        return task.succeeded();
    }

    void beside(String name, DataOperation operation) {
        CompletableFuture<Task> begun = new CompletableFuture<>();
        beside.add(begun);
        crew.later(schedule.meanwhile(), () -> begun.complete(begin(name, operation)));
    }

    private void besideToo() throws Exception {
        for (CompletableFuture<Task> begun : beside) {
            together(List.of(begun.get(PATIENCE_SECONDS, TimeUnit.SECONDS)));
        }
    }

    synchronized Task begin(String name, DataOperation operation) {
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
        Controller.Surroundings around = new Controller.Surroundings(
                connections, schedule.dates, schedule.disk, Controller.limits(schedule.change), stage::connect);
        controller = new Controller(around, schedule.momentsToLive(), this);
        tasks.forEach(task -> task.live(controller, crew));
    }

    @Override
    public void died() {
        crew.later(schedule.downtime(), this::beginLifeOrSay);
    }

    /** A life that does not begin would look like work that got lost. */
    private void beginLifeOrSay() {
        try {
            beginLife();
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                violations.add(
                        new Violation(Violation.Kind.LOST, schedule.seed + ": the next life did not begin: " + e));
            }
            throw e;
        }
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

    void together(List<Task> some) throws Exception {
        for (Task task : some) {
            task.ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** What was left running ends as well before the books are read. */
    private void quiet() throws Exception {
        for (int turn = 0; turn < 400; turn++) {
            if (stage.books().stream().allMatch(Bookkeeping::isQuiet)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(25);
        }
    }
}
