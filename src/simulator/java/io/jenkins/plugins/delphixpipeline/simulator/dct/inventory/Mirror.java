package io.jenkins.plugins.delphixpipeline.simulator.dct.inventory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** What DCT knows of an engine: everything that the engine holds, some time later. */
public final class Mirror {

    private record Change(Kind kind, String reference, ObjectNode object, Instant when, long nanos) {}

    private final Queue<Change> onTheWay = new ConcurrentLinkedQueue<>();
    private final Map<Kind, Map<String, ObjectNode>> objects = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<String, Map<String, ObjectNode>>> owned = new EnumMap<>(Kind.class);
    private final Map<String, Instant> firstSeen = new HashMap<>();
    private final Supplier<Duration> lag;
    private volatile boolean immediate = true;

    Mirror(Supplier<Duration> lag) {
        this.lag = lag;
        for (Kind kind : Kind.values()) {
            objects.put(kind, new LinkedHashMap<>());
            owned.put(kind, new HashMap<>());
        }
    }

    /** Learns of a change, which shows later; does not wait. */
    void tell(Kind kind, String reference, ObjectNode object, Instant when) {
        onTheWay.add(new Change(kind, reference, object, when, System.nanoTime()));
    }

    /** Ends the first collection: all that was told so far shows at once, what is told later after the lag. */
    void collected() {
        catchUp();
        immediate = false;
    }

    /** Lets everything show that has been on its way for long enough. */
    void catchUp() {
        long lagging = immediate ? 0 : lag.get().toNanos();
        for (Change next = onTheWay.peek(); next != null; next = onTheWay.peek()) {
            if (System.nanoTime() - next.nanos() < lagging) {
                return;
            }
            apply(onTheWay.remove());
        }
    }

    private void apply(Change change) {
        Map<String, ObjectNode> all = objects.get(change.kind());
        ObjectNode before = all.get(change.reference());
        if (change.object() == null) {
            all.remove(change.reference());
            if (before != null) {
                owned(change.kind(), before).remove(change.reference());
            }
        } else {
            all.put(change.reference(), change.object());
            owned(change.kind(), change.object()).put(change.reference(), change.object());
            firstSeen.putIfAbsent(change.reference(), change.when());
        }
    }

    private Map<String, ObjectNode> owned(Kind kind, ObjectNode object) {
        return owned.get(kind)
                .computeIfAbsent(String.valueOf(Json.text(object, "container")), any -> new LinkedHashMap<>());
    }

    /** When the engine had it for the first time. */
    public Instant firstSeen(String reference) {
        return firstSeen.get(reference);
    }

    public Optional<ObjectNode> find(Kind kind, String reference) {
        return Optional.ofNullable(reference).map(objects.get(kind)::get);
    }

    /** Oldest first. */
    public Collection<ObjectNode> all(Kind kind) {
        return objects.get(kind).values();
    }

    /** Those that belong to a dataset, oldest first. */
    public List<ObjectNode> of(Kind kind, String dataset) {
        return new ArrayList<>(owned.get(kind).getOrDefault(dataset, Map.of()).values());
    }

    public List<ObjectNode> where(Kind kind, String member, String value) {
        return all(kind).stream()
                .filter(object -> Objects.equals(Json.text(object, member), value))
                .toList();
    }

    /** The source that runs a dataset; while it is on its way, nothing. */
    public Optional<ObjectNode> sourceOf(String dataset) {
        return of(Kind.SOURCE, dataset).stream().findFirst();
    }

    /** An object that is linked to by one of another: the text of a member, looked up. */
    public Optional<ObjectNode> follow(Optional<ObjectNode> object, String member, Kind kind) {
        return object.flatMap(from -> find(kind, Json.text(from, member)));
    }
}
