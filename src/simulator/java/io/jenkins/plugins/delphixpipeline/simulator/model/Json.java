package io.jenkins.plugins.delphixpipeline.simulator.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** Short ways to build and read JSON. */
public final class Json {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectReader READER = new ObjectMapper().reader();
    private static final ObjectWriter WRITER = new ObjectMapper().writer();

    private Json() {}

    /** An object from names and values in turn; null becomes JSON null, as the engine sends it. */
    public static ObjectNode object(Object... namesAndValues) {
        ObjectNode object = NODES.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.set((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return object;
    }

    /** An object written as text, for what has many members that never change. */
    public static ObjectNode template(String text) {
        try {
            return (ObjectNode) READER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static ArrayNode array(Object... values) {
        ArrayNode array = NODES.arrayNode();
        for (Object value : values) {
            array.add(value(value));
        }
        return array;
    }

    public static ArrayNode array(Collection<?> values) {
        return array(values.toArray());
    }

    public static JsonNode value(Object value) {
        if (value == null) {
            return NODES.nullNode();
        } else if (value instanceof JsonNode node) {
            return node;
        } else if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        } else if (value instanceof Integer number) {
            return NODES.numberNode(number);
        } else if (value instanceof Long number) {
            return NODES.numberNode(number);
        } else if (value instanceof Double number) {
            return NODES.numberNode(number);
        } else if (value instanceof Collection<?> values) {
            return array(values);
        }
        return NODES.textNode(value.toString());
    }

    /** The text of a member, or null when it is missing or null. */
    public static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    public static boolean has(JsonNode object, String name) {
        return !object.path(name).isMissingNode() && !object.path(name).isNull();
    }

    /**
     * The first JSON value of a text; what follows it is ignored, and nothing at all reads as an empty object, since
     * clients send operations with an empty body.
     */
    public static JsonNode parse(byte[] text) throws JsonProcessingException {
        try {
            JsonNode node = READER.readTree(text);
            return node == null || node.isMissingNode() || node.isNull() ? object() : node;
        } catch (JsonProcessingException broken) {
            throw broken;
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return WRITER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
