package io.jenkins.plugins.delphixpipeline.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.Switches;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiVersion;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.List;

/** Shows an object as the session's API version knows it: old sessions see members that newer ones have lost. */
record VersionView(ApiVersion version, Switches switches) {

    private static final ApiVersion V1_8_2 = new ApiVersion(1, 8, 2);
    private static final ApiVersion V1_9_0 = new ApiVersion(1, 9, 0);
    private static final ApiVersion V1_10_6 = new ApiVersion(1, 10, 6);
    private static final ApiVersion V1_11_0 = new ApiVersion(1, 11, 0);

    ObjectNode of(Kind kind, ObjectNode object) {
        return switch (kind) {
            case DATABASE -> until(V1_9_0) ? oldContainer(object.deepCopy()) : object;
            case SOURCE -> source(object.deepCopy());
            case REPOSITORY -> until(V1_10_6) ? oldRepository(object.deepCopy()) : object;
            case GROUP -> until(V1_8_2) ? object.deepCopy().putNull("dataNode") : object;
            case ROLE -> version.atLeast("1.10.0") ? newRole(object) : object;
            case BOOKMARK -> version.before("1.6.0") ? without(object.deepCopy(), "expiration") : object;
            case POD -> until(V1_11_0) ? without(object.deepCopy(), "lockUserName", "lockUserReference") : object;
            default -> object;
        };
    }

    /** At 1.7 there were clients that read these members of every container, whatever its type. */
    private ObjectNode oldContainer(ObjectNode container) {
        container.put("restoration", false);
        if (!container.has("toolkit")) {
            container.putNull("toolkit");
        }
        if (until(V1_8_2)) {
            container.put("crossPlatformReady", false).putNull("endianness").putNull("databaseFraction");
        }
        return container;
    }

    /** Jet Stream has been called Self-Service since. */
    private static ObjectNode newRole(ObjectNode role) {
        return Json.text(role, "name").equals("Jet Stream User")
                ? role.deepCopy().put("name", "Self-Service User")
                : role;
    }

    private ObjectNode oldRepository(ObjectNode repository) {
        repository.put("linkingEnabled", true);
        for (String member : List.of("parameters", "toolkit")) {
            if (until(V1_9_0) && !repository.has(member)) {
                repository.putNull(member);
            }
        }
        return repository;
    }

    private ObjectNode source(ObjectNode source) {
        if (until(V1_9_0)) {
            source.put("restoration", false);
        }
        boolean strategy = Json.text(source, "type").equals("OracleLinkedSource") && version.atLeast("1.11.12")
                || Json.text(source, "type").equals("MSSqlLinkedSource") && version.atLeast("1.11.11");
        if (strategy) {
            String type = Json.text(source, "type").replace("LinkedSource", "SourceBasedSyncStrategy");
            source.set("syncStrategy", Json.object("type", type, "config", Json.text(source, "config")));
            source.remove("config");
        }
        if (version.before("1.5.0")) {
            source.put(
                    "enabled", !"DISABLED".equals(source.at("/runtime/enabled").asText()));
        }
        for (JsonNode hooks : source.path("operations")) {
            for (JsonNode hook : hooks) {
                hook((ObjectNode) hook);
            }
        }
        return source;
    }

    private void hook(ObjectNode hook) {
        boolean masking = hook.path("type").asText().startsWith("RunMaskingJob");
        if (masking && switches.isOn(Switch.MASKING_HOOK_NEW_TYPE) && version.atLeast("1.11.9")) {
            String id = Json.text(hook, "maskingJobId");
            hook.removeAll();
            hook.put("type", "RunMaskingJobOperation").put("maskingJobId", id).putNull("host");
        } else if (!masking && version.before("1.9.0")) {
            hook.remove("name");
        }
    }

    private boolean until(ApiVersion last) {
        return version.compareTo(last) <= 0;
    }

    private static ObjectNode without(ObjectNode object, String... members) {
        object.remove(List.of(members));
        return object;
    }
}
