package io.jenkins.plugins.delphixpipeline.operation.automation;

import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationFileException.Mistake;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Settings with names at one place of the file. Texts are taken as they are written: {@code 1.10} stays {@code 1.10}. */
final class Settings {
    private final String where;
    private final Mark mark;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /** A name with what belongs to it: the shape of the entries of all lists in the file. */
    record Entry(String name, String where, Node value) {}

    Settings(Node node, String where) {
        this.where = where;
        this.mark = node.getStartMark();
        if (!(node instanceof MappingNode mapping)) {
            throw mistake(Mistake.NO_SETTINGS, where, null, mark);
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            String name = text(key, where);
            if (values.put(name, tuple.getValueNode()) != null) {
                throw mistake(Mistake.TWICE, path(where, name), null, key.getStartMark());
            }
        }
    }

    String text(String key) {
        return text(needed(key), path(where, key));
    }

    /** Where the value stands. */
    Mark mark(String key) {
        return needed(key).getStartMark();
    }

    /** The entries of a list that must not be empty. */
    List<Entry> entries(String key) {
        Node value = needed(key);
        String path = path(where, key);
        if (!(value instanceof SequenceNode list)) {
            throw isNull(value)
                    ? mistake(Mistake.EMPTY, path, null, value.getStartMark())
                    : mistake(Mistake.NO_LIST, path, null, value.getStartMark());
        }
        if (list.getValue().isEmpty()) {
            throw mistake(Mistake.EMPTY, path, null, list.getStartMark());
        }
        return list.getValue().stream().map(item -> entry(item, path)).toList();
    }

    private static Entry entry(Node item, String path) {
        Settings one = new Settings(item, path);
        if (one.values.size() != 1) {
            throw mistake(Mistake.NOT_ONE_NAME, path, null, item.getStartMark());
        }
        Map.Entry<String, Node> only = one.values.entrySet().iterator().next();
        return new Entry(only.getKey(), path(path, only.getKey()), only.getValue());
    }

    /** Empty also for a key without a value. */
    Optional<Node> optional(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !isNull(value));
    }

    private Node needed(String key) {
        Node value = values.get(key);
        if (value == null) {
            String path = path(where, key);
            throw NameResolver.nearestWords(key, values.keySet()).stream()
                    .findFirst()
                    .map(near -> mistake(
                            Mistake.MISSPELT, path, near, values.get(near).getStartMark()))
                    .orElseGet(() -> mistake(Mistake.MISSING, path, null, mark));
        }
        return value;
    }

    static String text(Node node, String where) {
        if (!(node instanceof ScalarNode scalar)) {
            throw mistake(Mistake.NO_TEXT, where, null, node.getStartMark());
        }
        if (isNull(node) || scalar.getValue().isBlank()) {
            throw mistake(Mistake.EMPTY, where, null, node.getStartMark());
        }
        return scalar.getValue();
    }

    private static boolean isNull(Node node) {
        return Tag.NULL.equals(node.getTag());
    }

    private static String path(String where, String key) {
        return where.isEmpty() ? key : where + "." + key;
    }

    static AutomationFileException mistake(Mistake mistake, String where, String detail, Mark mark) {
        return new AutomationFileException(
                mistake, where, detail, mark == null ? 0 : mark.getLine() + 1, mark == null ? 0 : mark.getColumn() + 1);
    }
}
