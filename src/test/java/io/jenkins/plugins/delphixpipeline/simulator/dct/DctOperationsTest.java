package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What DCT is told to do, its engine really does. */
@Timeout(60)
class DctOperationsTest {

    private static final String MASTER = "Masked/Patients Masked Master";

    private SimulatedEngine engine;
    private SimulatedDct dct;
    private RawDctClient client;

    @BeforeEach
    void start() {
        engine = SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
        dct = SimulatedDct.builder()
                .engine("engine1", engine)
                .vdbGroup("prep1", "Prep/Patients prep1")
                .vdbGroup("preps", "Prep/Patients prep2", "Prep/Patients prep3")
                .start();
        client = new RawDctClient(dct, "/dct/v3");
    }

    @AfterEach
    void stop() {
        dct.close();
        engine.close();
    }

    @Test
    void showsWhatTheEngineHas() {
        assertThat(client.get("/vdbs").names())
                .contains("Patients Masked Master", "Patients prep7", "Billing Dev")
                .doesNotContain("Patients Prod");
        assertThat(client.get("/dsources").names()).containsExactlyInAnyOrder("Patients Prod", "Billing Prod");
        JsonNode master = client.find("/vdbs", "name EQ 'Patients Masked Master' AND masked EQ true");
        assertThat(master.path("id").asText()).startsWith("1-APPDATA_CONTAINER-");
        assertThat(master.path("group_name").asText()).isEqualTo("Masked");
        assertThat(master.path("parent_dsource_id").asText()).isEqualTo(client.id("/dsources", "Patients Prod"));
        assertThat(client.get("/vdbs/" + master.path("id").asText()).json()).isEqualTo(master);
        assertThat(client.get("/groups").names()).contains("Production", "Masked", "Prep");
        assertThat(client.get("/management/engines").names()).containsExactly("engine1");
    }

    @Test
    void refreshesAMasterByTheNewestSnapshotOfItsParent() {
        String master = client.id("/vdbs", "Patients Masked Master");
        String before = engine.books().dataset(MASTER).currentTimeflow();
        client.done(client.post("/dsources/" + client.id("/dsources", "Patients Prod") + "/snapshots"));

        RawDctClient.Answer started = client.post("/vdbs/" + master + "/refresh_by_snapshot", "{}");
        assertThat(started.json().at("/job/status").asText()).isEqualTo("PENDING");
        JsonNode job = client.done(started);

        assertThat(job.path("target_id").asText()).isEqualTo(master);
        assertThat(job.path("type").asText()).isEqualTo("VDB_REFRESH");
        assertThat(engine.books().dataset(MASTER).currentTimeflow()).isNotEqualTo(before);
        assertThat(engine.books().dataset(MASTER).holdsMaskedRows()).isTrue();
        String timeflow =
                client.get("/vdbs/" + master).json().path("current_timeflow_id").asText();
        JsonNode made = client.get("/timeflows/" + timeflow).json();
        assertThat(made.path("creation_type").asText()).isEqualTo("TRANSFORMATION");
        assertThat(made.path("parent_snapshot_id").asText())
                .isEqualTo("1-" + engine.books().dataset(MASTER).parentSnapshot());
    }

    @Test
    void provisionsFromASnapshot() {
        String master = client.id("/vdbs", "Patients Masked Master");
        String snapshot = client.get("/vdbs/" + master + "/snapshots")
                .json()
                .at("/items/0/id")
                .asText();

        RawDctClient.Answer started =
                client.post("/vdbs/provision_by_snapshot", """
                {'snapshot_id': '%s', 'name': 'fresh', 'target_group_id': '%s', 'auto_select_repository': true,
                 'tags': [{'key': 'build', 'value': '17'}]}
                """.formatted(snapshot, client.id("/groups", "Prep")));
        String vdb = started.json().path("vdb_id").asText();
        JsonNode job = client.done(started);

        assertThat(job.path("target_id").asText()).isEqualTo(vdb);
        assertThat(engine.books().dataset("Prep/fresh").holdsMaskedRows()).isTrue();
        assertThat(client.find("/vdbs", "tags CONTAINS { key EQ 'build' AND value EQ '17' }")
                        .path("id")
                        .asText())
                .isEqualTo(vdb);
    }

    @Test
    void aBookmarkTakesASnapshotAndBringsItBack() {
        String vdb = client.id("/vdbs", "Patients prep1");
        int snapshots = engine.books().snapshots("Prep/Patients prep1").size();

        RawDctClient.Answer made = client.post("/bookmarks", "{'name': 'monday', 'vdb_ids': ['" + vdb + "']}");
        assertThat(made.status()).isEqualTo(201);
        client.done(made);
        assertThat(engine.books().snapshots("Prep/Patients prep1")).hasSize(snapshots + 1);
        JsonNode bookmark = client.find("/bookmarks", "name EQ 'monday'");
        assertThat(bookmark.path("bookmark_status").asText()).isEqualTo("ACTIVE");

        client.done(client.post(
                "/vdbs/" + vdb + "/refresh_from_bookmark",
                "{'bookmark_id': '" + bookmark.path("id").asText() + "'}"));
        assertThat(engine.books().dataset("Prep/Patients prep1").currentTimeflowType())
                .isEqualTo("ROLLBACK");
    }

    @Test
    void startsStopsAndDeletes() {
        String vdb = client.id("/vdbs", "Billing Dev");

        client.done(client.post("/vdbs/" + vdb + "/stop"));
        assertThat(engine.books().dataset("Finance Development/Billing Dev").runtimeStatus())
                .isEqualTo("INACTIVE");
        client.done(client.post("/vdbs/" + vdb + "/start"));
        client.done(client.post("/vdbs/" + vdb + "/disable", "{}"));
        assertThat(client.get("/vdbs/" + vdb).json().path("enabled").asBoolean())
                .isFalse();
        client.done(client.post("/vdbs/" + vdb + "/enable", "{'attempt_start': false}"));
        client.done(client.post("/vdbs/" + vdb + "/delete", "{'force': false}"));
        assertThat(engine.books().hasDataset("Finance Development/Billing Dev")).isFalse();
        assertThat(client.get("/vdbs/" + vdb).status()).isEqualTo(404);
    }

    @Test
    void oneJobCoversAWholeGroup() {
        String master = client.id("/vdbs", "Patients Masked Master");
        client.done(client.post("/bookmarks", "{'name': 'of the master', 'vdb_ids': ['" + master + "']}"));
        String bookmark = client.id("/bookmarks", "of the master");

        JsonNode job = client.done(
                client.post("/vdb-groups/preps/refresh_from_bookmark", "{'bookmark_id': '" + bookmark + "'}"));

        assertThat(job.path("tasks")).hasSize(2);
        for (String vdb : List.of("Prep/Patients prep2", "Prep/Patients prep3")) {
            assertThat(engine.books().dataset(vdb).currentTimeflowType()).isEqualTo("REFRESH");
        }
        client.done(client.post("/vdb-groups/preps/stop"));
        assertThat(engine.books().dataset("Prep/Patients prep3").runtimeStatus())
                .isEqualTo("INACTIVE");
    }

    @Test
    void manyJobsAreAskedForAtOnce() {
        String first = client.post("/vdbs/" + client.id("/vdbs", "Patients prep1") + "/snapshots")
                .job();
        String second = client.post("/vdbs/" + client.id("/vdbs", "Patients prep2") + "/snapshots")
                .job();

        assertThat(client.search("/jobs/search", "id IN ['" + first + "', '" + second + "']")
                        .texts("id"))
                .containsExactlyInAnyOrder(first, second);
        client.await(first);
    }
}
