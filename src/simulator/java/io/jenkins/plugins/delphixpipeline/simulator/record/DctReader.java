package io.jenkins.plugins.delphixpipeline.simulator.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks a DCT and never changes anything: besides the login and logout of a user with a password it sends only GET. */
final class DctReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 100;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final HttpClient client;
    private final URI root;
    private final Login login;
    private final String authorization;

    /** @param root of its API, such as {@code https://dct/dct/v3} */
    DctReader(HttpClient client, URI root, Login login) throws IOException, InterruptedException {
        this.client = client;
        this.root = root;
        this.login = login;
        this.authorization = login.isKey() ? "apk " + login.password() : token();
    }

    private String token() throws IOException, InterruptedException {
        ObjectNode body = Json.object("username", login.user(), "password", login.password());
        HttpResponse<byte[]> answer = client.send(
                request("/login")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw refused(
                    "the login of " + login.user() + "; where it allows no passwords, give an API key with --key-file");
        }
        JsonNode token = Json.parse(answer.body());
        return Json.text(token, "token_type") + " " + Json.text(token, "access_token");
    }

    /**
     * All objects of a list; none where this release has no such list.
     *
     * @throws IOException also when the login may not read it
     */
    List<ObjectNode> list(String path) throws IOException, InterruptedException {
        List<ObjectNode> all = new ArrayList<>();
        String cursor = null;
        do {
            String page = cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            HttpResponse<byte[]> answer = get(path + "?limit=" + PAGE + page);
            if (answer.statusCode() == NOT_FOUND) {
                return all;
            }
            if (answer.statusCode() == UNAUTHORIZED || answer.statusCode() == FORBIDDEN) {
                throw refused(path + " to " + login);
            }
            JsonNode told = parse(answer, path);
            told.get("items").forEach(item -> all.add((ObjectNode) item));
            cursor = Json.text(told.path("response_metadata"), "next_cursor");
        } while (cursor != null && !cursor.isEmpty());
        return all;
    }

    private static JsonNode parse(HttpResponse<byte[]> answer, String path) throws IOException {
        JsonNode told;
        try {
            told = Json.parse(answer.body());
        } catch (IOException e) {
            // What stands there may be somebody's page; it is not repeated.
            throw new IOException("What answers " + path + " is no DCT", e);
        }
        if (answer.statusCode() != OK || !told.path("items").isArray()) {
            throw new IOException("The DCT does not answer " + path + ": HTTP " + answer.statusCode());
        }
        return told;
    }

    private static IOException refused(String what) {
        return new IOException("The DCT refuses " + what);
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(
                request(path).header("Authorization", authorization).GET().build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE);
    }

    @Override
    public void close() throws IOException {
        if (login.isKey()) {
            return;
        }
        try {
            client.send(
                    request("/logout")
                            .header("Authorization", authorization)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
