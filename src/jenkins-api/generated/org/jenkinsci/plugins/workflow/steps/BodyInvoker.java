// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci.plugins.workflow.steps;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class BodyInvoker {
    public BodyInvoker() {
        super();
    }

    public abstract org.jenkinsci.plugins.workflow.steps.BodyInvoker withContext(java.lang.Object override);

    public abstract org.jenkinsci.plugins.workflow.steps.BodyInvoker withCallback(org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback callback);

    public abstract org.jenkinsci.plugins.workflow.steps.BodyExecution start();
}
