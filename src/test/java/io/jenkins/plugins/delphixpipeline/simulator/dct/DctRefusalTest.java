package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.Faults;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What DCT does not take, how it says so, and what goes wrong on the way. */
@Timeout(60)
class DctRefusalTest {

    private SimulatedEngine engine;
    private SimulatedDct dct;
    private RawDctClient client;
    private String vdb;

    @BeforeEach
    void start() {
        engine = SimulatedEngine.builder().jobDuration(Duration.ofMillis(20)).start();
        dct = SimulatedDct.builder()
                .engine("engine1", engine)
                .patients()
                .account("guest", "guest", "2.guest")
                .start();
        client = new RawDctClient(dct, "/dct/v3");
        vdb = client.id("/vdbs", "Patients prep1");
    }

    @AfterEach
    void stop() {
        dct.close();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/vdbs/{vdb}/refresh_by_snapshot | {'snapshot': 'x'}",
                "/vdbs/{vdb}/refresh_by_snapshot | {'snapshot_id': 7}",
                "/vdbs/{vdb}/refresh_by_snapshot | {'snapshot_id': ''}",
                "/vdbs/{vdb}/refresh_by_snapshot | []",
                "/vdbs/{vdb}/refresh_by_snapshot | {",
                "/vdbs/{vdb}/refresh_by_timestamp | {'timestamp': 'yesterday'}",
                "/vdbs/{vdb}/refresh_by_timestamp | {'timestamp_in_database_timezone': '2026-01-01T00:00:00Z'}",
                "/vdbs/{vdb}/refresh_by_timestamp | {'timestamp': '2026-01-01T00:00:00Z', 'timestamp_in_database_timezone': '2026-01-01T00:00:00'}",
                "/vdbs/{vdb}/refresh_from_bookmark | {}",
                "/vdbs/{vdb}/delete | {'force': 'yes'}",
                "/vdbs/{vdb}/start | {'attempt': true}",
                "/vdbs/{vdb}/snapshots | {'name': 'x'}",
                "/vdbs/{vdb}/switch_timeflow | {}",
                "/vdbs/search | {'filter': 'x'}",
                "/vdbs/{vdb}/tags | {'tags': [{'key': 'x'}]}",
                "/vdbs/{vdb}/tags | {'tags': [{'key': 'x', 'value': ''}]}",
                "/vdbs/provision_by_snapshot | {'auto_select_repository': true}",
                "/vdbs/provision_by_snapshot | {'source_data_id': '{vdb}'}",
                "/vdbs/provision_by_snapshot | {'source_data_id': '{vdb}', 'auto_select_repository': true, 'repository_id': 'r'}",
                "/vdbs/provision_by_snapshot | {'source_data_id': '{vdb}', 'auto_select_repository': true, 'post_refresh': [{'name': 'x'}]}",
                "/vdbs/provision_by_timestamp | {'timestamp': '2026-01-01T00:00:00Z', 'auto_select_repository': true}",
                "/bookmarks | {'vdb_ids': ['{vdb}']}",
                "/bookmarks | {'name': 'b'}",
                "/bookmarks | {'name': 'b', 'vdb_ids': []}",
                "/bookmarks | {'name': 'b', 'vdb_ids': ['{vdb}'], 'snapshot_ids': ['s']}",
                "/bookmarks | {'name': 'b', 'vdb_ids': ['{vdb}'], 'vdb_group_id': 'g'}",
                "/bookmarks | {'name': 'b', 'vdb_ids': ['{vdb}'], 'expiration': '2030-01-01', 'retain_forever': true}",
                "/bookmarks | {'name': 'b', 'vdb_ids': ['{vdb}'], 'timeflow_ids': ['t']}",
                "/bookmarks | {'name': 'b', 'vdb_ids': ['{vdb}'], 'expiration': 'tomorrow'}",
                "/vdb-groups | {'name': 'g'}",
                "/vdb-groups/prep1/refresh_by_snapshot | {'vdb_snapshot_mappings': [{'vdb_id': 'other'}]}",
                "/vdb-groups/prep1/refresh_by_snapshot | {'vdb_snapshot_mappings': [{'vdb_id': '{vdb}', 'snapshot': 's'}]}",
                "/login | {'username': 'dct_admin'}",
                "/token-info | {}",
            })
    void aBodyThatDoesNotFitIsRefused(String path, String body) {
        RawDctClient.Answer refused = client.post(path.replace("{vdb}", vdb), body.replace("{vdb}", vdb));

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(engine.books().jobs()).isEmpty();
        assertThat(dct.books().jobs()).isEmpty();
        assertThat(dct.books().bookmarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/vdbs/unknown/refresh_by_snapshot | {}",
                "/vdbs/1-APPDATA_CONTAINER-1/refresh_by_snapshot | {}",
                "/vdbs/9-APPDATA_CONTAINER-3/start | {}",
                "/dsources/1-APPDATA_CONTAINER-3/snapshots | {}",
                "/vdbs/{vdb}/refresh_by_snapshot | {'snapshot_id': 'unknown'}",
                "/vdbs/{vdb}/refresh_from_bookmark | {'bookmark_id': 'unknown'}",
                "/vdbs/{vdb}/switch_timeflow | {'timeflow_id': 'unknown'}",
                "/vdbs/provision_by_snapshot | {'source_data_id': 'unknown', 'auto_select_repository': true}",
                "/vdbs/provision_by_snapshot | {'source_data_id': '{vdb}', 'auto_select_repository': true, 'target_group_id': 'x'}",
                "/vdbs/provision_by_snapshot | {'source_data_id': '{vdb}', 'auto_select_repository': true, 'retention_policy_id': 'x'}",
                "/bookmarks | {'name': 'b', 'vdb_ids': ['unknown']}",
                "/bookmarks | {'name': 'b', 'snapshot_ids': ['unknown']}",
                "/vdb-groups | {'name': 'g', 'vdb_ids': ['unknown']}",
                "/vdb-groups/unknown/start | {}",
                "/vdbs/unknown/tags | {'tags': []}",
                "/nothing | {}",
            })
    void whatIsNotThereIsMissing(String path, String body) {
        RawDctClient.Answer missing = client.post(path.replace("{vdb}", vdb), body.replace("{vdb}", vdb));

        assertThat(missing.status()).as(missing.text()).isEqualTo(404);
        assertThat(dct.books().jobs()).isEmpty();
    }

    @Test
    void aWrongMethodIsNotAllowed() {
        assertThat(client.post("/vdbs").status()).isEqualTo(405);
    }

    @Test
    void theShapeOfErrorsIsNotKnown() {
        assertThat(client.get("/vdbs/x").json().has("error_description")).isTrue();
        dct.switches().turnOn(DctSwitch.ERRORS_AS_LIST);
        assertThat(client.get("/vdbs/x").json().at("/errors/0/message").asText())
                .contains("x");
        dct.switches().turnOn(DctSwitch.ERRORS_WITH_MESSAGE);
        assertThat(client.get("/vdbs/x").json().path("message").asText()).contains("x");
        dct.switches().turnOn(DctSwitch.ERRORS_EMPTY);
        assertThat(client.get("/vdbs/x").text()).isEmpty();
        assertThat(client.as(null).post("/token-info", "{'token': 'x'}").json().has("error"))
                .as("documented")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"LICENCE_REFUSAL_400, 400", "NO_TOTAL, 403"})
    void aLicenceMayNotCoverBookmarksAndGroups(DctSwitch on, int status) {
        dct.switches().turnOn(on);
        dct.world().unlicense("BOOKMARK");
        dct.world().licence("CORE");

        RawDctClient.Answer refused = client.post("/bookmarks", "{'name': 'b', 'vdb_ids': ['" + vdb + "']}");
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text()).contains("Current License does not permit operations on BOOKMARK");
        assertThat(client.get("/bookmarks").status()).isEqualTo(status);
        assertThat(client.get("/vdb-groups").status()).isEqualTo(200);
        dct.world().unlicense("VDB_GROUP");
        assertThat(client.post("/vdb-groups/prep1/stop").text())
                .contains("Current License does not permit operations on VDB_GROUP");
        assertThat(client.get("/management/license").json().path("tier").asText())
                .isEqualTo("CORE");
    }

    @Test
    void aMissingPermissionForbids() {
        RawDctClient guest = client.as("apk 2.guest");
        dct.world().deny("guest", "REFRESH_FROM_SNAPSHOT", "Prep/Patients prep1");

        assertThat(guest.post("/vdbs/" + vdb + "/refresh_by_snapshot").status()).isEqualTo(403);
        assertThat(engine.books().jobs()).isEmpty();
        guest.done(guest.post("/vdbs/" + vdb + "/snapshots"));
    }

    @Test
    void whatSomebodyElseHasLockedStaysAsItIs() {
        RawDctClient guest = client.as("apk 2.guest");
        JsonNode locked = client.post("/vdbs/" + vdb + "/lock", "{}").json();
        assertThat(locked.path("locked_by_name").asText()).isEqualTo(SimulatedDct.USER);

        assertThat(guest.post("/vdbs/" + vdb + "/stop").status()).isEqualTo(403);
        assertThat(guest.post("/vdbs/" + vdb + "/unlock").status()).isEqualTo(403);
        client.post("/vdbs/" + vdb + "/unlock");
        guest.done(guest.post("/vdbs/" + vdb + "/stop"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 409, 429, 500, 502, 503})
    void faultsAnswerInHtmlBeforeOrAfterTheWork(int status) {
        dct.faults().on("POST", "/stop$").status(status, 7);

        RawDctClient.Answer answer = client.post("/vdbs/" + vdb + "/stop");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Retry-After")).isEqualTo("7");
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(engine.books().jobs()).isEmpty();
    }

    @Test
    void anAnswerMayBeLost() {
        dct.faults().on("POST", "/stop$").dropAfter();
        assertThatThrownBy(() -> client.post("/vdbs/" + vdb + "/stop")).isInstanceOf(UncheckedIOException.class);
        assertThat(client.search("/jobs/search", "target_id EQ '" + vdb + "'").texts("type"))
                .containsExactly("VDB_STOP");

        dct.faults().on("POST", "/start$").dropBefore();
        assertThatThrownBy(() -> client.post("/vdbs/" + vdb + "/start")).isInstanceOf(UncheckedIOException.class);
        assertThat(client.search("/jobs/search", "type EQ 'VDB_START'").texts("id"))
                .isEmpty();
        assertThat(dct.books().handled("POST", "/stop$")).isEqualTo(1);
        assertThat(dct.books().handled("POST", "/start$")).isZero();
    }

    @Test
    void workGoesOnThroughARestart() {
        String job = client.post("/vdbs/" + vdb + "/stop").job();
        dct.faults().restart(Duration.ofMillis(100), Faults.JobsAfterRestart.GO_ON);

        await().ignoreExceptions().until(() -> client.get("/jobs/" + job)
                .json()
                .path("status")
                .asText()
                .equals("COMPLETED"));
    }
}
