package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The bookmarks of Self-Service. */
public final class EngineBookmarks {
    private final Books books;
    private final Road road;

    public EngineBookmarks(Books books) {
        this.books = books;
        this.road = new Road(books);
    }

    /** Those of templates first, then by data pod. */
    public List<Marked> all() {
        return books.bookmarks().stream()
                .sorted(Comparator.comparing(bookmark -> Objects.toString(bookmark.pod(), "")))
                .map(this::marked)
                .toList();
    }

    private Marked marked(Books.Bookmark bookmark) {
        List<String> way = new ArrayList<>(road.to(road.behind(Kind.TEMPLATE, bookmark.template())));
        way.add("template " + bookmark.template());
        if (bookmark.pod() != null) {
            Books.Dataset vdb = road.behind(Kind.POD, bookmark.pod());
            way.add("data pod " + bookmark.pod() + ": " + vdb.name() + ", " + Road.state(vdb));
        }
        return new Marked(
                bookmark.name(),
                bookmark.pod() == null ? "template " + bookmark.template() : "data pod " + bookmark.pod(),
                bookmark.shared(),
                bookmark.tags(),
                List.of(way));
    }
}
