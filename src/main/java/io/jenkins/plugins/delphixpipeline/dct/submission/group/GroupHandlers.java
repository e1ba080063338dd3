package io.jenkins.plugins.delphixpipeline.dct.submission.group;

import io.jenkins.plugins.delphixpipeline.dct.catalog.DctCatalog;
import io.jenkins.plugins.delphixpipeline.dct.catalog.DctGroups;
import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.BookmarkTraces;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.dct.submission.vdb.ProvisionSettings;
import java.util.ArrayList;
import java.util.List;

/** All changes of VDB groups. */
public final class GroupHandlers {
    private GroupHandlers() {}

    public static List<Handler<?>> of(
            DctSession session, DctCatalog catalog, DctGroups groups, ProvisionSettings settings, Traces traces) {
        GroupTraces ofGroups = new GroupTraces(groups, catalog, traces);
        List<Handler<?>> all = new ArrayList<>(SwitchGroupHandler.all(session, ofGroups));
        all.add(new RefreshGroupHandler(session, ofGroups));
        all.add(new NewGroupHandler(ofGroups));
        all.add(new ProvisionGroupHandler(ofGroups, settings));
        all.add(new BookmarkGroupHandler(session, new BookmarkTraces(session, traces), groups));
        all.add(new DeleteGroupHandler(ofGroups));
        return all;
    }
}
