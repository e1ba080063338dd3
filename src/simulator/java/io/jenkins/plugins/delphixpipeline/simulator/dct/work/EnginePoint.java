package io.jenkins.plugins.delphixpipeline.simulator.dct.work;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.RegisteredEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;

/**
 * A point of a dataset's history.
 *
 * @param dataset reference of the dataset that it belongs to
 * @param json as engines want it
 */
public record EnginePoint(RegisteredEngine engine, String dataset, ObjectNode json) {

    static EnginePoint snapshot(RegisteredEngine engine, String dataset, String snapshot) {
        return new EnginePoint(engine, dataset, Json.object("type", "TimeflowPointSnapshot", "snapshot", snapshot));
    }

    /** @param location LATEST_SNAPSHOT or LATEST_POINT */
    static EnginePoint latest(RegisteredEngine engine, String dataset, String location) {
        return new EnginePoint(
                engine,
                dataset,
                Json.object("type", "TimeflowPointSemantic", "container", dataset, "location", location));
    }

    static EnginePoint time(RegisteredEngine engine, String dataset, String timeflow, String timestamp) {
        return new EnginePoint(
                engine,
                dataset,
                Json.object("type", "TimeflowPointTimestamp", "timeflow", timeflow, "timestamp", timestamp));
    }

    static EnginePoint location(RegisteredEngine engine, String dataset, String timeflow, String location) {
        return new EnginePoint(
                engine,
                dataset,
                Json.object("type", "TimeflowPointLocation", "timeflow", timeflow, "location", location));
    }
}
