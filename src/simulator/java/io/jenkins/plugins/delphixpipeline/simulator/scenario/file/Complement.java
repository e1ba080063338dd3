package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Datasets;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.Estate;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.Patients;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an engine's object has and a recording does not hold. What a recording may not hold is replaced by what harms nobody: addresses
 * lead nowhere, so that no rehearsal can ever reach the database of somebody's real host. What it had no value for is there as null,
 * since an engine sends every member, and clients read them without asking.
 */
final class Complement {

    private static final String NOWHERE = "recorded.invalid";

    /** The members of all objects of a kind and type, as far as the built-in estate has such. */
    private final Map<String, Set<String>> members = new HashMap<>();

    /** @param engine of the same release */
    Complement(EngineState engine) {
        EngineState model =
                new EngineState(engine.uuid(), engine.version(), engine.clock(), engine.switches(), engine.faults());
        Estate estate = new Estate(model);
        String user = estate.user("admin", "DOMAIN", "");
        estate.infrastructure().host();
        estate.infrastructure().services();
        Patients.build(estate, user);
        for (Kind kind : Kind.values()) {
            model.store().all(kind).forEach(object -> object.fieldNames().forEachRemaining(members(kind, object)::add));
        }
    }

    private Set<String> members(Kind kind, ObjectNode object) {
        return members.computeIfAbsent(kind + " " + Json.text(object, "type"), any -> new TreeSet<>());
    }

    /** The whole object. */
    ObjectNode of(Kind kind, ObjectNode recorded) {
        ObjectNode whole = recorded.deepCopy();
        harmless(kind, recorded).properties().forEach(member -> {
            if (!whole.has(member.getKey())) {
                whole.set(member.getKey(), member.getValue());
            }
        });
        if (kind == Kind.SOURCE) {
            hooks(whole);
        }
        members(kind, whole).stream().filter(name -> !whole.has(name)).forEach(whole::putNull);
        return whole;
    }

    private static ObjectNode harmless(Kind kind, ObjectNode recorded) {
        ObjectNode usual =
                switch (kind) {
                    case DATABASE ->
                        Json.object(
                                "masked",
                                false,
                                "sourcingPolicy",
                                Json.object("type", "SourcingPolicy", "logsyncEnabled", false),
                                "runtime",
                                Json.object("logSyncActive", false));
                    case SOURCE ->
                        Json.object(
                                "parameters",
                                Json.object(),
                                "configParams",
                                Json.object(),
                                "additionalMountPoints",
                                Json.array(),
                                "runtime",
                                // Nothing runs of what another engine has replicated here.
                                recorded.has("namespace")
                                        ? null
                                        : Json.object("status", "UNKNOWN", "enabled", "ENABLED"));
                    case SOURCE_CONFIG -> Json.object("parameters", Json.object());
                    case SNAPSHOT ->
                        Json.object("metadata", Json.object(), "runtime", Json.object("provisionable", true));
                    case REPOSITORY -> Json.object("parameters", Json.object(), "provisioningEnabled", true);
                    case HOST -> Json.object("address", NOWHERE);
                    case USER -> Json.object("enabled", true, "sessionTimeout", 30, "emailAddress", null);
                    case TEMPLATE, POD -> Json.object("properties", Json.object(), "notes", null);
                    case BOOKMARK ->
                        Json.object(
                                "usable",
                                true,
                                "tags",
                                Json.array(),
                                "expiration",
                                null,
                                "container",
                                null,
                                "containerName",
                                null);
                    case NAMESPACE ->
                        Json.object(
                                "locked",
                                false,
                                "failedOver",
                                false,
                                "secureNamespace",
                                false,
                                "failoverReport",
                                null,
                                "source",
                                null);
                    case ENVIRONMENT -> Json.object("host", null, "logCollectionEnabled", false);
                    case DATA_SOURCE -> Json.object("properties", Json.object(), "enabled", true);
                    default -> Json.object();
                };
        return usual.putNull("namespace").putNull("description");
    }

    /** All lists are there, and each hook has a command that does nothing. */
    private static void hooks(ObjectNode source) {
        boolean virtual = source.path("virtual").asBoolean();
        ObjectNode operations = virtual
                ? Datasets.hooks()
                : Json.object("type", "LinkedSourceOperations", "preSync", Json.array(), "postSync", Json.array());
        if (source.path("operations").isObject()) {
            operations.setAll((ObjectNode) source.get("operations"));
        }
        operations.forEach(list -> list.forEach(hook -> {
            if (hook.path("type").asText().startsWith("RunBash")) {
                ((ObjectNode) hook).put("command", "true").set("credentialsEnvVarsList", Json.array());
            }
        }));
        source.set("operations", operations);
    }
}
