package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import io.jenkins.plugins.delphixpipeline.rehearsal.build.Failures;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Stop;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StopReason;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Options;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** How long something may take, and how often it is tried. */
public final class Limits {

    /** A part of the build. */
    @FunctionalInterface
    public interface Part {
        Object run(Scope scope) throws Exception;
    }

    private Limits() {}

    /** With the timeout around all attempts, as options have it. */
    static void run(Options options, Scope scope, Part part) throws Exception {
        Part tried = limited -> retry(options.attempts(), limited, part);
        if (options.timeout().isPresent()) {
            timeout(options.timeout().get(), scope, tried);
        } else {
            tried.run(scope);
        }
    }

    public static Object timeout(Duration limit, Scope scope, Part part) throws Exception {
        Stop stop = scope.stop().inner();
        CompletableFuture<Void> end = new CompletableFuture<>();
        end.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            stop.now(StopReason.timeout(limit));
            return null;
        });
        try {
            return part.run(scope.with(stop));
        } finally {
            end.complete(null);
        }
    }

    /** What was stopped is not tried again. */
    public static Object retry(int attempts, Scope scope, Part part) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return part.run(scope);
            } catch (FlowInterruptedException e) {
                throw e;
            } catch (Exception e) {
                if (attempt >= attempts) {
                    throw e;
                }
                scope.console().line("FAILED: " + Failures.message(e).replace('\n', ' '));
                scope.console().line("Retrying");
            }
        }
    }
}
