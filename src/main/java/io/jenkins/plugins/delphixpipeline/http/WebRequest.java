package io.jenkins.plugins.delphixpipeline.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import okhttp3.HttpUrl;

/** One request; it is never changed, what looks like a change makes another one. Its text form shows neither headers nor body. */
public final class WebRequest {
    private final String method;
    private String path;
    private Map<String, String> query = Map.of();
    private Map<String, String> headers = Map.of();
    private byte[] body;
    private Set<String> hidden = Set.of();
    private Duration readTimeout;
    private Duration retryBudget;
    private Cancellation cancellation;

    private WebRequest(String method, String path) {
        this.method = method;
        this.path = path;
    }

    private WebRequest with(Consumer<WebRequest> change) {
        WebRequest copy = new WebRequest(method, path);
        copy.query = query;
        copy.headers = headers;
        copy.body = body;
        copy.hidden = hidden;
        copy.readTimeout = readTimeout;
        copy.retryBudget = retryBudget;
        copy.cancellation = cancellation;
        change.accept(copy);
        return copy;
    }

    /** @param path below the address of the back end, with a leading slash and without a query */
    public static WebRequest get(String path) {
        return new WebRequest("GET", path);
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
        return new WebRequest("DELETE", path);
    }

    private static WebRequest with(String method, String path, Object json) {
        byte[] body = json == null ? new byte[0] : Json.write(json).getBytes(StandardCharsets.UTF_8);
        return new WebRequest(method, path).with(copy -> copy.body = body);
    }

    /** @param value left out when null */
    public WebRequest query(String name, Object value) {
        return value == null ? this : with(copy -> copy.query = plus(query, name, value.toString()));
    }

    public WebRequest header(String name, String value) {
        return with(copy -> copy.headers = plus(headers, name, value));
    }

    /** The same request below a common path. */
    public WebRequest below(String prefix) {
        return with(copy -> copy.path = prefix + path);
    }

    /** The same with secrets in it whose names do not show that they are: no log shows them, or what the answer says of them. */
    public WebRequest hiding(Set<String> secrets) {
        return with(copy -> copy.hidden = Set.copyOf(secrets));
    }

    /** For an answer that is known to let itself be waited for. */
    public WebRequest answeredWithin(Duration time) {
        return with(copy -> copy.readTimeout = time);
    }

    /** Another budget for repetitions than the connection's. */
    public WebRequest retriedFor(Duration budget) {
        return with(copy -> copy.retryBudget = budget);
    }

    public WebRequest cancelledBy(Cancellation handle) {
        return with(copy -> copy.cancellation = handle);
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

    Set<String> hidden() {
        return hidden;
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
