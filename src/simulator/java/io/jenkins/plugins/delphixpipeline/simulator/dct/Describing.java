package io.jenkins.plugins.delphixpipeline.simulator.dct;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.RegisteredEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Notes;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.Bookmark;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctState;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.VdbGroup;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.DctEstate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes DCT have what the scenario of one of its engines describes. */
final class Describing {
    private final DctState state;
    private final RegisteredEngine engine;
    /** By name: another engine's scenario may have groups of the same names. */
    private final Map<String, VdbGroup> groups = new HashMap<>();

    Describing(DctState state, RegisteredEngine engine) {
        this.state = state;
        this.engine = engine;
    }

    void add(DctEstate described) {
        described.groups().forEach(this::group);
        described.bookmarks().forEach(this::bookmark);
        described.policies().forEach(policy -> state.policies().add(engine, policy.name(), policy.type()));
    }

    private void group(DctEstate.VdbGroup described) {
        VdbGroup group = state.addGroup(described.name());
        described.vdbs().forEach(reference -> group.orders().put(engine.id(reference), 0));
        groups.put(described.name(), group);
    }

    private void bookmark(DctEstate.Bookmark described) {
        VdbGroup group = described.group() == null ? null : groups.get(described.group());
        Bookmark bookmark = state.addBookmark(described.name(), state.accounts().named(SimulatedDct.USER));
        bookmark.group(group == null ? null : group.id());
        bookmark.type(described.shared() ? "PUBLIC" : "PRIVATE");
        Collection<String> marked = group == null
                ? List.of(engine.id(described.vdb()))
                : group.orders().keySet();
        marked.forEach(id -> bookmark.point(newest(state.inventory().get(Kind.DATABASE, id, "dataset"))));
        bookmark.status("ACTIVE");
        state.notes().keep(bookmark.id(), new Notes.Keep(null, true));
        ArrayNode tags = Json.array();
        described.tags().forEach(tag -> {
            String[] parts = tag.split("=", 2);
            tags.add(Json.object("key", parts[0], "value", parts.length > 1 ? parts[1] : "true"));
        });
        state.notes().tags().add(bookmark.id(), tags);
    }

    /** The last one: those of one estate may have been taken within a millisecond. */
    private static Bookmark.Point newest(Located vdb) {
        String snapshot = vdb.mirror().of(Kind.SNAPSHOT, vdb.reference()).stream()
                .reduce((older, newer) -> newer)
                .map(each -> vdb.engine().id(Store.ref(each)))
                .orElse(null);
        return new Bookmark.Point(vdb.id(), vdb.name(), snapshot);
    }
}
