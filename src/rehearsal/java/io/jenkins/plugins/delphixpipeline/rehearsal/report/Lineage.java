package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which data went where, as far as it stands behind a bookmark: what several bookmarks have in common is printed once. */
public final class Lineage {
    private final Node root = new Node(new LinkedHashMap<>());

    public Lineage(List<Marked> catalogue) {
        for (Marked bookmark : catalogue) {
            for (List<String> road : bookmark.roads()) {
                Node node = root;
                for (String place : road) {
                    node = node.next(place);
                }
                node.next("bookmark '" + bookmark.name() + "'");
            }
        }
    }

    public void print(Console console) {
        console.line("Lineage");
        root.print(console);
    }

    private record Node(Map<String, Node> next) {
        Node next(String place) {
            return next.computeIfAbsent(place, any -> new Node(new LinkedHashMap<>()));
        }

        void print(Console console) {
            next.forEach((place, node) -> {
                Console inner = console.indented();
                inner.line("-> " + place);
                node.print(inner);
            });
        }
    }
}
