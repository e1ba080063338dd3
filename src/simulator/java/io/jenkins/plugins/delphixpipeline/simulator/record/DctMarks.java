package io.jenkins.plugins.delphixpipeline.simulator.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/** Describes the VDB groups of a DCT, and the bookmarks of those and of single VDBs. */
final class DctMarks {
    private final ObjectNode scenario;
    private final Map<String, String> described;
    private final Consumer<String> notes;
    private final BinaryOperator<String> names;
    private final Set<String> groups = new HashSet<>();
    private final Set<String> told = new HashSet<>();

    /**
     * @param scenario is added to
     * @param described the name of each dataset that is described, by its id
     * @param notes hears what was left out
     * @param names what a thing is to be called, of what it is and its name
     */
    DctMarks(ObjectNode scenario, Map<String, String> described, Consumer<String> notes, BinaryOperator<String> names) {
        this.scenario = scenario;
        this.described = described;
        this.notes = notes;
        this.names = names;
    }

    void group(ObjectNode group) {
        String name = names.apply("vdb-group", Json.text(group, "name"));
        ArrayNode members = Json.array();
        group.path("vdb_ids").forEach(id -> {
            if (described.containsKey(id.asText())) {
                members.add(described.get(id.asText()));
            }
        });
        if (members.isEmpty()) {
            leftOut(group, "none of its VDBs is described");
        } else if (groups.add(name)) {
            scenario.withArray("vdbGroups").add(Json.object("name", name).set("vdbs", members));
        } else {
            leftOut(group, "there is a VDB group of that name already");
        }
    }

    void bookmark(ObjectNode bookmark) {
        ObjectNode item = Json.object("name", names.apply("bookmark", Json.text(bookmark, "name")));
        String group = Json.text(bookmark, "vdb_group_name");
        JsonNode vdbs = bookmark.path("vdb_ids");
        String vdb = vdbs.size() == 1 ? described.get(vdbs.get(0).asText()) : null;
        if (group != null && groups.contains(names.apply("vdb-group", group))) {
            item.put("vdbGroup", names.apply("vdb-group", group));
        } else if (group == null && vdb != null) {
            item.put("vdb", vdb);
        } else {
            boolean unnamedGroup = group == null && vdbs.size() > 1;
            leftOut(
                    bookmark,
                    unnamedGroup
                            ? "it is of several VDBs, and DCT does not tell of which VDB group"
                            : "it is neither of a VDB group nor of a VDB that is described");
            return;
        }
        if (!told.add(item.toString())) {
            leftOut(bookmark, "there is a bookmark of that name already");
            return;
        }
        if ("PUBLIC".equals(Json.text(bookmark, "bookmark_type"))) {
            item.put("shared", true);
        }
        bookmark.path("tags").forEach(tag -> item.withArray("tags")
                .add(names.apply("tag", Json.text(tag, "key") + "=" + Json.text(tag, "value"))));
        scenario.withArray("bookmarks").add(item);
    }

    private void leftOut(ObjectNode object, String why) {
        notes.accept("Left out: \"" + Json.text(object, "name") + "\"; " + why);
    }
}
