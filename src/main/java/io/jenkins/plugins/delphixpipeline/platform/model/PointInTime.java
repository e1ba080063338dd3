package io.jenkins.plugins.delphixpipeline.platform.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Where in its parent's history a provision or refresh takes the data from. */
public sealed interface PointInTime {
    /** In the evidence of a change: the reference of the snapshot that is asked for; missing where it is another point. */
    String SNAPSHOT = "snapshot";

    /** The evidence of a change that asks for this point, with what else tells it from others. */
    default Map<String, String> evidence(String key, String value) {
        return pinned().map(snapshot -> Map.of(key, value, SNAPSHOT, snapshot)).orElseGet(() -> Map.of(key, value));
    }

    /** The reference of the snapshot whose data comes, as far as that is certain before. */
    default Optional<String> pinned() {
        return Optional.empty();
    }

    /** The newest data the parent has, logs included; the parent is given by reference. */
    record Latest(String parent) implements PointInTime {}

    record AtSnapshot(String snapshot) implements PointInTime {
        @Override
        public Optional<String> pinned() {
            return Optional.of(snapshot);
        }
    }

    record AtTime(String timeflow, Instant time) implements PointInTime {}

    /**
     * A bookmark of the parent's timeflow.
     *
     * @param bookmark its reference
     * @param snapshot the one that it marks, by reference; null where the back end does not tell
     */
    record AtBookmark(String bookmark, String snapshot) implements PointInTime {
        @Override
        public Optional<String> pinned() {
            return Optional.ofNullable(snapshot);
        }
    }
}
