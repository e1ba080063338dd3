package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import io.jenkins.plugins.delphixpipeline.rehearsal.build.Failures;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Stop;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StopReason;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Parts of a build that run side by side; one failure does not hold up the others unless they are to fail fast. */
final class Branches {
    private Branches() {}

    /** @throws Exception the failure that came first, when all have ended */
    static void run(List<? extends Callable<?>> branches, boolean failFast, Stop stop) throws Exception {
        if (branches.isEmpty()) {
            return;
        }
        AtomicReference<Throwable> first = new AtomicReference<>();
        ExecutorService threads = Executors.newFixedThreadPool(branches.size(), DaemonThreads.INSTANCE);
        try {
            threads.invokeAll(branches.stream()
                    .map(branch -> Executors.callable(() -> {
                        try {
                            branch.call();
                        } catch (Exception | Error e) {
                            first.compareAndSet(null, e);
                            if (failFast) {
                                stop.now(StopReason.otherBranch());
                            }
                        }
                    }))
                    .toList());
        } finally {
            threads.shutdownNow();
        }
        if (first.get() != null) {
            throw Failures.<Exception>rethrow(first.get());
        }
    }
}
