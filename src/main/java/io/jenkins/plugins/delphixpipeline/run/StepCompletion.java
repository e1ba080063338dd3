package io.jenkins.plugins.delphixpipeline.run;

import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Hands the end of an operation to the pipeline. */
public final class StepCompletion implements Completion {
    private static final Logger LOGGER = Logger.getLogger(StepCompletion.class.getName());

    private final StepContext context;
    private final Supplier<Throwable> stopCause;

    /** @param stopCause why the step was asked to stop; gives null when it was not */
    public StepCompletion(StepContext context, Supplier<Throwable> stopCause) {
        this.context = context;
        this.stopCause = stopCause;
    }

    /** A step that lists gives the list, any other the values; either is the script's own. */
    @Override
    public void succeeded(Result result) {
        context.onSuccess(
                result.items() == null ? new LinkedHashMap<>(result.values()) : new ArrayList<>(result.items()));
    }

    /** Who stopped the step is answered with that cause, even when something else went wrong meanwhile. */
    @Override
    public void failed(Throwable reason) {
        Throwable stopped = stopCause.get();
        if (stopped == null) {
            context.onFailure(reason);
            return;
        }
        tell(console(), reason);
        context.onFailure(stopped);
    }

    /** @param console null when there is nowhere to write */
    static void tell(PrintStream console, Throwable reason) {
        if (console != null) {
            console.println(Messages.StepCompletion_meanwhile(
                    reason instanceof AbortException ? reason.getMessage() : reason.toString()));
        }
    }

    @Override
    public void stopped() {
        context.onFailure(stopCause.get());
    }

    /** Null once the step's node has ended. */
    @Override
    public PrintStream console() {
        try {
            TaskListener listener = context.get(TaskListener.class);
            return listener == null ? null : listener.getLogger();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "There is no console any more", e);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
