// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci.plugins.workflow.steps;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class BodyInvoker {
    public BodyInvoker() {
        super();
    }

    public abstract org.jenkinsci.plugins.workflow.steps.BodyInvoker withContext(java.lang.Object override);

    public abstract org.jenkinsci.plugins.workflow.steps.BodyInvoker withCallback(org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback callback);

    public final org.jenkinsci.plugins.workflow.steps.BodyInvoker withCallback(com.google.common.util.concurrent.FutureCallback<java.lang.Object> callback) {
        throw new UnsupportedOperationException("signature only");
    }

    public abstract org.jenkinsci.plugins.workflow.steps.BodyExecution start();

    public static hudson.console.ConsoleLogFilter mergeConsoleLogFilters(@edu.umd.cs.findbugs.annotations.CheckForNull hudson.console.ConsoleLogFilter original, @edu.umd.cs.findbugs.annotations.NonNull hudson.console.ConsoleLogFilter subsequent) {
        throw new UnsupportedOperationException("signature only");
    }
}
