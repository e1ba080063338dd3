package io.jenkins.plugins.delphixpipeline.simulator.dct.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The tags of all objects, whatever their kind. */
public final class Tags {

    private static final int LONGEST = 4000;

    private record Tag(String key, String value) {}

    private final Map<String, Set<Tag>> tags = new HashMap<>();

    /** Each with its key and value. */
    public ArrayNode of(String id) {
        ArrayNode list = Json.array();
        tags.getOrDefault(id, Set.of()).forEach(tag -> list.add(Json.object("key", tag.key(), "value", tag.value())));
        return list;
    }

    /** @param list may be missing */
    public void add(String id, JsonNode list) {
        for (JsonNode each : list) {
            tags.computeIfAbsent(id, any -> new LinkedHashSet<>()).add(tag(each));
        }
    }

    public void remove(String id, JsonNode list) {
        for (JsonNode each : list) {
            tags.getOrDefault(id, new LinkedHashSet<>()).remove(tag(each));
        }
    }

    /** @param value null for any */
    public void remove(String id, String key, String value) {
        tags.getOrDefault(id, new LinkedHashSet<>())
                .removeIf(tag ->
                        tag.key().equals(key) && (value == null || tag.value().equals(value)));
    }

    public void removeAll(String id) {
        tags.remove(id);
    }

    /** Refuses a list that holds anything else. */
    public static void check(JsonNode list) {
        list.forEach(Tags::tag);
    }

    private static Tag tag(JsonNode written) {
        boolean complete = written.size() == 2
                && written.path("key").isTextual()
                && written.path("value").isTextual();
        if (!complete
                || !isLength(written.path("key").asText())
                || !isLength(written.path("value").asText())) {
            throw DctError.invalid("A tag has a key and a value of 1 to " + LONGEST + " characters, nothing else.");
        }
        return new Tag(written.get("key").asText(), written.get("value").asText());
    }

    private static boolean isLength(String text) {
        return !text.isEmpty() && text.length() <= LONGEST;
    }
}
