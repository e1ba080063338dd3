package io.jenkins.plugins.delphixpipeline.rehearsal.build;

import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingPropertyException;
import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.StepLibrary;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** What went wrong, as a build log would say it. */
public final class Failures {
    /** What the plugin's own sentences begin with; what is printed says it before them. */
    private static final String FAILED = "Failed: ";

    private Failures() {}

    /** Without what Groovy and threads put around it. */
    public static Throwable unwrapped(Throwable failure) {
        boolean wrapped = failure instanceof InvokerInvocationException
                || failure instanceof ExecutionException
                || failure.getClass() == GroovyRuntimeException.class;
        return wrapped && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }

    public static String message(Throwable failure) {
        if (failure instanceof FlowInterruptedException stopped) {
            return stopped.getCauses().stream()
                    .filter(StopReason.class::isInstance)
                    .map(why -> ", since " + ((StopReason) why).text())
                    .collect(Collectors.joining("", "stopped", ""));
        }
        boolean told = failure instanceof AbortException
                || failure.getClass() == IllegalArgumentException.class
                || failure instanceof NotUnderstoodException;
        String message = told && failure.getMessage() != null ? failure.getMessage() : text(failure) + place(failure);
        return message.startsWith(FAILED) ? message.substring(FAILED.length()) : message;
    }

    private static String text(Throwable failure) {
        if (failure instanceof StackOverflowError) {
            return "The code calls itself without an end. Inside of a block, call(…) means the block and no method of"
                    + " this name: give that another one";
        }
        return failure instanceof MissingPropertyException missing && missing.getMessageWithoutLocationText() != null
                ? missing.getMessageWithoutLocationText()
                : failure.toString();
    }

    /** Where the code of the file stood, which a build log shows by its stack trace; empty for failures of others. */
    private static String place(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> StepLibrary.FILE.equals(frame.getFileName()) && frame.getLineNumber() > 0)
                .findFirst()
                .map(frame -> " (line " + frame.getLineNumber() + ")")
                .orElse("");
    }

    public static Result result(Throwable failure) {
        return failure instanceof FlowInterruptedException ? Result.ABORTED : Result.FAILURE;
    }

    /** Throws anything, as Groovy does. */
    @SuppressWarnings("unchecked")
    public static <T extends Throwable> RuntimeException rethrow(Throwable failure) throws T {
        throw (T) failure;
    }
}
