package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.Books.Dataset;
import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefreshTest extends EngineTest {

    private static final String BILLING_PROD = "Finance Production/Billing Prod";
    private static final String BILLING_DEV = "Finance Development/Billing Dev";

    @Test
    void refreshMakesANewTimeflowFromTheParentsNewestSnapshot() {
        client.postAndAwait("/database/" + ref(PROD) + "/sync", "");
        Dataset before = engine.books().vdb(MASTER);
        client.postAndAwait("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT);
        Dataset after = engine.books().vdb(MASTER);
        String newest = engine.books().snapshots(PROD).get(3).reference();

        assertThat(after.currentTimeflow()).isNotEqualTo(before.currentTimeflow());
        assertThat(after.previousTimeflow()).isEqualTo(before.currentTimeflow());
        assertThat(after.currentTimeflowType()).isEqualTo("TRANSFORMATION");
        assertThat(after.parentSnapshot()).isEqualTo(newest);
        assertThat(after.masked()).isTrue();
        assertThat(after.holdsMaskedRows()).isTrue();
        JsonNode timeflow = client.get("/timeflow/" + after.currentTimeflow()).result();
        assertThat(timeflow.get("name").asText()).matches("DB_REFRESH@\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        assertThat(timeflow.at("/parentPoint/timeflow").asText())
                .isEqualTo(engine.books().dataset(PROD).currentTimeflow());
        assertThat(engine.books().snapshots(MASTER))
                .anyMatch(snapshot -> snapshot.timeflow().equals(after.currentTimeflow()));
    }

    @Test
    void refreshRunsTheMaskingJobAndNamesIt() {
        Answer answer = client.postAndAwait("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT);

        assertThat(engine.books().job(answer.job()).events()).contains("Running masking job \"Mask Patients\".");
    }

    @Test
    void failingMaskingFailsTheRefreshAndLeavesUnmaskedRows() {
        engine.faults().failMasking();
        JsonNode job = client.await(client.post("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT)
                .job());
        JsonNode last = job.get("events").get(job.get("events").size() - 1);

        assertThat(job.get("jobState").asText()).isEqualTo("FAILED");
        assertThat(last.get("messageDetails").asText()).contains("Mask Patients");
        assertThat(last.get("messageAction").asText()).isNotEmpty();
        assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isTrue();
        assertThat(engine.books().vdb(MASTER).masked()).isTrue();
        client.postAndAwait("/source/" + engine.books().vdb(MASTER).source() + "/disable", "{}");
        assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
        client.postAndAwait(
                "/source/" + engine.books().vdb(MASTER).source() + "/enable",
                "{'type':'SourceEnableParameters','attemptStart':false}");
        assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
        client.postAndAwait("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT);
        assertThat(engine.books().vdb(MASTER).holdsMaskedRows()).isTrue();
    }

    @Test
    void scriptMasksAFlaggedVdbToo() {
        engine.world().setHooks(MASTER, "configureClone", World.scriptHook("mask by script"));
        client.postAndAwait("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT);
        assertThat(engine.books().vdb(MASTER).holdsMaskedRows()).isTrue();
        engine.world().setHooks(MASTER, "configureClone");
        client.postAndAwait("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT);

        assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isTrue();
    }

    @Test
    void refreshTakesTheParentBySnapshotTimestampAndBookmark() {
        String snapshot = engine.books().snapshots(PROD).get(0).reference();
        client.postAndAwait(
                "/database/" + ref(MASTER) + "/refresh",
                "{'type':'RefreshParameters','timeflowPointParameters':{'type':'TimeflowPointSnapshot','snapshot':'%s'}}",
                snapshot);
        assertThat(engine.books().vdb(MASTER).parentSnapshot()).isEqualTo(snapshot);

        String timeflow = engine.books().dataset(PROD).currentTimeflow();
        String time = engine.books().snapshots(PROD).get(1).creationTime();
        client.postAndAwait(
                "/database/" + ref(MASTER) + "/refresh",
                "{'type':'RefreshParameters','timeflowPointParameters':{'type':'TimeflowPointTimestamp','timeflow':'%s','timestamp':'%s','container':'%s'}}",
                timeflow,
                time,
                ref(PROD));
        assertThat(engine.books().vdb(MASTER).parentSnapshot())
                .isEqualTo(engine.books().snapshots(PROD).get(1).reference());

        String bookmark = client.post(
                        "/timeflow/bookmark",
                        "{'type':'TimeflowBookmarkCreateParameters','name':'before','timeflowPoint':{'type':'AppDataTimeflowPoint','timeflow':'%s','timestamp':'%s'}}",
                        timeflow,
                        engine.books().snapshots(PROD).get(2).creationTime())
                .result()
                .asText();
        client.postAndAwait(
                "/database/" + ref(MASTER) + "/refresh",
                "{'type':'RefreshParameters','timeflowPointParameters':{'type':'TimeflowPointBookmark','bookmark':'%s'}}",
                bookmark);
        assertThat(engine.books().vdb(MASTER).parentSnapshot())
                .isEqualTo(engine.books().snapshots(PROD).get(2).reference());
    }

    @Test
    void refreshRefusesWhatCannotBe() {
        String foreign = engine.books().snapshots(BILLING_PROD).get(0).reference();
        List<Answer> refused = List.of(
                client.post("/database/" + ref(PROD) + "/refresh", LATEST_SNAPSHOT),
                client.post("/database/" + ref(MASTER) + "/refresh", "{}"),
                client.post("/database/" + ref(MASTER) + "/refresh", "{'type':'RefreshParameters'}"),
                client.post(
                        "/database/" + ref(MASTER) + "/refresh",
                        "{'type':'OracleRefreshParameters','timeflowPointParameters':{'type':'TimeflowPointSemantic'}}"),
                client.post(
                        "/database/" + ref(MASTER) + "/refresh",
                        "{'type':'RefreshParameters','timeflowPointParameters':{'type':'TimeflowPointSnapshot','snapshot':'%s'}}",
                        foreign),
                client.post(
                        "/database/" + ref(MASTER) + "/refresh",
                        "{'type':'RefreshParameters','timeflowPointParameters':{'type':'TimeflowPointSemantic','container':'%s'}}",
                        ref(BILLING_PROD)));

        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("status").asText()).isEqualTo("ERROR");
        });
        assertThat(engine.books().jobs()).isEmpty();
    }

    @Test
    void disabledVdbCannotBeRefreshed() {
        engine.world().setRuntime(MASTER, false, "UNKNOWN");

        assertThat(client.post("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT)
                        .json()
                        .at("/error/details")
                        .asText())
                .contains("is disabled");
    }

    @Test
    void refreshMayTakeNoSnapshotAndChildJobsMayBlock() {
        engine.switches().turnOn(Switch.REFRESH_TAKES_NO_SNAPSHOT);
        client.postAndAwait("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT);
        assertThat(engine.books().jobs())
                .extracting(Books.JobEntry::actionType)
                .containsExactly("DB_REFRESH", "SOURCE_STOP");
        engine.switches().turnOff(Switch.REFRESH_TAKES_NO_SNAPSHOT);
        engine.switches().turnOn(Switch.SNAPSHOT_IN_LATER_JOB, Switch.CHILD_JOBS_BLOCK);
        engine.world().setJobDuration("DB_SYNC", java.time.Duration.ofHours(1));
        client.postAndAwait("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT);

        assertThat(client.post("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT)
                        .error())
                .isEqualTo("exception.executor.object.locked");
    }
}
