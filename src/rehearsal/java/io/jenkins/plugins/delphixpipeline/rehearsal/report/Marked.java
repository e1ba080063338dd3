package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import java.util.List;

/**
 * A bookmark that testers can choose.
 *
 * @param reference of the back end
 * @param of what it is a bookmark of
 * @param roads for each of its datasets what the data went through, production first
 */
public record Marked(
        String reference, String name, String of, boolean shared, List<String> tags, List<List<Place>> roads) {

    /** Whether it is the same bookmark, whatever has become of its data since, and not one that was made anew under its name. */
    public boolean isSame(Marked other) {
        return reference.equals(other.reference);
    }

    /** Whether its data lies in this place or came through it, by the name that a step has for it. */
    boolean passes(String place) {
        return roads.stream().flatMap(List::stream).anyMatch(each -> each.isCalled(place));
    }
}
