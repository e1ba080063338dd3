package io.jenkins.plugins.delphixpipeline.steps.environment;

import java.io.Serial;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The step is not over with its body: the environment comes next. Stored with the pipeline. */
final class BodyEnding extends BodyExecutionCallback {
    @Serial
    private static final long serialVersionUID = 1L;

    private final EnvironmentExecution execution;

    BodyEnding(EnvironmentExecution execution) {
        this.execution = execution;
    }

    @Override
    public void onSuccess(StepContext context, Object result) {
        execution.ended(result, null);
    }

    @Override
    public void onFailure(StepContext context, Throwable reason) {
        execution.ended(null, reason);
    }
}
