package io.jenkins.plugins.delphixpipeline.steps.environment;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Result;
import java.io.Serial;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
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

    /**
     * Whether a body has failed. The failure of another build, which the step {@code build} waited for, ends it with an
     * interruption as an abort does; what became of it tells them apart.
     *
     * @param reason null when it succeeded
     */
    static boolean isFailure(@CheckForNull Throwable reason) {
        return reason instanceof FlowInterruptedException end
                ? end.getResult().isBetterOrEqualTo(Result.FAILURE)
                : reason != null;
    }

    /** Whose body it is; stored with it, as the step's execution is. */
    interface Step {
        /** @param failure null when the body succeeded */
        void ended(Object result, Throwable failure);
    }
}
