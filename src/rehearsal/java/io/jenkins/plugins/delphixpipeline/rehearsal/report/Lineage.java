package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.Locale;

/**
 * Which data went where: production, snapshot, masked master, data environments, bookmarks. Told from the engine's own
 * books, so that it shows what is, not what the steps say.
 */
public final class Lineage {
    private final Books books;

    public Lineage(Books books) {
        this.books = books;
    }

    /** Only what stands behind a bookmark. */
    public void print(Console console) {
        console.line("Lineage");
        books.bookmarks().stream().map(Books.Bookmark::template).distinct().forEach(template -> {
            Books.Dataset master = dataOf(Kind.TEMPLATE, template);
            Console next = console;
            if (master.parent() != null) {
                next = arrow(next, datasetOf(master.parent()).name());
            }
            if (master.parentSnapshot() != null) {
                next = arrow(next, "snapshot " + snapshotName(master.parentSnapshot()));
            }
            next = arrow(next, master.name() + ", " + state(master));
            environments(template, arrow(next, "template " + template));
        });
    }

    private void environments(String template, Console console) {
        for (Books.Bookmark bookmark : Catalogue.sorted(books)) {
            if (bookmark.template().equals(template)) {
                Console next = console;
                if (bookmark.pod() != null) {
                    Books.Dataset vdb = dataOf(Kind.POD, bookmark.pod());
                    next = arrow(console, "data pod " + bookmark.pod() + ": " + vdb.name() + ", " + state(vdb));
                }
                arrow(next, "bookmark '" + bookmark.name() + "'");
            }
        }
    }

    private static Console arrow(Console console, String text) {
        Console next = console.indented();
        next.line("-> " + text);
        return next;
    }

    /** What a reader can get from it now. */
    public static String state(Books.Dataset dataset) {
        String rows = dataset.holdsMaskedRows() ? "masked rows" : "UNMASKED ROWS";
        return rows + ", " + (dataset.enabled() ? dataset.runtimeStatus().toLowerCase(Locale.ROOT) : "disabled");
    }

    /** The first dataset behind a template or a data pod. */
    private Books.Dataset dataOf(Kind kind, String name) {
        String layout = text(kind, "name", name, "reference");
        return datasetOf(text(Kind.DATA_SOURCE, "dataLayout", layout, "container"));
    }

    private Books.Dataset datasetOf(String reference) {
        return books.datasets().stream()
                .filter(dataset -> dataset.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private String snapshotName(String reference) {
        return text(Kind.SNAPSHOT, "reference", reference, "name");
    }

    private String text(Kind kind, String field, String value, String wanted) {
        return books.objects(kind).stream()
                .filter(object -> object.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow()
                .path(wanted)
                .asText();
    }
}
