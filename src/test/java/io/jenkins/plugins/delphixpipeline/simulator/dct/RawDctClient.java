package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Speaks plain HTTP and JSON to the DCT, so that the tests prove the wire and not some client of ours. */
final class RawDctClient {

    /** What came back. */
    record Answer(int status, String text, HttpResponse<String> response) {

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("Not JSON: " + text, e);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** The id of the job that was started. */
        String job() {
            assertThat(json().at("/job/id").asText()).as(text).isNotEmpty();
            return json().at("/job/id").asText();
        }

        List<String> names() {
            return texts("name");
        }

        List<String> texts(String member) {
            assertThat(status).as(text).isEqualTo(200);
            List<String> texts = new ArrayList<>();
            json().get("items").forEach(item -> texts.add(item.path(member).asText()));
            return texts;
        }
    }

    static final Set<String> ENDS = Set.of("COMPLETED", "FAILED", "CANCELED", "TIMEDOUT", "ABANDONED");

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String root;
    private final String authorization;

    /** As the administrator, with his key. */
    RawDctClient(SimulatedDct dct, String base) {
        this(dct.url() + base, "apk " + SimulatedDct.API_KEY);
    }

    private RawDctClient(String root, String authorization) {
        this.root = root;
        this.authorization = authorization;
    }

    /** Somebody else, or nobody when it is null. */
    RawDctClient as(String header) {
        return new RawDctClient(root, header);
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path) {
        return send("POST", path, null);
    }

    /** @param body JSON with single quotes for double ones */
    Answer post(String path, String body) {
        return send("POST", path, body.replace('\'', '"'));
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body.replace('\'', '"'));
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer search(String path, String expression) {
        String quoted = new ObjectMapper().valueToTree(expression).toString();
        return send("POST", path, "{\"filter_expression\": " + quoted + "}");
    }

    /** The one object that the expression selects. */
    JsonNode find(String path, String expression) {
        Answer found = search(path + "/search", expression);
        assertThat(found.json().path("items")).as(found.text()).hasSize(1);
        return found.json().at("/items/0");
    }

    /** The id of the one object of this name. */
    String id(String path, String name) {
        return find(path, "name EQ '" + name + "'").path("id").asText();
    }

    /** The job once it has ended. */
    JsonNode await(String job) {
        return await(job, ENDS);
    }

    JsonNode await(String job, Set<String> statuses) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        JsonNode seen = get("/jobs/" + job).json();
        while (!statuses.contains(seen.path("status").asText()) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE);
            seen = get("/jobs/" + job).json();
        }
        assertThat(statuses).as(seen.toString()).contains(seen.path("status").asText());
        return seen;
    }

    /** Starts a job, and waits until it has completed. */
    JsonNode done(Answer started) {
        JsonNode job = await(started.job());
        assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("COMPLETED");
        return job;
    }

    Answer send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path.replace(" ", "%20")))
                .timeout(Duration.ofSeconds(20))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
