package io.jenkins.plugins.delphixpipeline.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What stands of what a build has made: operation by operation, in their order, things come, are changed, and go. */
final class Standing {
    private final List<LineageEntry> masked = new ArrayList<>();
    private final List<LineageEntry> prepared = new ArrayList<>();
    private final List<MadeBookmark> bookmarks = new ArrayList<>();
    private final Set<String> unmasked = new LinkedHashSet<>();
    private final Set<String> disabled = new LinkedHashSet<>();

    void see(LineageEntry entry) {
        unmasked.addAll(entry.unmasked());
        disabled.addAll(entry.disabled());
        if (entry.getState() != LineageEntry.State.SUCCEEDED) {
            return;
        }
        unmasked.removeIf(dataset -> hasOtherData(dataset, entry));
        disabled.removeIf(vdb -> hasOtherData(vdb, entry));
        if ("delete".equals(entry.getVerb())) {
            take(new Concerned(entry.getResults()));
        } else if ("bookmark".equals(entry.getVerb())) {
            bookmark(entry);
        } else if ("enable".equals(entry.getVerb())) {
            Concerned enabled = new Concerned(entry.getResults());
            disabled.removeIf(enabled::hadDataset);
        }
    }

    /** Something has new data by this operation, which succeeded. */
    void hasData(LineageEntry entry, boolean isMaskedRefresh) {
        (isMaskedRefresh ? masked : prepared).add(entry);
    }

    private void take(Concerned gone) {
        masked.removeIf(entry -> gone.hadEnvironment(entry.getResults()));
        prepared.removeIf(entry -> gone.hadEnvironment(entry.getResults()));
        bookmarks.removeIf(gone::hadBookmark);
        unmasked.removeIf(gone::hadDataset);
        disabled.removeIf(gone::hadDataset);
    }

    /** With what may stand behind its name. */
    private static boolean hasOtherData(String dataset, LineageEntry entry) {
        return entry.getFlows().stream().map(LineageFlow::getTo).anyMatch(to -> isOrStandsBehind(dataset, to));
    }

    private static boolean isOrStandsBehind(String dataset, String path) {
        return dataset.equals(path) || dataset.startsWith(path + " (");
    }

    /** One that the build made itself stays new, however often it is updated. */
    private void bookmark(LineageEntry entry) {
        Map<String, String> made = entry.getResults();
        if (!made.containsKey("bookmark") || made.containsKey("kept") || made.containsKey("already")) {
            return;
        }
        MadeBookmark now = MadeBookmark.of(entry);
        boolean isNew = !now.updated() || bookmarks.stream().anyMatch(each -> each.isSame(now) && !each.updated());
        bookmarks.removeIf(each -> now.updated() && each.isSame(now));
        bookmarks.add(isNew ? now.asNew() : now);
    }

    List<MadeBookmark> bookmarks() {
        return List.copyOf(bookmarks);
    }

    Delivery delivery() {
        int fresh = (int) bookmarks.stream().filter(each -> !each.updated()).count();
        return Delivery.of(masked, prepared, fresh, bookmarks.size() - fresh);
    }

    /** Of what is both, it is said once that its data is not masked. */
    Delivery.Leftovers leftovers() {
        List<String> others = disabled.stream()
                .filter(vdb -> unmasked.stream().noneMatch(dataset -> isOrStandsBehind(dataset, vdb)))
                .toList();
        return new Delivery.Leftovers(List.copyOf(unmasked), others);
    }

    /**
     * What an operation was about by its result: what a deletion took away, or found to be away, or what was enabled. A step is told names in the way of its user, so that a VDB may stand there
     * without its group.
     *
     * @param results by the keys of the step's result
     */
    private record Concerned(Map<String, String> results) {
        private static final String VDB = "vdb";
        private static final String POD = "dataPod";
        private static final String GROUP = "vdbGroup";
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

        /** @param path with what may stand behind it in brackets */
        boolean hadDataset(String path) {
            return !isOfBookmarks() && namesVdb(path);
        }

        private boolean namesVdb(String path) {
            String plain = path.replaceFirst(" \\([^()]*\\)$", "");
            return all(VDB).stream().anyMatch(name -> named(path, name) || named(plain, name));
        }

        boolean hadEnvironment(Map<String, String> made) {
            if (isOfBookmarks()) {
                return false;
            }
            if (made.containsKey(POD)) {
                return Objects.equals(made.get(TEMPLATE), results.get(TEMPLATE))
                        && (all(POD).contains(made.get(POD)) || all(POD).contains(made.get("dataPodReference")));
            }
            if (made.containsKey(GROUP)) {
                return made.get(GROUP).equals(results.get(GROUP));
            }
            return made.containsKey(VDB) && hadDataset(made.get(VDB));
        }

        /** Bookmarks go with what they are of. */
        boolean hadBookmark(MadeBookmark bookmark) {
            if (isOfBookmarks()) {
                return isOwner(bookmark.of())
                        && all(BOOKMARK).stream()
                                .anyMatch(name -> name.equals(bookmark.name()) || name.equals(bookmark.reference()));
            }
            return all(POD).contains(bookmark.of())
                    || bookmark.of().equals(results.get(GROUP))
                    || hadDataset(bookmark.of());
        }

        private boolean isOwner(String of) {
            return MadeBookmark.owner(results).filter(of::equals).isPresent()
                    || results.containsKey(VDB) && namesVdb(of);
        }

        private static boolean named(String path, String name) {
            return path.equals(name) || path.endsWith("/" + name);
        }
    }
}
