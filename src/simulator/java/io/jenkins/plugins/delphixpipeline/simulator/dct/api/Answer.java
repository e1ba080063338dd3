package io.jenkins.plugins.delphixpipeline.simulator.dct.api;

import com.fasterxml.jackson.databind.JsonNode;

/** @param body null for none */
public record Answer(int status, JsonNode body) {

    public static Answer of(JsonNode body) {
        return new Answer(200, body);
    }

    public static Answer created(JsonNode body) {
        return new Answer(201, body);
    }

    public static Answer empty() {
        return new Answer(204, null);
    }
}
