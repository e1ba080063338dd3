package io.jenkins.plugins.delphixpipeline.http.cache;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Lets callers that ask the same at about the same time share one request. Whoever asks after a change of our own gets an
 * answer whose request began after it; while such changes come one after the other, those who ask wait for the next request
 * and share it, so that never more than two are under way.
 */
public final class RequestCache<V> {
    private static final int AT_ONCE = 2;

    private record Entry<V>(Supplier<V> value, long begin) {}

    /**
     * A request that is under way.
     *
     * @param changes how many changes there had been when it began
     */
    private record Load<V>(long changes, CompletableFuture<V> value) {}

    private final long lifetime;
    private final Map<String, Entry<V>> remembered = new HashMap<>();
    private final Map<String, List<Load<V>>> underWay = new HashMap<>();
    private final boolean weak;
    private long changes;

    private RequestCache(Duration lifetime, boolean weak) {
        this.lifetime = lifetime.toNanos();
        this.weak = weak;
    }

    /** For small values. */
    public static <V> RequestCache<V> of(Duration lifetime) {
        return new RequestCache<>(lifetime, false);
    }

    /** For long lists: they live no longer than those who work with them. */
    public static <V> RequestCache<V> ofLarge(Duration lifetime) {
        return new RequestCache<>(lifetime, true);
    }

    public V get(String key, Supplier<V> load) {
        Load<V> mine = null;
        Load<V> theirs = null;
        boolean interrupted = false;
        synchronized (this) {
            long wanted = changes;
            while (mine == null && theirs == null) {
                V value = recall(key);
                if (value != null) {
                    return value;
                }
                List<Load<V>> loads = underWay.computeIfAbsent(key, unused -> new ArrayList<>(AT_ONCE));
                theirs = youngEnough(loads, wanted);
                if (theirs == null && loads.size() < AT_ONCE) {
                    mine = new Load<>(changes, new CompletableFuture<>());
                    loads.add(mine);
                } else if (theirs == null) {
                    interrupted |= !rest();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return mine == null ? join(theirs.value) : run(key, mine, load);
    }

    private V recall(String key) {
        remembered.values().removeIf(entry -> System.nanoTime() - entry.begin >= lifetime);
        Entry<V> entry = remembered.get(key);
        return entry == null ? null : entry.value.get();
    }

    private static <V> Load<V> youngEnough(List<Load<V>> loads, long wanted) {
        return loads.stream().filter(load -> load.changes >= wanted).findFirst().orElse(null);
    }

    /** @return false when the thread was interrupted; the requests it waits for have time limits of their own */
    @SuppressFBWarnings(value = "WA_NOT_IN_LOOP", justification = "the loop is the caller's, which holds the lock")
    private boolean rest() {
        try {
            wait();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private V run(String key, Load<V> mine, Supplier<V> load) {
        try {
            long begin = System.nanoTime();
            V value = load.get();
            synchronized (this) {
                if (changes == mine.changes) {
                    remembered.put(key, new Entry<>(hold(value), begin));
                }
            }
            mine.value.complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            mine.value.completeExceptionally(e);
            throw e;
        } finally {
            ended(key, mine);
        }
    }

    private synchronized void ended(String key, Load<V> mine) {
        List<Load<V>> loads = underWay.get(key);
        loads.remove(mine);
        if (loads.isEmpty()) {
            underWay.remove(key);
        }
        notifyAll();
    }

    /** Waits for somebody else's read and throws what it threw. */
    private static <V> V join(CompletableFuture<V> theirs) {
        try {
            return theirs.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Supplier<V> hold(V value) {
        return weak ? new WeakReference<>(value)::get : () -> value;
    }

    /** The same for one key. */
    public synchronized void forget(String key) {
        changes++;
        remembered.remove(key);
    }

    /** After a change of our own: whoever asks from now on gets an answer that is younger than it. */
    public synchronized void forget() {
        changes++;
        remembered.clear();
    }
}
