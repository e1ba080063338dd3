package io.jenkins.plugins.delphixpipeline.steps.environment;

import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentKind;
import io.jenkins.plugins.delphixpipeline.run.PartOfStep;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What becomes of an environment when its body is over: bookmarked, kept, or taken away; and then the step ends. */
record Leaving(StepContext context, ConnectionChoice choice, String id, Step step) {
    /** The step that the body was of. */
    interface Step extends Attempts {
        EnvironmentOrder order();

        /** Of what is said before the environment has a name of its own. */
        String subject();

        /** What is under way from now on, and is stopped with the step; null for nothing. */
        void under(PartOfStep next);

        void finish();
    }

    private EnvironmentDesk desk() throws IOException, InterruptedException {
        return EnvironmentDesk.of(context);
    }

    void afterBody(boolean failed) throws IOException, InterruptedException {
        Optional<DataEnvironment> own = desk().environments().find(id);
        if (own.isEmpty()) {
            told(step.subject(), own);
            return;
        }
        if (own.get().state() != EnvironmentState.IN_USE) {
            abandon();
            return;
        }
        String bookmark = failed ? own.get().afterFailure().bookmark() : null;
        if (bookmark == null) {
            left(failed);
        } else {
            mark(own.get(), bookmark);
        }
    }

    /** The data that made the body fail. */
    private void mark(DataEnvironment environment, String bookmark) throws IOException, InterruptedException {
        PartOfStep marking = PartOfStep.of(context, choice, null, step.order().bookmark(bookmark, environment), null);
        step.under(marking);
        Turn next = () -> left(true);
        marking.start(
                new PartEnding(context, step, made -> marked(bookmark, made, next), reason -> {
                    Use.say(context, step.subject(), Messages.WithDelphixVdbStep_notBookmarked(reason.getMessage()));
                    next.take();
                }),
                (state, durably) -> {});
    }

    private void marked(String bookmark, Result made, Turn next) throws Exception {
        if (made.values().containsKey("kept")) {
            Use.say(context, step.subject(), Messages.WithDelphixVdbStep_bookmarkIsThere(bookmark));
        }
        next.take();
    }

    private void left(boolean failed) throws IOException, InterruptedException {
        step.under(null);
        EnvironmentDesk desk = desk();
        remove(desk.environments()
                .change(id, now -> now.left(failed, desk.clock().instant())));
    }

    /** Nobody is going to use it. */
    void abandon() throws IOException, InterruptedException {
        remove(desk().environments().change(id, DataEnvironment::abandoned));
    }

    /** Removes it, or leaves it to whoever comes next. */
    private void remove(DataEnvironment environment) throws IOException, InterruptedException {
        EnvironmentDesk desk = desk();
        String subject = environment.subject();
        if (!environment.wasSubmitted()) {
            // Nothing was made, so that there is nothing to tell of its removal.
            desk.sweeper().remove(environment, rest -> step.finish());
        } else if (environment.state() == EnvironmentState.TO_BE_REMOVED) {
            Use.say(
                    context,
                    subject,
                    environment.kind() == EnvironmentKind.GROUP
                            ? Messages.WithDelphixVdbStep_removingGroup()
                            : Messages.WithDelphixVdbStep_removing());
            desk.sweeper().remove(environment, rest -> told(subject, rest));
        } else {
            desk.environments().release(id);
            Use.say(context, subject, Use.stays(environment));
            step.finish();
        }
    }

    private void told(String subject, Optional<DataEnvironment> left) {
        Use.say(context, subject, Use.removed(left));
        step.finish();
    }
}
