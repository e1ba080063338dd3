package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.Books.Dataset;
import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import org.junit.jupiter.api.Test;

class DatasetOperationTest extends EngineTest {

    private static final String BILLING_PROD = "Finance Production/Billing Prod";
    private static final String BILLING_DEV = "Finance Development/Billing Dev";

    @Test
    void syncAddsASnapshotToTheCurrentTimeflow() {
        String timeflow = engine.books().dataset(PROD).currentTimeflow();
        Answer answer = client.postAndAwait("/database/" + ref(PROD) + "/sync", "{'type':'AppDataSyncParameters'}");

        assertThat(answer.result().asText()).isEmpty();
        assertThat(engine.books().snapshots(PROD)).hasSize(4).allMatch(snapshot -> snapshot.timeflow()
                .equals(timeflow));
        JsonNode newest = client.list("/snapshot?database=" + ref(PROD)).get(0);
        assertThat(newest.get("reference").asText())
                .isEqualTo(engine.books().snapshots(PROD).get(3).reference());
        assertThat(newest.at("/latestChangePoint/timestamp")).isEqualTo(newest.get("creationTime"));
    }

    @Test
    void syncTakesEmptyBodiesAndChecksTypes() {
        client.postAndAwait("/database/" + ref(BILLING_PROD) + "/sync", "");
        client.postAndAwait("/database/" + ref(BILLING_PROD) + "/sync", "{}");
        client.postAndAwait("/database/" + ref(BILLING_PROD) + "/sync", "{'type':'OracleSyncFromExternalParameters'}");

        assertThat(client.post("/database/" + ref(BILLING_PROD) + "/sync", "{'type':'MSSqlSyncParameters'}")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
        RawClient old = new RawClient(engine).login("1.10.6");
        assertThat(old.post("/database/" + ref(BILLING_PROD) + "/sync", "{'type':'OracleSyncFromExternalParameters'}")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
        old.postAndAwait(
                "/database/" + ref(BILLING_PROD) + "/sync", "{'type':'OracleSyncParameters','forceFullBackup':true}");
        assertThat(old.post(
                                "/database/" + ref(PROD) + "/sync",
                                "{'type':'AppDataSyncParameters','parameters':{'resync':true}}")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
    }

    @Test
    void rollbackGoesBackInTheVdbsOwnHistoryAndUndoExchangesTimeflows() {
        String own = engine.books().snapshots(BILLING_DEV).get(0).reference();
        String first = engine.books().vdb(BILLING_DEV).currentTimeflow();
        client.postAndAwait(
                "/database/" + ref(BILLING_DEV) + "/rollback",
                "{'type':'OracleRollbackParameters','timeflowPointParameters':{'type':'TimeflowPointSnapshot','snapshot':'%s'}}",
                own);
        Dataset rolledBack = engine.books().vdb(BILLING_DEV);
        assertThat(rolledBack.currentTimeflowType()).isEqualTo("ROLLBACK");
        assertThat(rolledBack.parentSnapshot()).isEqualTo(own);

        client.postAndAwait("/database/" + ref(BILLING_DEV) + "/undo", "");
        assertThat(engine.books().vdb(BILLING_DEV).currentTimeflow()).isEqualTo(first);
        assertThat(engine.books().vdb(BILLING_DEV).previousTimeflow()).isEqualTo(rolledBack.currentTimeflow());
        client.postAndAwait(
                "/database/" + ref(BILLING_DEV) + "/switchTimeflow",
                "{'type':'SwitchTimeflowParameters','timeflow':'%s'}",
                rolledBack.currentTimeflow());
        assertThat(engine.books().vdb(BILLING_DEV).currentTimeflow()).isEqualTo(rolledBack.currentTimeflow());
    }

    @Test
    void undoIsGetForOldSessionsAndNeedsSomethingToUndo() {
        RawClient old = new RawClient(engine).login("1.10.0");

        assertThat(old.get("/database/" + ref(MASTER) + "/undo").error()).isEqualTo("exception.db.undo.nothing");
        assertThat(old.post("/database/" + ref(MASTER) + "/undo").status()).isEqualTo(404);
        assertThat(client.get("/database/" + ref(MASTER) + "/undo").status()).isEqualTo(404);
    }

    @Test
    void stopStartDisableEnableTargetTheSource() {
        String source = engine.books().vdb(MASTER).source();
        Answer stop = client.postAndAwait("/source/" + source + "/stop", "{}");
        assertThat(engine.books().job(stop.job()).target()).isEqualTo(source);
        assertThat(engine.books().job(stop.job()).targetName()).isEqualTo("Patients Masked Master");
        assertThat(engine.books().vdb(MASTER).runtimeStatus()).isEqualTo("INACTIVE");
        client.postAndAwait("/source/" + source + "/start", "");
        assertThat(engine.books().vdb(MASTER).runtimeStatus()).isEqualTo("RUNNING");
        client.postAndAwait("/source/" + source + "/disable", "{'type':'SourceDisableParameters'}");
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
        assertThat(engine.books().vdb(MASTER).runtimeStatus()).isEqualTo("UNKNOWN");
        assertThat(client.post("/source/" + source + "/start")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
        client.postAndAwait("/source/" + source + "/enable", "{}");
        assertThat(engine.books().vdb(MASTER).enabled()).isTrue();
        assertThat(engine.books().vdb(MASTER).runtimeStatus()).isEqualTo("RUNNING");
        assertThat(client.post("/source/" + engine.books().dataset(PROD).source() + "/stop")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
    }

    @Test
    void deleteRemovesTheVdbButNotWhatOthersDependOn() {
        assertThat(client.post("/database/" + ref(PROD) + "/delete", "{'type':'DeleteParameters'}")
                        .json()
                        .at("/error/details")
                        .asText())
                .contains("depend on it");
        assertThat(client.post("/database/" + ref("Prep/Patients prep1") + "/delete")
                        .json()
                        .at("/error/details")
                        .asText())
                .contains("Self-Service");
        String dev = ref(BILLING_DEV);
        client.postAndAwait("/database/" + dev + "/delete", "{'type':'OracleDeleteParameters','force':true}");

        assertThat(engine.books().hasDataset(BILLING_DEV)).isFalse();
        assertThat(client.get("/database/" + dev).status()).isEqualTo(404);
        assertThat(client.list("/source?database=" + dev)).isEmpty();
        assertThat(client.list("/action?searchText=DB_DELETE")).hasSize(1);
    }

    @Test
    void timeflowBookmarksAreKeptPerDataset() {
        String timeflow = engine.books().vdb(MASTER).currentTimeflow();
        String body =
                "{'type':'TimeflowBookmarkCreateParameters','name':'x','retentionProof':true,'timeflowPoint':{'type':'AppDataTimeflowPoint','timeflow':'%s','timestamp':'2026-01-01T00:00:00.000Z'}}";
        String bookmark =
                client.post("/timeflow/bookmark", body, timeflow).result().asText();

        assertThat(bookmark).startsWith("TIMEFLOW_BOOKMARK-");
        assertThat(client.post("/timeflow/bookmark", body, timeflow).error())
                .isEqualTo("exception.executor.object.name.exists");
        assertThat(client.list("/timeflow/bookmark?database=" + ref(MASTER))).hasSize(1);
        assertThat(client.list("/timeflow/bookmark?database=" + ref(PROD))).isEmpty();
        client.post("/timeflow/bookmark/" + bookmark + "/delete");
        assertThat(client.list("/timeflow/bookmark")).isEmpty();
    }

    @Test
    void timeflowsAndSnapshotsTellTheirRanges() {
        String timeflow = engine.books().dataset(PROD).currentTimeflow();
        JsonNode ranges = client.post("/timeflow/" + timeflow + "/timeflowRanges", "{'type':'TimeflowRangeParameters'}")
                .result();
        String snapshot = engine.books().snapshots(PROD).get(0).reference();

        assertThat(ranges.get(0).get("provisionable").asBoolean()).isTrue();
        assertThat(client.get("/snapshot/" + snapshot + "/timeflowRange")
                        .result()
                        .at("/startPoint/timeflow")
                        .asText())
                .isEqualTo(timeflow);
        assertThat(client.list("/snapshot?timeflow=" + timeflow)).hasSize(3);
        assertThat(client.get("/snapshot?timeflow=x&database=y")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
    }

    @Test
    void maskingJobsAreReadAndAssociated() {
        JsonNode job = client.named("/maskingjob", "Mask Patients");

        assertThat(job.get("associatedContainer").asText()).isEqualTo(ref(PROD));
        assertThat(job.get("maskingJobId").isTextual()).isTrue();
        assertThat(client.list("/maskingjob?container=" + ref(PROD))).hasSize(1);
        assertThat(client.post("/maskingjob/" + job.get("reference").asText(), "{'type':'MaskingJob','name':'x'}")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
        client.postAndAwait("/environment/UNIX_HOST_ENVIRONMENT-1/refresh", "");
        assertThat(client.await(client.get("/maskingjob/fetch").job())
                        .get("target")
                        .asText())
                .isEqualTo("MASKING_SERVICE_CONFIG-1");
    }
}
