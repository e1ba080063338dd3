package io.jenkins.plugins.delphixpipeline.simulator.dct.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Inventory;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.RegisteredEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The policies and database templates of all engines; they are there, but do nothing. Each engine has the usual policies, and those
 * that its scenario describes.
 */
public final class Policies {

    private static final Map<String, String> KINDS =
            Map.of("snapshot_policy_id", "SNAPSHOT_POLICY", "retention_policy_id", "RETENTION_POLICY");
    private static final List<List<String>> EACH = List.of(
            List.of("POLICY_SNAPSHOT-1", "None", "SNAPSHOT_POLICY"),
            List.of("POLICY_SNAPSHOT-2", "Default Snapshot", "SNAPSHOT_POLICY"),
            List.of("POLICY_RETENTION-1", "Default Retention", "RETENTION_POLICY"),
            List.of("POLICY_RETENTION-2", "Ninety Days", "RETENTION_POLICY"),
            List.of("POLICY_RETENTION-3", "Two weeks", "RETENTION_POLICY"),
            List.of("POLICY_SYNC-1", "Default SnapSync", "SYNC_POLICY"),
            List.of("POLICY_REFRESH-1", "None", "REFRESH_POLICY"));

    private final Inventory inventory;
    private final List<ObjectNode> described = new ArrayList<>();

    Policies(Inventory inventory) {
        this.inventory = inventory;
    }

    public Stream<ObjectNode> all() {
        Stream<ObjectNode> usual = inventory.engines().stream().flatMap(engine -> EACH.stream()
                .map(policy -> policy(engine, policy.get(0), policy.get(1), policy.get(2))));
        return Stream.concat(usual, described.stream().map(ObjectNode::deepCopy));
    }

    /** Whether every simulated engine has it. */
    public static boolean isUsual(String name, String type) {
        return EACH.stream()
                .anyMatch(policy -> policy.get(1).equals(name) && policy.get(2).equals(type));
    }

    /** One more, of this engine; one that it has anyway stays the only one of its name. */
    public void add(RegisteredEngine engine, String name, String type) {
        if (!isUsual(name, type)) {
            described.add(policy(engine, "POLICY_DESCRIBED-" + (described.size() + 1), name, type));
        }
    }

    private static ObjectNode policy(RegisteredEngine engine, String reference, String name, String type) {
        return Json.object(
                "id",
                engine.id(reference),
                "name",
                name,
                "policy_type",
                type,
                "engine_id",
                engine.id(),
                "is_replica",
                false,
                "default_policy",
                name.startsWith("Default"),
                "tags",
                Json.array());
    }

    public Stream<ObjectNode> templates() {
        return Stream.of(template("Small", "OracleVirtualSource"), template("Large", "OracleVirtualSource"));
    }

    private static ObjectNode template(String name, String type) {
        return Json.object(
                "id",
                "DATABASE_TEMPLATE-" + name.length(),
                "name",
                name,
                "source_type",
                type,
                "parameters",
                Json.object("sga_target", name.equals("Small") ? "1G" : "8G"),
                "tags",
                Json.array());
    }

    /** Refuses a body that names what there is not. */
    public void check(JsonNode body) {
        KINDS.forEach((member, kind) -> {
            String id = Json.text(body, member);
            if (id != null && all().noneMatch(policy -> isOne(policy, id, kind))) {
                throw DctError.missing(kind + " " + id);
            }
        });
        String template = Json.text(body, "template_id");
        if (template != null && templates().noneMatch(each -> template.equals(Json.text(each, "id")))) {
            throw DctError.missing("database template " + template);
        }
    }

    private static boolean isOne(ObjectNode policy, String id, String kind) {
        return id.equals(Json.text(policy, "id")) && kind.equals(Json.text(policy, "policy_type"));
    }
}
