package io.jenkins.plugins.delphixpipeline.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SelfSigned;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.file.ScenarioFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordTest {

    private static final Login LOGIN = new Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD);
    private static final List<String> SECRETS = List.of(
            "drop-all.sh", "tnsnames-secret", "param-value", "jane@example.com", "10.1.2.3", "a note about Jane");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void recordedScenarioAnswersTheSameLists() throws Exception {
        try (SimulatedEngine original = estate()) {
            String recorded = record(original, false);
            try (SimulatedEngine loaded = load(recorded)) {
                for (Kind kind : Kind.values()) {
                    // Templates of hooks are nothing but scripts, which are never recorded.
                    if (kind != Kind.MASKING_SERVICE && kind != Kind.HOOK_TEMPLATE) {
                        assertSame(kind.path(), lists(loaded, kind), lists(original, kind));
                    }
                }
                assertThat(jobs(loaded)).isEqualTo(jobs(original)).hasSize(3);
                assertThat(states(loaded)).isEqualTo(states(original));
                assertSame("line", linesWithoutTime(record(loaded, false)), linesWithoutTime(recorded));
            }
        }
    }

    /** Public clients read members without asking whether they are there. */
    @Test
    void recordedScenarioHasEveryMemberThatTheEngineHas() throws Exception {
        try (SimulatedEngine original = estate();
                SimulatedEngine loaded = load(record(original, false))) {
            Map<String, Set<String>> missing = new TreeMap<>();
            for (Kind kind : Kind.values()) {
                if (kind != Kind.MASKING_SERVICE && kind != Kind.HOOK_TEMPLATE) {
                    List<JsonNode> found = answered(loaded, kind);
                    List<JsonNode> expected = answered(original, kind);
                    for (int i = 0; i < expected.size(); i++) {
                        String type =
                                kind.path() + " " + expected.get(i).path("type").asText();
                        Set<String> names = new TreeSet<>();
                        expected.get(i).fieldNames().forEachRemaining(names::add);
                        found.get(i).fieldNames().forEachRemaining(names::remove);
                        // These are given to every object, so that it shows whether they are recorded.
                        names.removeAll(Set.of("emailAddress", "notes"));
                        missing.computeIfAbsent(type, any -> new TreeSet<>()).addAll(names);
                    }
                }
            }
            missing.values().removeIf(Set::isEmpty);
            assertThat(missing).isEmpty();
        }
    }

    private static List<JsonNode> answered(SimulatedEngine engine, Kind kind) {
        JsonNode answer = engine.world().as(SimulatedEngine.USER).get("/" + kind.path());
        return StreamSupport.stream(answer.get("result").spliterator(), false).toList();
    }

    @Test
    void recordedScenarioCanBeWorkedWith() throws Exception {
        try (SimulatedEngine original = estate();
                SimulatedEngine loaded = load(record(original, false))) {
            String master = loaded.books().vdb("Masked/Patients Masked Master").reference();
            World.Visitor visitor = loaded.world().as(SimulatedEngine.USER);
            JsonNode parameters = Json.object(
                    "type",
                    "RefreshParameters",
                    "timeflowPointParameters",
                    Json.object(
                            "type",
                            "TimeflowPointSemantic",
                            "container",
                            loaded.books().dataset("Production/Patients Prod").reference(),
                            "location",
                            "LATEST_SNAPSHOT"));
            JsonNode answer = visitor.post("/database/" + master + "/refresh", parameters);
            assertThat(Json.text(answer, "status")).as(answer.toString()).isEqualTo("OK");
            loaded.world().finishJob(Json.text(answer, "job"));
            Books.JobEntry job = loaded.books().jobs().stream()
                    .filter(each -> each.reference().equals(Json.text(answer, "job")))
                    .findFirst()
                    .orElseThrow();
            assertThat(job.state()).isEqualTo("COMPLETED");
            assertThat(original.books().jobs())
                    .filteredOn(each -> !each.state().equals("RUNNING"))
                    .extracting(Books.JobEntry::reference)
                    .doesNotContain(job.reference());
            assertThat(loaded.books().vdb("Masked/Patients Masked Master").holdsMaskedRows())
                    .isTrue();
        }
    }

    @Test
    void recordingOnlyReads() throws Exception {
        try (SimulatedEngine engine = estate()) {
            int before = engine.books().jobs().size();
            int requests = engine.books().requests().size();
            record(engine, false);
            assertThat(engine.books()
                            .requests()
                            .subList(requests, engine.books().requests().size()))
                    .filteredOn(request -> !request.method().equals("GET"))
                    .extracting(request -> request.path().replaceAll(".*/", ""))
                    .containsOnly("session", "login", "logout");
            assertThat(engine.books().jobs()).hasSize(before);
        }
    }

    @Test
    void nothingSecretIsRecorded() throws Exception {
        try (SimulatedEngine engine = estate()) {
            String recorded = record(engine, false);
            SECRETS.forEach(
                    secret -> assertThat(recorded.contains(secret)).as(secret).isFalse());
            assertThat(recorded.contains("********")).as("a password's place").isFalse();
            assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("Recorded ");
            List.of("stop application", "Mask Patients", "TRANSFORMATION")
                    .forEach(
                            kept -> assertThat(recorded.contains(kept)).as(kept).isTrue());
        }
    }

    @Test
    void namesAreGoneWhenAnonymised() throws Exception {
        try (SimulatedEngine engine = estate()) {
            String recorded = record(engine, true);
            String lower = recorded.toLowerCase(Locale.ROOT);
            List.of("patients", "billing", "jane", "dbhost", "prep1", "nightly", "production", "/u01", "patientsprod")
                    .forEach(name -> assertThat(lower.contains(name)).as(name).isFalse());
            try (SimulatedEngine loaded = load(recorded)) {
                assertThat(loaded.books().datasets())
                        .hasSameSizeAs(engine.books().datasets());
                assertThat(loaded.books().datasets())
                        .extracting(Books.Dataset::reference)
                        .containsExactlyElementsOf(engine.books().datasets().stream()
                                .map(Books.Dataset::reference)
                                .toList());
            }
        }
    }

    /** Older snapshots stay out, but for those that something was made from. */
    @Test
    void snapshotsAndJobsOfTheLastDaysAreRecorded() throws Exception {
        Instant now = Instant.parse("2026-05-01T12:00:00Z");
        String text = """
                version: 1
                dSources:
                  - {name: Db, group: Prod, snapshots: ["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "2026-04-30T00:00:00Z"]}
                """;
        try (SimulatedEngine engine = SimulatedEngine.builder()
                .scenario(ScenarioFile.parse("old.yaml", text))
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .start()) {
            String second = Store.ref(nth(engine, Kind.SNAPSHOT, 1));
            engine.world().addVdb("Test", "Copy", "Prod/Db");
            engine.world()
                    .change(
                            Kind.TIMEFLOW,
                            engine.books().vdb("Test/Copy").currentTimeflow(),
                            timeflow -> timeflow.put("parentSnapshot", second));
            ObjectNode scenario;
            try (EngineReader reader = new EngineReader(engine.url(), null)) {
                reader.login(LOGIN.user(), LOGIN.password());
                scenario = new Recorder(reader, Clock.fixed(now, ZoneOffset.UTC), text1 -> {}).record();
            }
            assertThat(scenario.at("/recorded/objects/snapshot"))
                    .extracting(snapshot ->
                            snapshot.at("/latestChangePoint/timestamp").asText())
                    .containsExactly(
                            "2026-02-01T00:00:00.000Z", "2026-04-30T00:00:00.000Z", "2026-05-01T12:00:00.000Z");
        }
    }

    @Test
    void refusedLoginIsToldWithoutThePassword() {
        try (SimulatedEngine engine = SimulatedEngine.builder().start()) {
            assertThatThrownBy(() -> request(engine, false).carryOut(new Login("jane", "s3cret"), out()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("jane")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void whatKeptItFromBeingRecordedIsOneSentence() throws Exception {
        try (SimulatedEngine engine = SimulatedEngine.builder().start()) {
            RecordRequest request = request(engine, false);

            assertThat(request.attempt(() -> new Login("jane", "s3cret"), out()))
                    .hasValueSatisfying(trouble -> assertThat(trouble)
                            .startsWith("Nothing was recorded: ")
                            .contains("jane")
                            .hasLineCount(1));
            Path missing = directory.resolve("missing");
            assertThat(request.attempt(() -> Login.find(Optional.of("jane"), Optional.of(missing), Map.of()), out()))
                    .contains("Nothing was recorded: There is no file " + missing);
            Path empty = Files.writeString(directory.resolve("empty"), "\n");
            assertThatThrownBy(() -> Login.find(Optional.of("jane"), Optional.of(empty), Map.of()))
                    .hasMessageContaining("no password in " + empty);
            assertThat(request.attempt(() -> new Login("jane@SYSTEM", "s3cret"), out()))
                    .hasValueSatisfying(trouble -> assertThat(trouble).contains("without \"@SYSTEM\""));
            assertThat(trouble(engine.url(), missing.resolve("x.yaml")))
                    .isEqualTo("There is no directory " + missing + " to write into");
            assertThat(engine.books().requests())
                    .filteredOn(asked -> asked.path().endsWith("/login"))
                    .hasSize(2);
            assertThat(request.attempt(() -> LOGIN, out())).isEmpty();
        }
    }

    /** What stands in the way is said with the way out, not as Java says it. */
    @Test
    void addressesThatLeadToNoEngineAreToldApart() throws Exception {
        URI nowhere;
        try (SimulatedEngine stopped = SimulatedEngine.builder().start()) {
            nowhere = stopped.url();
        }
        assertThat(trouble(nowhere, file())).isEqualTo("Nothing answers at " + nowhere + ". Check host and port.");
        try (SimulatedEngine engine = SimulatedEngine.builder()
                .https(SelfSigned.of(InetAddress.getLoopbackAddress()).context())
                .start()) {
            assertThat(trouble(engine.url(), file())).contains("not trusted", "--certificate");
            URI plain = URI.create(engine.url().toString().replace("https:", "http:"));
            assertThat(trouble(plain, file())).contains("https://");
        }
        try (SimulatedEngine engine = SimulatedEngine.builder().start()) {
            assertThat(trouble(engine.url().resolve("/resources/json/delphix/"), file()))
                    .contains("no Delphix Engine", "without a path");
        }
    }

    @Test
    void aServerWithoutTlsIsToldFromOneThatIsNotTrusted() throws Exception {
        ExecutorService server = Executors.newSingleThreadExecutor();
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.execute(() -> {
                try (Socket client = plain.accept()) {
                    client.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    client.getInputStream().readAllBytes();
                } catch (IOException goneAway) {
                    // Whoever has read the answer may leave.
                }
            });
            URI secured = URI.create("https://127.0.0.1:" + plain.getLocalPort());
            assertThat(trouble(secured, file())).contains("no TLS", "http://");
        } finally {
            server.shutdownNow();
        }
    }

    private Path file() {
        return directory.resolve("recorded.yaml");
    }

    private String trouble(URI engine, Path output) throws InterruptedException {
        String told = new RecordRequest(engine, Optional.empty(), output, false)
                .attempt(() -> LOGIN, out())
                .orElseThrow();
        assertThat(told).startsWith("Nothing was recorded: ").hasLineCount(1);
        return told.substring("Nothing was recorded: ".length());
    }

    @Test
    void loginComesFromFileOrEnvironment() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "from file\nnothing else\n");
        Map<String, String> environment =
                Map.of(Login.USER_VARIABLE, "of environment", Login.PASSWORD_VARIABLE, "from environment");
        assertThat(Login.find(Optional.of("jane"), Optional.of(file), Map.of()).password())
                .isEqualTo("from file");
        assertThat(Login.find(Optional.empty(), Optional.empty(), environment))
                .hasToString("of environment")
                .extracting(Login::password)
                .isEqualTo("from environment");
    }

    private SimulatedEngine estate() {
        SimulatedEngine engine = SimulatedEngine.builder()
                .user("jane@example.com", "s3cret")
                .jobDuration(Duration.ofMinutes(5))
                .start();
        World world = engine.world();
        world.addReplica(DataKind.ORACLE, "east", "Production", "Far", true);
        world.addCluster("rac");
        world.addPluggable("Finance Production", "Pdb");
        world.setHooks("Masked/Patients Masked Master", "preRefresh", World.scriptHook("stop application"));
        for (Kind kind : Kind.values()) {
            engine.books().objects(kind).forEach(object -> poison(world, kind, object));
        }
        World.Visitor visitor = world.as(SimulatedEngine.USER);
        String template = Store.ref(nth(engine, Kind.TEMPLATE, 0));
        ObjectNode bookmark = Json.object("type", "JSBookmark", "name", "nightly", "tags", Json.array("nightly"));
        bookmark.put("branch", Json.text(nth(engine, Kind.TEMPLATE, 0), "activeBranch"));
        JsonNode made = visitor.post(
                "/selfservice/bookmark",
                Json.object(
                        "type",
                        "JSBookmarkCreateParameters",
                        "bookmark",
                        bookmark,
                        "timelinePointParameters",
                        Json.object("type", "JSTimelinePointLatestTimeInput", "sourceDataLayout", template)));
        world.finishJob(Json.text(made, "job"));
        for (String dataset : List.of("Production/Patients Prod", "Finance Production/Billing Prod")) {
            String reference = engine.books().dataset(dataset).reference();
            String type = dataset.contains("Billing") ? "OracleSyncParameters" : "AppDataSyncParameters";
            JsonNode sync = visitor.post("/database/" + reference + "/sync", Json.object("type", type));
            assertThat(Json.text(sync, "status")).as(sync.toString()).isEqualTo("OK");
            world.finishJob(Json.text(sync, "job"));
        }
        // One that still runs is not recorded.
        String dev = engine.books().vdb("Finance Development/Billing Dev").reference();
        visitor.post("/database/" + dev + "/sync", Json.object("type", "OracleSyncParameters"));
        return engine;
    }

    /** What must not be recorded, wherever an engine may have it. */
    private static void poison(World world, Kind kind, ObjectNode object) {
        world.change(kind, Store.ref(object), changed -> {
            changed.put("notes", "a note about Jane").put("description", "a note about Jane");
            changed.put("emailAddress", "jane@example.com");
            switch (kind) {
                case HOST -> changed.put("address", "10.1.2.3");
                case SOURCE -> {
                    changed.set("parameters", Json.object("password", "param-value"));
                    changed.set("configParams", Json.object("wallet", "tnsnames-secret"));
                    changed.path("operations").path("preRefresh").forEach(hook -> ((ObjectNode) hook)
                            .put("command", "drop-all.sh"));
                }
                default -> {
                    // The rest is enough.
                }
            }
        });
    }

    private RecordRequest request(SimulatedEngine engine, boolean anonymise) {
        return new RecordRequest(engine.url(), Optional.empty(), directory.resolve("recorded.yaml"), anonymise);
    }

    private PrintStream out() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    private String record(SimulatedEngine engine, boolean anonymise) throws Exception {
        request(engine, anonymise).carryOut(LOGIN, out());
        return Files.readString(directory.resolve("recorded.yaml"));
    }

    private static SimulatedEngine load(String text) {
        return SimulatedEngine.builder()
                .scenario(ScenarioFile.parse("recorded.yaml", text))
                .start();
    }

    private static ObjectNode nth(SimulatedEngine engine, Kind kind, int index) {
        return engine.books().objects(kind).stream().skip(index).findFirst().orElseThrow();
    }

    /** One by one, so that a failure shows the one that differs. */
    private static void assertSame(String what, List<?> found, List<?> expected) {
        for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
            assertThat((Object) found.get(i)).as(what + " " + i).isEqualTo(expected.get(i));
        }
        assertThat(found.size()).as(what).isEqualTo(expected.size());
    }

    private static List<String> linesWithoutTime(String recorded) {
        return recorded.replaceFirst("  at: .*\n", "").lines().toList();
    }

    /** A list as the API shows it, without what no recording has. */
    private static List<JsonNode> lists(SimulatedEngine engine, Kind kind) {
        var allowed = io.jenkins.plugins.delphixpipeline.simulator.scenario.file.Schema.ofScenario()
                .definition("object");
        return answered(engine, kind).stream()
                .map(object -> Strings.changed(
                        allowed.keep(object).orElseThrow(), text -> text.replace("jane@example.com", "jane")))
                .toList();
    }

    private static List<String> jobs(SimulatedEngine engine) {
        return engine.books().jobs().stream()
                .filter(job -> !job.state().equals("RUNNING"))
                .map(job -> job.reference()
                        + job.actionType()
                        + job.target()
                        + job.targetName()
                        + job.state()
                        + job.startTime()
                        + job.updateTime()
                        + job.user())
                .toList();
    }

    private static List<String> states(SimulatedEngine engine) {
        return engine.books().datasets().stream()
                .map(dataset -> dataset.name()
                        + dataset.masked()
                        + dataset.holdsMaskedRows()
                        + dataset.currentTimeflowType()
                        + dataset.runtimeStatus()
                        + dataset.enabled())
                .toList();
    }
}
