package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.List;

/**
 * The books of an engine, which has the mark of each request.
 *
 * @param calm whether what others do there ends well unless somebody ends it
 */
record EngineBookkeeping(String id, Books engine, boolean calm) implements Bookkeeping {
    static EngineBookkeeping of(SimulatedEngine engine, boolean calm) {
        String id = engine.world()
                .as(SimulatedEngine.USER)
                .get("/system")
                .at("/result/uuid")
                .asText();
        return new EngineBookkeeping(id, engine.books(), calm);
    }

    @Override
    public List<Work> works() {
        return engine.jobs().stream()
                .map(job -> new Work(
                        job.reference(),
                        job.actionType(),
                        job.targetName(),
                        job.state(),
                        job.userAgent(),
                        job.parentAction() != null,
                        true))
                .toList();
    }

    /** One that does not know its session takes nothing, and neither does one that refuses. */
    @Override
    public List<String> changedBy(Task task) {
        return engine.requests().stream()
                .filter(request -> request.method().equals("POST") && request.handled() && !request.refused())
                .filter(request ->
                        request.userAgent() != null && request.userAgent().contains("(" + task.name + '.'))
                .map(request -> request.path() + " by " + request.userAgent())
                .toList();
    }

    @Override
    public long bookmarks(String name) {
        long selfService = engine.bookmarks().stream()
                .filter(bookmark -> bookmark.name().equals(name))
                .count();
        long ofVdbs = engine.objects(Kind.TIMEFLOW_BOOKMARK).stream()
                .filter(bookmark -> bookmark.path("name").asText().equals(name))
                .count();
        return selfService + ofVdbs;
    }

    /** The syncs of others, which end well where nobody touches them; one may have begun just now. */
    @Override
    public List<String> harmed() {
        return (calm ? works() : List.<Work>of())
                .stream()
                        .filter(work ->
                                !work.part() && !work.isOurs() && work.type().equals("DB_SYNC"))
                        .filter(work -> !work.isCompleted() && !work.state().equals("RUNNING"))
                        .map(Work::toString)
                        .toList();
    }

    @Override
    public boolean isQuiet() {
        return engine.jobs().stream().noneMatch(job -> job.state().equals("RUNNING"));
    }
}
