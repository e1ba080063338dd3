package io.jenkins.plugins.delphixpipeline.simulator.dct.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What DCT itself keeps about objects, whoever made them: tags, locks, how long they are kept. */
public final class Notes {

    /**
     * How long something is kept; neither where nobody has said.
     *
     * @param expiration a date, or null
     */
    public record Keep(String expiration, boolean forever) {}

    private final Tags tags = new Tags();
    private final Map<String, Account> locks = new HashMap<>();
    private final Map<String, Keep> keeps = new HashMap<>();

    public Tags tags() {
        return tags;
    }

    public Optional<Account> lockOf(String id) {
        return Optional.ofNullable(locks.get(id));
    }

    public void lock(String id, Account owner) {
        locks.put(id, owner);
    }

    public void unlock(String id) {
        locks.remove(id);
    }

    public Keep keepOf(String id) {
        return keeps.getOrDefault(id, new Keep(null, false));
    }

    public void keep(String id, Keep how) {
        keeps.put(id, how);
    }

    /** Puts the members that tell of a lock. */
    public void showLock(String id, ObjectNode object) {
        Account owner = locks.get(id);
        object.put("is_locked", owner != null);
        if (owner != null) {
            object.put("locked_by", owner.id()).put("locked_by_name", owner.name());
        }
    }
}
