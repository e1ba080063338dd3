package io.jenkins.plugins.delphixpipeline.simulator.dct.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Notes;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What only DCT has, bookmarks and VDB groups, as it shows them. */
public final class DctView {

    private final DctState state;

    public DctView(DctState state) {
        this.state = state;
    }

    public ObjectNode bookmark(Bookmark bookmark) {
        Notes.Keep keep = state.notes().keepOf(bookmark.id());
        ObjectNode json = Json.object(
                "id", bookmark.id(),
                "name", bookmark.name(),
                "creation_date", state.times().write(bookmark.created()),
                "expiration", keep.expiration(),
                "retention", keep.expiration() == null ? -1 : null,
                "status", bookmark.status().equals("CREATING") ? "Creating bookmark" : "Bookmark created",
                "replicated_dataset", false,
                "bookmark_source", "DCT",
                "bookmark_status", shownStatus(bookmark),
                "tags", state.notes().tags().of(bookmark.id()),
                "bookmark_type", bookmark.type(),
                "vdb_group_id", bookmark.group(),
                "vdb_group_name",
                        Optional.ofNullable(bookmark.group())
                                .map(state.groups()::get)
                                .map(VdbGroup::name)
                                .orElse(null));
        points(bookmark, json);
        return json;
    }

    /** CREATING came with 3.28. */
    private String shownStatus(Bookmark bookmark) {
        boolean tooNew =
                bookmark.status().equals("CREATING") && !state.version().atLeast(28);
        return tooNew ? "INACTIVE" : bookmark.status();
    }

    private void points(Bookmark bookmark, ObjectNode json) {
        ArrayNode vdbs = Json.array();
        ArrayNode dSources = Json.array();
        ArrayNode vdbIds = Json.array();
        ArrayNode dSourceIds = Json.array();
        bookmark.points().values().forEach(point -> {
            Optional<Located> dataset = state.inventory().find(Kind.DATABASE, point.dataset());
            if (dataset.isPresent() && !dataset.get().isVdb()) {
                dSourceIds.add(point.dataset());
                dSources.add(Json.object("dsource_id", point.dataset(), "dsource_name", point.name()));
            } else {
                vdbIds.add(point.dataset());
                vdbs.add(vdb(point, json));
            }
        });
        json.set("vdb_ids", vdbIds);
        json.set("vdbs", vdbs);
        json.set("dsource_ids", dSourceIds);
        json.set("dsources", dSources);
    }

    /** Of which snapshot a VDB's part is, only newer versions tell. */
    private ObjectNode vdb(Bookmark.Point point, ObjectNode bookmark) {
        ObjectNode vdb = Json.object("vdb_id", point.dataset(), "vdb_name", point.name());
        state.inventory().find(Kind.SNAPSHOT, point.snapshot()).ifPresent(snapshot -> {
            ObjectNode shown = state.historyView().snapshot(snapshot);
            ObjectNode data =
                    Json.object("timeflow_id", shown.get("timeflow_id"), "data_timestamp", shown.get("timestamp"));
            bookmark.setAll(data.deepCopy());
            bookmark.set("location", shown.get("location"));
            if (state.version().atLeast(28)) {
                vdb.put("snapshot_id", point.snapshot()).setAll(data);
            }
        });
        return vdb;
    }

    public ObjectNode group(VdbGroup group) {
        ArrayNode vdbs = Json.array();
        ArrayNode ids = Json.array();
        group.orders().forEach((id, order) -> {
            ids.add(id);
            String name =
                    state.inventory().find(Kind.DATABASE, id).map(Located::name).orElse(null);
            ObjectNode vdb = Json.object("vdb_id", id, "order", order, "vdb_name", name);
            if (group.refreshedAt() != null) {
                vdb.put("last_refresh_time_with_group_refresh", group.refreshedAt());
            }
            vdbs.add(vdb);
        });
        ObjectNode json = Json.object(
                "id", group.id(),
                "name", group.name(),
                "vdb_ids", ids,
                "tags", state.notes().tags().of(group.id()),
                "vdb_group_source", group.layout() == null ? "DCT" : "ENGINE",
                "ss_data_layout_id", group.layout(),
                "database_type", mixed(group, "database_type"),
                "status", mixed(group, "status"),
                "vdbs", vdbs,
                "last_successful_refresh_to_bookmark_id", group.refreshedTo(),
                "last_successful_refresh_time", group.refreshedAt());
        state.notes().showLock(group.id(), json);
        return json;
    }

    /** What all VDBs of a group have in common, or that they do not. */
    private String mixed(VdbGroup group, String field) {
        Set<String> values = group.orders().keySet().stream()
                .map(id -> state.inventory().find(Kind.DATABASE, id).orElse(null))
                .filter(Objects::nonNull)
                .map(vdb -> Json.text(state.datasetView().vdb(vdb), field))
                .collect(Collectors.toSet());
        return values.size() > 1 ? "Mixed" : values.stream().findFirst().orElse(null);
    }
}
