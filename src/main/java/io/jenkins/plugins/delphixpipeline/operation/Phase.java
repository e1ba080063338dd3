package io.jenkins.plugins.delphixpipeline.operation;

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

    Phase(String name, String job, String made, boolean ended, boolean foreign) {
        this.name = name;
        this.job = job;
        this.made = made;
        this.ended = ended;
        this.foreign = foreign;
    }

    Phase renamed(String other) {
        return new Phase(other, job, made, ended, foreign);
    }

    Phase end() {
        return new Phase(name, job, made, true, foreign);
    }
}
