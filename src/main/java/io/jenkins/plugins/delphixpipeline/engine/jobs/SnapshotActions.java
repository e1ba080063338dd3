package io.jenkins.plugins.delphixpipeline.engine.jobs;

import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.wire.Action;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The snapshots that were taken as part of what an action did: in its own job, or in one that follows it. They show that new
 * data has its snapshot and since when it is masked, which is asked at about the same time.
 */
final class SnapshotActions {
    private static final String COMPLETED = "COMPLETED";

    private final EngineSession session;
    private final RequestCache<List<Action>> below = RequestCache.of(Duration.ofSeconds(5));

    SnapshotActions(EngineSession session) {
        this.session = session;
    }

    List<Action> below(String action) {
        return below.get(
                action,
                () -> session.list(WebRequest.get("/action").query("parentAction", action), Action.class).stream()
                        .filter(child ->
                                action.equals(child.parentAction()) && EngineJobs.SNAPSHOT.equals(child.actionType()))
                        .toList());
    }

    /** Not where nothing tells, to this login or any more: then others have to say. */
    boolean isAnyTakenBelow(Supplier<String> action) {
        try {
            String parent = action.get();
            return parent != null && below(parent).stream().anyMatch(snapshot -> COMPLETED.equals(snapshot.state()));
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.UNREACHABLE || e.kind() == Problem.Kind.ELSEWHERE) {
                throw e;
            }
            return false;
        }
    }
}
