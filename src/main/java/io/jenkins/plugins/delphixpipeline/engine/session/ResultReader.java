package io.jenkins.plugins.delphixpipeline.engine.session;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.jenkins.plugins.delphixpipeline.http.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads the member {@code result} of an answer; the parser stands on its first token. What is not of the kind that was asked
 * for makes the whole answer unreadable.
 */
@FunctionalInterface
public interface ResultReader<T> {
    T read(JsonParser parser) throws IOException;

    static <T> ResultReader<T> one(Class<T> type) {
        return one(type, any -> true);
    }

    /** @param expected whether it is the object that was asked for */
    static <T> ResultReader<T> one(Class<T> type, Predicate<T> expected) {
        ObjectReader reader = Json.reader(type);
        return parser -> {
            T value = parser.currentToken() == JsonToken.START_OBJECT ? reader.readValue(parser) : null;
            if (value == null || !expected.test(value)) {
                throw JsonMappingException.from(parser, "not the object that was asked for");
            }
            return value;
        };
    }

    /** Null where there is none. */
    static <T> ResultReader<T> optional(Class<T> type) {
        ResultReader<T> one = one(type);
        return parser -> {
            boolean none = parser.currentToken() != JsonToken.START_OBJECT && isNothing(parser.getValueAsString());
            return none ? null : one.read(parser);
        };
    }

    static ResultReader<JsonNode> tree() {
        ObjectReader reader = Json.reader(JsonNode.class);
        return parser -> parser.currentToken() == JsonToken.VALUE_NULL ? null : reader.readValue(parser);
    }

    /** Whatever it is, it does not matter. */
    static ResultReader<Void> anything() {
        return parser -> {
            parser.skipChildren();
            return null;
        };
    }

    /** A reference, or null where there is none: writes without a value answer with an empty text. */
    static ResultReader<String> reference() {
        return parser -> {
            String text = parser.getValueAsString();
            parser.skipChildren();
            return isNothing(text) ? null : text;
        };
    }

    private static boolean isNothing(String text) {
        return text == null || text.isEmpty();
    }

    static <T> ResultReader<List<T>> list(Class<T> type) {
        return list(type, item -> item);
    }

    /** Each item is made small before the next is read, so that a long list is never held in its whole width. */
    static <W, T> ResultReader<List<T>> list(Class<W> wire, Function<W, T> slim) {
        ResultReader<W> one = one(wire);
        return parser -> {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw JsonMappingException.from(parser, "not a list");
            }
            List<T> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(slim.apply(one.read(parser)));
            }
            return items;
        };
    }
}
