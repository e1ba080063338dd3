package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedObject.Kind;
import io.jenkins.plugins.delphixpipeline.platform.VdbGroups;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The VDB groups of a back end as they would be after what is planned. */
final class PlannedGroups implements VdbGroups {
    private final VdbGroups there;
    private final Overlay overlay;
    private final PlannedCatalog catalog;

    PlannedGroups(VdbGroups there, Overlay overlay, PlannedCatalog catalog) {
        this.there = there;
        this.overlay = overlay;
        this.catalog = catalog;
    }

    @Override
    public List<VdbGroup> groups() {
        List<VdbGroup> all = new ArrayList<>(overlay.present(there.groups()));
        overlay.all(Kind.GROUP).forEach(each -> all.add(group(each)));
        return all;
    }

    private VdbGroup group(PlannedObject planned) {
        List<VdbGroup.Member> members = new ArrayList<>();
        for (String vdb : planned.members()) {
            members.add(new VdbGroup.Member(vdb, catalog.listed(vdb).name(), members.size(), null));
        }
        return new VdbGroup(planned.reference(), planned.name(), members, false, null);
    }

    @Override
    public VdbGroup groupByReference(String reference) {
        if (overlay.isGone(reference)) {
            throw PlatformException.of(Problem.OBJECT_GONE, reference);
        }
        return overlay.find(Kind.GROUP, reference).map(this::group).orElseGet(() -> there.groupByReference(reference));
    }

    /** What is only planned bears no mark. */
    @Override
    public Optional<VdbGroup> groupMadeBy(String operation) {
        return there.groupMadeBy(operation);
    }

    @Override
    public Map<String, Snapshot> latestSnapshots(VdbGroup group) {
        Map<String, Snapshot> all = new LinkedHashMap<>();
        for (String vdb : group.vdbs()) {
            Dataset parent = catalog.listed(catalog.listed(vdb).parent());
            all.put(
                    vdb,
                    catalog.latestSnapshot(parent)
                            .orElseThrow(() -> PlatformException.of(Problem.NO_SNAPSHOT, parent.path())));
        }
        return all;
    }

    @Override
    public List<Bookmark> bookmarks(VdbGroup group) {
        boolean planned = PlannedData.isPlanned(group.reference());
        // What is planned for the group fits it as well.
        Map<String, Bookmark> all = new LinkedHashMap<>();
        overlay.bookmarks(group.reference(), planned ? fitting(group) : there.bookmarks(group))
                .forEach(mark -> all.putIfAbsent(mark.reference(), mark));
        return List.copyOf(all.values());
    }

    /** No back end knows a planned group, so that its VDBs, and what they are made from, have to tell. */
    private List<Bookmark> fitting(VdbGroup group) {
        List<List<Bookmark>> ofEach = group.vdbs().stream().map(this::fitting).toList();
        return ofEach.stream()
                .findFirst()
                .map(ofFirst -> ofFirst.stream()
                        .filter(mark -> ofEach.stream().allMatch(marks -> hold(marks, mark)))
                        .toList())
                .orElse(List.of());
    }

    private static boolean hold(List<Bookmark> marks, Bookmark wanted) {
        return marks.stream().anyMatch(mark -> mark.reference().equals(wanted.reference()));
    }

    private List<Bookmark> fitting(String vdb) {
        return Stream.of(vdb, catalog.listed(vdb).parent())
                .filter(Objects::nonNull)
                .flatMap(marked -> Stream.concat(
                        overlay.newest(Kind.BOOKMARK).stream()
                                .filter(planned -> planned.members().contains(marked))
                                .map(Overlay::bookmark),
                        catalog.bookmarks(catalog.listed(marked)).stream()))
                .toList();
    }

    @Override
    public Bookmark bookmarkByReference(String reference) {
        return overlay.find(Kind.BOOKMARK, reference)
                .map(Overlay::bookmark)
                .orElseGet(() -> there.bookmarkByReference(reference));
    }

    @Override
    public Map<String, String> vdbsOf(Bookmark bookmark) {
        if (!PlannedData.isPlanned(bookmark.reference())) {
            return there.vdbsOf(bookmark);
        }
        Map<String, String> names = new LinkedHashMap<>();
        marked(bookmark).forEach(vdb -> names.put(vdb, catalog.listed(vdb).name()));
        return names;
    }

    private List<String> marked(Bookmark bookmark) {
        return overlay.find(Kind.BOOKMARK, bookmark.reference())
                .map(PlannedObject::members)
                .orElse(List.of());
    }

    @Override
    public Map<String, String> snapshotsOf(Bookmark bookmark) {
        if (!PlannedData.isPlanned(bookmark.reference())) {
            return there.snapshotsOf(bookmark);
        }
        Map<String, String> snapshots = new LinkedHashMap<>();
        marked(bookmark).forEach(vdb -> catalog.latestSnapshotOf(vdb)
                .ifPresent(snapshot -> snapshots.put(vdb, snapshot.reference())));
        return snapshots;
    }

    @Override
    public Map<String, String> newestBeforeBookmark(List<String> vdbs) {
        return Map.of();
    }
}
