package io.jenkins.plugins.delphixpipeline.simulator.masking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpRequest;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpServer;
import io.jenkins.plugins.delphixpipeline.simulator.model.MaskingEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/**
 * A Masking Engine with two applications: "Hospital" with the environment "Patients" (jobs "Mask Patients" and the multi-tenant
 * "Mask Anything"), and "Finance" with "Billing" (jobs "Mask Invoices" and another "Mask Anything").
 */
public final class SimulatedMaskingEngine implements MaskingEngine, AutoCloseable {
    public static final String USER = "mask_admin";
    public static final String PASSWORD = "delphix";

    private static final String BASE = "/masking/api";
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Map<Integer, MaskingRun> runs = new TreeMap<>();
    private final MaskingCatalog catalog = new MaskingCatalog();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final HttpServer server;
    private volatile Duration duration;
    private volatile String end = "SUCCEEDED";
    private volatile boolean dropNextStart;
    private volatile boolean ill;
    private volatile boolean refusing;

    private SimulatedMaskingEngine(InetAddress host, int port, SSLContext tls, Duration duration, Clock clock)
            throws IOException {
        this.clock = clock;
        this.duration = duration;
        this.server = new HttpServer(host, port, tls, this::handle, clock::instant);
    }

    /** @param port 0 for any free one of the loopback address */
    public static SimulatedMaskingEngine start(int port, Duration duration) throws IOException {
        return start(InetAddress.getLoopbackAddress(), port, null, duration);
    }

    /**
     * @param tls null for plain HTTP
     * @param duration of executions that no engine's job contains
     */
    public static SimulatedMaskingEngine start(InetAddress host, int port, SSLContext tls, Duration duration)
            throws IOException {
        return new SimulatedMaskingEngine(host, port, tls, duration, Clock.systemUTC());
    }

    /** On any free port of the loopback address, with a clock of its own. */
    public static SimulatedMaskingEngine start(Duration duration, Clock clock) throws IOException {
        return new SimulatedMaskingEngine(InetAddress.getLoopbackAddress(), 0, null, duration, clock);
    }

    public URI url() {
        return server.url();
    }

    /** Another job, in the environment "Patients"; one that is there already stays. */
    public void addJob(int id, String name) {
        catalog.add(id, name);
    }

    /** What executions that start from now on end with: SUCCEEDED, WARNING or FAILED. */
    public void endWith(String status) {
        end = status;
    }

    public void durations(Duration each) {
        duration = each;
    }

    /** Answers nothing but 503 for as long as it is ill. */
    public void ill(boolean now) {
        ill = now;
    }

    /** The next execution is started, but nobody is told. */
    public void dropNextStart() {
        dropNextStart = true;
    }

    /** All logins end. */
    public void expireTokens() {
        tokens.clear();
    }

    /** All logins end, and none is accepted any more. */
    public void refuseLogins() {
        refusing = true;
        expireTokens();
    }

    /** Method and path of all requests so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The status of each execution so far, oldest first. */
    public synchronized List<String> executions() {
        return runs.values().stream().map(run -> run.status(clock.instant())).toList();
    }

    /** Starts a job for an engine that ends the execution itself. */
    @Override
    public synchronized Execution start(String job) {
        MaskingRun run = run(Integer.parseInt(job), null, null, null);
        return status -> end(run, status);
    }

    private synchronized boolean end(MaskingRun run, String status) {
        run.end(status, clock.instant());
        return Set.of("SUCCEEDED", "WARNING").contains(run.status(clock.instant()));
    }

    /**
     * Answers somebody who needs no login, such as a DCT that has its own.
     *
     * @param path below the base path, with its query
     */
    public JsonNode visit(String method, String path, JsonNode body) {
        int question = path.indexOf('?');
        String bare = question < 0 ? path : path.substring(0, question);
        String query = question < 0 ? "" : path.substring(question + 1);
        HttpRequest request = new HttpRequest(
                method, bare, query, Map.of(), body.toString().getBytes(StandardCharsets.UTF_8), "127.0.0.2");
        try {
            HttpResponse answer = ill
                    ? error(503, "The engine cannot be reached")
                    : method.equals("GET") ? read(bare, request.query()) : change(bare, request);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody else starts a job. */
    public synchronized int startBehindTheBack(int job) {
        return run(job, null, null, duration).id;
    }

    @Override
    public void close() {
        server.close();
    }

    private HttpResponse handle(HttpRequest request) {
        requests.add(request.toString());
        if (ill) {
            return HttpResponse.html(503, "<html>Service unavailable</html>");
        }
        String path = request.path().replaceFirst("^" + BASE + "(/v[0-9.]+)?", "");
        if (path.equals(request.path())) {
            return HttpResponse.html(404, "<html>Not found</html>");
        }
        try {
            if (path.equals("/login")) {
                return login(JSON.readTree(request.text()));
            }
            String token = request.header("authorization");
            if (token == null || !tokens.contains(token)) {
                return error(401, "Unauthorized");
            }
            return request.method().equals("GET") ? read(path, request.query()) : change(path, request);
        } catch (JsonProcessingException e) {
            return error(400, "The body is not JSON");
        }
    }

    private HttpResponse login(JsonNode body) {
        if (refusing
                || !USER.equals(body.path("username").asText())
                || !PASSWORD.equals(body.path("password").asText())) {
            return error(401, "Wrong user name or password");
        }
        String token = UUID.randomUUID().toString();
        tokens.add(token);
        return json(200, Map.of("Authorization", token));
    }

    private synchronized HttpResponse read(String path, Map<String, String> query) {
        Instant now = clock.instant();
        return switch (path) {
            case "/system-information" -> json(200, Map.of("version", "6.0.20.0"));
            case "/applications", "/environments", "/masking-jobs", "/database-connectors" ->
                page(catalog.list(path, query), query);
            case "/executions" ->
                page(
                        MaskingCatalog.matching(
                                MaskingCatalog.matching(
                                        runs.values().stream()
                                                .map(run -> run.json(now))
                                                .toList(),
                                        "jobId",
                                        query.get("job_id")),
                                "status",
                                query.get("execution_status")),
                        query);
            case "/execution-components" ->
                page(
                        runs.values().stream()
                                .filter(run -> String.valueOf(run.id).equals(query.get("execution_id")))
                                .map(run -> run.component(now))
                                .toList(),
                        query);
            case "/execution-events" -> page(events(query.get("execution_id"), now), query);
            default -> single(path, now);
        };
    }

    private HttpResponse single(String path, Instant now) {
        MaskingRun run = run(path);
        return run != null
                ? json(200, run.json(now))
                : catalog.single(path)
                        .map(object -> json(200, object))
                        .orElseGet(() -> error(404, "Not found: " + path));
    }

    private synchronized HttpResponse change(String path, HttpRequest request) throws JsonProcessingException {
        Instant now = clock.instant();
        if (path.equals("/logout") && request.method().equals("PUT")) {
            tokens.remove(request.header("authorization"));
            return new HttpResponse(204, Map.of(), new byte[0], HttpResponse.Delivery.WHOLE);
        }
        if (path.equals("/executions")) {
            return start(JSON.readTree(request.text()));
        }
        MaskingRun run = path.endsWith("/cancel") ? run(path.replaceFirst("/cancel$", "")) : null;
        if (run == null) {
            return error(404, "Not found: " + path);
        }
        if (!run.isUnfinished(now)) {
            return error(400, "The execution has ended");
        }
        run.end("CANCELLED", now);
        return json(200, run.json(now));
    }

    private HttpResponse start(JsonNode body) {
        int id = body.path("jobId").asInt();
        Map<String, Object> job = catalog.single("/masking-jobs/" + id).orElse(null);
        if (job == null) {
            return error(404, "There is no masking job " + id);
        }
        boolean told = body.has("targetConnectorId");
        if (told != Boolean.TRUE.equals(job.get("multiTenant"))) {
            return error(400, told ? "The job is not multi-tenant" : "A multi-tenant job needs a target connector");
        }
        MaskingRun run = run(id, number(body, "targetConnectorId"), number(body, "sourceConnectorId"), duration);
        if (dropNextStart) {
            dropNextStart = false;
            return HttpResponse.dropped();
        }
        return json(200, run.brief(clock.instant()));
    }

    private MaskingRun run(int job, Integer target, Integer source, Duration lasting) {
        MaskingRun run = new MaskingRun(
                runs.size() + 1, new MaskingRun.Order(job, target, source), clock.instant(), lasting, end);
        runs.put(run.id, run);
        return run;
    }

    private static Integer number(JsonNode body, String key) {
        return body.has(key) ? body.get(key).asInt() : null;
    }

    private MaskingRun run(String path) {
        return path.matches("/executions/\\d+") ? runs.get(Integer.valueOf(path.substring(12))) : null;
    }

    private List<Map<String, Object>> events(String execution, Instant now) {
        return runs.values().stream()
                .filter(run -> String.valueOf(run.id).equals(execution))
                .filter(run -> Set.of("FAILED", "WARNING").contains(run.status(now)))
                .map(run -> Map.<String, Object>of(
                        "executionEventId", run.id,
                        "executionId", run.id,
                        "eventType", "UNMASKED_DATA",
                        "severity", "ERROR",
                        "maskedObjectName", "PATIENTS.SSN"))
                .toList();
    }

    private static HttpResponse page(List<Map<String, Object>> all, Map<String, String> query) {
        int size = positive(query.getOrDefault("page_size", "100"));
        int number = positive(query.getOrDefault("page_number", "1"));
        if (size == 0) {
            return error(400, "page_size must be a positive number, not \"" + query.get("page_size") + "\"");
        }
        int last = Math.max(1, (all.size() + size - 1) / size);
        if (number < 1 || number > last) {
            return error(
                    400,
                    "The page number " + number + " is outside of the acceptable range. The last page is " + last
                            + ".");
        }
        List<Map<String, Object>> items =
                new ArrayList<>(all.subList((number - 1) * size, Math.min(all.size(), number * size)));
        return json(
                200,
                Map.of("_pageInfo", Map.of("numberOnPage", items.size(), "total", all.size()), "responseList", items));
    }

    /** 0 for what is not a positive number. */
    private static int positive(String text) {
        return text.matches("[1-9]\\d{0,8}") ? Integer.parseInt(text) : 0;
    }

    private static HttpResponse error(int status, String message) {
        return json(status, Map.of("errorMessage", message));
    }

    private static HttpResponse json(int status, Object value) {
        try {
            return HttpResponse.json(status, JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
