package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import io.jenkins.plugins.delphixpipeline.rehearsal.build.Stop;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StopReason;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Durations;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
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

    /** @param limit with {@code activity}, only the time without a line in the log counts, as in Jenkins */
    public static Object timeout(Symbol limit, Scope scope, Part part) throws Exception {
        Duration time = Durations.of(limit);
        boolean activity = limit.flag("activity", false);
        Stop stop = scope.stop().inner();
        FlowInterruptedException over = activity ? StopReason.silence(time) : StopReason.timeout(time);
        Scope inner = scope.with(stop);
        try (Countdown countdown = new Countdown(time, () -> stop.now(over))) {
            return part.run(activity ? inner.with(inner.console().heardBy(countdown::begin)) : inner);
        } catch (FlowInterruptedException e) {
            if (e == over) {
                // To what is around it this is a failure like any other.
                e.setActualInterruption(false);
            }
            throw e;
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

    /** Runs something when its time is over, unless it is begun anew or closed before. */
    private static final class Countdown implements AutoCloseable {
        private final Duration time;
        private final Runnable over;
        private CompletableFuture<Void> end = new CompletableFuture<>();

        Countdown(Duration time, Runnable over) {
            this.time = time;
            this.over = over;
            begin();
        }

        synchronized void begin() {
            end.complete(null);
            end = new CompletableFuture<>();
            end.orTimeout(time.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
                over.run();
                return null;
            });
        }

        @Override
        public synchronized void close() {
            end.complete(null);
        }
    }
}
