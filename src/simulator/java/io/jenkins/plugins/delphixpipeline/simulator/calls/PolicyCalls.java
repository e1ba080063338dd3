package io.jenkins.plugins.delphixpipeline.simulator.calls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code /policy}: all of them, or those in effect for one dataset, as recorded; they are applied to others, too. */
final class PolicyCalls {
    private static final ObjectNode NONE = Json.template("""
            {"type": "SnapshotPolicy", "reference": "POLICY_SNAPSHOT-2", "namespace": null, "name": "None:SnapshotPolicy",
             "customized": false, "default": false, "effectiveType": "DIRECT_APPLIED", "scheduleList": [],
             "timezone": {"type": "TimeZone", "id": "US/Pacific", "offset": 480, "offsetString": "UTC -08:00"}}
            """);

    private PolicyCalls() {}

    static void addTo(Router router) {
        router.get("policy", PolicyCalls::policies);
        router.post("policy/{ref}/apply", PolicyCalls::apply);
    }

    /** A dataset has one snapshot policy. */
    private static Reply apply(Call call) {
        call.validate().required("target").check();
        String target = Store.ref(call.object(Kind.DATABASE, call.text("target")));
        boolean none = call.variable("ref").equals(Store.ref(NONE));
        ObjectNode applied = none ? NONE : call.object(Kind.POLICY);
        for (ObjectNode policy : List.copyOf(call.store().all(Kind.POLICY))) {
            Set<String> targets = targets(policy);
            targets.remove(target);
            if (Store.ref(policy).equals(Store.ref(applied))) {
                targets.add(target);
            }
            call.store().update(Kind.POLICY, Store.ref(policy), changed -> changed.set("targets", Json.array(targets)));
        }
        return call.done("", "POLICY_APPLY", "Apply policy \"" + Json.text(applied, "name") + "\".");
    }

    private static Set<String> targets(ObjectNode policy) {
        Set<String> targets = new LinkedHashSet<>();
        policy.path("targets").forEach(target -> targets.add(target.asText()));
        return targets;
    }

    private static Reply policies(Call call) {
        String target = call.query("target");
        ArrayNode policies = Json.array();
        call.store().all(Kind.POLICY).stream()
                .filter(policy -> target == null || targets(policy).contains(target))
                .forEach(policy -> policies.add(policy.deepCopy().without("targets")));
        if (target == null || policies.isEmpty()) {
            policies.add(NONE.deepCopy());
        }
        return Reply.list(policies, policies.size());
    }
}
