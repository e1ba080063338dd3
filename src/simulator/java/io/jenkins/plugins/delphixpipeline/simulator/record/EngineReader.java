package io.jenkins.plugins.delphixpipeline.simulator.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** A session on an engine that asks and never changes anything: besides login and logout it sends only GET. */
final class EngineReader implements AutoCloseable {

    private static final String BASE = "/resources/json/delphix";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 500;
    /** The newest first; every engine takes what is not newer than itself. */
    private static final List<Integer> MINORS = List.of(11, 10, 9, 8, 7, 6);

    private final URI engine;
    private final HttpClient client;
    private boolean open;

    /** @param tls null for what Java trusts anyway */
    EngineReader(URI engine, SSLContext tls) {
        this.engine = engine;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .connectTimeout(PATIENCE);
        client = tls == null ? builder.build() : builder.sslContext(tls).build();
    }

    void login(String user, String password) throws IOException, InterruptedException {
        openSession();
        ObjectNode login = Json.object("type", "LoginRequest", "target", "DOMAIN", "username", user);
        JsonNode answer = send("/login", login.put("password", password));
        if (!isResult(answer)) {
            throw new IOException("The engine refuses the login of " + user + ": " + why(answer) + withoutDomain(user));
        }
    }

    /** People write what the login page of an engine shows; its API has domain and user apart. */
    private static String withoutDomain(String user) {
        int at = user.lastIndexOf('@');
        boolean domain = at > 0
                && List.of("@SYSTEM", "@DOMAIN").contains(user.substring(at).toUpperCase(Locale.ROOT));
        return domain ? ". Write the user without \"" + user.substring(at) + '"' : "";
    }

    /** All objects of a list that is sent as a whole. */
    List<ObjectNode> list(String path) throws IOException, InterruptedException {
        return objects(get("/" + path));
    }

    /** All objects of a list that is sent in pages. */
    List<ObjectNode> pages(String path, String query) throws IOException, InterruptedException {
        List<ObjectNode> all = new ArrayList<>();
        for (int page = 0; ; page++) {
            List<ObjectNode> more =
                    objects(get("/" + path + "?" + query + "&pageSize=" + PAGE + "&pageOffset=" + page));
            all.addAll(more);
            if (more.size() < PAGE) {
                return all;
            }
        }
    }

    /** One object; empty when the engine does not have it any more. */
    List<ObjectNode> one(String path) throws IOException, InterruptedException {
        JsonNode answer = parse(send(request("/" + path).GET()).body());
        return isResult(answer) && answer.path("result").isObject()
                ? List.of((ObjectNode) answer.get("result"))
                : List.of();
    }

    @Override
    public void close() throws IOException {
        if (!open) {
            return;
        }
        try {
            send("/logout", Json.object());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void openSession() throws IOException, InterruptedException {
        try {
            negotiate();
        } catch (IOException e) {
            if (isNoAnswer(e)) {
                throw e;
            }
            throw new NoEngineException(e);
        }
    }

    /** Whether nobody could be asked anything more either. */
    private static boolean isNoAnswer(IOException trouble) {
        return trouble instanceof ConnectException
                || trouble instanceof HttpTimeoutException
                || trouble instanceof SSLException;
    }

    private void negotiate() throws IOException, InterruptedException {
        JsonNode answer = null;
        for (int minor : MINORS) {
            ObjectNode version = Json.object("type", "APIVersion", "major", 1, "minor", minor, "micro", 0);
            answer = send("/session", Json.object("type", "APISession", "version", version));
            if (isResult(answer)) {
                open = true;
                return;
            }
        }
        throw new IOException("The engine opens no session: " + why(answer));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        JsonNode answer = parse(send(request(path).GET()).body());
        if (!isResult(answer)) {
            throw new IOException("The engine does not answer " + path + ": " + why(answer));
        }
        return answer;
    }

    private JsonNode send(String path, ObjectNode body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        return parse(send(request.POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))))
                .body());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(engine.toString().replaceFirst("/+$", "") + BASE + path))
                .timeout(PATIENCE);
    }

    private static JsonNode parse(byte[] body) throws IOException {
        try {
            return Json.parse(body);
        } catch (IOException e) {
            // What stands there may be somebody's page; it is not repeated.
            throw new IOException(
                    "What answers is no Delphix Engine. The address is that of the engine itself, without a path", e);
        }
    }

    private static List<ObjectNode> objects(JsonNode answer) {
        List<ObjectNode> objects = new ArrayList<>();
        answer.path("result").forEach(each -> objects.add((ObjectNode) each));
        return objects;
    }

    private static boolean isResult(JsonNode answer) {
        return "OK".equals(Json.text(answer, "status"));
    }

    private static String why(JsonNode answer) {
        String details = Json.text(answer.path("error"), "details");
        return details == null ? "no reason is given" : details;
    }
}
