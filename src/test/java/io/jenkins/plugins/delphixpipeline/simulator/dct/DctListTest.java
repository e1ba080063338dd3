package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, order, several engines. */
@Timeout(60)
class DctListTest {

    private SimulatedEngine first;
    private SimulatedEngine second;
    private SimulatedDct dct;
    private RawDctClient client;

    @BeforeEach
    void start() {
        first = SimulatedEngine.builder().jobDuration(Duration.ofMillis(20)).start();
        second = SimulatedEngine.builder()
                .scenario(Scenario.EMPTY)
                .jobDuration(Duration.ofMillis(20))
                .start();
        second.world().addDsource(DataKind.ORACLE, "Source", "Shop");
        second.world().addVdb("Copies", "Billing Dev", "Source/Shop");
        dct = SimulatedDct.builder()
                .engine("engine1", first)
                .engine("engine2", second)
                .account("guest", "guest", "2.guest")
                .start();
        client = new RawDctClient(dct, "/dct/v3");
    }

    @AfterEach
    void stop() {
        dct.close();
        first.close();
        second.close();
    }

    @Test
    void pagesLeadFromOneToTheNextAndBack() {
        List<String> names = new ArrayList<>();
        String next = "";
        String previous = null;
        int pages = 0;
        do {
            JsonNode page = client.get("/vdbs?limit=3&sort=name&cursor=" + next).json();
            page.get("items").forEach(item -> names.add(item.get("name").asText()));
            assertThat(page.at("/response_metadata/total").asInt()).isEqualTo(10);
            next = page.at("/response_metadata/next_cursor").asText("");
            previous = page.at("/response_metadata/prev_cursor").asText("");
            pages++;
        } while (!next.isEmpty());

        assertThat(pages).isEqualTo(4);
        assertThat(names).hasSize(10).isSorted();
        assertThat(client.get("/vdbs?limit=3&sort=name&cursor=" + previous).names())
                .isEqualTo(names.subList(6, 9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=x",
                "sort=colour",
                "sort=masked",
                "sort=-tags",
                "cursor=bm9uc2Vuc2U",
                "permission=FLY"
            })
    void whatMakesNoSenseIsRefused(String query) {
        assertThat(client.get("/vdbs?" + query).status()).isEqualTo(400);
    }

    @Test
    void aCursorBelongsToItsList() {
        String cursor = client.get("/vdbs?limit=1")
                .json()
                .at("/response_metadata/next_cursor")
                .asText();

        assertThat(client.get("/dsources?limit=1&cursor=" + cursor).status()).isEqualTo(400);
        assertThat(client.get("/vdbs?limit=1&sort=name&cursor=" + cursor).status())
                .isEqualTo(400);
    }

    @Test
    void theTotalMayBeMissing() {
        dct.switches().turnOn(DctSwitch.NO_TOTAL);

        assertThat(client.get("/vdbs?limit=1").json().get("response_metadata").has("total"))
                .isFalse();
    }

    @Test
    void whatHasNoValueMayBeNull() {
        JsonNode vdb = client.find("/vdbs", "name EQ 'Patients prep1'");
        assertThat(vdb.has("cdb_id")).isFalse();
        dct.switches().turnOn(DctSwitch.NULLS_SHOWN);

        JsonNode page = client.search("/dsources/search", "name EQ 'Shop'").json();
        assertThat(page.at("/items/0").has("data_uuid")).isTrue();
        assertThat(page.at("/items/0/data_uuid").isNull()).isTrue();
        assertThat(page.at("/response_metadata").has("next_cursor")).isTrue();
    }

    @Test
    void theNewestMayComeFirst() {
        assertThat(client.get("/dsources").names()).endsWith("Shop");
        dct.switches().turnOn(DctSwitch.LISTS_NEWEST_FIRST);
        assertThat(client.get("/dsources").names()).startsWith("Shop");
    }

    @Test
    void tagsComeAndGo() {
        String vdb = client.id("/vdbs", "Patients prep1");
        dct.world().tag("Prep/Patients prep1", "team", "qa");
        client.post(
                "/vdbs/" + vdb + "/tags", "{'tags': [{'key': 'team', 'value': 'dev'}, {'key': 'x', 'value': 'y'}]}");
        assertThat(dct.books().tags(vdb)).containsExactly("team=qa", "team=dev", "x=y");

        client.post("/vdbs/" + vdb + "/tags/delete", "{'tags': [{'key': 'team', 'value': 'qa'}]}");
        assertThat(dct.books().tags(vdb)).containsExactly("team=dev", "x=y");
        client.post("/vdbs/" + vdb + "/tags/delete", "{'key': 'team'}");
        assertThat(dct.books().tags(vdb)).containsExactly("x=y");
        assertThat(client.post("/vdbs/" + vdb + "/tags/delete").status()).isEqualTo(204);
        assertThat(client.get("/vdbs/" + vdb + "/tags").json().get("tags")).isEmpty();
    }

    @Test
    void sortsDownwards() {
        assertThat(client.get("/vdbs?sort=-name").names()).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void namesAreUniqueNowhereButInTheirGroup() {
        assertThat(client.search("/vdbs/search", "name EQ 'Billing Dev'").texts("engine_name"))
                .containsExactly("engine1", "engine2");
        JsonNode vdb = client.find("/vdbs", "name EQ 'Billing Dev' AND engine_id EQ '2'");
        assertThat(vdb.path("id").asText()).isEqualTo("2-ORACLE_DB_CONTAINER-2");
        client.done(client.post("/vdbs/" + vdb.path("id").asText() + "/refresh_by_snapshot"));
        assertThat(second.books().jobs("DB_REFRESH")).hasSize(1);
        assertThat(first.books().jobs("DB_REFRESH")).isEmpty();
    }

    @Test
    void anEngineThatCannotBeReachedIsToldInListsAndFailsJobs() {
        String vdb = client.find("/vdbs", "name EQ 'Billing Dev' AND engine_id EQ '2'")
                .path("id")
                .asText();
        dct.world().setOnline("engine2", false);

        assertThat(client.get("/vdbs").json().at("/errors/0/object_name").asText())
                .isEqualTo("engine2");
        assertThat(client.post("/vdbs/search", "{}").json().has("errors")).isFalse();
        assertThat(client.get("/vdbs").texts("engine_name")).contains("engine1", "engine2");
        dct.switches().turnOn(DctSwitch.UNREACHABLE_NOT_LISTED);
        assertThat(client.get("/vdbs").texts("engine_name")).containsOnly("engine1");
        assertThat(client.post("/vdbs/search", "{}").texts("engine_name")).contains("engine2");
        assertThat(client.find("/management/engines", "id EQ '2'")
                        .path("engine_connection_status")
                        .asText())
                .isEqualTo("CONNECTION_ERROR");
        JsonNode job = client.await(client.post("/vdbs/" + vdb + "/snapshots").job());
        assertThat(job.path("status").asText()).isEqualTo("FAILED");
        assertThat(job.path("error_details").asText()).contains("engine2");
    }

    @Test
    void whatSomebodyElseDoesOnTheEngineShowsToo() {
        first.world().addVdb("Elsewhere", "by somebody else", "Production/Patients Prod");

        assertThat(client.get("/vdbs?limit=1000").names()).contains("by somebody else");
        first.world().setMasked("Elsewhere/by somebody else", true);
        assertThat(client.find("/vdbs", "name EQ 'by somebody else'")
                        .path("masked")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void permissionsNarrowLists() {
        RawDctClient guest = client.as("apk 2.guest");
        dct.world().deny("guest", "READ", "Masked/Patients Masked Master");
        dct.world().deny("guest", "REFRESH", "Prep/Patients prep1");

        assertThat(guest.get("/vdbs").names())
                .doesNotContain("Patients Masked Master")
                .contains("Patients prep1");
        assertThat(guest.get("/vdbs?permission=REFRESH").names()).doesNotContain("Patients prep1");
        assertThat(guest.get("/vdbs?permission=READ&permission=REFRESH").names())
                .doesNotContain("Patients prep1");
        String master = client.id("/vdbs", "Patients Masked Master");
        assertThat(guest.get("/vdbs/" + master).status()).isEqualTo(403);
        dct.switches().turnOn(DctSwitch.FORBIDDEN_AS_MISSING);
        assertThat(guest.get("/vdbs/" + master).status()).isEqualTo(404);
    }
}
