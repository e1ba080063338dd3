package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
    List<Place> to(Books.Dataset dataset) {
        LinkedList<Place> road = new LinkedList<>();
        Books.Dataset each = dataset;
        while (each.parent() != null) {
            road.addFirst(place("", each));
            Books.Dataset parent = dataset(each.parent());
            if (parent.parent() == null && each.parentSnapshot() != null) {
                road.addFirst(
                        Place.unnamed("snapshot " + text(Kind.SNAPSHOT, "reference", each.parentSnapshot(), "name")));
            }
            each = parent;
        }
        road.addFirst(new Place(each.name(), Set.of(each.name())));
        return road;
    }

    /**
     * @param before what holds it, as it is printed
     * @param holders its names
     */
    static Place place(String before, Books.Dataset dataset, String... holders) {
        Set<String> names = new HashSet<>(Set.of(holders));
        names.add(dataset.name());
        return new Place(before + dataset.name() + ", " + state(dataset), names);
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
