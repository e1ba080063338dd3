package io.jenkins.plugins.delphixpipeline.simulator.dct.filter;

import java.util.Map;
import java.util.Set;

/**
 * The attributes that an expression may name.
 *
 * @param attributes each with the attributes of its elements, where these are objects; no elements named means that all may be
 * @param ignoringCase whether texts are compared so
 * @param datesAsTexts whether times are compared as they are written
 */
public record Whitelist(Map<String, Set<String>> attributes, boolean ignoringCase, boolean datesAsTexts) {

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** For what stands in the braces of {@code attribute CONTAINS {…}}. */
    boolean has(String attribute, String ofElement) {
        Set<String> elements = attributes.getOrDefault(attribute, Set.of());
        return elements.isEmpty() || elements.contains(ofElement);
    }
}
