package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which way the data of a dataset came: production, snapshot, masked master. Told from the engine's own books, so that it shows what
 * is, not what the steps say.
 */
public final class Road {
    private static final String UNKNOWN = "a point that is not known any more";

    private final Books books;

    Road(Books books) {
        this.books = books;
    }

    /** From production to what this dataset holds now, with the snapshot that was taken of production. */
    List<Place> to(Books.Dataset dataset) {
        return to(dataset, dataset.currentTimeflow(), "");
    }

    /**
     * The same to what it held on one of its timeflows.
     *
     * @param before what holds it, as it is printed
     * @param holders its names
     */
    List<Place> to(Books.Dataset dataset, String timeflow, String before, String... holders) {
        LinkedList<Place> road = new LinkedList<>(List.of(place(before, dataset, timeflow, holders)));
        Books.Dataset each = dataset;
        String at = timeflow;
        while (each.parent() != null) {
            Books.Dataset parent = dataset(each.parent());
            Optional<ObjectNode> copy = copied(at, each);
            if (parent.parent() == null) {
                String snapshot = copy.map(flow -> Json.text(flow, "parentSnapshot"))
                        .map(reference -> "snapshot " + text(Kind.SNAPSHOT, "reference", reference, "name"))
                        .orElse(UNKNOWN);
                road.addFirst(Place.unnamed(snapshot));
                road.addFirst(new Place(parent.name(), Set.of(parent.name())));
            } else if (copy.isPresent()) {
                at = parentOf(copy.get());
                road.addFirst(place("", parent, at));
            } else {
                at = null;
                road.addFirst(Place.unnamed(parent.name() + ", " + UNKNOWN));
            }
            each = parent;
        }
        return road;
    }

    /** The timeflow with which the data came from the parent: rewind, restore and undo go on from one of the dataset's own. */
    private Optional<ObjectNode> copied(String timeflow, Books.Dataset dataset) {
        Optional<ObjectNode> at = flow(timeflow);
        while (at.isPresent()
                && flow(parentOf(at.get())).filter(one -> isOf(one, dataset)).isPresent()) {
            at = flow(parentOf(at.get()));
        }
        return at.filter(one -> parentOf(one) != null);
    }

    private static boolean isOf(ObjectNode timeflow, Books.Dataset dataset) {
        return dataset.reference().equals(Json.text(timeflow, "container"));
    }

    private static String parentOf(ObjectNode timeflow) {
        return Json.text(timeflow.path("parentPoint"), "timeflow");
    }

    private Optional<ObjectNode> flow(String reference) {
        return books.objects(Kind.TIMEFLOW).stream()
                .filter(flow -> flow.path("reference").asText().equals(reference))
                .findFirst();
    }

    /** What it does not hold any more is no place that a step means by its name. */
    private Place place(String before, Books.Dataset dataset, String timeflow, String... holders) {
        if (!dataset.currentTimeflow().equals(timeflow)) {
            return Place.unnamed(before + dataset.name() + ", as it was before");
        }
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
