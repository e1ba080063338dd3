package io.jenkins.plugins.delphixpipeline.simulator.masking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpRequest;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
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
import java.util.stream.Stream;

/**
 * A Masking Engine with two applications: "Hospital" with the environment "Patients" (jobs "Mask Patients" and the multi-tenant
 * "Mask Anything"), and "Finance" with "Billing" (jobs "Mask Invoices" and another "Mask Anything").
 */
public final class SimulatedMaskingEngine implements AutoCloseable {
    public static final String USER = "mask_admin";
    public static final String PASSWORD = "delphix";

    private static final String BASE = "/masking/api";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Map<String, Object>> APPLICATIONS = List.of(
            Map.of("applicationId", 1, "applicationName", "Hospital"),
            Map.of("applicationId", 2, "applicationName", "Finance"));
    private static final List<Map<String, Object>> ENVIRONMENTS =
            List.of(environment(1, "Patients", 1), environment(2, "Billing", 2));
    private static final List<Map<String, Object>> CONNECTORS = List.of(
            Map.of("databaseConnectorId", 2, "connectorName", "staging", "environmentId", 1),
            Map.of("databaseConnectorId", 3, "connectorName", "master", "environmentId", 1));
    /** By environment. */
    private static final Map<String, List<Map<String, Object>>> JOBS = Map.of(
            "1", List.of(job(7, "Mask Patients", false), job(8, "Mask Anything", true)),
            "2", List.of(job(9, "Mask Invoices", false), job(10, "Mask Anything", true)));

    private final Map<Integer, MaskingRun> runs = new TreeMap<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final HttpServer server;
    private volatile Duration duration;
    private volatile String end = "SUCCEEDED";
    private volatile boolean dropNextStart;
    private volatile boolean ill;
    private volatile boolean refusing;

    private SimulatedMaskingEngine(InetAddress host, int port, Duration duration, Clock clock) throws IOException {
        this.clock = clock;
        this.duration = duration;
        this.server = new HttpServer(host, port, null, this::handle, clock::instant);
    }

    /** @param port 0 for any free one of the loopback address */
    public static SimulatedMaskingEngine start(int port, Duration duration) throws IOException {
        return start(InetAddress.getLoopbackAddress(), port, duration);
    }

    public static SimulatedMaskingEngine start(InetAddress host, int port, Duration duration) throws IOException {
        return new SimulatedMaskingEngine(host, port, duration, Clock.systemUTC());
    }

    /** On any free port of the loopback address, with a clock of its own. */
    public static SimulatedMaskingEngine start(Duration duration, Clock clock) throws IOException {
        return new SimulatedMaskingEngine(InetAddress.getLoopbackAddress(), 0, duration, clock);
    }

    public URI url() {
        return server.url();
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

    /** Somebody else starts a job. */
    public synchronized int startBehindTheBack(int job) {
        return start(job, null, null).id;
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
            case "/applications" -> page(APPLICATIONS, query);
            case "/environments" -> page(matching(ENVIRONMENTS, "applicationId", query.get("application_id")), query);
            case "/masking-jobs" ->
                page(
                        query.containsKey("environment_id")
                                ? JOBS.getOrDefault(query.get("environment_id"), List.of())
                                : JOBS.values().stream().flatMap(List::stream).toList(),
                        query);
            case "/database-connectors" ->
                page(matching(CONNECTORS, "environmentId", query.get("environment_id")), query);
            case "/executions" ->
                page(
                        matching(
                                matching(
                                        runs.values().stream()
                                                .map(run -> run.json(now))
                                                .toList(),
                                        "jobId",
                                        query.get("job_id")),
                                "status",
                                query.get("execution_status")),
                        query);
            case "/execution-events" -> page(events(query.get("execution_id"), now), query);
            default -> single(path, now);
        };
    }

    private HttpResponse single(String path, Instant now) {
        MaskingRun run = run(path);
        return run == null ? error(404, "Not found: " + path) : json(200, run.json(now));
    }

    private synchronized HttpResponse change(String path, HttpRequest request) throws JsonProcessingException {
        Instant now = clock.instant();
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
        run.cancel(now);
        return json(200, run.json(now));
    }

    private HttpResponse start(JsonNode body) {
        int id = body.path("jobId").asInt();
        Map<String, Object> job = JOBS.values().stream()
                .flatMap(List::stream)
                .filter(candidate -> candidate.get("maskingJobId").equals(id))
                .findFirst()
                .orElse(null);
        if (job == null) {
            return error(404, "There is no masking job " + id);
        }
        boolean told = body.has("targetConnectorId");
        if (told != Boolean.TRUE.equals(job.get("multiTenant"))) {
            return error(400, told ? "The job is not multi-tenant" : "A multi-tenant job needs a target connector");
        }
        MaskingRun run = start(id, number(body, "targetConnectorId"), number(body, "sourceConnectorId"));
        if (dropNextStart) {
            dropNextStart = false;
            return HttpResponse.dropped();
        }
        return json(200, run.brief(clock.instant()));
    }

    private MaskingRun start(int job, Integer target, Integer source) {
        MaskingRun run = new MaskingRun(runs.size() + 1, job, target, source, clock.instant(), duration, end);
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

    private static List<Map<String, Object>> matching(List<Map<String, Object>> all, String key, String wanted) {
        Stream<Map<String, Object>> items = all.stream();
        return items.filter(
                        item -> wanted == null || String.valueOf(item.get(key)).equals(wanted))
                .toList();
    }

    private static HttpResponse page(List<Map<String, Object>> all, Map<String, String> query) {
        int size = Integer.parseInt(query.getOrDefault("page_size", "100"));
        int number = Integer.parseInt(query.getOrDefault("page_number", "1"));
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

    private static Map<String, Object> environment(int id, String name, int application) {
        return Map.of("environmentId", id, "environmentName", name, "applicationId", application, "purpose", "MASK");
    }

    private static Map<String, Object> job(int id, String name, boolean multiTenant) {
        return Map.of("maskingJobId", id, "jobName", name, "multiTenant", multiTenant, "onTheFlyMasking", false);
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
