package io.jenkins.plugins.delphixpipeline.steps.accounts;

import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.accounts.AccountOutcome;
import io.jenkins.plugins.delphixpipeline.accounts.ResetLog;
import io.jenkins.plugins.delphixpipeline.run.ConsoleText;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.io.PrintStream;
import org.jvnet.localizer.ResourceBundleHolder;

/** Tells in the build's console what was done with accounts, from wherever it is done. */
final class ResetConsole implements ResetLog {
    private final TaskListener listener;
    private final String subject;

    ResetConsole(TaskListener listener, String subject) {
        this.listener = listener;
        this.subject = ConsoleText.clean(subject);
    }

    @Override
    public void changed(AccountOutcome outcome) {
        String key = "ResetConsole." + outcome.done().name();
        print(ResourceBundleHolder.get(Messages.class).format(key, ConsoleText.clean(outcome.user())));
    }

    @Override
    public void rolledBack() {
        print(Messages.ResetConsole_rolledBack());
    }

    @Override
    public void brokenOff(String user) {
        print(Messages.ResetConsole_brokenOff(ConsoleText.clean(user)));
    }

    void print(String text) {
        PrintStream console = listener.getLogger();
        console.println(ConsoleText.line(subject, text));
        // An agent would keep the line for a while, and the step may be over by then.
        console.flush();
    }
}
