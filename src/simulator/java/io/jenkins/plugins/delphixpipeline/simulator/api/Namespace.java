package io.jenkins.plugins.delphixpipeline.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Datasets;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Names;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

/** What most namespaces have in common: list with filters, get, update of some members. */
public final class Namespace {

    private final Kind kind;
    private final Map<String, BiPredicate<Call, ObjectNode>> filters = new LinkedHashMap<>();
    private final Map<String, Kind> references = new HashMap<>();
    private String owner;
    private Set<String> writable = Set.of();
    private String updateAction;

    public Namespace(Kind kind) {
        this.kind = kind;
    }

    /** A query parameter that filters by the member of this name. */
    public Namespace filter(String parameter, String member) {
        filters.put(parameter, (call, object) -> Objects.equals(call.query(parameter), Json.text(object, member)));
        return this;
    }

    /** A query parameter that names an object of some kind; one that there is not is refused. */
    public Namespace filter(String parameter, Kind of, BiPredicate<Call, ObjectNode> selects) {
        references.put(parameter, of);
        filters.put(parameter, selects);
        return this;
    }

    /** A query parameter that is a flag: true leaves out what this does not select. */
    public Namespace flag(String parameter, BiPredicate<Call, ObjectNode> selects) {
        filters.put(parameter, (call, object) -> !"true".equals(call.query(parameter)) || selects.test(call, object));
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
        call.requireVisible(owning);
        Collection<ObjectNode> objects = owning == null || owning.isEmpty()
                ? call.store().all(kind)
                : call.store().of(kind, owning);
        List<BiPredicate<Call, ObjectNode>> wanted = filters.entrySet().stream()
                .filter(filter -> call.query(filter.getKey()) != null
                        && !call.query(filter.getKey()).isEmpty())
                .map(Map.Entry::getValue)
                .toList();
        references.forEach((parameter, of) -> {
            if (call.query(parameter) != null && !call.query(parameter).isEmpty()) {
                call.object(of, call.query(parameter));
            }
        });
        return wanted.isEmpty()
                ? objects
                : objects.stream()
                        .filter(object -> wanted.stream().allMatch(filter -> filter.test(call, object)))
                        .toList();
    }

    private Reply update(Call call) {
        ObjectNode object = call.object(kind);
        JsonNode body = call.body();
        Validation validation = call.validate();
        if (Json.has(body, "type")) {
            validation.type(Set.of(Json.text(object, "type")));
        }
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
            if (kind == Kind.DATABASE
                    && body.at("/sourcingPolicy/logsyncEnabled").isBoolean()) {
                Datasets.logSync(
                        changed, body.at("/sourcingPolicy/logsyncEnabled").asBoolean());
            }
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
