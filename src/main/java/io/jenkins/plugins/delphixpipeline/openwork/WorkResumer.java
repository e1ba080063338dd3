package io.jenkins.plugins.delphixpipeline.openwork;

import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.driver.StateNews;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Carries on what guards data and whose build does not: it was deleted or killed, or has ended, or no longer waits for it. */
public final class WorkResumer {
    private static final Logger LOGGER = Logger.getLogger(WorkResumer.class.getName());

    /** What could not be carried through has been tried for long; it is tried again after a while. */
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final OpenWorkRegistry registry;
    private final Predicate<Origin> awaited;
    private final Function<Origin, Backend.Source> connections;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private final Map<String, Instant> notBefore = new HashMap<>();

    /**
     * @param awaited whether a build still waits for work, or will after it was resumed
     * @param connections what work may open without its build
     */
    public WorkResumer(
            OpenWorkRegistry registry,
            Predicate<Origin> awaited,
            Function<Origin, Backend.Source> connections,
            TaskScheduler scheduler,
            Clock clock) {
        this.registry = registry;
        this.awaited = awaited;
        this.connections = connections;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Looks once at all open work. Quick; asked now and then for as long as the controller is up. */
    public synchronized void sweep() {
        Instant now = clock.instant();
        keep();
        for (OpenWork work : registry.all()) {
            if (!(work instanceof GuardedWork guarded)) {
                continue;
            }
            boolean due = !now.isBefore(notBefore.getOrDefault(work.id(), Instant.MIN));
            if (due && !registry.isClaimed(work.id()) && !awaited.test(work.origin()) && registry.claim(work.id())) {
                notBefore.put(work.id(), now.plus(PAUSE));
                guard(guarded);
            }
        }
        notBefore.keySet().removeIf(id -> registry.find(id).isEmpty());
    }

    private void keep() {
        try {
            registry.write();
        } catch (RuntimeException e) {
            // What is over would be looked at again after a restart, which changes nothing.
            LOGGER.log(Level.WARNING, "The open work cannot be kept", e);
        }
    }

    private void guard(GuardedWork work) {
        // Between the look and the claim somebody may have carried it through.
        if (registry.find(work.id()).isEmpty()) {
            registry.release(work.id());
            return;
        }
        GuardedRun run = new GuardedRun(registry, work.operation(), work.id(), work.origin(), (state, durably) -> {
            // The registry is where it is kept.
        });
        new OperationDriver(
                        new GuardOnly(work.operation()),
                        StateNews.tryingAgain(work.state()),
                        connections.apply(work.origin()),
                        run,
                        run.telling(new WorkLog(work, registry)),
                        scheduler,
                        clock)
                .start();
    }
}
