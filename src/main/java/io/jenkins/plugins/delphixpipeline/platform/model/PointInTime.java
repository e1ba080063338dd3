package io.jenkins.plugins.delphixpipeline.platform.model;

import java.time.Instant;
import java.util.Map;

/** Where in its parent's history a provision or refresh takes the data from. */
public sealed interface PointInTime {
    /** In the evidence of a change: the reference of the snapshot that is asked for; missing where it is another point. */
    String SNAPSHOT = "snapshot";

    /** The evidence of a change that asks for this point, with what else tells it from others. */
    default Map<String, String> evidence(String key, String value) {
        return this instanceof AtSnapshot at ? Map.of(key, value, SNAPSHOT, at.snapshot()) : Map.of(key, value);
    }

    /** The newest data the parent has, logs included; the parent is given by reference. */
    record Latest(String parent) implements PointInTime {}

    record AtSnapshot(String snapshot) implements PointInTime {}

    record AtTime(String timeflow, Instant time) implements PointInTime {}

    /** A bookmark of the parent's timeflow, by reference. */
    record AtBookmark(String bookmark) implements PointInTime {}
}
