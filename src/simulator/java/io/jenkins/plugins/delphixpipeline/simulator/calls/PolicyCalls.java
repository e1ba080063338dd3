package io.jenkins.plugins.delphixpipeline.simulator.calls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;

/** {@code /policy}: all of them, or those in effect for one dataset, as recorded. */
final class PolicyCalls {
    private static final ObjectNode NONE = Json.template("""
            {"type": "SnapshotPolicy", "reference": "POLICY_SNAPSHOT-2", "namespace": null, "name": "None:SnapshotPolicy",
             "customized": false, "default": false, "effectiveType": "DIRECT_APPLIED", "scheduleList": [],
             "timezone": {"type": "TimeZone", "id": "US/Pacific", "offset": 480, "offsetString": "UTC -08:00"}}
            """);

    private PolicyCalls() {}

    static void addTo(Router router) {
        router.get("policy", PolicyCalls::policies);
    }

    private static Reply policies(Call call) {
        String target = call.query("target");
        ArrayNode policies = Json.array();
        call.store().all(Kind.POLICY).stream()
                .filter(policy -> target == null || target.equals(Json.text(policy, "target")))
                .forEach(policy -> policies.add(policy.deepCopy().without("target")));
        if (target == null || policies.isEmpty()) {
            policies.add(NONE.deepCopy());
        }
        return Reply.list(policies, policies.size());
    }
}
