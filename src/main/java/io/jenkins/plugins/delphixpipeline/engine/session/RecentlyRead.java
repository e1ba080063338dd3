package io.jenkins.plugins.delphixpipeline.engine.session;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was read a while ago of objects that do not change any more, so that nobody has to read it again. Holds a bounded number
 * of them, the latest ones. Safe for use by many threads.
 */
public final class RecentlyRead<V> {
    private static final int MOST = 500;

    private record Entry<V>(V value, long at) {}

    private final long lifetime;
    private final Map<String, Entry<V>> entries = new LinkedHashMap<>();

    public RecentlyRead(Duration lifetime) {
        this.lifetime = lifetime.toNanos();
    }

    public synchronized Optional<V> find(String reference) {
        Entry<V> entry = entries.get(reference);
        return entry == null || System.nanoTime() - entry.at >= lifetime ? Optional.empty() : Optional.of(entry.value);
    }

    public synchronized V keep(String reference, V value) {
        entries.remove(reference);
        entries.put(reference, new Entry<>(value, System.nanoTime()));
        if (entries.size() > MOST) {
            Iterator<String> oldest = entries.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return value;
    }
}
