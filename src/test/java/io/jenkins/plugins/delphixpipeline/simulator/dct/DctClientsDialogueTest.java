package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What public clients of DCT are known to send, in their order, and what they read of the answers. */
@Timeout(60)
class DctClientsDialogueTest {

    private SimulatedEngine engine;
    private SimulatedDct dct;
    private RawDctClient client;

    @BeforeEach
    void start() {
        engine = SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    }

    private void begin(String version) {
        dct = SimulatedDct.builder()
                .engine("engine1", engine)
                .version(version)
                .telemetryLag(Duration.ofMillis(50))
                .start();
        client = new RawDctClient(dct, dct.basePath());
    }

    @AfterEach
    void stop() {
        dct.close();
        engine.close();
    }

    /** Looks for the name with quotes as JSON escapes, posts every field of its form, polls while STARTED. */
    @Test
    void theJenkinsPluginProvisionsAndDeletes() {
        begin("3.10");
        String source = client.send(
                        "POST",
                        "/vdbs/search?limit=100&sort=id&permission=READ",
                        "{\"filter_expression\":\"name EQ \\u0027Patients Masked Master\\u0027\"}")
                .json()
                .at("/items/0/id")
                .asText();
        RawDctClient.Answer started = client.post("/vdbs/provision_by_snapshot", """
                {'source_data_id': '%s', 'engine_id': '1', 'auto_select_repository': true, 'name': 'jenkins', 'vdb_restart': false,
                 'tags': [{'key': 'jenkins', 'value': 'true'}], 'custom_env_vars': {}, 'appdata_source_params': {}}
                """.formatted(source));
        assertThat(started.status()).isEqualTo(200);
        client.await(started.job(), Set.of("COMPLETED"));
        JsonNode vdb =
                client.get("/vdbs/" + started.json().path("vdb_id").asText()).json();
        for (String field : List.of("id", "name", "database_type", "status")) {
            assertThat(vdb.path(field).asText()).as(field).isNotEmpty();
        }

        client.done(client.post("/vdbs/" + vdb.path("id").asText() + "/delete", "{'force': false}"));
        assertThat(engine.books().datasets())
                .noneMatch(dataset -> dataset.name().endsWith("/jenkins"));
    }

    /** Begins with the engines, filters in lower case, reads a new VDB until 200, clears tags, reads a deleted one until 404. */
    @Test
    void terraformMakesChangesAndDestroysAVdb() {
        begin("3.18");
        assertThat(client.get("/management/engines").texts("id")).containsExactly("1");
        String environment = client.search("/environments/search", "name eq 'dbhost'")
                .texts("id")
                .get(0);
        assertThat(client.search("/sources/search", "environment_id eq '" + environment + "'")
                        .texts("id"))
                .isNotEmpty();
        RawDctClient.Answer started =
                client.post("/vdbs/provision_by_snapshot", """
                {'auto_select_repository': true, 'source_data_id': '%s', 'make_current_account_owner': true,
                 'tags': [{'key': 'dct', 'value': '2025'}]}
                """.formatted(client.id("/dsources", "Patients Prod")));
        String vdb = started.json().path("vdb_id").asText();
        assertThat(started.json().at("/job/target_id").asText()).isEqualTo(vdb);
        client.await(started.job(), Set.of("COMPLETED"));
        assertThat(client.get("/vdbs/" + vdb).status()).isEqualTo(200);

        client.done(client.post("/vdbs/" + vdb + "/disable", "{'attempt_cleanup': true}"));
        client.done(client.patch("/vdbs/" + vdb, "{'name': 'renamed', 'auto_restart': true}"));
        client.done(client.post("/vdbs/" + vdb + "/enable", "{'attempt_start': true}"));
        assertThat(client.post("/vdbs/" + vdb + "/tags/delete").status()).isEqualTo(204);
        assertThat(client.get("/vdbs/" + vdb + "/tags").json().path("tags")).isEmpty();
        client.done(client.post("/vdbs/" + vdb + "/delete", "{'force': false}"));
        assertThat(client.get("/vdbs/" + vdb).status()).isEqualTo(404);
    }

    /** Lists by GET, takes items alone, and its cancel is to abandon. */
    @Test
    void theToolkitListsAndAbandons() {
        begin("3.16");
        engine.world().setJobDuration(Duration.ofMinutes(10));
        String vdb = client.get("/vdbs").json().at("/items/0/id").asText();
        String job = client.post("/vdbs/" + vdb + "/snapshots").job();

        assertThat(client.get("/jobs").texts("id")).containsExactly(job);
        assertThat(client.post("/jobs/" + job + "/abandon").status()).isEqualTo(204);
        assertThat(client.get("/jobs").texts("status")).containsExactly("ABANDONED");
        assertThat(engine.books().jobs("DB_SYNC").get(0).state()).isEqualTo("RUNNING");
    }

    /** As the vendor's samples have it: a date as expiration, the job beside the bookmark. */
    @Test
    void theSamplesOfTheVendorWork() {
        begin("3.28");
        String vdb = client.find("/vdbs", "name EQ 'Patients prep1' AND group_name EQ 'Prep'")
                .path("id")
                .asText();
        RawDctClient.Answer made = client.post(
                "/bookmarks",
                "{'name': 'build-17', 'vdb_ids': ['%s'], 'expiration': '2999-06-01', 'tags': [{'key': 'build', 'value': '17'}]}"
                        .formatted(vdb));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().at("/bookmark/bookmark_source").asText()).isEqualTo("DCT");
        assertThat(made.json().at("/bookmark/expiration").asText()).isEqualTo("2999-06-01");
        assertThat(made.json().at("/job/status").asText()).isEqualTo("PENDING");
        assertThat(made.job()).matches("[0-9a-f]{32}");
        assertThat(made.json().at("/bookmark/id").asText()).matches("[0-9a-f]{32}");
        client.done(made);
    }
}
