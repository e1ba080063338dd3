package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Failures;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Stop;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StopReason;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Parts of a build that run side by side; one failure does not hold up the others unless they are to fail fast. */
final class Branches {
    private Branches() {}

    /** @throws Exception when all have ended, the failure that came first; the gravest where they do not fail fast */
    static void run(List<? extends Callable<?>> branches, boolean failFast, Stop stop) throws Exception {
        if (branches.isEmpty()) {
            return;
        }
        Set<Throwable> failures = Collections.synchronizedSet(new LinkedHashSet<>());
        ExecutorService threads = Executors.newFixedThreadPool(branches.size(), DaemonThreads.INSTANCE);
        try {
            threads.invokeAll(branches.stream()
                    .map(branch -> Executors.callable(() -> {
                        try {
                            branch.call();
                        } catch (Exception | Error e) {
                            failures.add(e);
                            if (failFast) {
                                stop.now(StopReason.otherBranch());
                            }
                        }
                    }))
                    .toList());
        } finally {
            threads.shutdownNow();
        }
        Comparator<Throwable> order = failFast ? (one, other) -> 0 : Comparator.comparing(Branches::lightness);
        // Of two alike the first stays.
        Throwable told = failures.stream()
                .reduce((one, other) -> order.compare(one, other) <= 0 ? one : other)
                .orElse(null);
        if (told != null) {
            throw Failures.<Exception>rethrow(told);
        }
    }

    /** As a Jenkins weighs them: a mistake of the file is graver than what a step says, and a stop is graver than nothing. */
    private static int lightness(Throwable failure) {
        return failure instanceof FlowInterruptedException ? 2 : failure instanceof AbortException ? 1 : 0;
    }
}
