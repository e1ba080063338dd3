package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.catalog.DctCatalog;
import io.jenkins.plugins.delphixpipeline.dct.catalog.Inventory;
import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.BookmarkTraces;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import java.util.List;

/** All changes of datasets and their bookmarks. */
public final class VdbHandlers {
    private VdbHandlers() {}

    public static List<Handler<?>> of(
            DctSession session, DctCatalog catalog, Inventory inventory, ProvisionSettings settings, Traces traces) {
        BookmarkTraces bookmarks = new BookmarkTraces(session, traces);
        MovedTimeflow moved = new MovedTimeflow(catalog);
        SwitchHandler.Shared shared = new SwitchHandler.Shared(catalog, traces);
        return List.of(
                new SyncHandler(catalog, traces),
                new RefreshHandler(moved, bookmarks, traces),
                new RewindHandler(moved, bookmarks, traces),
                new UndoHandler(session, moved, traces),
                SwitchHandler.enable(shared),
                SwitchHandler.disable(shared),
                SwitchHandler.start(shared),
                SwitchHandler.stop(shared),
                new SetHooksHandler(catalog, traces),
                new ProvisionHandler(session, catalog, inventory, settings, traces),
                new BookmarkVdbHandler(session, bookmarks),
                new ShareBookmarkHandler(session),
                new UpdateBookmarkHandler(),
                new DeleteVdbHandler(inventory, traces),
                new DeleteBookmarkHandler(bookmarks, traces));
    }
}
