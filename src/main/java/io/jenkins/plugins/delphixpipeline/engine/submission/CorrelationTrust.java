package io.jenkins.plugins.delphixpipeline.engine.submission;

import io.jenkins.plugins.delphixpipeline.engine.session.Correlation;

/**
 * Whether this engine's actions show the agent of the request that caused them. No source says so for certain: it may be
 * the agent of the login, or be missing.
 */
public final class CorrelationTrust {
    private final String product;
    private volatile Boolean works;

    public CorrelationTrust(String product) {
        this.product = product;
    }

    public boolean isKnown() {
        return works != null;
    }

    /** Proved: a submission without a trace among the actions did not arrive. */
    public boolean isProved() {
        return Boolean.TRUE.equals(works);
    }

    /** Disproved: looking for the mark is in vain. */
    public boolean isDisproved() {
        return Boolean.FALSE.equals(works);
    }

    /** @param agent of the action of a submission that carried this correlation */
    public void learn(String agent, String correlation) {
        works = Correlation.isIn(agent, correlation);
    }

    /** @param agent of any action: a mark on it shows that marks survive */
    public void notice(String agent) {
        if (works == null && Correlation.isMarked(agent, product)) {
            works = true;
        }
    }
}
