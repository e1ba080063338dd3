package io.jenkins.plugins.delphixpipeline.http.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Policy;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets callers that ask the same at about the same time share one request. Whoever asks after a change of our own gets an
 * answer whose request began after it; while such changes come one after the other, those who ask wait for the next request
 * and share it, so that never more than two are under way. That is more than a loading cache promises, whose load goes on for
 * those who come after a change; what it remembers is in one.
 */
public final class RequestCache<V> {
    private static final int AT_ONCE = 2;

    /**
     * A request that is under way.
     *
     * @param changes how many changes there had been when it began
     */
    private record Load<V>(long changes, CompletableFuture<V> value) {}

    private final long lifetime;
    private final Cache<String, V> remembered;
    private final Policy.VarExpiration<String, V> expiry;
    private final Map<String, List<Load<V>>> underWay = new HashMap<>();
    private long changes;

    private RequestCache(Duration lifetime, Caffeine<Object, Object> kind) {
        this.lifetime = lifetime.toNanos();
        // Each answer is put with a time of its own: it ages from when its request began.
        this.remembered = kind.expireAfter(Expiry.<String, V>creating((key, value) -> lifetime))
                .build();
        this.expiry = remembered.policy().expireVariably().orElseThrow();
    }

    /** For small values. */
    public static <V> RequestCache<V> of(Duration lifetime) {
        return new RequestCache<>(lifetime, Caffeine.newBuilder());
    }

    /** For long lists: they live no longer than those who work with them. */
    public static <V> RequestCache<V> ofLarge(Duration lifetime) {
        return new RequestCache<>(lifetime, Caffeine.newBuilder().weakValues());
    }

    public V get(String key, Supplier<V> load) {
        Load<V> mine = null;
        Load<V> theirs = null;
        boolean interrupted = false;
        synchronized (this) {
            long wanted = changes;
            while (mine == null && theirs == null) {
                V value = remembered.getIfPresent(key);
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
                long left = lifetime - (System.nanoTime() - begin);
                if (changes == mine.changes && value != null && left > 0) {
                    expiry.put(key, value, left, TimeUnit.NANOSECONDS);
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

    /** The same for one key. */
    public synchronized void forget(String key) {
        changes++;
        remembered.invalidate(key);
    }

    /** After a change of our own: whoever asks from now on gets an answer that is younger than it. */
    public synchronized void forget() {
        changes++;
        remembered.invalidateAll();
    }
}
