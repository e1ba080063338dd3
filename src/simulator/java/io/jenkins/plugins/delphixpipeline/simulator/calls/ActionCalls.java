package io.jenkins.plugins.delphixpipeline.simulator.calls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Action;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Job;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code /action}. */
final class ActionCalls {

    private static final int PAGE = 25;

    private ActionCalls() {}

    static void addTo(Router router) {
        router.get("action", ActionCalls::list);
        router.get(
                "action/{ref}",
                call -> Reply.of(
                        action(call).toJson(call.version(), call.state().switches())));
        router.get(
                "action/{ref}/getJob",
                call -> Reply.of(
                        job(call).toJson(true, call.version(), call.state().switches())));
    }

    private static Reply list(Call call) {
        List<Action> found = new ArrayList<>();
        for (Action action : call.state().jobs().actions().all()) {
            if (matches(call, action)) {
                found.add(action);
            }
        }
        boolean ascending = call.query("ascending") == null
                ? call.state().switches().isOn(Switch.LISTS_OLDEST_FIRST)
                : "true".equals(call.query("ascending"));
        if (!ascending) {
            Collections.reverse(found);
        }
        ArrayNode page = Json.array();
        for (Action action : call.paging(PAGE).page(found)) {
            page.add(action.toJson(call.version(), call.state().switches()));
        }
        return Reply.list(page, call.state().switches().isOn(Switch.LIST_TOTAL_NULL) ? null : found.size());
    }

    private static boolean matches(Call call, Action action) {
        boolean root = action.caller().parentAction() == null;
        return JobCalls.isOr(call.query("state"), action.state())
                && JobCalls.isOr(call.query("parentAction"), action.caller().parentAction())
                && JobCalls.isOr(call.query("user"), action.caller().user())
                && (root || !"true".equals(call.query("rootActionOnly")))
                && JobCalls.isAround(call, action.startTime(), action.startTime())
                && !List.of(String.valueOf(call.query("ignoreActionTypes")).split(","))
                        .contains(action.actionType())
                && JobCalls.contains(call.query("searchText"), action.actionType() + " " + action.details());
    }

    private static Action action(Call call) {
        String reference = call.variable("ref");
        return call.state().jobs().actions().find(reference).orElseThrow(() -> ApiError.missing(reference));
    }

    private static Job job(Call call) {
        String job = action(call).job();
        return call.state()
                .jobs()
                .find(job)
                .orElseThrow(() -> ApiError.refused(
                        "exception.action.no.job", "The action " + call.variable("ref") + " has no job.", null));
    }
}
