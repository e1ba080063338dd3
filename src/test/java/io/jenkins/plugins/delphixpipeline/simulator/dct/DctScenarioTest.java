package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.file.ScenarioFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a scenario file has for DCT alone. */
@Timeout(60)
class DctScenarioTest {
    private static final String ESTATE = """
            version: 1
            dSources: [{name: Prod, group: Crm}]
            vdbs:
              - {name: Master, group: Masked, parent: Crm/Prod, masked: true}
              - {name: App, group: QA, parent: Masked/Master, snapshots: 2}
              - {name: Reports, group: QA, parent: Masked/Master}
            bookmarks:
              - {name: nightly, vdbGroup: crm, shared: true, tags: [golden, release=4]}
              - {name: mine, vdbGroup: crm}
            vdbGroups: [{name: crm, vdbs: [QA/App, QA/Reports]}]
            policies:
              - {name: Six weeks, type: retention}
              - {name: Every hour, type: snapshot}
              - {name: Two weeks, type: retention}
            """;

    private SimulatedEngine engine;
    private SimulatedDct dct;
    private RawDctClient client;

    @BeforeEach
    void start() {
        engine = SimulatedEngine.builder()
                .jobDuration(Duration.ofMillis(20))
                .scenario(ScenarioFile.parse("estate.yaml", ESTATE))
                .start();
        dct = SimulatedDct.builder()
                .engine("engine1", engine)
                .groupsOfScenarios()
                .start();
        client = new RawDctClient(dct, "/dct/v3");
    }

    @AfterEach
    void stop() {
        dct.close();
        engine.close();
    }

    @Test
    void policyThatEveryEngineHasIsThereOnce() {
        assertThat(client.get("/virtualization-policies").names())
                .containsOnlyOnce("Two weeks", "Six weeks", "Every hour");
    }

    @Test
    void bookmarkMarksTheNewestSnapshotOfEachVdbOfItsGroup() {
        JsonNode bookmark = client.find("/bookmarks", "name EQ 'nightly'");

        assertThat(bookmark.path("bookmark_status").asText()).isEqualTo("ACTIVE");
        assertThat(bookmark.path("vdb_group_name").asText()).isEqualTo("crm");
        assertThat(bookmark.path("bookmark_type").asText()).isEqualTo("PUBLIC");
        assertThat(bookmark.at("/tags").toString()).contains("golden", "true", "release", "4");
        assertThat(bookmark.path("vdbs"))
                .extracting(vdb -> vdb.path("snapshot_id").asText())
                .containsExactly(newest("QA/App"), newest("QA/Reports"));
        assertThat(client.find("/bookmarks", "name EQ 'mine'")
                        .path("bookmark_type")
                        .asText())
                .isEqualTo("PRIVATE");
        assertThat(client.get("/vdb-groups/crm/bookmarks").names()).containsExactlyInAnyOrder("nightly", "mine");
    }

    private String newest(String vdb) {
        List<Books.Snapshot> all = engine.books().snapshots(vdb);
        return "1-" + all.get(all.size() - 1).reference();
    }

    @Test
    void policiesOfTheScenarioStandBesideTheUsualOnes() {
        assertThat(client.search("/virtualization-policies/search", "policy_type EQ 'RETENTION_POLICY'")
                        .names())
                .contains("Default Retention", "Two weeks", "Six weeks")
                .doesNotContain("Every hour");
        assertThat(client.search("/virtualization-policies/search", "policy_type EQ 'SNAPSHOT_POLICY'")
                        .names())
                .contains("Default Snapshot", "Every hour");
        assertThat(client.get("/virtualization-policies").texts("id")).doesNotHaveDuplicates();
    }
}
