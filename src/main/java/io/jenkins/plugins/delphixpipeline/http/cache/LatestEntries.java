package io.jenkins.plugins.delphixpipeline.http.cache;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that forgets what was put into it first when it gets too large. What was put last is always there, which a cache does not
 * promise: so this holds what answers depend on, and not what could be asked for again.
 */
public final class LatestEntries<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    private LatestEntries(int most) {
        this.most = most;
    }

    /** For use by many threads. */
    public static <V> Map<String, V> of(int most) {
        return Collections.synchronizedMap(new LatestEntries<>(most));
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
