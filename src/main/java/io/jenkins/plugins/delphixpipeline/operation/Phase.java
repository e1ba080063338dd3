package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import java.io.Serial;
import java.io.Serializable;

/** One submission of an operation, from the first look at it to the end of its job. Stored, so a plain class. */
final class Phase implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    final String name;
    /** Null when the work was done at once. */
    final String job;
    /** The reference of what it made; null where nothing was. */
    final String made;

    final boolean ended;
    /** Somebody else's job that serves the purpose: waited for, never cancelled. */
    final boolean foreign;
    /** What the back end did by itself afterwards: waited for, but its end decides nothing. */
    final boolean followUp;

    private Phase(String name, String job, String made, boolean ended, boolean foreign, boolean followUp) {
        this.name = name;
        this.job = job;
        this.made = made;
        this.ended = ended;
        this.foreign = foreign;
        this.followUp = followUp;
    }

    static Phase submitted(String name, Receipt receipt, boolean foreign) {
        return new Phase(name, receipt.job(), receipt.made(), receipt.job() == null, foreign, false);
    }

    static Phase followUp(String name, String job) {
        return new Phase(name, job, null, false, true, true);
    }

    /** It may have been carried out, and nobody will ever know. */
    static Phase outOfSight(String name) {
        return new Phase(name, null, null, true, false, false);
    }

    Phase renamed(String other) {
        return new Phase(other, job, made, ended, foreign, followUp);
    }

    Phase end() {
        return new Phase(name, job, made, true, foreign, followUp);
    }
}
