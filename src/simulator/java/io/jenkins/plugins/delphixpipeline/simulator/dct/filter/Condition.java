package io.jenkins.plugins.delphixpipeline.simulator.dct.filter;

import com.fasterxml.jackson.databind.JsonNode;

/** What a filter expression asks of an object. */
@FunctionalInterface
public interface Condition {

    boolean test(JsonNode object);
}
