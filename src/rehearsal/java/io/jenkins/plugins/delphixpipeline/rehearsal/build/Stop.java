package io.jenkins.plugins.delphixpipeline.rehearsal.build;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Stops a part of the build: what runs in it now, and what would begin in it later. */
public final class Stop {
    private final Set<Consumer<Throwable>> running = new LinkedHashSet<>();
    private Throwable cause;

    /** What is stopped with this part, but can also be stopped alone. */
    public Stop inner() {
        Stop inner = new Stop();
        begin(inner::now);
        return inner;
    }

    /** Begins something; a part that was stopped already stops it at once. */
    public void begin(Consumer<Throwable> stopper) {
        Optional<Throwable> already = register(stopper);
        already.ifPresent(stopper);
    }

    /** Why nothing may begin here any more. */
    public synchronized Optional<Throwable> cause() {
        return Optional.ofNullable(cause);
    }

    private synchronized Optional<Throwable> register(Consumer<Throwable> stopper) {
        running.add(stopper);
        return Optional.ofNullable(cause);
    }

    public synchronized void end(Consumer<Throwable> stopper) {
        running.remove(stopper);
    }

    public void now(Throwable why) {
        stoppers(why).forEach(stopper -> stopper.accept(why));
    }

    private synchronized List<Consumer<Throwable>> stoppers(Throwable why) {
        if (cause != null) {
            return List.of();
        }
        cause = why;
        return new ArrayList<>(running);
    }
}
