package io.jenkins.plugins.delphixpipeline.report.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the boxes of a {@link Diagram} stand: each in the column after the last of those it comes from, and in the row of the
 * first of them when that is free. An arrow over several columns gets a row of its own in those between. The same boxes and
 * arrows always come to stand in the same places.
 */
final class Layout {
    /** A place in the grid, counted from 0. */
    record Place(int column, int row) {}

    /** An arrow with all the places that it touches: where it begins, where it passes, where it ends. */
    record Way(Arrow arrow, List<Place> places) {}

    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final Map<String, Set<String>> next = new LinkedHashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<Way> ways = new ArrayList<>();
    private int width;
    private int height;

    Layout(List<Box> all, List<Arrow> arrows) {
        all.forEach(box -> boxes.put(box.key(), box));
        boxes.keySet().forEach(key -> next.put(key, new LinkedHashSet<>()));
        for (Arrow arrow : arrows) {
            if (boxes.containsKey(arrow.from()) && boxes.containsKey(arrow.to())) {
                next.get(arrow.from()).add(arrow.to());
            }
        }
        dropCycles();
        findColumns();
        findRows();
    }

    Map<String, Place> places() {
        return places;
    }

    List<Way> ways() {
        return ways;
    }

    int columns() {
        return width;
    }

    int rows() {
        return height;
    }

    /** What comes back to where it was is not drawn. */
    private void dropCycles() {
        Set<String> done = new HashSet<>();
        boxes.keySet().forEach(key -> dropCycles(key, new LinkedHashSet<>(), done));
    }

    private void dropCycles(String key, Set<String> way, Set<String> done) {
        if (!done.contains(key)) {
            way.add(key);
            next.get(key).removeIf(way::contains);
            next.get(key).forEach(to -> dropCycles(to, way, done));
            way.remove(key);
            done.add(key);
        }
    }

    private void findColumns() {
        Set<String> reached = new HashSet<>();
        next.values().forEach(reached::addAll);
        boxes.keySet().stream().filter(key -> !reached.contains(key)).forEach(root -> columns.put(root, 0));
        for (String key : inOrderOfFlow()) {
            next.get(key).forEach(to -> columns.merge(to, columns.get(key) + 1, Math::max));
        }
        int end = columns.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
        width = end + 1;
        boxes.values().stream()
                .filter(box -> box.last() && reached.contains(box.key()))
                .filter(box -> next.get(box.key()).isEmpty())
                .forEach(box -> columns.put(box.key(), end));
    }

    private List<String> inOrderOfFlow() {
        List<String> backwards = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boxes.keySet().forEach(key -> visit(key, seen, backwards));
        java.util.Collections.reverse(backwards);
        return backwards;
    }

    private void visit(String key, Set<String> seen, List<String> backwards) {
        if (seen.add(key)) {
            next.get(key).forEach(to -> visit(to, seen, backwards));
            backwards.add(key);
        }
    }

    /** A box, or a bend of an arrow on its way through a column; its parent stands in the column before. */
    private record Item(String key, Item parent, Arrow arrow) {}

    private void findRows() {
        List<List<Item>> grid = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            grid.add(new ArrayList<>());
        }
        Map<String, Item> items = new HashMap<>();
        Map<Item, Integer> rows = new HashMap<>();
        List<String> alone = new ArrayList<>();
        Set<String> reached = new HashSet<>();
        next.values().forEach(reached::addAll);
        for (String key : boxes.keySet()) {
            if (!reached.contains(key) && next.get(key).isEmpty()) {
                alone.add(key);
            } else if (columns.get(key) == 0) {
                Item root = new Item(key, null, null);
                items.put(key, root);
                grid.get(0).add(root);
            }
        }
        Map<Arrow, List<Place>> bends = new LinkedHashMap<>();
        for (int column = 0; column < width; column++) {
            settle(grid.get(column), column, rows, bends);
            for (Item item : grid.get(column)) {
                goOn(item, column, grid, items, bends);
            }
        }
        bends.forEach((arrow, touched) -> {
            List<Place> whole = new ArrayList<>(touched);
            whole.add(0, places.get(arrow.from()));
            whole.add(places.get(arrow.to()));
            ways.add(new Way(arrow, whole));
        });
        height = rows.values().stream().mapToInt(row -> row + 1).max().orElse(0);
        for (int at = 0; at < alone.size(); at++) {
            places.put(alone.get(at), new Place(at % width, height + at / width));
        }
        height += (alone.size() + width - 1) / Math.max(1, width);
    }

    private void settle(List<Item> column, int number, Map<Item, Integer> rows, Map<Arrow, List<Place>> bends) {
        column.sort(Comparator.comparingInt(item -> item.parent() == null ? 0 : rows.get(item.parent())));
        int free = 0;
        for (Item item : column) {
            int row = Math.max(free, item.parent() == null ? 0 : rows.get(item.parent()));
            rows.put(item, row);
            free = row + 1;
            if (item.arrow() == null) {
                places.put(item.key(), new Place(number, row));
            } else {
                bends.get(item.arrow()).add(new Place(number, row));
            }
        }
    }

    private void goOn(
            Item item, int column, List<List<Item>> grid, Map<String, Item> items, Map<Arrow, List<Place>> bends) {
        List<Arrow> outgoing = item.arrow() != null
                ? List.of(item.arrow())
                : next.get(item.key()).stream()
                        .map(to -> new Arrow(item.key(), to))
                        .toList();
        for (Arrow arrow : outgoing) {
            bends.computeIfAbsent(arrow, any -> new ArrayList<>());
            if (columns.get(arrow.to()) > column + 1) {
                grid.get(column + 1).add(new Item(null, item, arrow));
            } else if (!items.containsKey(arrow.to())) {
                Item box = new Item(arrow.to(), item, null);
                items.put(arrow.to(), box);
                grid.get(column + 1).add(box);
            }
        }
    }
}
