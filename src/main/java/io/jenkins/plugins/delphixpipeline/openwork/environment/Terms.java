package io.jenkins.plugins.delphixpipeline.openwork.environment;

import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import java.io.Serial;
import java.io.Serializable;

/** On which terms an environment lasts. Stored, so a plain class; immutable. */
final class Terms implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    final Origin user;
    final Lifetime lifetime;
    final AfterFailure afterFailure;
    final long until;

    /** @param until 0 when no time ends it */
    Terms(Origin user, Lifetime lifetime, AfterFailure afterFailure, long until) {
        this.user = user;
        this.lifetime = lifetime;
        this.afterFailure = afterFailure;
        this.until = until;
    }

    Terms moved(String from, String to) {
        return new Terms(user.moved(from, to), lifetime, afterFailure, until);
    }

    /** What no time ends gets no end, and none comes earlier. */
    Terms lasting(long end) {
        return new Terms(user, lifetime, afterFailure, until == 0 ? 0 : Math.max(until, end));
    }
}
