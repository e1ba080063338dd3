package io.jenkins.plugins.delphixpipeline.rehearsal.build;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Stops a part of the build: what runs in it now, and what would begin in it. As in a Jenkins, whoever has been told may clean up for
 * a while, as {@code catch} and {@code finally} do; after that it is stopped for good.
 */
public final class Stop {
    private static final Duration GRACE = Duration.ofSeconds(60);

    /** Null for a part that is in no other. */
    private final Stop outer;

    private final Duration grace;
    private final Set<Consumer<Throwable>> running = new LinkedHashSet<>();
    private final Set<Thread> told = new HashSet<>();
    private Throwable cause;
    private boolean forGood;

    public Stop() {
        this(null, GRACE);
    }

    /** @param grace how long what was told may go on */
    public Stop(Duration grace) {
        this(null, grace);
    }

    private Stop(Stop outer, Duration grace) {
        this.outer = outer;
        this.grace = grace;
    }

    /** What is stopped with this part, but can also be stopped alone. */
    public Stop inner() {
        Stop inner = new Stop(this, grace);
        begin(inner::now);
        return inner;
    }

    /** Begins something; a part that was stopped already stops it at once. */
    public void begin(Consumer<Throwable> stopper) {
        register(stopper).ifPresent(stopper);
    }

    private synchronized Optional<Throwable> register(Consumer<Throwable> stopper) {
        running.add(stopper);
        return due();
    }

    public synchronized void end(Consumer<Throwable> stopper) {
        running.remove(stopper);
    }

    /** Why this thread may not go on here, for which it has been told so. */
    public Optional<Throwable> cause() {
        Optional<Throwable> why = due();
        why.ifPresent(this::heard);
        return why;
    }

    private synchronized Optional<Throwable> due() {
        boolean goesOn = cause == null || !forGood && told.contains(Thread.currentThread());
        return goesOn ? Optional.empty() : Optional.of(cause);
    }

    /** This thread met a failure; if it is what stopped this part, it has been told. */
    public void heard(Throwable failure) {
        for (Stop part = this; part != null && part.isStoppedBy(failure); part = part.outer) {
            part.tell();
        }
    }

    public synchronized boolean isStoppedBy(Throwable failure) {
        return cause != null && cause == failure;
    }

    private synchronized void tell() {
        told.add(Thread.currentThread());
    }

    public void now(Throwable why) {
        if (stopped(why)) {
            stoppers().forEach(stopper -> stopper.accept(why));
            CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::forGood);
        }
    }

    private synchronized boolean stopped(Throwable why) {
        boolean first = cause == null;
        cause = first ? why : cause;
        return first;
    }

    private synchronized List<Consumer<Throwable>> stoppers() {
        return new ArrayList<>(running);
    }

    private void forGood() {
        Throwable why = lastWord();
        stoppers().forEach(stopper -> stopper.accept(why));
    }

    private synchronized Throwable lastWord() {
        forGood = true;
        return cause;
    }
}
