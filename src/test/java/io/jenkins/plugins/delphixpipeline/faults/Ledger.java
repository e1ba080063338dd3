package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.faults.Violation.Kind;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Books.JobEntry;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Holds what the operations said against what the books of both engines say. */
final class Ledger {
    private final Schedule schedule;
    private final List<Bookkeeping> engines;
    private final List<Task> tasks;
    private final List<Violation> violations = new ArrayList<>();

    /** @param engines the one on which the pipeline begins, and the other one */
    Ledger(Schedule schedule, List<Bookkeeping> engines, List<Task> tasks) {
        this.schedule = schedule;
        this.engines = engines;
        this.tasks = tasks;
        tasks.forEach(this::check);
        once("DB_SYNC", Plan.PRODUCTION, schedule.syncFirst ? 2 : 1);
        once("DB_SYNC", Plan.BILLING, 1);
        once("DB_REFRESH", Plan.MASTER, count("master"));
        once("DB_REFRESH", Plan.BILLING, 1);
        once("DB_REFRESH", Plan.CHILD, 1);
        once("DB_PROVISION", Plan.NEW_VDB, 1);
        List.of("prep1", "prep2", "prep3", "prep4").forEach(pod -> once("JETSTREAM_USER_CONTAINER_REFRESH", pod, 1));
        once("JETSTREAM_USER_CONTAINER_RESTORE", "prep5", 1);
        engines.forEach(this::checkMaster);
        engines.forEach(this::checkExposed);
        checkNeighbour(engines.get(1));
    }

    List<Violation> violations() {
        return violations;
    }

    private void check(Task task) {
        task.unfounded().forEach(what -> broken(Kind.UNFOUNDED, task, what));
        engines.stream()
                .filter(engine -> task.begunOn.stream().anyMatch(id -> !id.equals(engine.id())))
                .forEach(engine -> engine.changedBy(task)
                        .forEach(what -> broken(Kind.ASTRAY, task, "begun on " + task.begunOn + ", but " + what)));
        if (task.ending == null) {
            broken(Kind.LOST, task, "has not ended");
            return;
        }
        engineOf(task)
                .filter(engine -> engine.jobs(task).size() < task.end.jobs().size())
                .ifPresent(engine -> broken(Kind.ASTRAY, task, "there are no such jobs: " + task.end.jobs()));
        switch (task.ending) {
            case "succeeded" -> checkDone(task);
            case "failed" -> checkFailed(task);
            case "crashed" -> broken(Kind.LOST, task, "crashed: " + task.mistake);
            default -> {
                // Stopped on request: the master is checked below.
            }
        }
    }

    /** The one on which the operation began; empty for one that has not begun anything. */
    private Optional<Bookkeeping> engineOf(Task task) {
        if (task.end == null || task.end.binding() == null) {
            return Optional.empty();
        }
        String id = task.end.binding().identity().key();
        return engines.stream().filter(engine -> engine.id().equals(id)).findFirst();
    }

    /** None reported done that is not. */
    private void checkDone(Task task) {
        Bookkeeping engine = engineOf(task).orElseThrow();
        for (JobEntry job : engine.jobs(task)) {
            // The snapshot that an engine takes after a refresh is its own work; that it failed is said in the log.
            if (job.parentAction() == null && !"COMPLETED".equals(job.state())) {
                broken(Kind.MISREPORTED, task, "reported done, but " + job.reference() + " is " + job.state());
            }
        }
        String bookmark = bookmarkOf(task);
        if (bookmark != null && engine.bookmarks(bookmark) != 1) {
            broken(
                    engine.bookmarks(bookmark) > 1 ? Kind.DOUBLED : Kind.MISREPORTED,
                    task,
                    engine.bookmarks(bookmark) + " bookmarks \"" + bookmark + '"');
        }
        if (task.name.endsWith("-provision") && !engine.books().hasDataset(Plan.NEW_VDB)) {
            broken(Kind.MISREPORTED, task, "reported done, but there is no VDB");
        }
        if (bookmark == null && task.end.jobs().isEmpty()) {
            broken(Kind.MISREPORTED, task, "reported done without any job");
        }
    }

    /** None reported failed that succeeded, and none that could have. */
    private void checkFailed(Task task) {
        Optional<Bookkeeping> engine = engineOf(task);
        if (task.failure().problem() == Problem.OUTCOME_UNKNOWN) {
            if (schedule.marksSurvive() || engine.equals(Optional.of(engines.get(1)))) {
                broken(Kind.LOST, task, "OUTCOME_UNKNOWN although the engine keeps the marks: " + task.failure());
            }
            return;
        }
        List<JobEntry> jobs = engine.map(its -> its.jobs(task)).orElse(List.of());
        boolean jobFailed = jobs.stream().anyMatch(job -> !"COMPLETED".equals(job.state()));
        if (!jobFailed && !mayFail(task, engine)) {
            broken(Kind.MISREPORTED, task, "failed (" + task.failure() + "), but no job of it did: " + jobs);
        }
    }

    private boolean mayFail(Task task, Optional<Bookkeeping> engine) {
        return switch (task.failure().kind()) {
            case ELSEWHERE -> schedule.change == Connections.Change.MOVED;
            case REFUSED ->
                task.failure().problem() == Problem.STATE_NOT_SAVED && task.couldNotSave()
                        || isRefreshBeside(task)
                                && engine.filter(this::masterInDoubt).isPresent();
            case NOT_FOUND ->
                task.failure().problem() == Problem.NO_SNAPSHOT
                                && isRefreshBeside(task)
                                && schedule.switches.contains(Switch.REFRESH_TAKES_NO_SNAPSHOT)
                        || task.failure().problem() == Problem.BOOKMARK_UNKNOWN && cameToOtherEngine(task, engine);
            default -> false;
        };
    }

    private static boolean isRefreshBeside(Task task) {
        return task.name.endsWith("-beside-refresh");
    }

    /** The bookmark was made on the engine that the connection led to then. */
    private boolean cameToOtherEngine(Task restore, Optional<Bookkeeping> engine) {
        return restore.name.endsWith("-beside-restore")
                && tasks.stream()
                        .filter(task -> task.name.endsWith("-bookmark-prep5"))
                        .noneMatch(task -> engineOf(task).equals(engine));
    }

    /** Whoever wants the newest data of a master while nothing proves that it is masked is refused. */
    private boolean masterInDoubt(Bookkeeping engine) {
        return tasks.stream()
                .filter(task -> task.name.contains("-master"))
                .anyMatch(task -> !task.succeeded() && engineOf(task).equals(Optional.of(engine)));
    }

    private void once(String type, String target, int most) {
        List<JobEntry> found = engines.stream()
                .flatMap(engine -> engine.jobs(type, target).stream())
                .toList();
        if (found.size() > most) {
            violations.add(new Violation(
                    Kind.DOUBLED,
                    schedule.seed + ": " + found.size() + " times " + type + " of " + target + ": " + found
                            + "; switches " + schedule.switches + stories(any -> true)));
        }
    }

    private int count(String name) {
        return (int)
                tasks.stream().filter(task -> task.name.contains("-" + name)).count();
    }

    private static String bookmarkOf(Task task) {
        int at = task.name.indexOf("-bookmark-");
        return at < 0 ? null : "of " + task.name.substring(at + "-bookmark-".length());
    }

    /** What was proven stays readable, and so does what nobody has touched. */
    private void checkMaster(Bookkeeping engine) {
        Books.Dataset master = engine.books().vdb(Plan.MASTER);
        Task last = tasks.stream()
                .filter(task -> task.name.contains("-master") && task.begunOn.contains(engine.id()))
                .reduce((one, other) -> other)
                .orElse(null);
        if ((last == null || last.succeeded()) && !master.enabled()) {
            violations.add(new Violation(
                    last == null ? Kind.UNFOUNDED : Kind.MISREPORTED,
                    schedule.seed + ": the master is disabled after " + (last == null ? "nothing" : "a proven refresh")
                            + stories(task -> task.name.contains("master"))));
        }
    }

    /** Once everything is up again, nobody reads production's data; a guard that lost its engine for good has said so. */
    private void checkExposed(Bookkeeping engine) {
        for (Books.Dataset readable : engine.books().exposedNow()) {
            boolean reported = schedule.change == Connections.Change.MOVED
                    && tasks.stream().anyMatch(task -> task.notDisabled.contains(readable.name()));
            if (!reported && !readable.name().equals(Plan.BILLING)) {
                violations.add(new Violation(
                        Kind.EXPOSED,
                        schedule.seed + ": " + readable + "; switches " + schedule.switches + stories(any -> true)));
            }
        }
    }

    /** References are small counters: what somebody else does with the same ones is left alone. */
    private void checkNeighbour(Bookkeeping second) {
        second.books().jobs("DB_SYNC").stream()
                .filter(job -> job.userAgent() == null || !job.userAgent().startsWith("delphix-pipeline"))
                .filter(job -> !"COMPLETED".equals(job.state()))
                .forEach(job -> violations.add(
                        new Violation(Kind.ASTRAY, schedule.seed + ": the neighbour's " + job + stories(any -> true))));
    }

    private String stories(Predicate<Task> which) {
        StringBuilder text = new StringBuilder(" (" + schedule.change + ")");
        tasks.stream().filter(which).forEach(task -> text.append("\n  ")
                .append(task.name)
                .append("\n    ")
                .append(String.join("\n    ", task.story())));
        return text.toString();
    }

    private void broken(Kind kind, Task task, String what) {
        violations.add(new Violation(
                kind,
                task.name + ": " + what + "; switches " + schedule.switches + " (" + schedule.change + ")\n    "
                        + String.join("\n    ", task.story())));
    }
}
