package io.jenkins.plugins.delphixpipeline.dct.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.dct.wire.ListError;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A part of a list.
 *
 * @param errors why something is missing; empty where nothing is
 * @param next the cursor of the next part; null or empty after the last
 */
record Page<T>(List<T> items, List<ListError> errors, String next) {
    /**
     * A whole list. DCT API: it goes on as long as there is a cursor, which is opaque; how long one is good is not said, so a list
     * whose next part is refused is begun anew, once. What slips from one part into the next meanwhile is there once all the
     * same.
     *
     * @param read the part at a cursor; null for the first
     */
    static <T> Listed<T> all(Function<String, Page<T>> read) {
        Page<T> first = read.apply(null);
        try {
            return from(first, read);
        } catch (PlatformException e) {
            if (e.kind() != Problem.Kind.REFUSED && e.kind() != Problem.Kind.NOT_FOUND) {
                throw e;
            }
            return from(read.apply(null), read);
        }
    }

    private static <T> Listed<T> from(Page<T> first, Function<String, Page<T>> read) {
        Set<T> items = new LinkedHashSet<>(first.items());
        List<ListError> errors = new ArrayList<>(first.errors());
        String cursor = null;
        String next = first.next();
        while (next != null && !next.isEmpty() && !next.equals(cursor)) {
            cursor = next;
            Page<T> page = read.apply(cursor);
            items.addAll(page.items());
            errors.addAll(page.errors());
            next = page.next();
        }
        return new Listed<>(List.copyOf(items), errors);
    }

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
