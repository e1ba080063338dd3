package io.jenkins.plugins.delphixpipeline.accounts;

import java.io.Serial;
import java.io.Serializable;

/** What became of one account. Comes back from other machines. */
public final class AccountOutcome implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What was done, or why there was nothing to do. */
    public enum Done {
        RESET,
        LOCKED,
        DROPPED,
        ALREADY_LOCKED,
        ALREADY_ABSENT;

        public boolean changedSomething() {
            return this == RESET || this == LOCKED || this == DROPPED;
        }
    }

    private final String user;
    private final Done done;

    public AccountOutcome(String user, Done done) {
        this.user = user;
        this.done = done;
    }

    /** As it was asked for. */
    public String user() {
        return user;
    }

    public Done done() {
        return done;
    }

    @Override
    public String toString() {
        return user + " " + done;
    }
}
