package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The bookmarks of an engine: those of Self-Service, and those of VDBs. */
public final class EngineBookmarks {
    private final Books books;
    private final Road road;

    public EngineBookmarks(Books books) {
        this.books = books;
        this.road = new Road(books);
    }

    /** Those of templates first, then by data pod, then those of VDBs. */
    public List<Marked> all() {
        Stream<Marked> ofSelfService = books.bookmarks().stream()
                .sorted(Comparator.comparing(bookmark -> Objects.toString(bookmark.pod(), "")))
                .map(this::marked);
        Stream<Marked> ofVdbs = books.objects(Kind.TIMEFLOW_BOOKMARK).stream().map(this::ofVdb);
        return Stream.concat(ofSelfService, ofVdbs).toList();
    }

    private Marked ofVdb(ObjectNode bookmark) {
        Books.Dataset vdb = road.ofTimeflow(bookmark.path("timeflow").asText());
        return new Marked(
                bookmark.path("reference").asText(),
                bookmark.path("name").asText(),
                "VDB " + vdb.name(),
                false,
                List.of(),
                List.of(road.to(vdb, bookmark.path("timeflow").asText(), "")));
    }

    private Marked marked(Books.Bookmark bookmark) {
        String template = "template " + bookmark.template();
        boolean ofPod = bookmark.pod() != null;
        Books.Dataset dataset =
                ofPod ? road.behind(Kind.POD, bookmark.pod()) : road.behind(Kind.TEMPLATE, bookmark.template());
        String timeflow = bookmark.timeflows().stream()
                .filter(marked -> road.ofTimeflow(marked).reference().equals(dataset.reference()))
                .findFirst()
                .orElse(dataset.currentTimeflow());
        List<Place> way = new ArrayList<>(
                ofPod
                        ? road.to(dataset, timeflow, "data pod " + bookmark.pod() + ": ", bookmark.pod())
                        : road.to(dataset, timeflow, ""));
        way.add(ofPod ? way.size() - 1 : way.size(), new Place(template, Set.of(bookmark.template())));
        return new Marked(
                bookmark.reference(),
                bookmark.name(),
                bookmark.pod() == null ? "template " + bookmark.template() : "data pod " + bookmark.pod(),
                bookmark.shared(),
                bookmark.tags(),
                List.of(way));
    }
}
