package io.jenkins.plugins.delphixpipeline.session.health;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.TrustChoice;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.time.Duration;
import java.time.Instant;

/**
 * How a connection is doing, for an administrator to see. Nothing is asked of the back end for it.
 *
 * @param since when the state began; null for {@link State#UNUSED} and {@link State#REACHABLE}
 * @param lastTry when it was last tried in vain, in such a state
 * @param info who answered; null as long as nobody has logged in
 * @param jobs how many jobs are waited for
 * @param requests in the last minute
 * @param errorAt when something last went wrong, in whatever state the connection is now; null for never
 */
public record ConnectionStatus(
        DelphixConnection connection,
        State state,
        @CheckForNull Instant since,
        @CheckForNull Instant lastTry,
        @CheckForNull PlatformInfo info,
        int jobs,
        int requests,
        @CheckForNull Instant errorAt,
        @CheckForNull Failure error) {
    private static final Duration LONG = Duration.ofMinutes(30);

    /** How it stands, as far as somebody has used it since the controller started. */
    public enum State {
        UNUSED,
        REACHABLE,
        AWAY,
        LOGIN_REFUSED
    }

    /** Whether attempts half an hour apart failed, and none between them succeeded: one failed attempt long ago is no news. */
    public boolean isFailingForLong() {
        return since != null
                && lastTry != null
                && Duration.between(since, lastTry).compareTo(LONG) >= 0;
    }

    /** Whether anybody on the way can pretend to be the back end. */
    public boolean isUnchecked() {
        return TrustChoice.NONE.word().equals(connection.getTrust());
    }

    public boolean isWithoutCredential() {
        return connection.getCredentialsId().isEmpty();
    }
}
