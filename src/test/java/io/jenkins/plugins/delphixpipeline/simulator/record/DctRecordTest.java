package io.jenkins.plugins.delphixpipeline.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.file.ScenarioFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a DCT shows of its estate, written down and loaded again. */
@Timeout(120)
class DctRecordTest {
    private static final Login BY_PASSWORD = new Login(SimulatedDct.USER, SimulatedDct.PASSWORD);
    private static final Login BY_KEY = Login.ofKey(SimulatedDct.API_KEY);
    private static final String ESTATE = """
            version: 1
            dSources:
              - {name: Prod, group: Crm, snapshots: 3}
              - {name: Ledger, group: Finance, database: oracle-pdb}
              - {name: Shop, group: Finance, database: sql-server}
              - {name: Papers, group: Finance, toolkit: mongodb}
            vdbs:
              - {name: Master, group: Masked, parent: Crm/Prod, masked: true, hooks: {configureClone: [mask-crm.sh]}}
              - {name: App, group: QA, parent: Masked/Master, snapshots: 2}
              - {name: Reports, group: QA, parent: Masked/Master, enabled: false}
              - {name: Ledger Dev, group: Finance, parent: Finance/Ledger}
            replicas: [{name: Far, group: Away, namespace: Boston, masked: true}]
            bookmarks:
              - {name: nightly, vdbGroup: crm, tags: [golden, release=4]}
              - {name: before load, vdb: QA/App, shared: true, tags: [load=7]}
            vdbGroups: [{name: crm, vdbs: [QA/App, QA/Reports]}]
            policies: [{name: Six weeks, type: retention}, {name: Every hour, type: snapshot}]
            """;
    private static final Map<String, List<String>> SHOWN = Map.of(
            "/dsources", List.of("name", "group_name", "database_type", "content_type"),
            "/vdbs", List.of("name", "group_name", "masked", "enabled", "is_replica", "namespace_name"),
            "/vdb-groups", List.of("name"),
            "/bookmarks", List.of("name", "vdb_group_name", "tags", "bookmark_type"),
            "/virtualization-policies", List.of("name", "policy_type"));

    @TempDir
    Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private SimulatedEngine engine(String estate) {
        SimulatedEngine engine = SimulatedEngine.builder()
                .scenario(ScenarioFile.parse("estate.yaml", estate))
                .start();
        open.add(0, engine);
        return engine;
    }

    private SimulatedDct start(String estate, String... more) {
        SimulatedDct.Builder builder = SimulatedDct.builder();
        int number = 0;
        for (String each : more.length == 0 ? new String[] {estate} : new String[] {estate, more[0]}) {
            builder.engine("engine" + ++number, engine(each));
        }
        SimulatedDct dct = builder.groupsOfScenarios().start();
        open.add(0, dct);
        return dct;
    }

    private String record(SimulatedDct dct, Login login, boolean anonymise) throws Exception {
        Path output = directory.resolve("recorded.yaml");
        Optional<String> trouble = new RecordRequest(dct.url(), Optional.empty(), output, anonymise)
                .attempt(() -> login, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(trouble).isEmpty();
        return Files.readString(output);
    }

    private static ArrayNode shown(SimulatedDct dct, String list) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(dct.url() + dct.basePath() + list))
                .header("Authorization", "apk " + SimulatedDct.API_KEY)
                .build();
        byte[] answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();
        ArrayNode shown = Json.array();
        for (JsonNode each : Json.parse(answer).get("items")) {
            var kept = Json.object();
            SHOWN.get(list).forEach(member -> kept.set(member, each.get(member)));
            shown.add(kept);
        }
        return shown;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void recordedScenarioShowsTheSameEstate(boolean byKey) throws Exception {
        SimulatedDct original = start(ESTATE);
        original.books().forgetRequests();

        String recorded = record(original, byKey ? BY_KEY : BY_PASSWORD, false);

        SimulatedDct loaded = start(recorded);
        for (String list : SHOWN.keySet()) {
            assertThat(shown(loaded, list)).as(list).isEqualTo(shown(original, list));
        }
        assertThat(recorded).contains("toolkit: mongodb", "toolkit: postgres", "vdb: QA/App");
        assertThat(recorded).contains("mask-crm.sh").doesNotContain(SimulatedDct.API_KEY, "password");
        assertThat(original.books().requests().stream().map(each -> each.method() + " " + each.path()))
                .filteredOn(each -> !each.startsWith("GET "))
                .allMatch(each -> each.endsWith("/session") || each.endsWith("/login") || each.endsWith("/logout"))
                .hasSize(byKey ? 0 : 3);
        assertThat(record(loaded, BY_KEY, false)).isEqualTo(recorded);
    }

    @Test
    void nothingKeepsItsNameWhenItIsRecordedForStrangers() throws Exception {
        String recorded = record(start(ESTATE), BY_KEY, true);

        assertThat(recorded)
                .doesNotContain(
                        "Prod",
                        "Crm",
                        "Masked",
                        "Ledger",
                        "mask-crm",
                        "Boston",
                        "nightly",
                        "golden",
                        "Six weeks",
                        "before load")
                .contains("parent: group-1/dataset-1");
        SimulatedDct loaded = start(recorded);
        assertThat(shown(loaded, "/vdb-groups")).hasSize(1);
        assertThat(shown(loaded, "/bookmarks")).hasSize(2);
    }

    /** As before API 3.16, where a bookmark has no group. */
    @Test
    void aBookmarkWhoseGroupIsNotToldSaysSo() throws Exception {
        SimulatedDct dct = SimulatedDct.builder()
                .version("3.10")
                .engine("engine1", engine(ESTATE))
                .groupsOfScenarios()
                .start();
        open.add(0, dct);

        assertThat(record(dct, BY_KEY, false)).contains("before load").doesNotContain("nightly");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("nightly", "it is of several VDBs, and DCT does not tell of which VDB group");
    }

    @Test
    void complianceJobsAreRecorded() throws Exception {
        SimulatedEngine engine = engine(ESTATE);
        SimulatedMaskingEngine masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(50));
        open.add(0, masking);
        masking.addJob(12, "Mask Crm");
        SimulatedDct dct = SimulatedDct.builder()
                .engine("engine1", engine, masking)
                .groupsOfScenarios()
                .start();
        open.add(0, dct);

        String recorded = record(dct, BY_KEY, false);

        assertThat(recorded).containsSubsequence("maskingJobs:", "- name: Mask Crm");
        assertThat(start(recorded)).isNotNull();
        assertThat(record(dct, BY_KEY, true)).contains("name: masking-job-").doesNotContain("Mask Crm");
    }

    @Test
    void whatASecondEngineHasUnderTheSameNameIsLeftOutAndSaid() throws Exception {
        String recorded = record(
                start(ESTATE, "{version: 1, dSources: [{name: Prod, group: Crm}, {name: Other, group: Crm}]}"),
                BY_KEY,
                false);

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Left out: \"Prod\"; there is one of that name already");
        assertThat(recorded).contains("name: Other");
    }

    @ParameterizedTest
    @CsvSource({
        "true, The DCT refuses /snapshots to the API key",
        "false, The DCT refuses the login of dct_admin; where it allows no passwords"
    })
    void aLoginThatDctDoesNotTakeIsTold(boolean byKey, String told) throws Exception {
        SimulatedDct dct = start(ESTATE);
        Login login = byKey ? Login.ofKey("1.wrong") : new Login(SimulatedDct.USER, "wrong-secret");

        Optional<String> trouble = new RecordRequest(
                        dct.url(), Optional.empty(), directory.resolve("recorded.yaml"), false)
                .attempt(() -> login, new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(trouble)
                .hasValueSatisfying(text -> assertThat(text).contains(told).doesNotContain("wrong"));
    }

    @Test
    void anEngineTakesNoKey() throws Exception {
        SimulatedEngine engine = SimulatedEngine.builder().start();
        open.add(engine);

        Optional<String> trouble = new RecordRequest(
                        URI.create(engine.url().toString()),
                        Optional.empty(),
                        directory.resolve("recorded.yaml"),
                        false)
                .attempt(() -> BY_KEY, new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(trouble).hasValueSatisfying(text -> assertThat(text).contains("give --user"));
    }
}
