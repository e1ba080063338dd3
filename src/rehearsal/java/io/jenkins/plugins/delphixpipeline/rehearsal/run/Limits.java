package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import io.jenkins.plugins.delphixpipeline.rehearsal.build.Stop;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StopReason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** How long something may take, and how often it is tried. */
public final class Limits {

    /** A part of the build. */
    @FunctionalInterface
    public interface Part {
        Object run(Scope scope) throws Exception;
    }

    private Limits() {}

    public static Object timeout(Duration limit, Scope scope, Part part) throws Exception {
        Stop stop = scope.stop().inner();
        CompletableFuture<Void> end = new CompletableFuture<>();
        FlowInterruptedException over = StopReason.timeout(limit);
        end.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            stop.now(over);
            return null;
        });
        try {
            return part.run(scope.with(stop));
        } catch (FlowInterruptedException e) {
            if (e == over) {
                // To what is around it this is a failure like any other.
                e.setActualInterruption(false);
            }
            throw e;
        } finally {
            end.complete(null);
        }
    }

    /**
     * What was stopped from outside is not tried again; a timeout inside of it is.
     *
     * @param told hears of what is tried again
     */
    public static Object retry(int attempts, Scope scope, Part part, Consumer<Exception> told) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return part.run(scope);
            } catch (Exception e) {
                boolean stopped = e instanceof FlowInterruptedException stop && stop.isActualInterruption();
                if (stopped || attempt >= attempts) {
                    throw e;
                }
                told.accept(e);
                scope.console().own("Retrying", "", "");
            }
        }
    }
}
