package io.jenkins.plugins.delphixpipeline.operation.group;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.util.List;

/** Bookmarks that a group calls its own. */
final class GroupBookmarks {
    private GroupBookmarks() {}

    /** DCT API: all that fit a group are listed with it, so that those of other VDBs, its parents' too, are left out here. */
    static List<Bookmark> own(String name, VdbGroup group, OperationContext context) {
        return context.vdbGroups().bookmarks(group).stream()
                .filter(candidate -> NameResolver.means(name, candidate))
                .filter(candidate -> group.vdbs()
                        .containsAll(context.vdbGroups().vdbsOf(candidate).keySet()))
                .toList();
    }
}
