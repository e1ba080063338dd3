package io.jenkins.plugins.delphixpipeline.simulator.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Renames what people have named. What a thing is called says what it is and its number; the same name of one kind gets
 * the same new one, so that twins stay twins. The engine's own names, which consist of times and roles, stay.
 */
final class Anonymiser {

    private static final Set<Kind> NAMED_BY_ENGINE = Set.of(Kind.SNAPSHOT, Kind.TIMEFLOW, Kind.OPERATION, Kind.TOOLKIT);
    private static final Map<Kind, String> WORDS = Map.ofEntries(
            Map.entry(Kind.DATABASE, "dataset"),
            Map.entry(Kind.SOURCE, "dataset"),
            Map.entry(Kind.SOURCE_CONFIG, "database"),
            Map.entry(Kind.TIMEFLOW_BOOKMARK, "timeflow-bookmark"),
            Map.entry(Kind.CLUSTER_NODE, "node"),
            Map.entry(Kind.ENVIRONMENT_USER, "os-user"),
            Map.entry(Kind.MASKING_JOB, "masking-job"),
            Map.entry(Kind.TEMPLATE, "template"),
            Map.entry(Kind.POD, "pod"),
            Map.entry(Kind.BRANCH, "branch"),
            Map.entry(Kind.BOOKMARK, "bookmark"),
            Map.entry(Kind.DATA_SOURCE, "data-source"));
    /** Texts of their own that say nothing which a rehearsal needs. */
    private static final List<String> REPLACED =
            List.of("installationHome", "instanceName", "databaseName", "uniqueName", "applicationId", "tag");

    private final Pseudonyms pseudonyms = new Pseudonyms();
    private final Map<String, String> nameOf = new HashMap<>();

    private Anonymiser() {}

    static void rename(ObjectNode scenario) {
        new Anonymiser().renameAll((ObjectNode) scenario.get("recorded"));
    }

    private void renameAll(ObjectNode recorded) {
        for (Kind kind : Kind.values()) {
            recorded.path("objects").path(kind.path()).forEach(each -> renameObject(kind, (ObjectNode) each));
        }
        for (JsonNode each : recorded.path("objects").path(Kind.BOOKMARK.path())) {
            ObjectNode bookmark = (ObjectNode) each;
            follow(bookmark, "templateName", "template");
            follow(bookmark, "containerName", "container");
        }
        recorded.path("jobs").forEach(each -> {
            ObjectNode job = (ObjectNode) each;
            follow(job, "targetName", "target");
            job.put("title", Json.text(job, "actionType"));
        });
    }

    private void renameObject(Kind kind, ObjectNode object) {
        String word = WORDS.getOrDefault(kind, kind.path());
        boolean builtIn = kind == Kind.ROLE && object.path("immutable").asBoolean();
        if (object.has("name") && !builtIn && !NAMED_BY_ENGINE.contains(kind)) {
            String name = pseudonyms.of(word, Json.text(object, "name"));
            object.put("name", name);
            nameOf.put(Json.text(object, "reference"), name);
        }
        for (String member : REPLACED) {
            if (object.has(member)) {
                object.put(member, pseudonyms.of(member, Json.text(object, member)));
            }
        }
        if (object.has("tags")) {
            ArrayNode tags = Json.array();
            object.get("tags").forEach(tag -> tags.add(pseudonyms.of("tag", tag.asText())));
            object.set("tags", tags);
        }
        object.path("operations")
                .forEach(list -> list.forEach(hook -> {
                    if (hook.has("name")) {
                        // A hook that runs a masking job bears the name of the job.
                        boolean masks = hook.has("maskingJobId");
                        ((ObjectNode) hook)
                                .put("name", pseudonyms.of(masks ? "masking-job" : "hook", Json.text(hook, "name")));
                    }
                    if (hook.has("applicationId")) {
                        ((ObjectNode) hook)
                                .put("applicationId", pseudonyms.of("applicationId", Json.text(hook, "applicationId")));
                    }
                }));
    }

    /** A copy of another object's name; where nobody knows that, its reference. */
    private void follow(ObjectNode object, String member, String reference) {
        if (object.has(member)) {
            String target = Json.text(object, reference);
            object.put(member, nameOf.getOrDefault(target, String.valueOf(target)));
        }
    }
}
