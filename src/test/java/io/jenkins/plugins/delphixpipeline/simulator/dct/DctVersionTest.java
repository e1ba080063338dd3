package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each endpoint, field and status since the version that brought it. */
@Timeout(60)
class DctVersionTest {

    private SimulatedEngine engine;
    private SimulatedDct dct;
    private RawDctClient client;

    @BeforeEach
    void start() {
        engine = SimulatedEngine.builder().jobDuration(Duration.ofMillis(20)).start();
    }

    private void begin(String version, DctSwitch... on) {
        dct = SimulatedDct.builder()
                .engine("engine1", engine)
                .version(version)
                .switches(on)
                .patients()
                .start();
        client = new RawDctClient(dct, dct.basePath());
    }

    @AfterEach
    void stop() {
        if (dct != null) {
            dct.close();
        }
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({"3.10, /v3, /dct/v3", "3.16, /v3, /dct/v3", "3.18, /dct/v3, /v3", "3.28, /dct/v3, /v3"})
    void theBasePathMoved(String version, String here, String notThere) {
        begin(version);

        JsonNode info =
                new RawDctClient(dct, here).get("/reporting/product_info").json();
        assertThat(info.path("api_version").asText()).isEqualTo(version + ".0");
        assertThat(info.path("system_uuid").asText()).isNotEmpty();
        assertThat(info.has("deployment_mode")).isEqualTo(!version.equals("3.10"));
        RawDctClient.Answer elsewhere = new RawDctClient(dct, notThere).get("/vdbs");
        assertThat(elsewhere.status()).isEqualTo(404);
        assertThat(elsewhere.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void theOldBasePathMayStay() {
        begin("3.28", DctSwitch.OLD_BASE_PATH_STAYS);

        assertThat(new RawDctClient(dct, "/v3").get("/vdbs").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /virtualization-jobs/history, 3.16, 3.10",
        "GET, /compliance-jobs, 3.16, 3.10",
        "GET, /masking-jobs, 3.10, ",
        "GET, /management/license, 3.18, 3.16",
        "GET, /vdb-groups/prep1/latest-snapshots, 3.16, 3.10",
        "POST, /vdb-groups/prep1/stop, 3.18, 3.16",
        "POST, /vdb-groups/prep1/refresh_by_snapshot, 3.16, 3.10",
        "POST, /vdbs/1-APPDATA_CONTAINER-3/undo_refresh, 3.18, 3.16",
        "GET, /vdbs/1-APPDATA_CONTAINER-3/deletion-dependencies, 3.28, 3.18",
    })
    void anEndpointIsThereSinceItsVersion(String method, String path, String since, String before) {
        begin(since);
        assertThat(client.send(method, path, null).status()).isEqualTo(200);
        dct.close();
        if (before != null) {
            begin(before);
            assertThat(client.send(method, path, null).status()).isIn(404, 405);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/vdbs, enabled, 3.16, false",
        "/vdbs, enabled, 3.18, true",
        "/vdbs, repository_id, 3.16, false",
        "/vdbs, repository_id, 3.18, true",
        "/vdbs, database_name, 3.10, false",
        "/vdbs, database_name, 3.16, true",
        "/vdbs, db_username, 3.18, false",
        "/vdbs, db_username, 3.28, true",
        "/timeflows, source_dsource_id, 3.10, false",
        "/timeflows, source_dsource_id, 3.16, true",
        "/vdb-groups, vdb_group_source, 3.10, false",
        "/vdb-groups, vdb_group_source, 3.16, true",
    })
    void aFieldIsThereSinceItsVersion(String path, String field, String version, boolean there) {
        begin(version);

        JsonNode items = client.get(path).json().get("items");
        assertThat(items.get(items.size() - 1).has(field)).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource({"3.10, 204", "3.16, 204", "3.18, 204", "3.28, 200"})
    void deletingABookmarkHasItsStatus(String version, int status) {
        begin(version);
        String vdb = client.id("/vdbs", "Patients prep1");
        client.done(client.post("/bookmarks", "{'name': 'b', 'vdb_ids': ['" + vdb + "']}"));

        RawDctClient.Answer deleted = client.delete("/bookmarks/" + client.id("/bookmarks", "b"));

        assertThat(deleted.status()).isEqualTo(status);
        if (status == 200) {
            client.done(deleted);
        } else {
            assertThat(deleted.text()).isEmpty();
        }
        assertThat(client.get("/bookmarks").names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3.10, false", "3.16, false", "3.18, true", "3.28, true"})
    void creatingAGroupMayHaveAJob(String version, boolean withJob) {
        begin(version);
        String vdb = client.id("/vdbs", "Patients prep1");

        RawDctClient.Answer made = client.post("/vdb-groups", "{'name': 'g', 'vdb_ids': ['" + vdb + "']}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().has("job")).isEqualTo(withJob);
        assertThat(client.delete("/vdb-groups/g").status()).isEqualTo(204);
        assertThat(client.get("/vdbs/" + vdb).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "3.10, bookmark_type, 400",
        "3.16, bookmark_type, 201",
    })
    void aFieldOfABodyIsTakenSinceItsVersion(String version, String field, int status) {
        begin(version);
        String vdb = client.id("/vdbs", "Patients prep1");

        String body = "{'name': 'b', 'vdb_ids': ['%s'], '%s': 'PUBLIC'}".formatted(vdb, field);

        assertThat(client.post("/bookmarks", body).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"3.10, false, false", "3.16, true, false", "3.18, true, false", "3.28, true, true"})
    void whatABookmarkTellsOfItsData(String version, boolean asAWhole, boolean ofEachVdb) {
        begin(version);
        client.done(client.post(
                "/bookmarks", "{'name': 'b', 'vdb_ids': ['" + client.id("/vdbs", "Patients prep1") + "']}"));

        JsonNode bookmark = client.find("/bookmarks", "name EQ 'b'");

        assertThat(bookmark.has("timeflow_id")).isEqualTo(asAWhole);
        assertThat(bookmark.has("data_timestamp")).isEqualTo(asAWhole);
        assertThat(bookmark.at("/vdbs/0").has("snapshot_id")).isEqualTo(ofEachVdb);
    }

    @ParameterizedTest
    @CsvSource({"3.18, AS_USUAL", "3.18, RESULT_AS_TEXT", "3.28, AS_USUAL", "3.28, RESULT_AS_TEXT"})
    void theResultOfAJob(String version, String turned) {
        boolean asText = turned.equals("RESULT_AS_TEXT");
        begin(version, asText ? new DctSwitch[] {DctSwitch.RESULT_AS_TEXT} : new DctSwitch[0]);

        JsonNode job = client.done(client.post("/vdb-groups/prep1/timestamp-summary"));
        JsonNode result =
                client.get("/jobs/" + job.path("id").asText() + "/result").json();

        assertThat(result.path("result_type").asText()).isEqualTo("VdbGroupTimestampSummary");
        assertThat(result.path("result").isTextual()).isEqualTo(asText);
        assertThat(result.path("result").toString()).contains("timeflow_range", "end_point_timestamp");
        assertThat(job.has("result")).isEqualTo(version.equals("3.28"));
    }

    @ParameterizedTest
    @CsvSource({"3.10, false", "3.28, true"})
    void deletingADsourceAnswersTheJobItself(String version, boolean twice) {
        engine.world().addDsource(DataKind.ORACLE, "Other", "Lonely");
        begin(version);
        String id = client.id("/dsources", "Lonely");

        JsonNode answer =
                client.post("/dsources/delete", "{'dsource_id': '" + id + "'}").json();

        assertThat(client.await(answer.path("id").asText()).path("status").asText())
                .isEqualTo("COMPLETED");
        assertThat(answer.has("job")).isEqualTo(twice);
        assertThat(engine.books().hasDataset("Other/Lonely")).isFalse();
    }

    @Test
    void dependentVdbsMayGoFirst() {
        begin("3.28");
        String master = client.id("/vdbs", "Patients Masked Master");
        engine.world().addVdb("Prep", "free", "Finance Production/Billing Prod");
        engine.world().addVdb("Prep", "its child", "Prep/free");
        assertThat(client.await(client.post("/vdbs/" + master + "/delete").job())
                        .path("error_details")
                        .asText())
                .contains("depend on it");

        client.done(
                client.post("/vdbs/" + client.id("/vdbs", "free") + "/delete", "{'delete_all_dependent_vdbs': true}"));

        assertThat(engine.books().hasDataset("Prep/its child")).isFalse();
        assertThat(engine.books().hasDataset("Prep/free")).isFalse();
    }

    @Test
    void severalPermissionsCameLate() {
        begin("3.18");
        assertThat(client.get("/vdbs?permission=READ&permission=REFRESH").status())
                .isEqualTo(400);
    }

    @Test
    void aJobOfTheOldestVersionHasNoNewFields() {
        begin("3.10");
        JsonNode job = client.await(client.post("/vdbs/" + client.id("/vdbs", "Patients prep1") + "/snapshots")
                .job());

        assertThat(job.has("virtualization_tasks")).isTrue();
        assertThat(job.has("tasks") || job.has("result") || job.has("execution_id"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.9", "3.29", "4.10", "3", "latest"})
    void anUnknownVersionIsRefused(String version) {
        assertThatThrownBy(() -> SimulatedDct.builder().version(version))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(version);
    }
}
