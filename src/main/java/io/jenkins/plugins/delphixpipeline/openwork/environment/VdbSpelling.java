package io.jenkins.plugins.delphixpipeline.openwork.environment;

/** A VDB may be named with its group or without. */
final class VdbSpelling {
    private VdbSpelling() {}

    /** Whether two names, each with the group in front or without, can be those of one VDB. */
    static boolean isSame(String one, String other) {
        String longer = one.length() > other.length() ? one : other;
        String shorter = one.length() > other.length() ? other : one;
        return longer.equals(shorter)
                || longer.endsWith('/' + shorter) && longer.indexOf('/') == longer.length() - shorter.length() - 1;
    }
}
