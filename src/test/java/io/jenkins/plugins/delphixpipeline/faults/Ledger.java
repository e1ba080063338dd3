package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Books.JobEntry;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.ArrayList;
import java.util.List;

/** Holds what the operations said against what the engine's books say. */
final class Ledger {
    private final Schedule schedule;
    private final Books books;
    private final List<Task> tasks;
    private final List<String> violations = new ArrayList<>();
    private int unknown;

    Ledger(Schedule schedule, Books books, List<Task> tasks) {
        this.schedule = schedule;
        this.books = books;
        this.tasks = tasks;
        tasks.forEach(this::check);
        once("DB_SYNC", Plan.PRODUCTION, schedule.syncFirst ? 2 : 1);
        once("DB_SYNC", Plan.BILLING, 1);
        once("DB_REFRESH", Plan.MASTER, count("master"));
        once("DB_REFRESH", Plan.BILLING, 1);
        once("DB_PROVISION", Plan.NEW_VDB, 1);
        List.of("prep1", "prep2", "prep3").forEach(pod -> once("JETSTREAM_USER_CONTAINER_REFRESH", pod, 1));
        checkMaster();
    }

    List<String> violations() {
        return violations;
    }

    int unknown() {
        return unknown;
    }

    private void check(Task task) {
        if (task.ending == null) {
            broken(task, "has not ended");
            return;
        }
        switch (task.ending) {
            case "succeeded" -> checkDone(task);
            case "failed" -> checkFailed(task);
            case "crashed" -> broken(task, "crashed: " + task.mistake);
            default -> {
                // Stopped on request: the master is checked below.
            }
        }
    }

    /** None reported done that is not. */
    private void checkDone(Task task) {
        for (JobEntry job : task.end.jobs().stream().map(books::job).toList()) {
            // The snapshot that an engine takes after a refresh is its own work; that it failed is said in the log.
            if (job.parentAction() == null && !"COMPLETED".equals(job.state())) {
                broken(task, "reported done, but " + job.reference() + " is " + job.state());
            }
        }
        String bookmark = bookmarkOf(task);
        if (bookmark != null && bookmarks(bookmark) != 1) {
            broken(task, bookmarks(bookmark) + " bookmarks \"" + bookmark + '"');
        }
        if (task.name.endsWith("-provision") && !books.hasDataset(Plan.NEW_VDB)) {
            broken(task, "reported done, but there is no VDB");
        }
        if (bookmark == null && task.end.jobs().isEmpty()) {
            broken(task, "reported done without any job");
        }
    }

    /** None reported failed that succeeded. */
    private void checkFailed(Task task) {
        if (task.failure().problem() == Problem.OUTCOME_UNKNOWN) {
            unknown++;
            if (schedule.marksSurvive()) {
                broken(task, "OUTCOME_UNKNOWN although the engine keeps the marks: " + task.failure());
            }
            return;
        }
        List<JobEntry> jobs = task.end.jobs().stream().map(books::job).toList();
        boolean jobFailed = jobs.stream().anyMatch(job -> !"COMPLETED".equals(job.state()));
        if (!jobFailed) {
            broken(task, "reported failed (" + task.failure() + "), but no job of it failed: " + jobs);
        }
    }

    private void once(String type, String target, int most) {
        List<JobEntry> found = books.jobs(type).stream()
                .filter(job -> job.parentAction() == null && target.equals(job.targetName()))
                .filter(job -> job.userAgent() != null && job.userAgent().startsWith("delphix-pipeline"))
                .toList();
        if (found.size() > most) {
            violations.add(schedule.seed + ": " + found.size() + " times " + type + " of " + target + ": " + found
                    + "; switches " + schedule.switches + stories(""));
        }
    }

    private int count(String name) {
        return (int)
                tasks.stream().filter(task -> task.name.contains("-" + name)).count();
    }

    private long bookmarks(String name) {
        long selfService = books.bookmarks().stream()
                .filter(bookmark -> bookmark.name().equals(name))
                .count();
        long ofVdbs = books.objects(Kind.TIMEFLOW_BOOKMARK).stream()
                .filter(bookmark -> bookmark.path("name").asText().equals(name))
                .count();
        return selfService + ofVdbs;
    }

    private static String bookmarkOf(Task task) {
        int at = task.name.indexOf("-bookmark-");
        return at < 0 ? null : "of " + task.name.substring(at + "-bookmark-".length());
    }

    /** Once everything is up again, no master whose refresh did not end well can be read. */
    private void checkMaster() {
        Books.Dataset master = books.vdb(Plan.MASTER);
        if (master.exposesUnmaskedRows()) {
            violations.add(schedule.seed + ": the master exposes unmasked rows: " + master + stories("master"));
        }
        Task last = tasks.stream()
                .filter(task -> task.name.contains("-master"))
                .reduce((first, second) -> second)
                .orElse(null);
        if (last != null && last.succeeded() && !master.enabled()) {
            violations.add(schedule.seed + ": the master is disabled after a proven refresh" + stories("master"));
        }
    }

    private String stories(String part) {
        StringBuilder text = new StringBuilder();
        tasks.stream().filter(task -> task.name.contains(part)).forEach(task -> text.append("\n  ")
                .append(task.name)
                .append("\n    ")
                .append(String.join("\n    ", task.story)));
        return text.toString();
    }

    private void broken(Task task, String what) {
        violations.add(task.name + ": " + what + "; switches " + schedule.switches + "\n    "
                + String.join("\n    ", task.story));
    }
}
