package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bookmarks: what of, how long, for whom. */
@Timeout(60)
class DctBookmarkTest {

    private SimulatedEngine engine;
    private SimulatedDct dct;
    private RawDctClient client;
    private String vdb;

    @BeforeEach
    void start() {
        engine = SimulatedEngine.builder().jobDuration(Duration.ofMillis(40)).start();
        dct = SimulatedDct.builder().engine("engine1", engine).start();
        client = new RawDctClient(dct, "/dct/v3");
        vdb = client.id("/vdbs", "Billing Dev");
    }

    @AfterEach
    void stop() {
        dct.close();
        engine.close();
    }

    private String made(String body) {
        RawDctClient.Answer answer = client.post("/bookmarks", body.formatted(vdb));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        client.done(answer);
        return answer.json().at("/bookmark/id").asText();
    }

    private JsonNode bookmark(String id) {
        return client.get("/bookmarks/" + id).json();
    }

    @Test
    void aBookmarkOfSnapshotsTakesNoOther() {
        JsonNode snapshots = client.get("/vdbs/" + vdb + "/snapshots").json().get("items");
        int before = engine.books().snapshots("Finance Development/Billing Dev").size();

        String id = made("{'name': 's', 'snapshot_ids': ['SNAPSHOT']}"
                .replace("SNAPSHOT", snapshots.at("/0/id").asText()));

        assertThat(dct.books().bookmarks().get(0).snapshots())
                .containsEntry(vdb, snapshots.at("/0/id").asText());
        assertThat(bookmark(id).path("data_timestamp").asText())
                .isEqualTo(snapshots.at("/0/timestamp").asText());
        assertThat(engine.books().snapshots("Finance Development/Billing Dev")).hasSize(before);
    }

    @Test
    void aBookmarkOfAPastTimeIsOfTheSnapshotBefore() {
        made("{'name': 'past', 'vdb_ids': ['%s'], 'timestamp': '2999-01-01T00:00:00Z'}");

        assertThat(dct.books().bookmarks().get(0).snapshots().get(vdb)).startsWith("1-ORACLE_SNAPSHOT-");
        assertThat(client.post(
                                "/bookmarks",
                                "{'name': 'never', 'vdb_ids': ['%s'], 'timestamp': '1999-01-01T00:00:00Z'}"
                                        .formatted(vdb))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void tellsHowLongItIsKept() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        assertThat(bookmark(made("{'name': 'a', 'vdb_ids': ['%s']}")).has("expiration"))
                .isFalse();
        assertThat(bookmark(made("{'name': 'b', 'vdb_ids': ['%s'], 'retention': 3}"))
                        .path("expiration")
                        .asText())
                .isEqualTo(today.plusDays(3).toString());
        String id = made("{'name': 'c', 'vdb_ids': ['%s'], 'expiration': '2999-01-01'}");
        assertThat(bookmark(id).path("expiration").asText()).isEqualTo("2999-01-01");
        client.done(
                client.patch("/bookmarks/" + id, "{'retain_forever': true, 'name': 'd', 'bookmark_type': 'PUBLIC'}"));
        assertThat(bookmark(id).has("expiration")).isFalse();
        assertThat(bookmark(id).path("name").asText()).isEqualTo("d");
        assertThat(bookmark(id).path("bookmark_type").asText()).isEqualTo("PUBLIC");
        client.done(client.patch("/bookmarks/" + id, "{'expiration': '2020-01-01'}"));
        assertThat(client.get("/bookmarks/" + id).status()).as("expired").isEqualTo(404);
    }

    @Test
    void aLostCreationIsFoundByItsTags() {
        made("{'name': 'tagged', 'vdb_ids': ['%s'], 'tags': [{'key': 'operation', 'value': 'x-1'}]}");

        assertThat(client.search("/bookmarks/search", "tags CONTAINS { key EQ 'operation' AND value EQ 'x-1' }")
                        .names())
                .containsExactly("tagged");
    }

    @Test
    void isCreatingUntilItsSnapshotIsThere() {
        engine.world().setJobDuration(Duration.ofMinutes(10));
        RawDctClient.Answer started = client.post("/bookmarks", "{'name': 'b', 'vdb_ids': ['" + vdb + "']}");
        String id = started.json().at("/bookmark/id").asText();
        assertThat(client.get("/jobs/" + started.job()).json().path("target_id").asText())
                .isEqualTo(id);
        assertThat(bookmark(id).path("bookmark_status").asText()).isEqualTo("CREATING");

        engine.world().cancelJob(engine.books().jobs().get(0).reference());

        assertThat(client.await(started.job()).path("status").asText()).isEqualTo("CANCELED");
        assertThat(client.get("/bookmarks/" + id).status()).isEqualTo(404);
    }

    @Test
    void whatBecomesOfItWithoutItsVdbIsNotKnown() {
        String id = made("{'name': 'b', 'vdb_ids': ['%s']}");
        client.done(client.post("/vdbs/" + vdb + "/delete"));

        assertThat(bookmark(id).path("bookmark_status").asText()).isEqualTo("INACTIVE");
        assertThat(bookmark(id).at("/vdbs/0/vdb_name").asText()).isEqualTo("Billing Dev");
    }

    @Test
    void mayGoWithItsVdb() {
        dct.switches().turnOn(DctSwitch.BOOKMARKS_GO_WITH_VDBS);
        String id = made("{'name': 'b', 'vdb_ids': ['%s']}");
        client.done(client.post("/vdbs/" + vdb + "/delete"));

        assertThat(client.get("/bookmarks/" + id).status()).isEqualTo(404);
    }

    @Test
    void fitsItsVdbAndItsChildren() {
        String master = client.id("/vdbs", "Patients Masked Master");
        client.done(client.post("/bookmarks", "{'name': 'm', 'vdb_ids': ['" + master + "']}"));
        String id = client.id("/bookmarks", "m");

        String prep = client.id("/vdbs", "Patients prep4");
        assertThat(client.get("/vdbs/" + prep + "/bookmarks").names()).containsExactly("m");
        assertThat(client.get("/vdbs/" + vdb + "/bookmarks").names()).isEmpty();
        client.done(client.post("/vdbs/" + prep + "/refresh_from_bookmark", "{'bookmark_id': '" + id + "'}"));
        assertThat(engine.books().dataset("Prep/Patients prep4").currentTimeflowType())
                .isEqualTo("REFRESH");
        assertThat(client.post("/vdbs/" + vdb + "/refresh_from_bookmark", "{'bookmark_id': '" + id + "'}")
                        .status())
                .isEqualTo(400);
    }
}
