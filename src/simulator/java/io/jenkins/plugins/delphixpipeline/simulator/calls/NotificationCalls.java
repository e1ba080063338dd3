package io.jenkins.plugins.delphixpipeline.simulator.calls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.Duration;

/** {@code /notification}: the long poll. */
final class NotificationCalls {

    private static final int USUAL_TIMEOUT = 5_000;
    private static final int LONGEST_TIMEOUT = 600_000;
    private static final int USUAL_MAX = 1_000;

    private NotificationCalls() {}

    static void addTo(Router router) {
        router.waiting("notification", NotificationCalls::poll);
    }

    private static Reply poll(Call call) {
        String channel = call.query("channel") == null ? "" : call.query("channel");
        int timeout = Math.min(LONGEST_TIMEOUT, call.number("timeout", USUAL_TIMEOUT));
        int max = Math.max(1, call.number("max", USUAL_MAX));
        ArrayNode items;
        try {
            items = call.state().notifications().poll(call.session().id(), channel, Duration.ofMillis(timeout), max);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            items = Json.array();
        }
        return Reply.list(items, items.size());
    }
}
