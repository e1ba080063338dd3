package io.jenkins.plugins.delphixpipeline.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.jenkins.plugins.delphixpipeline.http.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the member {@code result} of an answer; the parser stands on its first token. */
@FunctionalInterface
interface ResultReader<T> {
    T read(JsonParser parser) throws IOException;

    static <T> ResultReader<T> one(Class<T> type) {
        ObjectReader reader = Json.reader(type);
        return parser -> parser.currentToken() == JsonToken.VALUE_NULL ? null : reader.readValue(parser);
    }

    static ResultReader<JsonNode> tree() {
        return one(JsonNode.class);
    }

    /** A reference, or null where there is none: writes without a value answer with an empty text. */
    static ResultReader<String> reference() {
        return parser -> {
            String text = parser.getValueAsString();
            parser.skipChildren();
            return text == null || text.isEmpty() ? null : text;
        };
    }

    static <T> ResultReader<List<T>> list(Class<T> type) {
        return list(type, item -> item);
    }

    /** Each item is made small before the next is read, so that a long list is never held in its whole width. */
    static <W, T> ResultReader<List<T>> list(Class<W> wire, Function<W, T> slim) {
        ObjectReader reader = Json.reader(wire);
        return parser -> {
            List<T> items = new ArrayList<>();
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                parser.skipChildren();
                return items;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                W item = reader.readValue(parser);
                items.add(slim.apply(item));
            }
            return items;
        };
    }
}
