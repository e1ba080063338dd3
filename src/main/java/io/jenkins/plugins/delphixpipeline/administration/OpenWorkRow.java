package io.jenkins.plugins.delphixpipeline.administration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.Failures;
import io.jenkins.plugins.delphixpipeline.config.OpenConnections;
import io.jenkins.plugins.delphixpipeline.openwork.GuardedWork;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWork;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.Failure;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.access.AccessDeniedException;

/** One piece of open work on the page, in words. */
public final class OpenWorkRow {
    private final OpenWork work;
    private final boolean carried;
    private final Failure trouble;
    private final String buildUrl;
    private final Clock clock;

    /**
     * @param carried whether somebody carries it now
     * @param trouble why it does not get on; null when nothing is known against it
     * @param buildUrl null when the build is gone, or not for whoever looks
     */
    OpenWorkRow(OpenWork work, boolean carried, Failure trouble, String buildUrl, Clock clock) {
        this.work = work;
        this.carried = carried;
        this.trouble = trouble;
        this.buildUrl = buildUrl;
        this.clock = clock;
    }

    static OpenWorkRow of(OpenWork work, OpenConnections connections) {
        return new OpenWorkRow(
                work,
                connections.openWork().isClaimed(work.id()),
                connections.openWork().trouble(work.id()),
                buildUrl(work.origin().run(), connections),
                Clock.systemUTC());
    }

    private static String buildUrl(String run, OpenConnections connections) {
        try {
            Run<?, ?> found = connections.controller().run(run);
            return found == null ? null : found.getUrl();
        } catch (AccessDeniedException e) {
            return null;
        }
    }

    public String getId() {
        return work.id();
    }

    /** What is done, to what. */
    public String getWhat() {
        return Messages.OpenWorkRow_what(work.verb(), work.subject());
    }

    /** Empty where it has none. */
    public String getConnection() {
        return work.connection() == null ? "" : work.connection();
    }

    public String getBuild() {
        return work.origin().run();
    }

    @CheckForNull
    public String getBuildUrl() {
        return buildUrl;
    }

    public String getAge() {
        return Util.getTimeSpanString(Math.max(0, clock.millis() - work.since()));
    }

    public String getTime() {
        return Instant.ofEpochMilli(work.since()).toString();
    }

    public String getState() {
        OperationState state = work instanceof GuardedWork guarded ? guarded.state() : null;
        Failure left = state != null && state.remedyFailure() != null ? state.remedyFailure() : trouble;
        if (left != null) {
            return Messages.OpenWorkRow_trouble(Failures.sentence(left));
        }
        if (!carried) {
            return Messages.OpenWorkRow_resumes();
        }
        if (state != null && state.failure() != null) {
            return Messages.OpenWorkRow_disabling(Failures.sentence(state.failure()));
        }
        return state == null || state.openJob() == null
                ? Messages.OpenWorkRow_underWay()
                : Messages.OpenWorkRow_waiting(state.openJob());
    }

    /** A symbol of core's, so that the state is told by its shape too. */
    public String getIcon() {
        boolean bad = trouble != null
                || work instanceof GuardedWork guarded && guarded.state().remedyFailure() != null;
        return bad ? "symbol-status-red" : "symbol-status-blue-anime";
    }

    /** Whether an administrator may take it from the list: not while somebody carries it. */
    public boolean isForgettable() {
        return !carried;
    }
}
