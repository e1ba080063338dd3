package io.jenkins.plugins.delphixpipeline.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Names;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What most namespaces have in common: list with filters, get, update of some members. */
public final class Namespace {

    private final Kind kind;
    private final Map<String, String> filters = new LinkedHashMap<>();
    private String owner;
    private Set<String> writable = Set.of();
    private String updateAction;

    public Namespace(Kind kind) {
        this.kind = kind;
    }

    /** A query parameter that filters by the member of this name. */
    public Namespace filter(String parameter, String member) {
        filters.put(parameter, member);
        return this;
    }

    /** A query parameter that names the container or data layout which the objects belong to. */
    public Namespace owner(String parameter) {
        owner = parameter;
        return this;
    }

    /** Members that an update may change; an update of any other is refused as read-only. */
    public Namespace update(String actionType, String... members) {
        updateAction = actionType;
        writable = Set.of(members);
        return this;
    }

    public void addTo(Router router) {
        router.get(kind.path(), call -> call.list(kind, selected(call)));
        router.get(kind.path() + "/{ref}", call -> Reply.of(call.show(kind, call.object(kind))));
        if (updateAction != null) {
            router.post(kind.path() + "/{ref}", this::update);
        }
    }

    private Collection<ObjectNode> selected(Call call) {
        String owning = owner == null ? null : call.query(owner);
        Collection<ObjectNode> objects = owning == null || owning.isEmpty()
                ? call.store().all(kind)
                : call.store().of(kind, owning);
        List<Map.Entry<String, String>> wanted = filters.entrySet().stream()
                .filter(filter -> call.query(filter.getKey()) != null
                        && !call.query(filter.getKey()).isEmpty())
                .toList();
        if (wanted.isEmpty()) {
            return objects;
        }
        return objects.stream()
                .filter(object -> wanted.stream()
                        .allMatch(filter ->
                                Objects.equals(call.query(filter.getKey()), Json.text(object, filter.getValue()))))
                .toList();
    }

    private Reply update(Call call) {
        ObjectNode object = call.object(kind);
        JsonNode body = call.body();
        Validation validation = call.validate();
        body.fieldNames().forEachRemaining(member -> {
            boolean changes = object.has(member) && !object.get(member).equals(body.get(member));
            if (changes && !writable.contains(member) && !member.equals("type")) {
                validation.readOnly(member);
            }
        });
        validation.check();
        if (kind == Kind.DATABASE && body.has("name") && !body.get("name").equals(object.get("name"))) {
            String group = Json.has(body, "group") ? call.text("group") : Json.text(object, "group");
            new Names(call.state()).requireFree(group, call.text("name"));
        }
        call.store().update(kind, Store.ref(object), changed -> {
            for (String member : writable) {
                if (body.has(member)) {
                    changed.set(member, merged(changed.get(member), body.get(member)));
                }
            }
        });
        return call.done("", updateAction, "Update \"" + Json.text(object, "name") + "\".");
    }

    /** Members of an object change one by one, those that were not sent stay; a list is replaced as a whole. */
    private static JsonNode merged(JsonNode old, JsonNode sent) {
        if (!(old instanceof ObjectNode) || !(sent instanceof ObjectNode) || !sent.has("type")) {
            return secretless(sent);
        }
        ObjectNode merged = old.deepCopy();
        sent.properties().forEach(member -> merged.set(member.getKey(), member.getValue()));
        return secretless(merged);
    }

    private static JsonNode secretless(JsonNode sent) {
        if (sent instanceof ObjectNode object && object.has("password")) {
            return object.deepCopy().put("password", "********");
        }
        return sent;
    }
}
