package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which moments of a dataset's history can be had: with log sync all, without it those of its snapshots alone. */
class TimesTest extends EngineTest {

    private static final String ORACLE = "Finance Production/Billing Prod";
    private static final String ORACLE_VDB = "Finance Development/Billing Dev";
    private static final String AT =
            "{'type':'%sRefreshParameters','timeflowPointParameters':{'type':'TimeflowPointTimestamp','timeflow':'%s','timestamp':'%s'}}";

    @Test
    void withLogSyncNeighboursAdjoinAndTheLastReachesToNow() {
        List<Books.Snapshot> snapshots = engine.books().snapshots(ORACLE);
        JsonNode first = range(snapshots.get(0));
        JsonNode last = range(snapshots.get(1));

        assertThat(client.get("/database/" + ref(ORACLE))
                        .result()
                        .at("/runtime/logSyncActive")
                        .asBoolean())
                .isTrue();
        assertThat(first.get("endPoint")).isEqualTo(last.get("startPoint"));
        assertThat(age(last.at("/endPoint/timestamp"))).isLessThan(60);
        assertThat(ranges(ORACLE)).singleElement().satisfies(range -> {
            assertThat(range.get("startPoint")).isEqualTo(first.get("startPoint"));
            assertThat(age(range.at("/endPoint/timestamp"))).isLessThan(60);
        });
    }

    @Test
    void withoutLogSyncThereAreInstantsOnly() {
        assertThat(client.get("/database/" + ref(PROD))
                        .result()
                        .at("/runtime/logSyncActive")
                        .asBoolean())
                .isFalse();
        assertThat(engine.books().snapshots(PROD))
                .allSatisfy(snapshot -> assertThat(range(snapshot).at("/startPoint/timestamp"))
                        .isEqualTo(range(snapshot).at("/endPoint/timestamp")));
        assertThat(ranges(PROD)).hasSize(3).allSatisfy(range -> assertThat(range.at("/startPoint/timestamp"))
                .isEqualTo(range.at("/endPoint/timestamp")));
    }

    @Test
    void aTimeBetweenSnapshotsIsRefusedWithoutLogSync() {
        String between = between(PROD);
        assertThat(refreshAt("", MASTER, PROD, between).error())
                .isEqualTo("exception.timeflow.point.not.provisionable");
        assertThat(refreshAt(
                                "",
                                MASTER,
                                PROD,
                                engine.books().snapshots(PROD).get(1).creationTime())
                        .job())
                .isNotNull();
        assertThat(refreshAt("Oracle", ORACLE_VDB, ORACLE, between(ORACLE)).job())
                .isNotNull();
        engine.world().setLogSync(ORACLE, false);
        assertThat(refreshAt("Oracle", ORACLE_VDB, ORACLE, between(ORACLE)).error())
                .isNotEmpty();
    }

    @Test
    void logSyncIsTurnedOnAndOffByItsPolicy() {
        client.post(
                "/database/" + ref(ORACLE),
                "{'type':'OracleDatabaseContainer','sourcingPolicy':{'type':'OracleSourcingPolicy','logsyncEnabled':false}}");

        assertThat(client.get("/database/" + ref(ORACLE))
                        .result()
                        .at("/runtime/logSyncActive")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void dataTimestampsTellTheNewestDataOfEachSourceAtATime() {
        String branch = client.get("/selfservice/template/JS_DATA_TEMPLATE-1")
                .result()
                .get("activeBranch")
                .asText();
        Books.Snapshot snapshot = engine.books().snapshots(MASTER).get(0);
        String later = Instant.parse(snapshot.creationTime()).plusMillis(1).toString();
        String body = "{'type':'JSSourceDataTimestampParameters','branch':'%s','time':'%s'}";

        assertThat(client.post("/selfservice/datasource/dataTimestamps", body, branch, later)
                        .result())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.get("type").asText()).isEqualTo("JSSourceDataTimestamp");
                    assertThat(one.get("timestamp").asText()).isEqualTo(snapshot.creationTime());
                    assertThat(one.get("name").asText()).isEqualTo("patients");
                    assertThat(one.get("branch").asText()).isEqualTo(branch);
                    assertThat(one.get("source").asText()).startsWith("JS_DATA_SOURCE-");
                    assertThat(one.get("priority").asInt()).isEqualTo(1);
                });
        assertThat(client.post("/jetstream/datasource/dataTimestamps", body, branch, "2001-01-01T00:00:00.000Z")
                        .result())
                .isEmpty();
        assertThat(new RawClient(engine)
                        .login("1.7.0")
                        .post(
                                "/jetstream/datasource/dataTimestamps",
                                "{'type':'JSSourceDataTimestampParameters','dataLayout':'JS_DATA_TEMPLATE-1','time':'%s'}",
                                later)
                        .result())
                .hasSize(1);
    }

    @Test
    void aBookmarkOfATemplateTakesATimeOnItsBranch() {
        String branch = client.get("/selfservice/template/JS_DATA_TEMPLATE-1")
                .result()
                .get("activeBranch")
                .asText();
        Books.Snapshot first = engine.books().snapshots(MASTER).get(0);
        client.postAndAwait("/database/" + ref(MASTER) + "/sync", "");
        String bookmark = client.postAndAwait(
                        "/selfservice/bookmark",
                        "{'type':'JSBookmarkCreateParameters','bookmark':{'type':'JSBookmark','name':'pinned','branch':'%s'},'timelinePointParameters':{'type':'JSTimelinePointTimeInput','branch':'%s','time':'%s'}}",
                        branch,
                        branch,
                        first.creationTime())
                .result()
                .asText();
        assertThat(client.get("/selfservice/bookmark/" + bookmark)
                        .result()
                        .get("timestamp")
                        .asText())
                .isEqualTo(first.creationTime());
        client.postAndAwait(
                "/selfservice/container/" + engine.books().pod("prep1").reference() + "/restore",
                "{'type':'JSDataContainerRestoreParameters','timelinePointParameters':{'type':'JSTimelinePointBookmarkInput','bookmark':'%s'}}",
                bookmark);

        assertThat(engine.books().vdb("Prep/Patients prep1").parentSnapshot()).isEqualTo(first.reference());
    }

    private Answer refreshAt(String family, String vdb, String parent, String time) {
        return client.post(
                "/database/" + ref(vdb) + "/refresh",
                AT,
                family,
                engine.books().dataset(parent).currentTimeflow(),
                time);
    }

    private String between(String dataset) {
        Instant first = Instant.parse(engine.books().snapshots(dataset).get(0).creationTime());
        return first.plusSeconds(60).toString();
    }

    private JsonNode range(Books.Snapshot snapshot) {
        return client.get("/snapshot/" + snapshot.reference() + "/timeflowRange")
                .result();
    }

    private JsonNode ranges(String dataset) {
        return client.post(
                        "/timeflow/" + engine.books().dataset(dataset).currentTimeflow() + "/timeflowRanges",
                        "{'type':'TimeflowRangeParameters'}")
                .result();
    }

    private static long age(JsonNode time) {
        return java.time.Duration.between(Instant.parse(time.asText()), Instant.now())
                .toSeconds();
    }
}
