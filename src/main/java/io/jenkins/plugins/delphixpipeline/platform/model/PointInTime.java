package io.jenkins.plugins.delphixpipeline.platform.model;

import java.time.Instant;

/** Where in its parent's history a provision or refresh takes the data from. */
public sealed interface PointInTime {
    /** The newest data the parent has, logs included; the parent is given by reference. */
    record Latest(String parent) implements PointInTime {}

    record AtSnapshot(String snapshot) implements PointInTime {}

    record AtTime(String timeflow, Instant time) implements PointInTime {}

    /** A bookmark of the parent's timeflow, by reference. */
    record AtBookmark(String bookmark) implements PointInTime {}
}
