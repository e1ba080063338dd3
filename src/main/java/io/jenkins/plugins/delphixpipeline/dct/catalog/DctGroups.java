package io.jenkins.plugins.delphixpipeline.dct.catalog;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.wire.BookmarkedVdb;
import io.jenkins.plugins.delphixpipeline.dct.wire.Tag;
import io.jenkins.plugins.delphixpipeline.dct.wire.Vdb;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.VdbGroups;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** DCT's VDB groups. */
public final class DctGroups implements VdbGroups {
    private static final String GROUPS = "/vdb-groups";
    private static final Class<io.jenkins.plugins.delphixpipeline.dct.wire.VdbGroup> GROUP =
            io.jenkins.plugins.delphixpipeline.dct.wire.VdbGroup.class;

    private final DctSession session;
    private final Inventory inventory;
    private final DctCatalog catalog;

    public DctGroups(DctSession session, Inventory inventory, DctCatalog catalog) {
        this.session = session;
        this.inventory = inventory;
        this.catalog = catalog;
    }

    @Override
    public List<VdbGroup> groups() {
        return session.list(WebRequest.get(GROUPS), GROUP).stream()
                .map(this::group)
                .toList();
    }

    /** The VDBs of a group; of one that is still being made those which bear the mark of the same submission. */
    public List<Vdb> listed(String reference) {
        io.jenkins.plugins.delphixpipeline.dct.wire.VdbGroup wire = wire(GROUPS, reference, GROUP);
        List<String> members = group(wire).vdbs();
        return inventory.vdbs().stream()
                .filter(vdb ->
                        members.isEmpty() ? OperationTag.areSame(wire.tags(), vdb.tags()) : members.contains(vdb.id()))
                .toList();
    }

    private <T> T wire(String path, String reference, Class<T> type) {
        return inventory.byId(path, reference, type).orElseThrow(() -> session.gone(reference));
    }

    private VdbGroup group(io.jenkins.plugins.delphixpipeline.dct.wire.VdbGroup wire) {
        return DctMapper.group(wire, this::known, session.account());
    }

    private Optional<Vdb> known(String vdb) {
        return inventory.vdbs().stream().filter(each -> vdb.equals(each.id())).findFirst();
    }

    private String nameOf(String vdb) {
        return known(vdb).map(Vdb::name).orElse(vdb);
    }

    /** What this account may not read is missing in a search as if it were gone; asked for by its id it is refused. */
    @Override
    public VdbGroup groupByReference(String reference) {
        return group(inventory.byId(GROUPS, reference, GROUP).orElseGet(() -> single(reference)));
    }

    private io.jenkins.plugins.delphixpipeline.dct.wire.VdbGroup single(String reference) {
        try {
            return session.one(WebRequest.get(GROUPS + "/" + reference), GROUP, told -> reference.equals(told.id()));
        } catch (PlatformException e) {
            throw e.problem() == Problem.ANSWER_UNREADABLE ? session.gone(reference) : e;
        }
    }

    @Override
    public Optional<VdbGroup> groupMadeBy(String operation) {
        return tagged(tags -> OperationTag.isOf(tags, operation));
    }

    @Override
    public Map<String, Snapshot> latestSnapshots(VdbGroup group) {
        Map<String, Snapshot> latest = new HashMap<>();
        Map<String, Snapshot> ofParents = new HashMap<>();
        for (String vdb : group.vdbs()) {
            String parent = inventory.requireVdb(vdb).parentId();
            if (parent == null) {
                throw PlatformException.of(Problem.NO_SNAPSHOT, nameOf(vdb));
            }
            latest.put(vdb, ofParents.computeIfAbsent(parent, this::latestOf));
        }
        return latest;
    }

    private Snapshot latestOf(String parent) {
        return catalog.latestSnapshotOf(parent)
                .orElseThrow(() -> PlatformException.of(Problem.NO_SNAPSHOT, catalog.pathOf(parent)));
    }

    /** DCT API: it tells itself which bookmarks fit a group. */
    @Override
    public List<Bookmark> bookmarks(VdbGroup group) {
        return session
                .list(WebRequest.get(GROUPS + "/" + group.reference() + "/bookmarks"), DctMapper.BOOKMARK)
                .stream()
                .map(wire -> DctMapper.bookmark(wire, null))
                .toList();
    }

    @Override
    public Bookmark bookmarkByReference(String reference) {
        return DctMapper.bookmark(wire(reference), null);
    }

    private io.jenkins.plugins.delphixpipeline.dct.wire.Bookmark wire(String reference) {
        return wire("/bookmarks", reference, DctMapper.BOOKMARK);
    }

    @Override
    public Map<String, String> vdbsOf(Bookmark bookmark) {
        io.jenkins.plugins.delphixpipeline.dct.wire.Bookmark wire = wire(bookmark.reference());
        Map<String, String> names = new LinkedHashMap<>();
        wire.vdbIds().forEach(vdb -> names.put(vdb, nameOf(vdb)));
        wire.vdbs().stream()
                .filter(part -> part.vdbName() != null)
                .forEach(part -> names.put(part.vdbId(), part.vdbName()));
        return names;
    }

    /** DCT API: older releases tell the VDBs of a bookmark, but not their snapshots. */
    @Override
    public Map<String, String> snapshotsOf(Bookmark bookmark) {
        List<BookmarkedVdb> parts = wire(bookmark.reference()).vdbs();
        return parts.stream().allMatch(BookmarkedVdb::isPinned)
                ? parts.stream().collect(Collectors.toMap(BookmarkedVdb::vdbId, BookmarkedVdb::snapshotId))
                : Map.of();
    }

    @Override
    public Map<String, String> newestBeforeBookmark(List<String> vdbs) {
        Map<String, String> newest = new HashMap<>();
        if (!tellsSnapshots()) {
            vdbs.forEach(
                    vdb -> catalog.latestSnapshotOf(vdb).ifPresent(snapshot -> newest.put(vdb, snapshot.reference())));
        }
        return newest;
    }

    /** DCT API: newer releases also tell the snapshots of a bookmark, which DCT hears of later. */
    private boolean tellsSnapshots() {
        return session.version().atLeast(3, 28);
    }

    /** Whether all that a bookmark marks can be seen, so that it can be taken from. */
    public boolean isWhole(
            io.jenkins.plugins.delphixpipeline.dct.wire.Bookmark bookmark, Map<String, String> newestBefore) {
        return tellsSnapshots()
                ? bookmark.vdbs().stream().allMatch(BookmarkedVdb::isPinned)
                : newestBefore.entrySet().stream().allMatch(before -> isOver(before.getKey(), before.getValue()));
    }

    private boolean isOver(String vdb, String snapshot) {
        return catalog.latestSnapshotOf(vdb)
                .filter(newest -> !snapshot.equals(newest.reference()))
                .isPresent();
    }

    /** Whether something is a VDB, and no group. */
    public boolean isVdb(String reference) {
        return inventory.vdb(reference).isPresent();
    }

    /** Whether a group is there and its tags are such. */
    public boolean isTagged(String reference, Predicate<List<Tag>> mark) {
        return inventory
                .byId(GROUPS, reference, GROUP)
                .filter(wire -> mark.test(wire.tags()))
                .isPresent();
    }

    /** DCT API: groups cannot be searched for by their tags. */
    public Optional<VdbGroup> tagged(Predicate<List<Tag>> mark) {
        return session.list(WebRequest.get(GROUPS), GROUP).stream()
                .filter(wire -> mark.test(wire.tags()))
                .map(this::group)
                .findFirst();
    }
}
