package io.jenkins.plugins.delphixpipeline.dct.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.dct.wire.ListError;
import io.jenkins.plugins.delphixpipeline.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A part of a list.
 *
 * @param errors why something is missing; empty where nothing is
 * @param next the cursor of the next part; null or empty after the last
 */
record Page<T>(List<T> items, List<ListError> errors, String next) {
    /** Null for what is no list. */
    static <T> Page<T> of(JsonNode body, Class<T> type) {
        List<T> items = objects(body.path("items"), type);
        List<ListError> errors = objects(body.path("errors"), ListError.class);
        return items == null
                ? null
                : new Page<>(
                        items,
                        errors == null ? List.of() : errors,
                        body.path("response_metadata").path("next_cursor").asText(null));
    }

    static <T> List<T> objects(JsonNode list, Class<T> type) {
        if (!list.isArray()) {
            return null;
        }
        List<T> objects = new ArrayList<>();
        for (JsonNode item : list) {
            T object = object(item, type, any -> true);
            if (object == null) {
                return null;
            }
            objects.add(object);
        }
        return objects;
    }

    static <T> T object(JsonNode body, Class<T> type, Predicate<T> expected) {
        T value = body.isObject() ? Json.convert(body, type) : null;
        return value != null && expected.test(value) ? value : null;
    }
}
