package io.jenkins.plugins.delphixpipeline.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Action;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Job;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;

/**
 * A successful answer in the engine's envelope.
 *
 * @param cookie value of a cookie to set, or null
 */
public record Reply(ObjectNode body, String cookie) {

    /** What a read answers. */
    public static Reply of(Object result) {
        return envelope("OKResult", result, null, null);
    }

    /** What a write answers that is done already. */
    public static Reply done(Object result, Action action) {
        return envelope("OKResult", result, null, action.reference());
    }

    /** What a write answers whose work goes on in the background. */
    public static Reply started(Object result, Job job) {
        return envelope("OKResult", result, job.reference(), job.action().reference());
    }

    /** @param total size of the whole set, null when it was not counted */
    public static Reply list(JsonNode items, Integer total) {
        Reply reply = envelope("ListResult", items, null, null);
        reply.body.set("total", Json.value(total));
        reply.body.put("overflow", total == null);
        return reply;
    }

    /** A body without the envelope. */
    public static Reply bare(ObjectNode body) {
        return new Reply(body, null);
    }

    public Reply withCookie(String value) {
        return new Reply(body, value);
    }

    private static Reply envelope(String type, Object result, String job, String action) {
        return new Reply(
                Json.object("type", type, "status", "OK", "result", result, "job", job, "action", action), null);
    }
}
