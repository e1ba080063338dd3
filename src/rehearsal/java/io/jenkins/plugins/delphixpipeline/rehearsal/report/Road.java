package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;

/**
 * Which way the data of a dataset came: production, snapshot, masked master. Told from the engine's own books, so that it shows what
 * is, not what the steps say.
 */
public final class Road {
    private final Books books;

    Road(Books books) {
        this.books = books;
    }

    /** From production to this dataset, with the snapshot that was taken of production. */
    List<String> to(Books.Dataset dataset) {
        LinkedList<String> road = new LinkedList<>();
        Books.Dataset each = dataset;
        while (each.parent() != null) {
            road.addFirst(each.name() + ", " + state(each));
            Books.Dataset parent = dataset(each.parent());
            if (parent.parent() == null && each.parentSnapshot() != null) {
                road.addFirst("snapshot " + text(Kind.SNAPSHOT, "reference", each.parentSnapshot(), "name"));
            }
            each = parent;
        }
        road.addFirst(each.name());
        return road;
    }

    /** What a reader can get from it now. */
    public static String state(Books.Dataset dataset) {
        String rows = dataset.holdsMaskedRows() ? "masked rows" : "UNMASKED ROWS";
        return rows + ", " + (dataset.enabled() ? dataset.runtimeStatus().toLowerCase(Locale.ROOT) : "disabled");
    }

    Books.Dataset dataset(String reference) {
        return books.datasets().stream()
                .filter(dataset -> dataset.reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    /** The first dataset behind a template or a data pod. */
    Books.Dataset behind(Kind kind, String name) {
        String layout = text(kind, "name", name, "reference");
        return dataset(text(Kind.DATA_SOURCE, "dataLayout", layout, "container"));
    }

    Books.Dataset ofTimeflow(String timeflow) {
        return dataset(text(Kind.TIMEFLOW, "reference", timeflow, "container"));
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
