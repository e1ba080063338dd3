package io.jenkins.plugins.delphixpipeline.rehearsal.build;

import hudson.model.Result;
import java.io.Serial;
import java.time.Duration;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Why a part of the build was stopped, as the sentence about its end says it. */
public final class StopReason extends CauseOfInterruption {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String text;

    private StopReason(String text) {
        this.text = text;
    }

    public static FlowInterruptedException timeout(Duration limit) {
        return stop("the timeout of " + words(limit) + " is over");
    }

    public static FlowInterruptedException silence(Duration limit) {
        return stop("nothing was printed for " + words(limit));
    }

    public static FlowInterruptedException otherBranch() {
        return stop("another branch failed");
    }

    private static FlowInterruptedException stop(String why) {
        return new FlowInterruptedException(Result.ABORTED, true, new StopReason(why));
    }

    /** In the largest unit that leaves nothing over. */
    private static String words(Duration limit) {
        long millis = limit.toMillis();
        if (millis % 1000 != 0) {
            return millis + " ms";
        }
        long seconds = millis / 1000;
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /** To follow the word since. */
    String text() {
        return text;
    }
}
