package io.jenkins.plugins.delphixpipeline.operation;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Turns of one operation: asked for by anybody at any time, taken one after the other, and none asked for is lost. */
final class SerialTurns {
    private final Turns threads;
    private final Runnable turn;
    private final AtomicInteger asked = new AtomicInteger();

    /** @param turn must not throw */
    SerialTurns(Turns threads, Runnable turn) {
        this.threads = threads;
        this.turn = turn;
    }

    void ask() {
        if (asked.getAndIncrement() == 0) {
            threads.soon(this::take);
        }
    }

    void askLater(Duration delay) {
        threads.later(delay, this::ask);
    }

    private void take() {
        int seen = asked.get();
        do {
            turn.run();
            seen = asked.addAndGet(-seen);
        } while (seen != 0);
    }
}
