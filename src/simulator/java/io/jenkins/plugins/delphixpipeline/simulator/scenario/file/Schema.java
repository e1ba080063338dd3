package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * {@code docs/scenario.schema.json}: as much of JSON Schema as it uses. The same text tells people's editors what a
 * scenario may hold, checks the files, and decides what a recording takes from an engine.
 */
public final class Schema {

    private static final String RESOURCE = "scenario.schema.json";

    private final JsonNode root;
    private final JsonNode schema;

    private Schema(JsonNode root, JsonNode schema) {
        this.root = root;
        this.schema = schema;
    }

    /** That of a whole scenario. */
    public static Schema ofScenario() {
        try (InputStream text = Schema.class.getResourceAsStream(RESOURCE)) {
            JsonNode root = new ObjectMapper().readTree(text);
            return new Schema(root, root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That of one of its {@code $defs}. */
    public Schema definition(String name) {
        return new Schema(root, root.path("$defs").path(name));
    }

    /** @throws ScenarioException about the first thing that is wrong, with its place */
    void check(Item item) {
        List<String> types = texts(schema.path("type"));
        String type = item.type();
        if (!types.contains(type)
                && !(types.contains("string")
                        && List.of("integer", "number", "boolean").contains(type))) {
            throw item.problem(types.stream().map(this::word).collect(Collectors.joining(" or "))
                    + " is expected here, not " + item.words()
                    + (types.contains(item.unquotedType()) ? "; leave out the quotes" : ""));
        }
        switch (type) {
            case "object" -> checkMembers(item);
            case "array" -> checkElements(item);
            default -> checkScalar(item, type);
        }
    }

    private void checkMembers(Item item) {
        item.members().forEach((name, value) -> member(name)
                .orElseThrow(() -> item.key(name)
                        .problem("unknown key \"" + name + "\"" + new Meant(name, known()).hintAndAll("Allowed here")))
                .check(value));
        for (String name : texts(schema.path("required"))) {
            if (item.member(name).isEmpty()) {
                throw item.problem("\"" + name + "\" is missing");
            }
        }
    }

    private void checkElements(Item item) {
        if (item.elements().size() < schema.path("minItems").asInt()) {
            throw item.problem("the list is empty; at least " + schema.path("minItems") + " is expected in it");
        }
        item.elements().forEach(elements()::check);
    }

    private void checkScalar(Item item, String type) {
        List<String> allowed = texts(schema.path("enum"));
        String described = schema.path("description").asText();
        if (!allowed.isEmpty() && !allowed.contains(item.text())) {
            throw item.problem("\"" + item.text() + "\" is not allowed here; "
                    + (allowed.size() == 1 ? "only this is: " : "allowed are, the nearest first: ")
                    + String.join(", ", new Meant(item.text(), allowed).nearestFirst())
                    + (described.isEmpty() ? "" : ". " + described));
        }
        if (schema.has("pattern")
                && !Pattern.compile(schema.get("pattern").asText())
                        .matcher(item.text())
                        .find()) {
            throw item.problem("\"" + item.text() + "\" does not fit here"
                    + (described.isEmpty() ? "" : "; expected: " + described));
        }
        if (schema.path("format").asText().equals("date-time") && !isTime(item.text())) {
            throw item.problem("there is no time \"" + item.text() + "\"");
        }
        if (texts(schema.path("type")).contains("integer")) {
            long number = number(item);
            if (schema.has("minimum") && number < schema.get("minimum").asLong()) {
                throw item.problem(number + " is too small; at least " + schema.get("minimum") + " is expected here");
            }
        }
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** What people write is counted with; what was recorded may be the bytes of a database. */
    private long number(Item item) {
        try {
            return schema.has("minimum") ? Integer.parseInt(item.text()) : Long.parseLong(item.text());
        } catch (NumberFormatException e) {
            throw item.problem("\"" + item.text() + "\" is not a whole number that can be used here");
        }
    }

    /** What this schema allows of a value, with all else left out; nothing when the value is of another type. */
    public Optional<JsonNode> keep(JsonNode value) {
        String type = texts(schema.path("type")).get(0);
        return switch (type) {
            case "object" -> value.isObject() ? Optional.of(members(value)) : Optional.empty();
            case "array" -> value.isArray() ? Optional.of(elements(value)) : Optional.empty();
            case "integer" -> Optional.of(value).filter(JsonNode::isIntegralNumber);
            case "boolean" -> Optional.of(value).filter(JsonNode::isBoolean);
            default ->
                Optional.of(value)
                        .filter(each -> each.isValueNode() && !each.isNull())
                        .map(each -> Json.value(each.asText()));
        };
    }

    private ObjectNode members(JsonNode object) {
        ObjectNode kept = Json.object();
        object.properties().forEach(member -> member(member.getKey())
                .flatMap(known -> known.keep(member.getValue()))
                .ifPresent(value -> kept.set(member.getKey(), value)));
        return kept;
    }

    private ArrayNode elements(JsonNode array) {
        ArrayNode kept = Json.array();
        array.forEach(each -> elements().keep(each).ifPresent(kept::add));
        return kept;
    }

    private Optional<Schema> member(String name) {
        return Optional.ofNullable(schema.path("properties").get(name)).map(this::resolved);
    }

    private Schema elements() {
        return resolved(schema.get("items"));
    }

    /** A reference stands for the definition, with a description of its own where it has one. */
    private Schema resolved(JsonNode described) {
        if (!described.has("$ref")) {
            return new Schema(root, described);
        }
        String name = described.get("$ref").asText().substring("#/$defs/".length());
        return definition(name);
    }

    private List<String> known() {
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What people call a type. */
    private String word(String type) {
        return switch (type) {
            case "object" -> "a set of keys with values, such as " + example(known());
            case "array" ->
                elements().known().isEmpty()
                        ? "a list, such as [a, b],"
                        : "a list of entries that begin with a dash, such as - "
                                + example(elements().known());
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            default -> "a text";
        };
    }

    private static String example(List<String> keys) {
        return "{" + keys.get(0) + ": …}";
    }

    private static List<String> texts(JsonNode oneOrMany) {
        return oneOrMany.isArray()
                ? StreamSupport.stream(oneOrMany.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : oneOrMany.isMissingNode() ? List.of() : List.of(oneOrMany.asText());
    }
}
