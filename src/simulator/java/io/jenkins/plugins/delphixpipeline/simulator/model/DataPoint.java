package io.jenkins.plugins.delphixpipeline.simulator.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A point of a dataset's history that another timeflow can start from.
 *
 * @param snapshot reference of the snapshot at or before the point, may be null
 * @param timestamp in wire format
 * @param location SCN or LSN, usually null
 * @param masked whether the rows at this point have been through masking
 */
public record DataPoint(
        DataKind kind, String timeflow, String snapshot, String timestamp, String location, boolean masked) {

    /** A later moment after the same snapshot. */
    public DataPoint movedTo(String time, boolean maskedThen) {
        return new DataPoint(kind, timeflow, snapshot, time, null, maskedThen);
    }

    /** As {@code parentPoint} of a timeflow or as end of a range. */
    public ObjectNode toJson() {
        return Json.object("type", kind.point(), "timeflow", timeflow, "timestamp", timestamp, "location", location);
    }
}
