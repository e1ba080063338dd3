package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;

/** What a caller said of an object that is made for him. */
final class Requested {
    private Requested() {}

    static String typeOf(JsonNode requested, String usual) {
        return requested != null && Json.has(requested, "type") ? Json.text(requested, "type") : usual;
    }

    /** Takes over what the caller said, for members that the object has. */
    static void copyKnown(JsonNode requested, ObjectNode object) {
        if (requested == null) {
            return;
        }
        requested.properties().forEach(member -> {
            boolean known = object.has(member.getKey()) && !member.getKey().equals("type");
            if (known && member.getKey().equals("operations")) {
                ((ObjectNode) object.get("operations"))
                        .setAll((ObjectNode) member.getValue().deepCopy());
            } else if (known && !member.getValue().isNull()) {
                object.set(member.getKey(), member.getValue());
            }
        });
    }
}
