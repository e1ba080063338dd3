package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A value of the file that knows where it stands. What it may hold is the schema's to say; the readers here rely on that.
 *
 * @param file as messages name it
 */
record Item(String file, Node node) {

    /** The members of a mapping. */
    Map<String, Item> members() {
        Map<String, Item> members = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(each -> {
                Item key = new Item(file, each.getKeyNode());
                if (members.put(key.text(), new Item(file, each.getValueNode())) != null) {
                    throw key.problem("\"" + key.text() + "\" stands here twice");
                }
            });
        }
        return members;
    }

    /** Where the key of a member stands. */
    Item key(String name) {
        return ((MappingNode) node)
                .getValue().stream()
                        .map(each -> new Item(file, each.getKeyNode()))
                        .filter(key -> key.text().equals(name))
                        .findFirst()
                        .orElse(this);
    }

    Optional<Item> member(String name) {
        return Optional.ofNullable(members().get(name));
    }

    /** The elements of a member that is a list; none when it is not there. */
    List<Item> list(String name) {
        return member(name).map(Item::elements).orElse(List.of());
    }

    List<Item> elements() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(each -> new Item(file, each)).toList()
                : List.of();
    }

    /** The text of a scalar. */
    String text() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** The text of a member that must be there. */
    String text(String name) {
        return members().get(name).text();
    }

    boolean flag(String name, boolean otherwise) {
        return member(name).map(Item::isTrue).orElse(otherwise);
    }

    int number(String name, int otherwise) {
        return member(name).map(item -> Integer.valueOf(item.text())).orElse(otherwise);
    }

    /** What JSON calls the type of this. */
    String type() {
        if (node instanceof MappingNode) {
            return "object";
        } else if (node instanceof SequenceNode) {
            return "array";
        }
        return type(node.getTag());
    }

    private static String type(Tag tag) {
        if (tag.equals(Tag.INT)) {
            return "integer";
        } else if (tag.equals(Tag.FLOAT)) {
            return "number";
        } else if (tag.equals(Tag.BOOL)) {
            return "boolean";
        }
        return tag.equals(Tag.NULL) ? "null" : "string";
    }

    JsonNode json() {
        switch (type()) {
            case "object" -> {
                ObjectNode object = Json.object();
                members().forEach((name, value) -> object.set(name, value.json()));
                return object;
            }
            case "array" -> {
                ArrayNode array = Json.array();
                elements().forEach(each -> array.add(each.json()));
                return array;
            }
            case "integer" -> {
                long number = Long.parseLong(text());
                return number == (int) number ? Json.value((int) number) : Json.value(number);
            }
            case "boolean" -> {
                return Json.value(isTrue());
            }
            default -> {
                return Json.value(text());
            }
        }
    }

    /** In YAML yes and on are true as well. */
    boolean isTrue() {
        return List.of("true", "yes", "on").contains(text().toLowerCase(Locale.ROOT));
    }

    /** The type that a text would have if no quotes stood around it. */
    String unquotedType() {
        boolean quoted = node instanceof ScalarNode scalar && !scalar.isPlain();
        return quoted ? type(new Resolver().resolve(NodeId.scalar, text(), true)) : type();
    }

    /** What this is, as people call it. */
    String words() {
        return switch (type()) {
            case "object" -> "keys with values";
            case "array" -> "a list";
            case "null" -> "nothing";
            case "string" -> "the text \"" + text() + "\"";
            default -> text();
        };
    }

    ScenarioException problem(String what) {
        Mark mark = node.getStartMark();
        return new ScenarioException(file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": " + what);
    }
}
