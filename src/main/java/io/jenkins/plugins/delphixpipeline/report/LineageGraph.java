package io.jenkins.plugins.delphixpipeline.report;

import io.jenkins.plugins.delphixpipeline.report.picture.Arrow;
import io.jenkins.plugins.delphixpipeline.report.picture.Box;
import io.jenkins.plugins.delphixpipeline.report.picture.Diagram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts the operations of a build together to what flowed where. A thing is met under different names, a dataset as {@code
 * Name} and as {@code Group/Name}, hence two rounds: the first learns what there is, the second draws.
 */
final class LineageGraph {
    /** Beyond this nobody would find anything in the picture; the table has all. */
    static final int MOST_DRAWN = 250;

    /** What a thing is, as far as its operation's result tells. */
    private enum Kind {
        PRODUCTION,
        DATASET,
        MASTER,
        TEMPLATE,
        POD,
        GROUP,
        BOOKMARK,
        SNAPSHOT,
        POINT,
        UNKNOWN
    }

    private static final class Thing {
        private final String key;
        private final String name;
        private Kind kind;

        /** The newest operation of each verb. */
        private final Map<String, LineageEntry> operations = new LinkedHashMap<>();

        Thing(String key, String name, Kind kind) {
            this.key = key;
            this.name = name;
            this.kind = kind;
        }
    }

    private final boolean building;
    private final Map<String, Thing> things = new LinkedHashMap<>();
    private final Set<Arrow> arrows = new LinkedHashSet<>();

    private LineageGraph(boolean building) {
        this.building = building;
    }

    /** @param building whether what is recorded as running still is */
    static Diagram draw(List<LineageEntry> entries, boolean building) {
        LineageGraph graph = new LineageGraph(building);
        List<LineageEntry> drawn = entries.subList(Math.max(0, entries.size() - MOST_DRAWN), entries.size());
        drawn.forEach(graph::learn);
        drawn.forEach(graph::add);
        return new Diagram(
                graph.things.values().stream()
                        .filter(thing -> !thing.operations.isEmpty() || graph.isOnTheWay(thing))
                        .map(graph::box)
                        .toList(),
                List.copyOf(graph.arrows));
    }

    private boolean isOnTheWay(Thing thing) {
        return arrows.stream()
                .anyMatch(arrow -> arrow.from().equals(thing.key) || arrow.to().equals(thing.key));
    }

    private void learn(LineageEntry entry) {
        for (LineageFlow flow : entry.getFlows()) {
            String from = flow.getFrom();
            if (from != null) {
                thing(from, origin(entry, flow, from));
            }
            thing(flow.getTo(), target(entry, flow));
        }
    }

    private void add(LineageEntry entry) {
        Thing about = null;
        for (LineageFlow flow : entry.getFlows()) {
            Thing to = thing(flow.getTo(), target(entry, flow));
            String from = flow.getFrom();
            if (from != null) {
                connect(thing(from, origin(entry, flow, from)), flow.getVia(), to);
            }
            about = about == null ? to : about;
        }
        if (about == null) {
            about = thing(entry.getSubject(), aloneKind(entry));
        }
        // The newest comes last.
        about.operations.remove(entry.getVerb());
        about.operations.put(entry.getVerb(), entry);
    }

    private void connect(Thing from, String via, Thing to) {
        if (via == null) {
            arrow(from, to);
            return;
        }
        Kind kind = via.startsWith("@") ? Kind.SNAPSHOT : Kind.POINT;
        Thing point = things.computeIfAbsent("via " + from.key + "\n" + via, key -> new Thing(key, via, kind));
        arrow(from, point);
        arrow(point, to);
    }

    private void arrow(Thing from, Thing to) {
        if (from != to) {
            arrows.add(new Arrow(from.key, to.key));
        }
    }

    private static Kind aloneKind(LineageEntry entry) {
        boolean deleted = "delete".equals(entry.getVerb())
                && entry.getSubject().equals(entry.getResults().get("bookmark"));
        return deleted || "bookmark".equals(entry.getVerb()) ? Kind.BOOKMARK : Kind.UNKNOWN;
    }

    private static Kind origin(LineageEntry entry, LineageFlow flow, String name) {
        return environment(entry, name).orElseGet(() -> dataset(entry, flow, name));
    }

    private static Kind target(LineageEntry entry, LineageFlow flow) {
        String name = flow.getTo();
        // The first flow is the operation's own; others tell where its origin has its data from.
        if ("bookmark".equals(entry.getVerb()) && flow == entry.getFlows().get(0)) {
            return Kind.BOOKMARK;
        }
        Optional<Kind> environment = environment(entry, name);
        if (environment.isPresent()) {
            return environment.get();
        }
        if (flow.getFrom() == null) {
            return Kind.PRODUCTION;
        }
        return entry.getResults().containsKey("maskingStep") ? Kind.MASTER : dataset(entry, flow, name);
    }

    /** What is made of several datasets. */
    private static Optional<Kind> environment(LineageEntry entry, String name) {
        Map<String, String> made = entry.getResults();
        if (name.equals(made.get("template"))) {
            return Optional.of(Kind.TEMPLATE);
        }
        if (name.equals(made.get("dataPod"))) {
            return Optional.of(Kind.POD);
        }
        return name.equals(made.get("vdbGroup")) ? Optional.of(Kind.GROUP) : Optional.empty();
    }

    /** Only datasets give and take data by a point; of what a template is made of, too. */
    private static Kind dataset(LineageEntry entry, LineageFlow flow, String name) {
        Map<String, String> made = entry.getResults();
        boolean told = Stream.of("vdb", "dataset", "from").anyMatch(key -> name.equals(made.get(key)));
        boolean byPoint = flow.getVia() != null && !made.containsKey("dataPod");
        boolean ofTemplate = flow.getTo().equals(made.get("template"));
        return told || byPoint || ofTemplate ? Kind.DATASET : Kind.UNKNOWN;
    }

    /** A bookmark may bear the name of anything; whatever else bears one name is one thing. */
    private Thing thing(String name, Kind kind) {
        if (kind == Kind.BOOKMARK) {
            return things.computeIfAbsent("bookmark " + name, key -> new Thing(key, name, kind));
        }
        String key = "data " + name;
        Thing known = things.get(key);
        if (known == null) {
            known = sameDataset(name).orElseGet(() -> {
                Thing made = new Thing(key, name, kind);
                things.put(key, made);
                return made;
            });
        }
        boolean knowsMore = known.kind == Kind.UNKNOWN
                || known.kind == Kind.DATASET && (kind == Kind.MASTER || kind == Kind.PRODUCTION);
        if (knowsMore && kind != Kind.UNKNOWN) {
            known.kind = kind;
        }
        return known;
    }

    /** The only one that is called {@code Group/Name}. */
    private Optional<Thing> sameDataset(String name) {
        List<Thing> fitting = things.values().stream()
                .filter(thing -> thing.key.startsWith("data ") && thing.name.endsWith("/" + name))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private Box box(Thing thing) {
        Optional<LineageEntry> shown = shown(thing);
        int slash = isDataset(thing.kind) ? thing.name.indexOf('/') : -1;
        String kind = kind(thing.kind);
        List<String> told = new ArrayList<>();
        told.add(Messages.LineageGraph_thing(kind, thing.name));
        for (LineageEntry operation : thing.operations.values()) {
            told.add(LineageText.told(operation, building));
        }
        return new Box(
                thing.key,
                slash < 0 ? kind : Messages.LineageGraph_inGroup(kind, thing.name.substring(0, slash)),
                thing.name.substring(slash + 1),
                shown.map(entry -> line(thing, entry)).orElse(""),
                String.join("\n", told),
                shown.map(this::look).orElse(Box.Look.PLAIN),
                thing.kind == Kind.BOOKMARK);
    }

    private String line(Thing thing, LineageEntry shown) {
        String line = LineageText.line(shown, building);
        int more = thing.operations.size() - 1;
        return more == 0 ? line : Messages.LineageGraph_more(line, more);
    }

    /** What runs is told first, then what failed and was not done again, then where the data came from, then the newest. */
    private static Optional<LineageEntry> shown(Thing thing) {
        return thing.operations.values().stream().reduce((one, other) -> weight(one) > weight(other) ? one : other);
    }

    private static int weight(LineageEntry entry) {
        return switch (entry.getState()) {
            case RUNNING -> 4;
            case FAILED -> 3;
            case STOPPED, UNKNOWN -> 2;
            case SUCCEEDED -> entry.getFlows().isEmpty() ? 0 : 1;
        };
    }

    private Box.Look look(LineageEntry entry) {
        return switch (entry.getState()) {
            case RUNNING -> building ? Box.Look.RUNNING : Box.Look.STOPPED;
            case SUCCEEDED -> Box.Look.SUCCEEDED;
            case FAILED -> Box.Look.FAILED;
            case STOPPED, UNKNOWN -> Box.Look.STOPPED;
        };
    }

    private static boolean isDataset(Kind kind) {
        return kind == Kind.PRODUCTION || kind == Kind.DATASET || kind == Kind.MASTER;
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case PRODUCTION -> Messages.LineageGraph_production();
            case DATASET -> Messages.LineageGraph_dataset();
            case MASTER -> Messages.LineageGraph_master();
            case TEMPLATE -> Messages.LineageGraph_template();
            case POD -> Messages.LineageGraph_pod();
            case GROUP -> Messages.LineageGraph_group();
            case BOOKMARK -> Messages.LineageGraph_bookmark();
            case SNAPSHOT -> Messages.LineageGraph_snapshot();
            case POINT -> Messages.LineageGraph_point();
            case UNKNOWN -> Messages.LineageGraph_unknown();
        };
    }
}
