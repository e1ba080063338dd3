package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** An answer that somebody on the way gives in a back end's place: a gateway, a filter, a login page, a health check. */
public record ForeignAnswer(int status, String contentType, String body) {
    private static final String JSON = "application/json";
    private static final String HTML = "text/html;charset=utf-8";

    /** Statuses that gateways and filters answer with, and 200. */
    public static final List<Integer> STATUSES =
            List.of(200, 201, 204, 302, 400, 401, 403, 404, 405, 408, 409, 413, 418, 429, 500, 501, 502, 503, 504);

    /** Well-formed or not, none of these is an engine's envelope or a Masking Engine's answer. */
    public static final List<String> BODIES = List.of(
            "{\"timestamp\":\"2024-01-01T00:00:00.000Z\",\"status\":504,\"error\":\"Gateway Timeout\",\"path\":\"/\"}",
            "{\"status\":\"UP\"}",
            "{\"status\":\"error\"}",
            "{\"status\":\"OK\"}",
            "{\"status\":\"ERROR\"}",
            "{\"status\":\"OK\",\"result\":\"\",\"job\":null,\"action\":null}",
            "{\"error\":{}}",
            "{\"error\":{\"id\":\"gateway.timeout\",\"details\":\"The backend did not answer.\"}}",
            "{\"error\":\"invalid_token\"}",
            "{\"message\":\"Unauthorized\"}",
            "{\"type\":\"OKResult\"}",
            "{\"type\":\"OKResult\",\"status\":\"UP\",\"result\":\"\"}",
            "{\"type\":\"OKResult\",\"status\":\"ok\",\"result\":\"\",\"job\":null,\"action\":null}",
            "{\"type\":\"okresult\",\"status\":\"OK\",\"result\":\"\",\"job\":null,\"action\":null}",
            "{\"Type\":\"OKResult\",\"Status\":\"OK\",\"Result\":\"\"}",
            "{\"type\":\"Health\",\"status\":\"OK\",\"result\":[]}",
            "{\"type\":\"OKResult\",\"status\":\"OK\"}",
            "{\"type\":\"OKResult\",\"status\":\"ERROR\",\"error\":{\"id\":\"x\"}}",
            "{\"type\":\"ErrorResult\",\"status\":\"OK\",\"result\":\"\"}",
            "{\"type\":\"ErrorResult\",\"status\":\"ERROR\"}",
            "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"details\":\"no id\"}}",
            "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"id\":\"\"}}",
            "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"id\":null}}",
            "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":\"exception.executor.object.missing\"}",
            "{\"type\":\"ErrorResult\",\"status\":404,\"error\":{\"id\":\"exception.executor.object.missing\"}}",
            "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"id\":\"exception.executor.object.missing\"}",
            "{\"type\":\"OKResult\",\"status\":\"OK\",\"result\":\"\",\"job\":\"JOB-1\",\"act",
            "{\"type\":\"OKResult\",\"status\":\"OK\",\"result\":\"\",\"job\":null,\"action\":null} trailing",
            "[]",
            "[{\"type\":\"OKResult\",\"status\":\"OK\",\"result\":\"\"}]",
            "\"text\"",
            "null",
            "true",
            "7",
            "",
            "{}",
            "{\"result\":[]}",
            "{\"responseList\":[]}",
            "{\"executionId\":null,\"jobId\":null}",
            "<html><head><title>Sign in</title></head><body>Please sign in to the network</body></html>");

    private static final List<String> PAGES = List.of(
            "<html><body><h1>504 Gateway Time-out</h1></body></html>",
            "<html><body>The requested URL /resources/json/delphix was rejected. Your support id is 17.</body></html>",
            "");

    /** Every body in the guise of JSON, and every page as what it is. */
    public static Stream<ForeignAnswer> all(int status) {
        return Stream.concat(
                BODIES.stream().map(body -> new ForeignAnswer(status, JSON, body)),
                PAGES.stream().map(page -> new ForeignAnswer(status, HTML, page)));
    }

    static ForeignAnswer any(Random random) {
        List<ForeignAnswer> all =
                all(STATUSES.get(random.nextInt(STATUSES.size()))).toList();
        return all.get(random.nextInt(all.size()));
    }

    /** The request does not reach the back end. */
    public Fault instead() {
        return Fault.foreign(status, contentType, body);
    }

    /** The back end did its work. */
    public Fault afterwards() {
        return Fault.foreignAfter(status, contentType, body);
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
