package io.jenkins.plugins.delphixpipeline.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;

/** One request, immutable; its text form shows neither headers nor body. */
public final class WebRequest {
    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Duration readTimeout;
    private final Duration retryBudget;
    private final Cancellation cancellation;

    private WebRequest(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            byte[] body,
            Duration readTimeout,
            Duration retryBudget,
            Cancellation cancellation) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.readTimeout = readTimeout;
        this.retryBudget = retryBudget;
        this.cancellation = cancellation;
    }

    /** @param path below the address of the back end, with a leading slash and without a query */
    public static WebRequest get(String path) {
        return new WebRequest("GET", path, Map.of(), Map.of(), null, null, null, null);
    }

    /** @param json an object to write as JSON, or null for an empty body */
    public static WebRequest post(String path, Object json) {
        return with("POST", path, json);
    }

    public static WebRequest put(String path, Object json) {
        return with("PUT", path, json);
    }

    public static WebRequest patch(String path, Object json) {
        return with("PATCH", path, json);
    }

    public static WebRequest delete(String path) {
        return new WebRequest("DELETE", path, Map.of(), Map.of(), null, null, null, null);
    }

    private static WebRequest with(String method, String path, Object json) {
        byte[] body = json == null ? new byte[0] : Json.write(json).getBytes(StandardCharsets.UTF_8);
        return new WebRequest(method, path, Map.of(), Map.of(), body, null, null, null);
    }

    /** @param value left out when null */
    public WebRequest query(String name, Object value) {
        if (value == null) {
            return this;
        }
        return new WebRequest(
                method,
                path,
                plus(query, name, value.toString()),
                headers,
                body,
                readTimeout,
                retryBudget,
                cancellation);
    }

    public WebRequest header(String name, String value) {
        return new WebRequest(
                method, path, query, plus(headers, name, value), body, readTimeout, retryBudget, cancellation);
    }

    /** The same request below a common path. */
    public WebRequest below(String prefix) {
        return new WebRequest(method, prefix + path, query, headers, body, readTimeout, retryBudget, cancellation);
    }

    /** For an answer that is known to let itself be waited for. */
    public WebRequest answeredWithin(Duration time) {
        return new WebRequest(method, path, query, headers, body, time, retryBudget, cancellation);
    }

    /** Another budget for repetitions than the connection's. */
    public WebRequest retriedFor(Duration budget) {
        return new WebRequest(method, path, query, headers, body, readTimeout, budget, cancellation);
    }

    public WebRequest cancelledBy(Cancellation handle) {
        return new WebRequest(method, path, query, headers, body, readTimeout, retryBudget, handle);
    }

    private static Map<String, String> plus(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    Duration readTimeout() {
        return readTimeout;
    }

    Duration retryBudget() {
        return retryBudget;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    public HttpUrl url(HttpUrl base) {
        HttpUrl.Builder url = base.newBuilder().addPathSegments(path.substring(1));
        query.forEach(url::addQueryParameter);
        return url.build();
    }

    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : query.toString());
    }
}
