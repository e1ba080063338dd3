package io.jenkins.plugins.delphixpipeline.steps.accounts;

import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.driver.Limits;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.run.ConsoleText;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What is borne with while a database is waited for, and for how long: that it does not answer yet, that the back end cannot be
 * asked where it is, and that the agent is away from which it is spoken to. Each is said once.
 */
final class DatabasePatience {
    private static final RetryPolicy PAUSES = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(15));

    private final String vdb;
    private final RetryPolicy.Pauses pauses = PAUSES.start();
    private final Clock clock = Clock.systemUTC();
    private Instant now;
    private Instant end;
    /** Null while the back end can be asked. */
    private Instant outOfReach;

    private boolean agentAway;

    /** @param vdb what it is called, for people */
    DatabasePatience(String vdb) {
        this.vdb = vdb;
    }

    /** The next try begins. */
    void tryWith(Limits limits) {
        now = clock.instant();
        end = end == null ? now.plus(limits.busy()) : end;
    }

    boolean isOver() {
        return !now.isBefore(end);
    }

    Duration pause() {
        return pauses.next();
    }

    /** As an operation that is under way bears with it: the VDB is there by now. */
    Duration pauseFor(PlatformException outage, Limits limits, TaskListener listener) {
        boolean tooLong = outOfReach != null && !now.isBefore(outOfReach.plus(limits.unreachable()));
        if (outage.kind() != Problem.Kind.UNREACHABLE || tooLong) {
            throw outage;
        }
        if (outOfReach == null) {
            outOfReach = now;
            say(listener, ConsoleText.of(Note.TROUBLE, outage.failure()));
        }
        return pause();
    }

    void backEndAnswered(TaskListener listener) {
        if (outOfReach != null) {
            // In that time the database could not be waited for.
            end = end.plus(Duration.between(outOfReach, now));
            outOfReach = null;
            say(listener, ConsoleText.of(Note.TROUBLE_OVER));
        }
    }

    /** After a restart of the controller agents come back a little later; with one that does not, the build ends. */
    Duration pauseForAgent(TaskListener listener) {
        if (isOver()) {
            throw new ConfigurationException(
                    Messages.ResetCredentialsStep_agentLost(vdb), Messages.ResetCredentialsStep_again());
        }
        if (!agentAway) {
            agentAway = true;
            say(listener, Messages.FreshAccount_agentAway());
        }
        return pause();
    }

    void say(TaskListener listener, String text) {
        listener.getLogger().println(ConsoleText.line(ConsoleText.clean(vdb), text));
    }
}
