package io.jenkins.plugins.delphixpipeline.simulator;

import io.jenkins.plugins.delphixpipeline.simulator.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Which requests a fault meets, and how many of them: one, unless told otherwise. */
public final class FaultRule implements FaultSource {

    private final Predicate<HttpRequest> matcher;
    private final AtomicInteger left = new AtomicInteger(1);
    private final AtomicInteger met = new AtomicInteger();
    private final Runnable expireSessions;
    private volatile Fault fault;

    FaultRule(Predicate<HttpRequest> matcher, Runnable expireSessions) {
        this.matcher = matcher;
        this.expireSessions = expireSessions;
    }

    /** How many requests the fault meets. */
    public FaultRule times(int count) {
        left.set(count);
        return this;
    }

    /** The fault meets every request that matches, until {@link Faults#clear()}. */
    public FaultRule always() {
        return times(Integer.MAX_VALUE);
    }

    public FaultRule fails(Fault how) {
        fault = how;
        return this;
    }

    public FaultRule dropBefore() {
        return fails(Fault.dropBefore());
    }

    public FaultRule dropAfter() {
        return fails(Fault.dropAfter());
    }

    public FaultRule delay(Duration time) {
        return fails(Fault.delay(time));
    }

    public FaultRule status(int status) {
        return fails(Fault.status(status));
    }

    public FaultRule status(int status, int retryAfterSeconds) {
        return fails(Fault.status(status, retryAfterSeconds));
    }

    public FaultRule garbage() {
        return fails(Fault.garbage());
    }

    public FaultRule html() {
        return fails(Fault.html());
    }

    public FaultRule half() {
        return fails(Fault.half());
    }

    /** All sessions end just before the request is handled. */
    public FaultRule expireSessions() {
        return fails((request, handling) -> {
            expireSessions.run();
            return handling.get();
        });
    }

    /** How many requests the fault has met so far. */
    public int met() {
        return met.get();
    }

    @Override
    public Optional<Fault> next(HttpRequest request) {
        if (fault == null || !matcher.test(request) || left.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
            return Optional.empty();
        }
        met.incrementAndGet();
        return Optional.of(fault);
    }
}
