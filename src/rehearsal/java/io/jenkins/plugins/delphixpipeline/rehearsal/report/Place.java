package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import java.util.Set;

/**
 * Where data lies or goes through.
 *
 * @param text as it is printed
 * @param names of what holds it: a data pod has its own, and that of its VDB
 */
record Place(String text, Set<String> names) {

    /** What a step has no name for, such as a snapshot. */
    static Place unnamed(String text) {
        return new Place(text, Set.of());
    }

    /** Whether a step that says this means it: on DCT the engine stands before a dataset's group. */
    boolean isCalled(String told) {
        return names.stream().anyMatch(name -> isMeant(name, told));
    }

    /** The same of one name. */
    static boolean isMeant(String name, String told) {
        return told.equals(name) || name.contains("/") && told.endsWith("/" + name);
    }
}
