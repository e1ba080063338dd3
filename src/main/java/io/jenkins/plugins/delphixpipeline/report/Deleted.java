package io.jenkins.plugins.delphixpipeline.report;

import io.jenkins.plugins.delphixpipeline.report.BuildSummary.MadeBookmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a deletion took away, or found to be away. A step is told names in the way of its user, so that a VDB may stand there
 * without its group.
 *
 * @param results by the keys of the step's result
 */
record Deleted(Map<String, String> results) {
    private static final String VDB = "vdb";
    private static final String POD = "dataPod";
    private static final String TEMPLATE = "template";
    private static final String BOOKMARK = "bookmark";

    private List<String> all(String key) {
        List<String> names = new ArrayList<>(LineageEntry.list(results.getOrDefault(key + "s", "")));
        if (results.containsKey(key)) {
            names.add(results.get(key));
        }
        return names;
    }

    /** Something that has a bookmark's name is one: the other keys say whose it is. */
    private boolean isOfBookmarks() {
        return !all(BOOKMARK).isEmpty();
    }

    boolean hadDataset(String path) {
        return all(VDB).stream().anyMatch(name -> named(path, name) || path.contains(name + " ("));
    }

    boolean hadEnvironment(Map<String, String> made) {
        if (isOfBookmarks()) {
            return false;
        }
        if (made.containsKey(POD)) {
            return Objects.equals(made.get(TEMPLATE), results.get(TEMPLATE))
                    && (all(POD).contains(made.get(POD)) || all(POD).contains(made.get("dataPodReference")));
        }
        return made.containsKey(VDB) && hadDataset(made.get(VDB));
    }

    /** Bookmarks go with what they are of. */
    boolean hadBookmark(MadeBookmark bookmark) {
        if (isOfBookmarks()) {
            return bookmark.of().equals(results.getOrDefault(POD, results.get(TEMPLATE)))
                    && all(BOOKMARK).stream()
                            .anyMatch(name -> name.equals(bookmark.name()) || name.equals(bookmark.reference()));
        }
        return all(POD).contains(bookmark.of()) || hadDataset(bookmark.of());
    }

    private static boolean named(String path, String name) {
        return path.equals(name) || path.endsWith("/" + name);
    }
}
