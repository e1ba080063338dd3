package io.jenkins.plugins.delphixpipeline.engine;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Lets callers that ask the same at about the same time share one request. */
final class ShortMemory<V> {
    private record Entry<V>(Supplier<V> value, long begin) {}

    private final long lifetime;
    private final Map<String, Entry<V>> remembered = new HashMap<>();
    private final Map<String, CompletableFuture<V>> underway = new HashMap<>();
    private final boolean weak;
    private long generation;

    private ShortMemory(Duration lifetime, boolean weak) {
        this.lifetime = lifetime.toNanos();
        this.weak = weak;
    }

    /** For small values. */
    static <V> ShortMemory<V> of(Duration lifetime) {
        return new ShortMemory<>(lifetime, false);
    }

    /** For long lists: they live no longer than those who work with them. */
    static <V> ShortMemory<V> ofLarge(Duration lifetime) {
        return new ShortMemory<>(lifetime, true);
    }

    V get(String key, Supplier<V> load) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> theirs;
        long generationAtStart;
        synchronized (this) {
            remembered.values().removeIf(entry -> System.nanoTime() - entry.begin >= lifetime);
            Entry<V> entry = remembered.get(key);
            V value = entry == null ? null : entry.value.get();
            if (value != null) {
                return value;
            }
            theirs = underway.putIfAbsent(key, mine);
            generationAtStart = generation;
        }
        if (theirs != null) {
            return join(theirs);
        }
        try {
            long begin = System.nanoTime();
            V value = load.get();
            synchronized (this) {
                if (generation == generationAtStart) {
                    remembered.put(key, new Entry<>(hold(value), begin));
                }
            }
            mine.complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            synchronized (this) {
                underway.remove(key, mine);
            }
        }
    }

    private Supplier<V> hold(V value) {
        return weak ? new WeakReference<>(value)::get : () -> value;
    }

    private static <V> V join(CompletableFuture<V> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** The same for one key. */
    synchronized void forget(String key) {
        generation++;
        remembered.remove(key);
        underway.remove(key);
    }

    /** After a change of our own: whoever asks from now on gets an answer that is younger than it. */
    synchronized void forget() {
        generation++;
        remembered.clear();
        underway.clear();
    }
}
