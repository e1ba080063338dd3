package io.jenkins.plugins.delphixpipeline.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Speaks plain HTTP and JSON to the engine, so that the tests prove the wire and not some client of ours. */
public final class RawClient {

    /** What came back. */
    public record Answer(int status, String text, HttpResponse<String> response) {

        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("Not JSON: " + text, e);
            }
        }

        public JsonNode result() {
            return json().get("result");
        }

        public String job() {
            return json().path("job").asText(null);
        }

        public String error() {
            return json().at("/error/id").asText();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    static final String BASE = "/resources/json/delphix";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String root;
    private String cookie;
    private boolean keepsFirstCookie;
    private String userAgent = "raw-client/1";

    public RawClient(SimulatedEngine engine) {
        root = engine.url() + BASE;
    }

    /** Like clients that never look at the cookie of the login. */
    public RawClient keepingFirstCookie() {
        keepsFirstCookie = true;
        return this;
    }

    public RawClient withUserAgent(String agent) {
        userAgent = agent;
        return this;
    }

    public RawClient withCookie(String value) {
        cookie = value;
        return this;
    }

    public String cookie() {
        return cookie;
    }

    /** Session and login as the domain user. */
    public RawClient login(String version) {
        session(version);
        Answer answer = post(
                "/login", "{'type':'LoginRequest','username':'delphix_admin','password':'delphix','target':'DOMAIN'}");
        if (answer.status() != 200) {
            throw new IllegalStateException("login: " + answer.status());
        }
        return this;
    }

    public RawClient login() {
        return login("1.11.26");
    }

    public Answer session(String version) {
        String[] parts = version.split("\\.");
        return post(
                "/session",
                "{'type':'APISession','version':{'type':'APIVersion','major':%s,'minor':%s,'micro':%s}}"
                        .formatted((Object[]) parts));
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path) {
        return send("POST", path, "");
    }

    /** JSON with single quotes for the sake of readable tests. */
    public Answer post(String path, String body, Object... arguments) {
        return send("POST", path, (arguments.length == 0 ? body : body.formatted(arguments)).replace('\'', '"'));
    }

    public Answer send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("User-Agent", userAgent)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String set = response.headers().firstValue("Set-Cookie").orElse(null);
            if (set != null && response.statusCode() != 403 && !(keepsFirstCookie && cookie != null)) {
                cookie = set.substring(0, set.indexOf(';'));
            }
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for a job with the long poll as only pacing and returns its final form. */
    public JsonNode await(String job) {
        while (true) {
            JsonNode result = get("/job/" + job).result();
            if (!result.path("jobState").asText().equals("RUNNING")) {
                return result;
            }
            get("/notification?channel=" + job + "&timeout=300");
        }
    }

    /** Posts, expects a job and waits until it has completed. */
    public Answer postAndAwait(String path, String body, Object... arguments) {
        Answer answer = post(path, body, arguments);
        if (answer.job() == null) {
            throw new IllegalStateException("no job: " + answer.text());
        }
        JsonNode job = await(answer.job());
        if (!job.path("jobState").asText().equals("COMPLETED")) {
            throw new IllegalStateException("job: " + job);
        }
        return answer;
    }

    public List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        get(path).result().forEach(items::add);
        return items;
    }

    public JsonNode named(String path, String name) {
        return StreamSupport.stream(get(path).result().spliterator(), false)
                .filter(item -> item.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " in " + path));
    }

    public String reference(String path, String name) {
        return named(path, name).get("reference").asText();
    }
}
