package io.jenkins.plugins.delphixpipeline.simulator.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Notifications;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * All persistent objects, as the engine shows them. A stored node is never changed in place: {@link #update} puts a
 * changed copy, so that an answer can be written outside the engine's lock. Every change is notified.
 */
public final class Store {

    private final Map<Kind, Map<String, ObjectNode>> objects = new EnumMap<>(Kind.class);
    private final Map<String, Map<Kind, Map<String, ObjectNode>>> owned = new LinkedHashMap<>();
    private final References references = new References();
    private final Notifications notifications;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    /** Is told of every change, in the order in which they happen; runs while the engine's monitor is held. */
    @FunctionalInterface
    public interface Follower {
        /** @param object as it is now, null when it has been removed */
        void changed(Kind kind, String reference, ObjectNode object);
    }

    public Store(Notifications notifications) {
        this.notifications = notifications;
        for (Kind kind : Kind.values()) {
            objects.put(kind, new LinkedHashMap<>());
        }
    }

    /** Stores a new object under a new reference and returns it as stored. */
    public ObjectNode add(Kind kind, ObjectNode object) {
        String type = object.get("type").asText();
        ObjectNode stored = Json.object("type", type, "reference", references.next(type), "namespace", null);
        object.properties().forEach(member -> {
            if (!member.getKey().equals("reference")) {
                stored.set(member.getKey(), member.getValue());
            }
        });
        put(kind, stored);
        notifications.publish("CREATE", ref(stored), type);
        return stored;
    }

    /** Replaces an object by a changed copy. */
    public ObjectNode update(Kind kind, String reference, Consumer<ObjectNode> change) {
        ObjectNode copy = get(kind, reference).deepCopy();
        change.accept(copy);
        put(kind, copy);
        notifications.publish("UPDATE", reference, Json.text(copy, "type"));
        return copy;
    }

    public void remove(Kind kind, String reference) {
        ObjectNode removed = objects.get(kind).remove(reference);
        if (removed != null) {
            owners(removed).forEach(owner -> owned.get(owner).get(kind).remove(reference));
            notifications.publish("DELETE", reference, Json.text(removed, "type"));
            followers.forEach(follower -> follower.changed(kind, reference, null));
        }
    }

    /** Tells of everything that is there, and from now on of every change. */
    public void follow(Follower follower) {
        objects.forEach((kind, all) -> all.forEach((reference, object) -> follower.changed(kind, reference, object)));
        followers.add(follower);
    }

    public Optional<ObjectNode> find(Kind kind, String reference) {
        return Optional.ofNullable(reference).map(objects.get(kind)::get);
    }

    /** An object that must be there. */
    public ObjectNode get(Kind kind, String reference) {
        return find(kind, reference).orElseThrow(() -> new IllegalStateException("no " + kind + " " + reference));
    }

    /** All objects of a kind, oldest first. */
    public Collection<ObjectNode> all(Kind kind) {
        return objects.get(kind).values();
    }

    /** The objects of a kind that belong to a container (database or data pod) or data layout, oldest first. */
    public List<ObjectNode> of(Kind kind, String owner) {
        return new ArrayList<>(
                owned.getOrDefault(owner, Map.of()).getOrDefault(kind, Map.of()).values());
    }

    /** Objects of a kind with this value of a text member, oldest first. */
    public List<ObjectNode> where(Kind kind, String member, String value) {
        return all(kind).stream()
                .filter(object -> Objects.equals(Json.text(object, member), value))
                .toList();
    }

    public static String ref(ObjectNode object) {
        return object.get("reference").asText();
    }

    private void put(Kind kind, ObjectNode object) {
        String reference = ref(object);
        objects.get(kind).put(reference, object);
        for (String owner : owners(object)) {
            owned.computeIfAbsent(owner, any -> new EnumMap<>(Kind.class))
                    .computeIfAbsent(kind, any -> new LinkedHashMap<>())
                    .put(reference, object);
        }
        followers.forEach(follower -> follower.changed(kind, reference, object));
    }

    private static List<String> owners(ObjectNode object) {
        List<String> owners = new ArrayList<>(2);
        for (String member : List.of("container", "dataLayout")) {
            if (Json.has(object, member)) {
                owners.add(Json.text(object, member));
            }
        }
        return owners;
    }
}
