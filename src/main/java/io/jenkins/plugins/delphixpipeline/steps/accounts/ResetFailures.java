package io.jenkins.plugins.delphixpipeline.steps.accounts;

import io.jenkins.plugins.delphixpipeline.accounts.AccountResetter;
import io.jenkins.plugins.delphixpipeline.accounts.ResetException;
import io.jenkins.plugins.delphixpipeline.accounts.ResetProblem;
import io.jenkins.plugins.delphixpipeline.run.ConsoleText;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.util.EnumSet;
import java.util.Set;
import org.jvnet.localizer.ResourceBundleHolder;

/** Makes whole sentences of what went wrong with accounts: what it means for the others, and what to do about it. */
final class ResetFailures {
    /** Those that can come after some accounts were changed, where a database cannot do all at once. */
    private static final Set<ResetProblem> IN_THE_MIDDLE =
            EnumSet.of(ResetProblem.REFUSED, ResetProblem.OUTCOME_UNKNOWN);

    private ResetFailures() {}

    static String sentence(ResetException e, AccountResetter resetter) {
        String details =
                e.details() == null ? "" : ' ' + Messages.ResetFailures_details(ConsoleText.clean(e.details()));
        String what = ResourceBundleHolder.get(Messages.class)
                .format("ResetFailures." + e.problem().name(), ConsoleText.clean(e.subject()));
        return what + details + ' ' + consequence(e.problem(), resetter);
    }

    static String remedy(ResetProblem problem) {
        return ResourceBundleHolder.get(Messages.class).format("ResetFailures." + problem.name() + ".remedy");
    }

    private static String consequence(ResetProblem problem, AccountResetter resetter) {
        if (problem == ResetProblem.OUTCOME_UNKNOWN) {
            return Messages.ResetFailures_allOrNothing();
        }
        return IN_THE_MIDDLE.contains(problem) && resetter != null && !resetter.allOrNothing()
                ? Messages.ResetFailures_oneByOne()
                : Messages.ResetFailures_nothingChanged();
    }
}
