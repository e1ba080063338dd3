package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** VDB groups and what is done with all of their VDBs. */
@Timeout(60)
class DctGroupTest {

    private SimulatedEngine engine;
    private SimulatedDct dct;
    private RawDctClient client;
    private String master;
    private String first;
    private String second;

    @BeforeEach
    void start() {
        engine = SimulatedEngine.builder().jobDuration(Duration.ofMillis(40)).start();
        dct = SimulatedDct.builder()
                .engine("engine1", engine)
                .vdbGroup("pair", "Prep/Patients prep1", "Prep/Patients prep2")
                .start();
        client = new RawDctClient(dct, "/dct/v3");
        master = client.id("/vdbs", "Patients Masked Master");
        first = client.id("/vdbs", "Patients prep1");
        second = client.id("/vdbs", "Patients prep2");
    }

    @AfterEach
    void stop() {
        dct.close();
        engine.close();
    }

    private Books.Dataset dataset(String name) {
        return engine.books().dataset("Prep/" + name);
    }

    @Test
    void isFoundByItsIdAndItsName() {
        JsonNode group = client.find("/vdb-groups", "name EQ 'pair'");

        assertThat(group.path("vdb_ids")).hasSize(2);
        assertThat(client.get("/vdb-groups/pair").json()).isEqualTo(group);
        assertThat(client.get("/vdb-groups/" + group.path("id").asText()).json())
                .isEqualTo(group);
        assertThat(group.path("status").asText()).isEqualTo("RUNNING");
        client.done(client.post("/vdbs/" + first + "/stop"));
        assertThat(client.get("/vdb-groups/pair").json().path("status").asText())
                .isEqualTo("Mixed");
    }

    @Test
    void theOrdersGoOneAfterTheOther() {
        client.patch(
                "/vdb-groups/pair",
                "{'vdbs': [{'vdb_id': '%s', 'order': 2}, {'vdb_id': '%s', 'order': 1}]}".formatted(first, second));

        client.done(client.post("/vdb-groups/pair/stop"));
        client.done(client.post("/vdb-groups/pair/start"));

        assertThat(engine.books().jobs("SOURCE_STOP"))
                .extracting(Books.JobEntry::targetName)
                .containsExactly("Patients prep1", "Patients prep2");
        assertThat(engine.books().jobs("SOURCE_START"))
                .extracting(Books.JobEntry::targetName)
                .containsExactly("Patients prep2", "Patients prep1");
        Books.JobEntry earlier = engine.books().jobs("SOURCE_START").get(0);
        Books.JobEntry later = engine.books().jobs("SOURCE_START").get(1);
        assertThat(later.startTime()).isAfterOrEqualTo(earlier.updateTime());
    }

    @Test
    void refreshesEachToItsOwnSnapshot() {
        String snapshot = client.get("/vdbs/" + master + "/snapshots")
                .json()
                .at("/items/0/id")
                .asText();
        client.done(client.post("/vdbs/" + master + "/snapshots"));

        client.done(client.post(
                "/vdb-groups/pair/refresh_by_snapshot",
                "{'vdb_snapshot_mappings': [{'vdb_id': '%s', 'snapshot_id': '%s'}]}".formatted(first, snapshot)));

        assertThat("1-" + dataset("Patients prep1").parentSnapshot()).isEqualTo(snapshot);
        assertThat("1-" + dataset("Patients prep2").parentSnapshot())
                .isNotEqualTo(snapshot)
                .isEqualTo(client.get("/vdb-groups/pair/latest-snapshots")
                        .json()
                        .at("/items/0/id")
                        .asText());
    }

    @Test
    void rewindsByTimestampWhenToldSo() {
        String time = client.get("/vdbs/" + first + "/snapshots")
                .json()
                .at("/items/0/timestamp")
                .asText();

        client.done(client.post(
                "/vdb-groups/pair/refresh_by_timestamp",
                "{'vdb_timestamp_mappings': [{'vdb_id': '%s', 'mode': 'SELF', 'timestamp': '%s'}]}"
                        .formatted(first, time)));

        assertThat(dataset("Patients prep1").currentTimeflowType()).isEqualTo("ROLLBACK");
        assertThat(dataset("Patients prep2").currentTimeflowType()).isEqualTo("REFRESH");
    }

    @Test
    void aBookmarkOfAGroupBringsAllBack() {
        String group = client.id("/vdb-groups", "pair");
        client.done(client.post("/bookmarks", "{'name': 'both', 'vdb_group_id': '%s'}".formatted(group)));
        JsonNode bookmark = client.find("/bookmarks", "vdb_group_id EQ '" + group + "'");
        assertThat(bookmark.path("vdb_group_name").asText()).isEqualTo("pair");
        assertThat(bookmark.path("vdbs")).hasSize(2);

        client.done(client.post(
                "/vdb-groups/pair/refresh_from_bookmark",
                "{'bookmark_id': '" + bookmark.path("id").asText() + "'}"));

        assertThat(dataset("Patients prep1").currentTimeflowType()).isEqualTo("ROLLBACK");
        assertThat(dataset("Patients prep2").currentTimeflowType()).isEqualTo("ROLLBACK");
        assertThat(client.get("/vdb-groups/pair")
                        .json()
                        .path("last_successful_refresh_to_bookmark_id")
                        .asText())
                .isEqualTo(bookmark.path("id").asText());
        assertThat(client.get("/vdb-groups/pair/bookmarks").names()).containsExactly("both");
        assertThat(client.get("/bookmarks/" + bookmark.path("id").asText() + "/vdb-groups")
                        .names())
                .containsExactly("pair");
    }

    @Test
    void oneFailureFailsTheWholeJob() {
        engine.faults().failJob("DB_REFRESH", "No space.");

        JsonNode job =
                client.await(client.post("/vdb-groups/pair/refresh_by_snapshot").job());

        assertThat(job.path("status").asText()).isEqualTo("FAILED");
        assertThat(job.path("error_details").asText()).isEqualTo("No space.");
        assertThat(List.of(
                        dataset("Patients prep1").currentTimeflowType(),
                        dataset("Patients prep2").currentTimeflowType()))
                .contains("REFRESH");
    }

    @Test
    void isProvisionedFromABookmark() {
        client.done(client.post("/bookmarks", "{'name': 'pair', 'vdb_ids': ['%s', '%s']}".formatted(first, second)));
        String bookmark = client.id("/bookmarks", "pair");

        RawDctClient.Answer started =
                client.post("/vdb-groups/provision_from_bookmark", """
                {'name': 'copies', 'bookmark_id': '%s', 'tags': [{'key': 'build', 'value': '5'}], 'provision_parameters': {
                 '%s': {'name': 'copy1', 'auto_select_repository': true},
                 '%s': {'name': 'copy2', 'auto_select_repository': true}}}
                """.formatted(bookmark, first, second));
        client.done(started);

        assertThat(client.get("/vdb-groups/copies").json().path("vdb_ids")).hasSize(2);
        assertThat(dataset("copy2").holdsMaskedRows()).isTrue();
        assertThat(dct.books().tags(client.id("/vdb-groups", "copies"))).containsExactly("build=5");
    }

    @Test
    void whetherTheJobNamesTheGroupIsNotKnown() {
        assertThat(client.done(client.post("/vdb-groups/pair/disable"))
                        .path("target_id")
                        .asText())
                .isEqualTo(client.id("/vdb-groups", "pair"));
        dct.switches().turnOn(DctSwitch.GROUP_JOBS_WITHOUT_TARGET);
        assertThat(client.done(client.post("/vdb-groups/pair/enable")).has("target_id"))
                .isFalse();
    }

    @Test
    void aDeletedVdbLeavesItsGroup() {
        client.done(client.post("/vdbs/" + client.id("/vdbs", "Billing Dev") + "/stop"));
        String billing = client.id("/vdbs", "Billing Dev");
        client.post("/vdb-groups", "{'name': 'mixed', 'vdb_ids': ['%s', '%s']}".formatted(first, billing));

        client.done(client.post("/vdbs/" + billing + "/delete"));

        assertThat(client.get("/vdb-groups/mixed").json().path("vdb_ids")).hasSize(1);
    }

    @Test
    void containersOfTheEngineMayShowAsGroups() {
        assertThat(client.get("/vdb-groups").names()).containsExactly("pair");
        assertThat(client.search("/data-layouts/search", "type EQ 'CONTAINER'").names())
                .contains("prep1", "prep7");
        dct.switches().turnOn(DctSwitch.CONTAINERS_AS_GROUPS);

        JsonNode group = client.find("/vdb-groups", "vdb_group_source EQ 'ENGINE' AND name EQ 'prep3'");
        assertThat(group.at("/vdb_ids/0").asText()).isEqualTo(client.id("/vdbs", "Patients prep3"));
        assertThat(group.path("ss_data_layout_id").asText()).isEqualTo(client.id("/data-layouts", "prep3"));
        client.done(client.post("/vdb-groups/prep3/stop"));
        assertThat(dataset("Patients prep3").runtimeStatus()).isEqualTo("INACTIVE");
    }

    @Test
    void namesMayHaveToBeUnique() {
        String body = "{'name': 'pair', 'vdb_ids': ['%s']}".formatted(first);
        dct.switches().turnOn(DctSwitch.NAMES_UNIQUE);
        assertThat(client.post("/vdb-groups", body).status()).isEqualTo(409);
        dct.switches().turnOff(DctSwitch.NAMES_UNIQUE);
        assertThat(client.post("/vdb-groups", body).status()).isEqualTo(201);
    }
}
