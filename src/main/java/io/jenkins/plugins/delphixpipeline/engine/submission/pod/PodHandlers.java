package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineSelfService;
import io.jenkins.plugins.delphixpipeline.engine.catalog.Infrastructure;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import java.util.List;

/** All changes of data pods and of Self-Service bookmarks. */
public final class PodHandlers {
    private PodHandlers() {}

    public static List<Handler<?>> of(
            EngineSession session,
            EngineCatalog catalog,
            EngineSelfService selfService,
            Infrastructure places,
            Traces traces) {
        PodTraces pods = new PodTraces(session, traces);
        BranchTraces branches = new BranchTraces(session);
        BookmarkChanges bookmarks = new BookmarkChanges(session);
        return List.of(
                new CreatePodHandler(session, catalog, selfService, places, traces),
                new RefreshPodHandler(pods),
                new ChangePodHandler(pods),
                new DeletePodHandler(pods, traces),
                new CreateBranchHandler(pods, branches),
                new ActivateBranchHandler(pods, branches),
                new DeleteBranchHandler(branches, traces),
                new CreateBookmarkHandler(session, traces),
                new UpdateBookmarkHandler(bookmarks),
                new ShareBookmarkHandler(bookmarks),
                new DeleteBookmarkHandler(bookmarks, traces));
    }
}
