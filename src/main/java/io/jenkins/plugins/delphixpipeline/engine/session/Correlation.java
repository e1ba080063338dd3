package io.jenkins.plugins.delphixpipeline.engine.session;

/**
 * The mark that a submission carries in its user agent: {@code delphix-pipeline/1.0 (id)}. Engine API: recordings show the
 * client's agent in {@code Action.userAgent} of root actions.
 */
public final class Correlation {
    private static final int LONGEST = 200;

    private Correlation() {}

    static String agent(String product, String id) {
        return product + " " + mark(id);
    }

    public static boolean isIn(String agent, String id) {
        return agent != null && agent.endsWith(mark(id));
    }

    /** Whether an agent carries a mark of this product at all. */
    public static boolean isMarked(String agent, String product) {
        return agent != null && agent.startsWith(product + " (") && agent.endsWith(")");
    }

    private static String mark(String id) {
        return "(" + safe(id) + ")";
    }

    /** Without spaces, and not longer than any place for it. */
    public static String safe(String id) {
        String safe = id.replaceAll("[^A-Za-z0-9._:/#@=+-]", "-");
        return safe.length() <= LONGEST ? safe : safe.substring(safe.length() - LONGEST);
    }
}
