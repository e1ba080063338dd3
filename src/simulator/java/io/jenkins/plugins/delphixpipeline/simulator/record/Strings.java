package io.jenkins.plugins.delphixpipeline.simulator.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.function.UnaryOperator;

/** Changes every text inside of a JSON value. */
final class Strings {

    private Strings() {}

    static JsonNode changed(JsonNode value, UnaryOperator<String> change) {
        if (value.isTextual()) {
            return Json.value(change.apply(value.asText()));
        }
        if (value.isArray()) {
            ArrayNode array = Json.array();
            value.forEach(each -> array.add(changed(each, change)));
            return array;
        }
        if (value.isObject()) {
            ObjectNode object = Json.object();
            value.properties().forEach(member -> object.set(member.getKey(), changed(member.getValue(), change)));
            return object;
        }
        return value;
    }
}
