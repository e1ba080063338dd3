package io.jenkins.plugins.delphixpipeline.openwork.environment;

import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentKind;
import java.util.regex.Pattern;

/**
 * What an environment is asked for by. A VDB may be named with its group or without, and on a back end of many engines with its
 * engine, too; what comes after the group is its name, whatever slashes that has.
 *
 * @param text as it was written, with the group in front where that is given apart
 * @param parts how many there may be before the name
 */
public record VdbSpelling(String text, int parts) {
    private static final Pattern SLASH = Pattern.compile("/");

    /** @param manyEngines whether a back end has more than one */
    public static VdbSpelling of(EnvironmentKind kind, String text, boolean manyEngines) {
        return new VdbSpelling(text, kind == EnvironmentKind.GROUP ? 0 : manyEngines ? 2 : 1);
    }

    /** Whether what is spelled in two ways can be one VDB. */
    boolean canMean(String other) {
        String longer = text.length() > other.length() ? text : other;
        String shorter = text.length() > other.length() ? other : text;
        if (longer.equals(shorter)) {
            return true;
        }
        int more = longer.length() - shorter.length();
        if (!longer.endsWith(shorter) || longer.charAt(more - 1) != '/') {
            return false;
        }
        // What stands before the slash of the shorter one is its group.
        int ofShorter = shorter.indexOf('/') < 0 ? 0 : 1;
        return ofShorter + SLASH.splitAsStream(longer.substring(0, more)).count() <= parts;
    }
}
