package io.jenkins.plugins.delphixpipeline.steps.environment;

import java.io.Serial;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The step is not over with its body: the environment comes next. Stored with the pipeline. */
final class BodyEnding extends BodyExecutionCallback {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Step step;

    BodyEnding(Step step) {
        this.step = step;
    }

    @Override
    public void onSuccess(StepContext context, Object result) {
        step.ended(result, null);
    }

    @Override
    public void onFailure(StepContext context, Throwable reason) {
        step.ended(null, reason);
    }

    /** Whose body it is; stored with it, as the step's execution is. */
    interface Step {
        /** @param failure null when the body succeeded */
        void ended(Object result, Throwable failure);
    }
}
