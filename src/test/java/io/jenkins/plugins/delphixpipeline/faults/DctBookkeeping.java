package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.DctBooks;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.util.List;
import java.util.Set;

/** The books of a DCT, and of the engine behind it. */
record DctBookkeeping(String id, DctBooks books, Books engine) implements Bookkeeping {
    private static final Set<String> UNFINISHED = Set.of("PENDING", "STARTED", "RUNNING", "WAITING", "SUSPENDED");

    static DctBookkeeping of(SimulatedDct dct, SimulatedEngine engine) {
        return new DctBookkeeping(dct.books().uuid(), dct.books(), engine.books());
    }

    @Override
    public List<Work> works() {
        return books.jobs().stream()
                .map(job -> new Work(
                        job.id(),
                        job.type(),
                        job.targetName(),
                        job.status(),
                        job.userAgent(),
                        false,
                        !job.engineJobs().isEmpty()))
                .toList();
    }

    @Override
    public List<String> changedBy(Task task) {
        return books.requests().stream()
                .filter(request -> request.status() >= 200 && request.status() < 300)
                .filter(request -> !request.method().equals("GET")
                        && !request.path().matches(".*/(search|login|logout|token-info)"))
                .filter(request ->
                        request.userAgent() != null && request.userAgent().contains("(" + task.name + '.'))
                .map(request -> request.path() + " by " + request.userAgent())
                .toList();
    }

    @Override
    public long bookmarks(String name) {
        return books.bookmarks().stream()
                .filter(bookmark -> bookmark.name().equals(name))
                .count();
    }

    /** Nothing of DCT's ends a job; what would make DCT look away from one is never asked for. */
    @Override
    public List<String> harmed() {
        return books.requests().stream()
                .filter(request -> request.path().endsWith("/abandon"))
                .map(request -> request.path() + " by " + request.userAgent())
                .toList();
    }

    @Override
    public boolean isQuiet() {
        return engine.jobs().stream().noneMatch(job -> job.state().equals("RUNNING"))
                && books.jobs().stream().noneMatch(job -> UNFINISHED.contains(job.status()) || !job.ended());
    }
}
