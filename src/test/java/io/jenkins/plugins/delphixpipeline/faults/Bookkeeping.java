package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Books.JobEntry;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.List;

/**
 * What one engine has on record.
 *
 * @param id what it calls itself
 */
record Bookkeeping(String id, Books books) {
    static Bookkeeping of(SimulatedEngine engine) {
        String id = engine.world()
                .as(SimulatedEngine.USER)
                .get("/system")
                .at("/result/uuid")
                .asText();
        return new Bookkeeping(id, engine.books());
    }

    /** Those of an operation that there are. */
    List<JobEntry> jobs(Task task) {
        return books.jobs().stream()
                .filter(job -> task.end.jobs().contains(job.reference()))
                .toList();
    }

    /** Our own jobs of that type. */
    List<JobEntry> jobs(String type, String target) {
        return books.jobs(type).stream()
                .filter(job -> target.equals(job.targetName()))
                .filter(job -> job.userAgent() != null && job.userAgent().startsWith("delphix-pipeline"))
                .toList();
    }

    /** What this engine was asked to change by an operation, and took: one that does not know its session takes nothing. */
    List<String> changedBy(Task task) {
        return books.requests().stream()
                .filter(request -> request.method().equals("POST") && request.status() == 200)
                .filter(request ->
                        request.userAgent() != null && request.userAgent().contains("(" + task.name + '.'))
                .map(request -> request.path() + " by " + request.userAgent())
                .toList();
    }

    long bookmarks(String name) {
        long selfService = books.bookmarks().stream()
                .filter(bookmark -> bookmark.name().equals(name))
                .count();
        long ofVdbs = books.objects(Kind.TIMEFLOW_BOOKMARK).stream()
                .filter(bookmark -> bookmark.path("name").asText().equals(name))
                .count();
        return selfService + ofVdbs;
    }
}
