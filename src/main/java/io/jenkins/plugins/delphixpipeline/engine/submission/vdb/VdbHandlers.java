package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineSources;
import io.jenkins.plugins.delphixpipeline.engine.catalog.Infrastructure;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import java.util.List;

/** All changes of dSources and VDBs. */
public final class VdbHandlers {
    private VdbHandlers() {}

    public static List<Handler<?>> of(
            EngineSession session, EngineCatalog catalog, EngineSources sources, Infrastructure places, Traces traces) {
        SourceChanges changes = new SourceChanges(catalog, sources, traces);
        return List.of(
                new SyncHandler(session, catalog, traces),
                new RefreshHandler(catalog, traces),
                new ProvisionHandler(session, catalog, places, traces),
                new EnableHandler(changes),
                new DisableHandler(changes),
                new RunHandler(changes),
                new SetHooksHandler(session, sources, places.names()),
                new RewindHandler(catalog, traces),
                new UndoHandler(session, traces),
                new BookmarkVdbHandler(session, catalog),
                new DeleteVdbHandler(catalog, traces));
    }
}
