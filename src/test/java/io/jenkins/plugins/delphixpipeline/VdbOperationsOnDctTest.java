package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkVdb;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePod;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteVdb;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Feature;
import io.jenkins.plugins.delphixpipeline.platform.model.PolicyType;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbSettings;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class VdbOperationsOnDctTest extends VdbOperationsContract {
    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(QUICK)
            .start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .version("3.28")
            .telemetryLag(Duration.ofMillis(100))
            .start();
    private final DctStage stage = new DctStage(dct);

    @Override
    SimulatedEngine engine() {
        return engine;
    }

    @Override
    PlatformStage stage() {
        return stage;
    }

    @Override
    PlatformStage another() {
        return new DctStage(dct);
    }

    @Override
    String path(String ofEngine) {
        return "engine1/" + ofEngine;
    }

    @Override
    String groupReference(String group) {
        String reference = engine.books().objects(Kind.GROUP).stream()
                .filter(each -> group.equals(each.path("name").asText()))
                .findFirst()
                .orElseThrow()
                .path("reference")
                .asText();
        String master = engine.books().vdb(MASTER).reference();
        return dct.books().id("engine1", MASTER).replace(master, reference);
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    @Test
    void aNewVdbMayBeNamedWithItsEngine() {
        stage.run(provision("engine1/Prep/Patients QA", MASTER, IfExists.FAIL, false));
        assertThat(engine.books().hasDataset("Prep/Patients QA")).isTrue();
        assertThat(failureOf(provision("engine1/Prep/Patients QA", MASTER, IfExists.FAIL, false))
                        .problem())
                .isEqualTo(Problem.VDB_EXISTS);
    }

    @ParameterizedTest
    @CsvSource({
        "engine1/Patients prep1, engine1",
        "engine1/Perp/Patients prep1, Perp",
        "engine2/Prep/Patients prep1, engine2"
    })
    void aPathWithoutAGroupThatIsThereIsNotTakenForASuccess(String path, String unknown) {
        Failure failure = failureOf(new DeleteVdb(path, false));
        assertThat(failure.problem()).isEqualTo(Problem.GROUP_UNKNOWN);
        assertThat(failure.subject()).isEqualTo(unknown);
        assertThat(failure.details()).isEqualTo(path);
    }

    @Test
    void aJobCannotBeCancelledAndIsNeverAbandoned() {
        engine.world().setJobDuration(Duration.ofSeconds(3));
        Running running = stage.start(snapshot()).untilWaiting();
        running.driver.stop();
        running.untilEnded();
        assertThat(running.ending).isEqualTo("stopped");
        assertThat(running.notes).contains(Note.CANCEL_IMPOSSIBLE);
        assertThat(dct.books().handled("POST", "/abandon$")).isZero();
    }

    static Stream<Map<String, Object>> settings() {
        Map<String, Object> byName = Map.of(
                "snapshot_policy_id", "Default Snapshot",
                "retention_policy_id", "Ninety Days",
                "environment_user_id", "delphix_os",
                "vdb_restart", true,
                "database_name", "qa",
                "tags", Map.of("team", "qa"));
        Map<String, Object> byId = Map.of(
                "snapshot_policy_id", "1-POLICY_SNAPSHOT-2",
                "retention_policy_id", "1-POLICY_RETENTION-2",
                "tags", List.of(Map.of("key", "team", "value", "qa")));
        Map<String, Object> words = Map.of("tags", List.of("team=qa"));
        return Stream.of(byName, byId, words);
    }

    private static DataOperation provision(Placement placement) {
        return new ProvisionVdb(
                "Patients QA",
                new ProvisionVdb.Source(MASTER, PointChoice.latestSnapshot()),
                placement,
                IfExists.FAIL,
                false);
    }

    @ParameterizedTest
    @MethodSource
    void settings(Map<String, Object> parameters) {
        String environment = stage.platform().catalog().environments().get(0);
        var placement = new Placement("Prep", environment, null, null, parameters);
        stage.run(provision(placement));
        assertThat(dct.books().tags(dct.books().id("engine1", "Prep/Patients QA")))
                .contains("team=qa");
    }

    /** What has a field of its own in a step, by names and by ids. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void settingsThatHaveAFieldAreThoseOfTheNewVdb(boolean byName) {
        DatasetCatalog choices = stage.platform().catalog();
        String environment = choices.environments().get(0);
        String user = choices.environmentUsers(environment).get(0);
        assertThat(choices.policies(PolicyType.SNAPSHOT_POLICY)).contains("Default Snapshot");
        assertThat(choices.policies(PolicyType.RETENTION_POLICY)).contains("Ninety Days");
        VdbSettings settings = new VdbSettings(
                List.of("team=qa", "nightly"),
                byName ? "Default Snapshot" : "1-POLICY_SNAPSHOT-2",
                byName ? "Ninety Days" : "1-POLICY_RETENTION-2",
                user);
        var placement = new Placement("Prep", environment, null, null, Map.of()).with(settings);

        stage.run(provision(placement));

        assertThat(dct.books().tags(dct.books().id("engine1", "Prep/Patients QA")))
                .contains("team=qa", "nightly=true");
        assertThat(dct.books().requests())
                .filteredOn(request -> request.path().contains("/vdbs/provision"))
                .last()
                .satisfies(request -> assertThat(request.body())
                        .contains("1-POLICY_SNAPSHOT-2", "1-POLICY_RETENTION-2")
                        .doesNotContain(user + "\""));
    }

    @ParameterizedTest
    @MethodSource
    void aFieldThatSaysNothingOrSaysItTwiceIsRefusedBeforeAnythingIsMade(
            Placement placement, Problem problem, String word) {
        DataOperation wrong = provision(placement);

        assertThat(failureOf(wrong).problem()).isEqualTo(problem);
        assertThat(failureOf(wrong).subject()).isEqualTo(word);
        assertThat(engine.books().jobs("DB_PROVISION")).isEmpty();
    }

    static Stream<Arguments> aFieldThatSaysNothingOrSaysItTwiceIsRefusedBeforeAnythingIsMade() {
        var anywhere = new Placement(null, null, null, null, Map.of());
        return Stream.of(
                Arguments.of(
                        anywhere.with(new VdbSettings(null, "Never", null, null)), Problem.POLICY_UNKNOWN, "Never"),
                Arguments.of(anywhere.with(new VdbSettings(null, null, "Ever", null)), Problem.POLICY_UNKNOWN, "Ever"),
                Arguments.of(
                        anywhere.with(new VdbSettings(null, null, null, "oracle")),
                        Problem.PARAMETER_REFUSED,
                        "environmentUser"),
                Arguments.of(
                        new Placement(null, null, null, null, Map.of("tags", List.of("a")))
                                .with(new VdbSettings(List.of("b"), null, null, null)),
                        Problem.PARAMETER_REFUSED,
                        "tags"),
                Arguments.of(
                        new Placement(null, null, null, null, Map.of("retention_policy_id", "Ninety Days"))
                                .with(new VdbSettings(null, null, "Ninety Days", null)),
                        Problem.PARAMETER_REFUSED,
                        "retentionPolicy"));
    }

    @ParameterizedTest
    @CsvSource({
        "snapshot_policy_id, Ninety Days, POLICY_UNKNOWN",
        "retention_policy_id, Ninety Day, POLICY_UNKNOWN",
        "environment_user_id, nobody, ENVIRONMENT_USER_UNKNOWN",
        "repository_id, nowhere, REPOSITORY_UNKNOWN",
        "tags, nothing, PARAMETER_REFUSED",
        "api_password, secret, PARAMETER_REFUSED",
        "vdbPass, secret, PARAMETER_REFUSED"
    })
    void aSettingThatNamesNothingIsRefusedBeforeAnythingIsMade(String setting, String value, Problem problem) {
        String environment = stage.platform().catalog().environments().get(0);
        var placement = new Placement(null, environment, null, null, Map.of(setting, value));
        DataOperation wrong = provision(placement);
        assertThat(failureOf(wrong).problem()).isEqualTo(problem);
        assertThat(engine.books().jobs("DB_PROVISION")).isEmpty();
    }

    /** DCT is searched by names in quotes of either kind. */
    @ParameterizedTest
    @ValueSource(strings = {"O'Brien", "the \"new\" one", "both ' and \"", "Größe Köln", "back\\slash"})
    void workOnAVdbOfAnyNameIsFoundAfterALostAnswer(String name) {
        String vdb = "Prep/" + name;
        dct.faults().on("POST", "/provision_by_snapshot$").dropAfter();
        stage.run(provision(vdb, MASTER, IfExists.FAIL, false));
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);

        dct.faults().on("POST", "/refresh_by_snapshot$").dropAfter();
        stage.run(new RefreshVdb(vdb, PointChoice.latestSnapshot(), false));
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);

        dct.faults().on("POST", "/bookmarks$").dropAfter();
        stage.run(new BookmarkVdb(name, vdb, IfExists.FAIL));
        assertThat(dct.books().handled("POST", "/bookmarks$")).isEqualTo(1);
    }

    /** What merely contains the word of a secret is none, as on an engine. */
    @Test
    void harmlessSettingsWithTheWordOfASecretInTheirNamesAreSent() {
        Map<String, Object> harmless = Map.of("tokenRanges", "0-99", "passwordFile", "/etc/pw", "secretary", "Jane");
        var placement = new Placement("Prep", null, null, null, Map.of("appdata_source_params", harmless));

        stage.run(provision(placement));

        assertThat(engine.books().hasDataset("Prep/Patients QA")).isTrue();
    }

    @Test
    void bookmarksOfAReplicatedVdbAreAskedForAsThoseOfAVdb() {
        engine.world().addReplica(DataKind.APPDATA, "east", "Twin", "elsewhere", true);
        Dataset replica = await().until(
                        () -> stage.platform().catalog().datasets().stream()
                                .filter(each -> each.name().equals("elsewhere"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(replica.parent()).isNull();

        stage.platform().catalog().bookmarks(replica);

        assertThat(dct.books().requests())
                .filteredOn(request -> request.path().endsWith("/bookmarks/search"))
                .last()
                .satisfies(request -> assertThat(request.body()).contains("vdb_ids CONTAINS '" + replica.reference()));
    }

    /** On an engine that others replicate to, what came from there bears the names of theirs, and nothing can be put into it. */
    @Test
    void whatWasReplicatedFromElsewhereIsNoPlaceForANewVdb() {
        engine.world().addReplica(DataKind.APPDATA, "east", "Prep", "elsewhere", true);
        engine.world().addReplica(DataKind.APPDATA, "east", "Twin", "other", true);
        dct.faults()
                .on("GET", "/environments$")
                .always()
                .fails((request, handling) -> withReplica(handling.get().body()));
        DatasetCatalog choices = stage.platform().catalog();
        await().until(() -> choices.groups().contains("east/Twin"));
        String environment = choices.environments().get(0);

        stage.run(provision(new Placement("Prep", environment, null, null, Map.of())));

        assertThat(engine.books().hasDataset("Prep/Patients QA")).isTrue();
        assertThat(failureOf(provision(new Placement("Twin", null, null, null, Map.of())))
                        .problem())
                .isEqualTo(Problem.GROUP_UNKNOWN);
    }

    private static HttpResponse withReplica(byte[] environments) {
        try {
            JsonNode list = Json.parse(environments);
            ObjectNode replica = list.path("items").get(0).deepCopy();
            replica.put("id", "1-UNIX_HOST_ENVIRONMENT-99").put("is_replica", true);
            ((ArrayNode) list.path("items")).add(replica);
            return HttpResponse.json(200, Json.bytes(list));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aBookmarkHasTagsIsPublicAndEndsWithItsDay() {
        BookmarkLabels labels = new BookmarkLabels(
                List.of("nightly", "release=4.2"), true, Instant.parse("2099-01-31T23:00:00Z"), null);
        assertThat(stage.run(new BookmarkVdb("tagged", MASTER, labels, IfExists.FAIL))
                        .values())
                .containsEntry("tags", List.of("nightly", "release=4.2"))
                .containsEntry("shared", true);
        Bookmark made = stage.platform().catalog().bookmarks(dataset(MASTER)).get(0);
        assertThat(made.tags()).containsExactly("nightly", "release=4.2");
        assertThat(made.shared()).isTrue();
        assertThat(made.expiration()).isEqualTo(Instant.parse("2099-01-31T00:00:00Z"));
        stage.run(new BookmarkVdb("kept", MASTER, IfExists.FAIL));
        assertThat(stage.platform().catalog().bookmarks(dataset(MASTER)).stream()
                        .filter(bookmark -> bookmark.name().equals("kept")))
                .singleElement()
                .satisfies(bookmark -> {
                    assertThat(bookmark.shared()).isFalse();
                    assertThat(bookmark.expiration()).isNull();
                });
    }

    private Dataset dataset(String name) {
        return stage.platform().catalog().dataset(name);
    }

    @Test
    void whatDctLacksIsRefusedByName() {
        Failure failure = failureOf(new DeletePod("prep1", "Patients", false));
        assertThat(failure.problem()).isEqualTo(Problem.KIND_UNSUPPORTED);
        assertThat(failure.lacking()).isEqualTo(Feature.SELF_SERVICE);
        assertThat(failure.instead()).isEqualTo(Feature.VDB_GROUPS);
    }

    @Test
    void aParameterThatIsNoneIsRefusedBeforeAnythingIsSubmitted() {
        Failure failure = failureOf(new SnapshotDataset("Patients Prod", Map.of("speed", "high")));
        assertThat(failure.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(engine.books().jobs()).isEmpty();
    }

    /** What is not listed while an engine does not answer is neither gone nor unknown, and is not made a second time. */
    @Test
    void whatIsNotListedNeedNotBeGone() {
        try (SimulatedEngine other = SimulatedEngine.builder()
                        .scenario(Scenario.PATIENTS)
                        .jobDuration(QUICK)
                        .start();
                SimulatedDct both = SimulatedDct.builder()
                        .engine("engine1", engine)
                        .engine("engine2", other)
                        .start();
                DctStage there = new DctStage(both)) {
            both.switches().turnOn(DctSwitch.UNREACHABLE_NOT_LISTED);
            both.world().setOnline("engine2", false);
            List<DataOperation> unsure = List.of(
                    new DeleteVdb("engine2/Prep/Patients prep3", false),
                    new SnapshotDataset("engine2/Production/Patients Prod", Map.of()));
            for (DataOperation operation : unsure) {
                Running running = there.start(operation).untilEnded();
                assertThat(running.failure().problem()).isEqualTo(Problem.LIST_INCOMPLETE);
                assertThat(running.failure().details()).contains("engine2");
            }
            there.run(provision("Prep/new", "engine1/" + MASTER, IfExists.FAIL, false));
            there.run(new DeleteVdb("engine1/Prep/new", false));
        }
    }

    @Test
    void anEnvironmentThatMayBeThereIsNotUnknown() {
        dct.faults()
                .on("GET", "/environments$")
                .always()
                .fails((request, handling) -> HttpResponse.json(
                        200,
                        new String(handling.get().body(), StandardCharsets.UTF_8)
                                .replace(
                                        "\"errors\":[]",
                                        "\"errors\":[{\"message\":\"Timed out.\",\"object_name\":\"engine1\"}]")
                                .getBytes(StandardCharsets.UTF_8)));
        DataOperation provision = new ProvisionVdb(
                "Prep/new",
                new ProvisionVdb.Source(MASTER, PointChoice.latestSnapshot()),
                new Placement(null, "other host", null, null, Map.of()),
                IfExists.FAIL,
                false);
        assertThat(stage.start(provision).untilEnded().failure().problem()).isEqualTo(Problem.LIST_INCOMPLETE);
    }

    /** A list of VDBs may lack those of an engine whose dSources are told. */
    @Test
    void aVdbThatMayBeThereIsNotMadeASecondTime() {
        dct.faults().on("GET", "/vdbs$").always().fails((request, handling) -> {
            String body = new String(handling.get().body(), StandardCharsets.UTF_8)
                    .replace("\"name\":\"Patients prep3\"", "\"name\":\"hidden\"")
                    .replace("\"errors\":[]", "\"errors\":[{\"message\":\"Timed out.\",\"object_name\":\"engine1\"}]");
            return HttpResponse.json(200, body.getBytes(StandardCharsets.UTF_8));
        });
        Running running = stage.start(provision("Prep/Patients prep3", MASTER, IfExists.KEEP, false))
                .untilEnded();
        assertThat(running.failure().problem()).isEqualTo(Problem.LIST_INCOMPLETE);
        assertThat(engine.books().jobs("DB_PROVISION")).isEmpty();
    }
}
