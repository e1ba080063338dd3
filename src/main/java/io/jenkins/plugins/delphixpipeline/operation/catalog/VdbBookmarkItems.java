package io.jenkins.plugins.delphixpipeline.operation.catalog;

import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bookmarks of VDBs and of VDB groups, as a list of them shows them. */
final class VdbBookmarkItems {
    private final DatasetCatalog catalog;
    private final NameFilter wanted;

    VdbBookmarkItems(DatasetCatalog catalog, NameFilter wanted) {
        this.catalog = catalog;
        this.wanted = wanted;
    }

    /** Those of a back end that tells the owner of each, a VDB or a VDB group. */
    List<Map<String, Object>> withOwners() {
        Map<String, Dataset> owners = wanted.wantsAll() ? Map.of() : byReference();
        return catalog.allBookmarks().stream()
                .filter(bookmark -> wanted.fits(bookmark.name(), bookmark.ownerName() + "/" + bookmark.name())
                        || bookmark.owner() != null && isOf(owners.get(bookmark.owner()), bookmark))
                .map(bookmark ->
                        Item.of(bookmark).with("owner", bookmark.ownerName()).values())
                .toList();
    }

    /** Those of VDBs; where they do not tell their owners, their timeflows do. */
    List<Map<String, Object>> ofVdbs() {
        List<Bookmark> all = catalog.allBookmarks();
        if (all.isEmpty()) {
            return List.of();
        }
        Map<String, Dataset> datasets = byReference();
        List<Map<String, Object>> items = new ArrayList<>();
        for (Bookmark bookmark : all) {
            Dataset owner = datasets.get(
                    bookmark.owner() == null
                            ? catalog.timeflow(bookmark.branch()).dataset()
                            : bookmark.owner());
            if (isOf(owner, bookmark)) {
                items.add(Item.of(bookmark).with("vdb", owner.path()).values());
            }
        }
        return items;
    }

    private Map<String, Dataset> byReference() {
        return catalog.datasets().stream()
                .collect(Collectors.toMap(Dataset::reference, each -> each, (one, other) -> one));
    }

    /** @param owner null where it is not listed, or is no dataset */
    private boolean isOf(Dataset owner, Bookmark bookmark) {
        String name = bookmark.name();
        return owner != null
                && Stream.of(owner.name(), owner.path(), owner.localPath())
                        .anyMatch(of -> wanted.fits(name, of + "/" + name));
    }
}
