package io.jenkins.plugins.delphixpipeline.simulator.dct.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.Bookmark;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctState;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineClock;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** Finds the points that bodies of calls name. */
public final class Points {

    private final DctState state;

    public Points(DctState state) {
        this.state = state;
    }

    public EnginePoint snapshot(String id) {
        Located snapshot = state.inventory().get(Kind.SNAPSHOT, id, "snapshot");
        return EnginePoint.snapshot(snapshot.engine(), snapshot.text("container"), snapshot.reference());
    }

    /** The newest snapshot of a dataset. */
    public EnginePoint newest(Located dataset) {
        return EnginePoint.latest(dataset.engine(), dataset.reference(), "LATEST_SNAPSHOT");
    }

    /** Where a VDB is refreshed to when nothing is said: to the newest snapshot of its parent, or of its own. */
    public EnginePoint usual(Located vdb) {
        return newest(usualSource(vdb));
    }

    private Located usualSource(Located vdb) {
        return state.is(DctSwitch.NEWEST_IS_ITS_OWN) ? vdb : parent(vdb);
    }

    public Located parent(Located vdb) {
        return vdb.linked(Kind.DATABASE, "provisionContainer")
                .orElseThrow(() -> DctError.invalid("The VDB " + vdb.id() + " has no parent here."));
    }

    /**
     * @param body with timestamp or timestamp_in_database_timezone, and timeflow_id or dataset_id
     * @param usual the dataset that is meant when nothing is said; null when something must be
     */
    public EnginePoint time(JsonNode body, Located usual) {
        String written = exclusive(body, "timestamp", "timestamp_in_database_timezone");
        String timeflow = Json.text(body, "timeflow_id");
        Located dataset = dataset(body, usual);
        if (written == null) {
            return EnginePoint.latest(dataset.engine(), dataset.reference(), "LATEST_POINT");
        }
        String on = timeflow == null
                ? dataset.text("currentTimeflow")
                : state.inventory().get(Kind.TIMEFLOW, timeflow, "timeflow").reference();
        return EnginePoint.time(dataset.engine(), dataset.reference(), on, timeOf(body));
    }

    public EnginePoint location(JsonNode body, Located usual) {
        Located dataset = dataset(body, usual);
        String timeflow = Json.text(body, "timeflow_id");
        String on = timeflow == null
                ? dataset.text("currentTimeflow")
                : state.inventory().get(Kind.TIMEFLOW, timeflow, "timeflow").reference();
        String location = Json.text(body, "location");
        return location == null
                ? EnginePoint.latest(dataset.engine(), dataset.reference(), "LATEST_POINT")
                : EnginePoint.location(dataset.engine(), dataset.reference(), on, location);
    }

    private Located dataset(JsonNode body, Located usual) {
        String source = Json.has(body, "source_data_id") ? "source_data_id" : "dataset_id";
        if (Json.has(body, "timeflow_id")) {
            Located timeflow = state.inventory().get(Kind.TIMEFLOW, Json.text(body, "timeflow_id"), "timeflow");
            return timeflow.linked(Kind.DATABASE, "container").orElseThrow(() -> DctError.missing("dataset"));
        } else if (Json.has(body, source)) {
            return state.inventory().get(Kind.DATABASE, Json.text(body, source), "dataset");
        } else if (usual == null) {
            throw DctError.invalid("A source is required.");
        }
        return usual;
    }

    /** As engines write it, which is without anything finer than a millisecond. */
    private static String timeOf(JsonNode body) {
        String local = Json.text(body, "timestamp_in_database_timezone");
        try {
            return EngineClock.wire(
                    local == null
                            ? OffsetDateTime.parse(Json.text(body, "timestamp")).toInstant()
                            : LocalDateTime.parse(local)
                                    .atZone(EngineClock.ZONE)
                                    .toInstant());
        } catch (DateTimeException wrong) {
            throw DctError.invalid("\"" + local + "\" is no time.");
        }
    }

    /** The value of the one of two members that is there, or null. */
    static String exclusive(JsonNode body, String one, String other) {
        if (Json.has(body, one) && Json.has(body, other)) {
            throw DctError.invalid("\"" + one + "\" and \"" + other + "\" exclude each other.");
        }
        return Json.has(body, one) ? Json.text(body, one) : Json.text(body, other);
    }

    public Bookmark bookmark(String id) {
        Bookmark bookmark = state.bookmarks().get(id);
        if (bookmark == null) {
            throw DctError.missing("bookmark " + id);
        }
        return bookmark;
    }

    /** The bookmark's data that a VDB can take: its own, or its parent's. */
    public EnginePoint bookmark(Bookmark bookmark, Located vdb) {
        return bookmark.snapshotOf(vdb.id(), vdb.engine().id(vdb.text("provisionContainer")))
                .map(this::snapshot)
                .orElseThrow(() -> DctError.invalid(
                        "The bookmark \"" + bookmark.name() + "\" is not compatible with " + vdb.id() + "."));
    }

    /** Whether a VDB can take data of the bookmark. */
    public boolean isCompatible(Bookmark bookmark, Located vdb) {
        return bookmark.snapshotOf(vdb.id(), vdb.engine().id(vdb.text("provisionContainer")))
                .isPresent();
    }

    /** The data of a bookmark that has one dataset. */
    public EnginePoint bookmark(Bookmark bookmark) {
        if (bookmark.points().size() != 1) {
            throw DctError.invalid("The bookmark \"" + bookmark.name() + "\" has more than one dataset.");
        }
        return bookmark.points().values().stream()
                .findFirst()
                .map(Bookmark.Point::snapshot)
                .map(this::snapshot)
                .orElseThrow(() -> DctError.invalid("The bookmark \"" + bookmark.name() + "\" is not ready."));
    }
}
