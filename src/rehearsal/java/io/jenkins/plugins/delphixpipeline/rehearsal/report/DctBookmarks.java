package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.dct.DctBooks;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The bookmarks of Data Control Tower. */
public final class DctBookmarks {
    private final DctBooks dct;
    private final Books engine;
    private final UnaryOperator<String> ids;
    private final Road road;

    /** @param ids DCT's id of the dataset that has this name on the engine */
    public DctBookmarks(DctBooks dct, Books engine, UnaryOperator<String> ids) {
        this.dct = dct;
        this.engine = engine;
        this.ids = ids;
        this.road = new Road(engine);
    }

    /** Those of single VDBs first, then by VDB group; without those whose VDBs are all gone. */
    public List<Marked> all() {
        return dct.bookmarks().stream()
                .sorted(Comparator.comparing(bookmark -> Objects.toString(bookmark.group(), "")))
                .map(this::marked)
                .filter(marked -> !marked.roads().isEmpty())
                .toList();
    }

    private Marked marked(DctBooks.BookmarkEntry bookmark) {
        List<Books.Dataset> vdbs = engine.datasets().stream()
                .filter(dataset -> bookmark.snapshots().containsKey(ids.apply(dataset.name())))
                .toList();
        String of = bookmark.group() == null
                ? "VDB " + vdbs.stream().map(Books.Dataset::name).collect(Collectors.joining(", "))
                : "VDB group " + bookmark.group();
        return new Marked(
                bookmark.id(),
                bookmark.name(),
                of,
                bookmark.shared(),
                tags(bookmark.id()),
                vdbs.stream().map(vdb -> way(bookmark, vdb)).toList());
    }

    /** As the step was given them: a word is a key with the value true, and the plugin's own mark is no tag for people. */
    private List<String> tags(String id) {
        return dct.tags(id).stream()
                .filter(tag -> !tag.startsWith("delphix-pipeline."))
                .map(tag -> tag.replaceFirst("=true$", ""))
                .toList();
    }

    private List<Place> way(DctBooks.BookmarkEntry bookmark, Books.Dataset vdb) {
        String timeflow = timeflow(bookmark, vdb);
        return bookmark.group() == null
                ? road.to(vdb, timeflow, "")
                : road.to(vdb, timeflow, "VDB group " + bookmark.group() + ": ", bookmark.group());
    }

    /** That of its snapshot: the VDB may have got other data since. */
    private String timeflow(DctBooks.BookmarkEntry bookmark, Books.Dataset vdb) {
        Optional<String> marked = dct.snapshotOnEngine(bookmark.snapshots().get(ids.apply(vdb.name())));
        return engine.snapshots(vdb.name()).stream()
                .filter(snapshot -> marked.filter(snapshot.reference()::equals).isPresent())
                .map(Books.Snapshot::timeflow)
                .findFirst()
                .orElse(vdb.currentTimeflow());
    }
}
