package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.faults.Violation.Kind;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Holds what the operations said against what the books of both back ends say. */
final class Ledger {
    private final Schedule schedule;
    private final Stage stage;
    private final List<Bookkeeping> backEnds;
    private final List<Task> tasks;
    private final List<Violation> violations = new ArrayList<>();

    Ledger(Schedule schedule, Stage stage, List<Task> tasks) {
        this.schedule = schedule;
        this.stage = stage;
        this.backEnds = stage.books();
        this.tasks = tasks;
        tasks.forEach(this::check);
        stage.most(tasks).forEach(this::checkMost);
        backEnds.forEach(this::checkMaster);
        backEnds.forEach(this::checkExposed);
        backEnds.forEach(this::checkHarmed);
    }

    List<Violation> violations() {
        return violations;
    }

    private void check(Task task) {
        task.unfounded().forEach(what -> broken(Kind.UNFOUNDED, task, what));
        backEnds.stream()
                .filter(books -> task.begunOn.stream().anyMatch(id -> !id.equals(books.id())))
                .forEach(books -> books.changedBy(task)
                        .forEach(what -> broken(Kind.ASTRAY, task, "begun on " + task.begunOn + ", but " + what)));
        if (task.ending == null) {
            broken(Kind.LOST, task, "has not ended");
            return;
        }
        booksOf(task)
                .filter(books -> books.worksOf(task).size() < task.end.jobs().size())
                .ifPresent(books -> broken(Kind.ASTRAY, task, "there are no such jobs: " + task.end.jobs()));
        switch (task.ending) {
            case "succeeded" -> checkDone(task);
            case "failed" -> checkFailed(task);
            case "crashed" -> broken(Kind.LOST, task, "crashed: " + task.mistake);
            default -> {
                // Stopped on request: the master is checked below.
            }
        }
    }

    /** Of the one on which the operation began; empty for one that has not begun anything. */
    private Optional<Bookkeeping> booksOf(Task task) {
        return backEnds.stream().filter(task::isBoundTo).findFirst();
    }

    /** None reported done that is not. */
    private void checkDone(Task task) {
        Optional<Bookkeeping> bound = booksOf(task);
        if (bound.isEmpty()) {
            broken(Kind.ASTRAY, task, "reported done, but begun on " + task.end.binding());
            return;
        }
        Bookkeeping books = bound.get();
        List<Work> works = books.worksOf(task);
        for (Work work : works) {
            // The snapshot that an engine takes after a refresh is its own work; that it failed is said in the log.
            if (!work.part() && !work.isCompleted() && works.stream().noneMatch(work::isMadeGoodBy)) {
                broken(Kind.MISREPORTED, task, "reported done, but " + work.reference() + " is " + work.state());
            }
        }
        String bookmark = task.bookmark();
        if (bookmark != null && books.bookmarks(bookmark) != 1) {
            broken(
                    books.bookmarks(bookmark) > 1 ? Kind.DOUBLED : Kind.MISREPORTED,
                    task,
                    books.bookmarks(bookmark) + " bookmarks \"" + bookmark + '"');
        }
        if (stage.needsJob(task) && task.end.jobs().isEmpty()) {
            broken(Kind.MISREPORTED, task, "reported done without any job");
        }
    }

    /** None reported failed that succeeded, and none that could have. */
    private void checkFailed(Task task) {
        Optional<Bookkeeping> books = booksOf(task);
        if (task.failure().problem() == Problem.OUTCOME_UNKNOWN) {
            if (!stage.mayBeUnknown(task, books)) {
                broken(Kind.LOST, task, "OUTCOME_UNKNOWN although it can be known: " + task.failure());
            }
            return;
        }
        List<Work> works = books.map(its -> its.worksOf(task)).orElse(List.of());
        boolean workFailed = works.stream().anyMatch(work -> !work.isCompleted());
        if (!workFailed && !mayFail(task, books)) {
            broken(Kind.MISREPORTED, task, "failed (" + task.failure() + "), but no job of it did: " + works);
        }
    }

    private boolean mayFail(Task task, Optional<Bookkeeping> books) {
        return switch (task.failure().problem()) {
            case OTHER_BACK_END -> schedule.change == Connections.Change.MOVED;
            case STATE_NOT_SAVED -> task.couldNotSave();
            default -> stage.mayFail(task, books, tasks);
        };
    }

    private void checkMost(Stage.Most most) {
        List<Work> all = backEnds.stream()
                .flatMap(books -> books.worksOn(most.type(), most.target()).stream())
                .toList();
        List<Work> found = all.stream()
                .filter(work -> all.stream().noneMatch(work::isDoneAgainBy))
                .toList();
        if (found.size() > most.times()) {
            violations.add(new Violation(
                    Kind.DOUBLED,
                    schedule.seed + ": " + found.size() + " times " + most.type() + " of " + most.target() + ": "
                            + found + "; " + stage + stories(any -> true)));
        }
    }

    /** What was proven stays readable, and so does what nobody has touched. */
    private void checkMaster(Bookkeeping books) {
        Books.Dataset master = books.engine().vdb(Plan.MASTER);
        Task last = tasks.stream()
                .filter(task -> task.name.contains("-master") && task.begunOn.contains(books.id()))
                .reduce((one, other) -> other)
                .orElse(null);
        if ((last == null || last.succeeded()) && !master.enabled()) {
            violations.add(new Violation(
                    last == null ? Kind.UNFOUNDED : Kind.MISREPORTED,
                    schedule.seed + ": the master is disabled after " + (last == null ? "nothing" : "a proven refresh")
                            + stories(task -> task.name.contains("master"))));
        }
    }

    /** Once everything is up again, nobody reads production's data; a guard that lost its back end for good has said so. */
    private void checkExposed(Bookkeeping books) {
        for (Books.Dataset readable : books.engine().exposedNow()) {
            boolean reported = schedule.change == Connections.Change.MOVED
                    && tasks.stream()
                            .flatMap(task -> task.notDisabled.stream())
                            .anyMatch(path -> path.equals(readable.name()) || path.endsWith('/' + readable.name()));
            if (!reported && !readable.name().equals(Plan.BILLING)) {
                violations.add(new Violation(
                        Kind.EXPOSED, schedule.seed + ": " + readable + "; " + stage + stories(any -> true)));
            }
        }
    }

    /** References are small counters: what somebody else does with the same ones is left alone. */
    private void checkHarmed(Bookkeeping books) {
        books.harmed()
                .forEach(what -> violations.add(new Violation(
                        Kind.ASTRAY, schedule.seed + ": the neighbour's " + what + stories(any -> true))));
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
                task.name + ": " + what + "; " + stage + " (" + schedule.change + ")\n    "
                        + String.join("\n    ", task.story())));
    }
}
