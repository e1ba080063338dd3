package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** New VDBs from every origin, and how the data of old ones goes back and forth. */
@Timeout(60)
class DctProvisionTest {

    private SimulatedEngine engine;
    private SimulatedDct dct;
    private RawDctClient client;
    private String master;
    private String production;

    @BeforeEach
    void start() {
        engine = SimulatedEngine.builder().jobDuration(Duration.ofMillis(40)).start();
        dct = SimulatedDct.builder().engine("engine1", engine).start();
        client = new RawDctClient(dct, "/dct/v3");
        master = client.id("/vdbs", "Patients Masked Master");
        production = client.id("/dsources", "Patients Prod");
    }

    @AfterEach
    void stop() {
        dct.close();
        engine.close();
    }

    private JsonNode provisioned(RawDctClient.Answer started) {
        client.done(started);
        return client.get("/vdbs/" + started.json().path("vdb_id").asText()).json();
    }

    @Test
    void theSmallestRequestIsEnough() {
        JsonNode vdb = provisioned(client.post(
                "/vdbs/provision_by_snapshot",
                "{'source_data_id': '%s', 'auto_select_repository': true}".formatted(master)));

        assertThat(vdb.path("parent_id").asText()).isEqualTo(master);
        assertThat(vdb.path("parent_dsource_id").asText()).isEqualTo(production);
        assertThat(vdb.path("masked").asBoolean()).isTrue();
        assertThat(vdb.path("name").asText()).isNotEmpty();
    }

    @Test
    void whatIsSaidIsDone() {
        JsonNode vdb = provisioned(client.post("/vdbs/provision_by_snapshot", """
                {'source_data_id': '%s', 'name': 'everything', 'target_group_id': '%s', 'environment_id': '%s',
                 'environment_user_id': 'HOST_USER-1', 'vdb_restart': true, 'masked': true, 'snapshot_policy_id': '%s',
                 'retention_policy_id': '%s', 'make_current_account_owner': false, 'custom_env_vars': {},
                 'appdata_source_params': {}, 'configure_clone': [{'name': 'mask', 'command': 'mask.sh', 'shell': 'bash'}],
                 'post_refresh': [{'command': 'after.sh'}], 'tags': [{'key': 'a', 'value': 'b'}]}
                """.formatted(
                production,
                client.id("/groups", "Masked"),
                client.search("/environments/search", "name EQ 'dbhost'")
                        .texts("id")
                        .get(0),
                client.search("/virtualization-policies/search", "name EQ 'None' AND policy_type EQ 'SNAPSHOT_POLICY'")
                        .texts("id")
                        .get(0),
                client.id("/virtualization-policies", "Default Retention"))));

        assertThat(vdb.path("group_name").asText()).isEqualTo("Masked");
        assertThat(vdb.path("vdb_restart").asBoolean()).isTrue();
        assertThat(vdb.at("/hooks/configure_clone/0/command").asText()).isEqualTo("mask.sh");
        assertThat(vdb.at("/hooks/post_refresh/0/command").asText()).isEqualTo("after.sh");
        assertThat(vdb.at("/tags/0/value").asText()).isEqualTo("b");
        assertThat(engine.books().dataset("Masked/everything").holdsMaskedRows())
                .isTrue();
    }

    @Test
    void theDefaultsAreReadyToBeSent() {
        String snapshot = client.get("/vdbs/" + master + "/snapshots")
                .json()
                .at("/items/0/id")
                .asText();

        RawDctClient.Answer defaults =
                client.post("/vdbs/provision_by_snapshot/defaults", "{'snapshot_id': '" + snapshot + "'}");
        assertThat(dct.books().jobs()).isEmpty();
        ObjectNode edited = ((ObjectNode) defaults.json()).put("name", "edited");

        assertThat(provisioned(client.send("POST", "/vdbs/provision_by_snapshot", edited.toString()))
                        .path("name")
                        .asText())
                .isEqualTo("edited");
    }

    @Test
    void provisionsByTimestampAndFromABookmark() {
        String time = client.get("/vdbs/" + master + "/snapshots")
                .json()
                .at("/items/0/timestamp")
                .asText();
        JsonNode byTime = provisioned(client.post(
                "/vdbs/provision_by_timestamp",
                "{'source_data_id': '%s', 'timestamp': '%s', 'auto_select_repository': true}"
                        .formatted(master, time.replace("Z", "+00:00"))));
        assertThat(byTime.path("parent_id").asText()).isEqualTo(master);

        client.done(client.post("/bookmarks", "{'name': 'b', 'vdb_ids': ['" + master + "']}"));
        JsonNode fromBookmark = provisioned(client.post(
                "/vdbs/provision_from_bookmark",
                "{'bookmark_id': '%s', 'name': 'from b', 'auto_select_repository': true}"
                        .formatted(client.id("/bookmarks", "b"))));
        String timeflow = fromBookmark.path("current_timeflow_id").asText();
        assertThat(client.get("/timeflows/" + timeflow)
                        .json()
                        .path("parent_snapshot_id")
                        .asText())
                .isEqualTo(dct.books().bookmarks().get(0).snapshots().get(master));
    }

    @Test
    void aRefusedProvisionFailsItsJobAndMakesNothing() {
        String body =
                "{'source_data_id': '%s', 'name': 'Patients prep1', 'target_group_id': '%s', 'auto_select_repository': true}"
                        .formatted(master, client.id("/groups", "Prep"));

        RawDctClient.Answer started = client.post("/vdbs/provision_by_snapshot", body);
        JsonNode failed = client.await(started.job());

        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(failed.path("error_details").asText()).contains("already exists");
        assertThat(started.json().has("vdb_id")).isFalse();
        dct.switches().turnOn(DctSwitch.REFUSED_AT_ONCE);
        assertThat(client.post("/vdbs/provision_by_snapshot", body).status()).isEqualTo(400);
    }

    @Test
    void aProvisionThatFailsLaterLeavesNothing() {
        engine.world().setJobDuration(Duration.ofMinutes(10));
        RawDctClient.Answer started = client.post(
                "/vdbs/provision_by_snapshot",
                "{'source_data_id': '%s', 'name': 'short', 'auto_select_repository': true}".formatted(master));
        String vdb = started.json().path("vdb_id").asText();
        assertThat(client.get("/vdbs/" + vdb).status()).isEqualTo(200);

        engine.world().failJob(engine.books().jobs().get(0).reference(), "No space.");

        assertThat(client.await(started.job()).path("target_id").asText()).isEqualTo(vdb);
        assertThat(client.get("/vdbs/" + vdb).status()).isEqualTo(404);
    }

    @Test
    void aVdbGoesForthAndBack() {
        String prep = client.id("/vdbs", "Patients prep1");
        String name = "Prep/Patients prep1";
        String original = engine.books().dataset(name).currentTimeflow();
        client.done(client.post("/vdbs/" + prep + "/refresh_by_timestamp", "{'dataset_id': '" + master + "'}"));
        assertThat(engine.books().dataset(name).currentTimeflowType()).isEqualTo("REFRESH");

        client.done(client.post("/vdbs/" + prep + "/undo_refresh"));
        assertThat(engine.books().dataset(name).currentTimeflow()).isEqualTo(original);
        String refreshed =
                client.get("/vdbs/" + prep).json().path("previous_timeflow_id").asText();
        client.done(client.post("/vdbs/" + prep + "/switch_timeflow", "{'timeflow_id': '" + refreshed + "'}"));
        assertThat("1-" + engine.books().dataset(name).currentTimeflow()).isEqualTo(refreshed);

        client.done(client.post("/vdbs/" + prep + "/refresh_by_timestamp", "{'dataset_id': '" + prep + "'}"));
        assertThat(engine.books().dataset(name).currentTimeflowType()).isEqualTo("ROLLBACK");
        client.done(client.post("/vdbs/" + prep + "/rollback_by_snapshot"));
        assertThat(client.post("/vdbs/" + prep + "/rollback_by_snapshot", "{'snapshot_id': '" + newest(master) + "'}")
                        .status())
                .isEqualTo(400);
    }

    private String newest(String vdb) {
        JsonNode items = client.get("/vdbs/" + vdb + "/snapshots").json().get("items");
        return items.get(items.size() - 1).path("id").asText();
    }

    @Test
    void whoseNewestSnapshotIsMeantIsNotKnown() {
        String prep = client.id("/vdbs", "Patients prep1");
        dct.switches().turnOn(DctSwitch.NEWEST_IS_ITS_OWN);

        client.done(client.post("/vdbs/" + prep + "/refresh_by_snapshot"));

        assertThat(engine.books().dataset("Prep/Patients prep1").currentTimeflowType())
                .isEqualTo("ROLLBACK");
    }

    @Test
    void hooksAndNamesCanBeChanged() {
        String billing = client.id("/vdbs", "Billing Dev");

        client.done(
                client.patch(
                        "/vdbs/" + billing,
                        "{'name': 'Billing Test', 'auto_restart': true, 'hooks': {'post_refresh': [{'name': 'h', 'command': 'true'}]}}"));

        JsonNode changed = client.get("/vdbs/" + billing).json();
        assertThat(changed.path("name").asText()).isEqualTo("Billing Test");
        assertThat(changed.path("vdb_restart").asBoolean()).isTrue();
        assertThat(changed.at("/hooks/post_refresh/0/name").asText()).isEqualTo("h");
        assertThat(client.patch("/vdbs/" + billing, "{'hooks': {'after_all': []}}")
                        .status())
                .isEqualTo(400);
        assertThat(client.patch("/vdbs/" + billing, "{'masked': true}").status())
                .isEqualTo(400);
    }

    @Test
    void hooksThatDctDoesNotKnowStay() {
        client.done(client.patch(
                "/vdbs/" + master, "{'hooks': {'configure_clone': [{'name': 'more', 'command': 'true'}]}}"));
        client.done(client.post("/vdbs/" + master + "/refresh_by_snapshot"));

        assertThat(engine.books().jobs("DB_REFRESH").get(0).events()).anyMatch(line -> line.contains("Mask Patients"));
    }

    @Test
    void compatibleRepositoriesAreThoseOfTheSameKind() {
        JsonNode items = client.post(
                        "/environments/compatible_repositories_by_snapshot",
                        "{'snapshot_id': '" + newest(master) + "'}")
                .json()
                .get("items");

        assertThat(items).hasSize(1);
        assertThat(items.at("/0/repositories")).hasSize(1);
        assertThat(items.at("/0/repositories/0/database_type").asText()).isEqualTo("AppData");
        assertThat(client.get("/environments/" + items.at("/0/id").asText() + "/users")
                        .json()
                        .at("/users/0/username")
                        .asText())
                .isEqualTo("delphix_os");
    }
}
