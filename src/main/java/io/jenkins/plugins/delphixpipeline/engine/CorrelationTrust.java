package io.jenkins.plugins.delphixpipeline.engine;

/**
 * Whether this engine's actions show the agent of the request that caused them. No source says so for certain: it may be
 * the agent of the login, or be missing.
 */
final class CorrelationTrust {
    private final String product;
    private volatile Boolean works;

    CorrelationTrust(String product) {
        this.product = product;
    }

    boolean isKnown() {
        return works != null;
    }

    /** Proved: a submission without a trace among the actions did not arrive. */
    boolean isProved() {
        return Boolean.TRUE.equals(works);
    }

    /** Disproved: looking for the mark is in vain. */
    boolean isDisproved() {
        return Boolean.FALSE.equals(works);
    }

    /** @param agent of the action of a submission that carried this correlation */
    void learn(String agent, String correlation) {
        works = Correlation.isIn(agent, correlation);
    }

    /** @param agent of any action: a mark on it shows that marks survive */
    void notice(String agent) {
        if (works == null && Correlation.isMarked(agent, product)) {
            works = true;
        }
    }
}
