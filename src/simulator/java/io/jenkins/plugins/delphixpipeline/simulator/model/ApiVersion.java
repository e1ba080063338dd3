package io.jenkins.plugins.delphixpipeline.simulator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/** A version of the engine's web service API. Each session is pinned to one. */
public record ApiVersion(int major, int minor, int micro) implements Comparable<ApiVersion> {

    private static final Comparator<ApiVersion> ORDER = Comparator.comparingInt(ApiVersion::major)
            .thenComparingInt(ApiVersion::minor)
            .thenComparingInt(ApiVersion::micro);

    /** Reads {@code 1.11.26}. */
    public static ApiVersion parse(String text) {
        if (!text.matches("\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}")) {
            throw new IllegalArgumentException("An API version looks like 1.11.26, not like " + text);
        }
        String[] parts = text.split("\\.");
        return new ApiVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    public static ApiVersion of(JsonNode json) {
        return new ApiVersion(
                json.path("major").asInt(),
                json.path("minor").asInt(),
                json.path("micro").asInt());
    }

    public boolean atLeast(String other) {
        return compareTo(parse(other)) >= 0;
    }

    public boolean before(String other) {
        return !atLeast(other);
    }

    public ObjectNode toJson() {
        return Json.object("type", "APIVersion", "major", major, "minor", minor, "micro", micro);
    }

    @Override
    public int compareTo(ApiVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + micro;
    }
}
