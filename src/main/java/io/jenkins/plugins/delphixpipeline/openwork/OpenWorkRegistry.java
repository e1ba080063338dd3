package io.jenkins.plugins.delphixpipeline.openwork;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All open work of this controller. What is put into it is kept before anything is begun, and stays until it is done. Whoever
 * carries a piece of it claims it first, so that nobody else does at the same time; claims end with the controller. Safe for
 * use by many threads.
 */
public final class OpenWorkRegistry {
    private final OpenWorkStore store;
    private final Object writing = new Object();
    private final Set<String> claims = new HashSet<>();
    private final Map<String, Failure> troubles = new HashMap<>();
    /** Null until it was read. */
    private Map<String, OpenWork> works;

    private long changes;
    private long written;

    public OpenWorkRegistry(OpenWorkStore store) {
        this.store = store;
    }

    /** @return false when somebody carries it already */
    public synchronized boolean claim(String id) {
        return claims.add(id);
    }

    /** It may be claimed again. */
    public synchronized void release(String id) {
        claims.remove(id);
    }

    public synchronized boolean isClaimed(String id) {
        return claims.contains(id);
    }

    /** Oldest first. */
    public synchronized List<OpenWork> all() {
        return List.copyOf(works().values());
    }

    public synchronized Optional<OpenWork> find(String id) {
        return Optional.ofNullable(works().get(id));
    }

    /** Why it does not get on; null when nothing is known against it. */
    public synchronized Failure trouble(String id) {
        return troubles.get(id);
    }

    /** @param failure null when it is over */
    public synchronized void trouble(String id, Failure failure) {
        if (failure == null) {
            troubles.remove(id);
        } else {
            troubles.put(id, failure);
        }
    }

    /** Keeps it, in place of what was kept of it before; returns when that is certain, and else throws. */
    public void put(OpenWork work) {
        OpenWork before;
        synchronized (this) {
            before = works().put(work.id(), work);
            changes++;
        }
        try {
            write();
        } catch (RuntimeException e) {
            synchronized (this) {
                works.remove(work.id(), work);
                if (before != null) {
                    works.putIfAbsent(work.id(), before);
                }
            }
            throw e;
        }
    }

    /** A job, or a folder with all that is in it, has another full name now: its credentials are found under that. */
    public void moved(String from, String to) {
        synchronized (this) {
            List<OpenWork> before = all();
            works().replaceAll((id, work) -> work.moved(from, to));
            if (all().equals(before)) {
                return;
            }
            changes++;
        }
        write();
    }

    /** It is done: proven, remedied, or nothing was begun. */
    public void remove(String id) {
        removeIf(work -> work.id().equals(id));
    }

    /**
     * An administrator has seen to it, so that nobody needs to carry it on.
     *
     * @return false while somebody carries it
     */
    public boolean forget(String id) {
        if (!claim(id)) {
            return false;
        }
        try {
            remove(id);
        } finally {
            release(id);
        }
        return true;
    }

    void removeIf(Predicate<OpenWork> condition) {
        synchronized (this) {
            if (!works().values().removeIf(condition)) {
                return;
            }
            troubles.keySet().retainAll(works.keySet());
            changes++;
        }
        write();
    }

    /**
     * Writes what is not kept yet, such as after a write that failed; all changes made while another write is under way are kept
     * by the next one.
     *
     * @throws RuntimeException when it cannot be written
     */
    public void write() {
        synchronized (writing) {
            List<OpenWork> now;
            long latest;
            synchronized (this) {
                if (written == changes) {
                    return;
                }
                latest = changes;
                now = new ArrayList<>(works.values());
            }
            store.write(now);
            synchronized (this) {
                written = latest;
            }
        }
    }

    private Map<String, OpenWork> works() {
        if (works == null) {
            Map<String, OpenWork> read = new LinkedHashMap<>();
            store.read().forEach(work -> read.put(work.id(), work));
            works = read;
        }
        return works;
    }
}
