package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import io.jenkins.plugins.delphixpipeline.report.LineageFlow;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which data went where: what stands behind the bookmarks, and what else the build moved. What several roads have in common is
 * printed once.
 */
public final class Lineage {
    private final Node root = new Node(new LinkedHashMap<>());

    /**
     * @param flows of the build
     * @param books of the engine, which tell what VDBs hold now
     */
    public Lineage(List<Marked> catalogue, List<LineageFlow> flows, Books books) {
        for (Marked bookmark : catalogue) {
            bookmark.roads()
                    .forEach(road -> end(road.stream().map(Place::text)).next("bookmark '" + bookmark.name() + "'"));
        }
        List<Books.Dataset> vdbs = books.datasets().stream()
                .filter(dataset -> dataset.parent() != null)
                .toList();
        flows.stream()
                .filter(flow -> catalogue.stream().noneMatch(bookmark -> bookmark.passes(flow.getTo())))
                .forEach(flow ->
                        end(Stream.of(withState(flow.getFrom(), vdbs), flow.getVia(), withState(flow.getTo(), vdbs))
                                .filter(Objects::nonNull)));
    }

    private static String withState(String place, List<Books.Dataset> vdbs) {
        return vdbs.stream()
                .filter(vdb -> place != null && Place.isMeant(vdb.name(), place))
                .findFirst()
                .map(vdb -> place + ", " + Road.state(vdb))
                .orElse(place);
    }

    private Node end(Stream<String> road) {
        Node node = root;
        for (String place : road.toList()) {
            node = node.next(place);
        }
        return node;
    }

    /** Whether no data went anywhere. */
    public boolean isEmpty() {
        return root.next().isEmpty();
    }

    public void print(Console console) {
        console.own("Lineage", "", "");
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
