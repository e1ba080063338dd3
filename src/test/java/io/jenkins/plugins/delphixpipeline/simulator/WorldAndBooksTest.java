package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorldAndBooksTest extends EngineTest {

    @Test
    void anotherUserWorksAtTheSameTime() {
        jobsLastForEver();
        engine.world().as("bob").post("/database/" + ref(PROD) + "/sync", null);

        assertThat(engine.books().jobs()).singleElement().satisfies(job -> {
            assertThat(job.user()).isEqualTo("USER-3");
            assertThat(job.userAgent()).startsWith("Mozilla");
        });
        assertThat(client.post("/database/" + ref(PROD) + "/sync").error())
                .isEqualTo("exception.executor.object.locked");
        assertThat(engine.world()
                        .as("bob")
                        .post("/database/" + ref(PROD) + "/sync", null)
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
        engine.world().cancelJob("JOB-1");
        assertThat(engine.books().job("JOB-1").state()).isEqualTo("CANCELED");
    }

    @Test
    void datasetsOfTheSameNameMayLiveInTwoGroups() {
        engine.world().addDsource(DataKind.MSSQL, "Elsewhere", "Patients Prod");

        assertThat(client.list("/database"))
                .filteredOn(one -> one.get("name").asText().equals("Patients Prod"))
                .hasSize(2);
        assertThat(client.get("/database/" + ref("Elsewhere/Patients Prod"))
                        .result()
                        .get("type")
                        .asText())
                .isEqualTo("MSSqlDatabaseContainer");
        client.postAndAwait(
                "/database/" + ref("Elsewhere/Patients Prod") + "/sync",
                "{'type':'MSSqlNewCopyOnlyFullBackupSyncParameters','compressionEnabled':false}");
        assertThat(engine.books().snapshots("Elsewhere/Patients Prod")).hasSize(3);
    }

    @Test
    void flagsHooksAndStatesAreSetAtOnce() {
        engine.world().setMasked(MASTER, false);
        engine.world().setHooks(MASTER, "configureClone", World.scriptHook("x"), World.maskingHook("Other"));
        engine.world().setPodState("prep1", "INCONSISTENT");
        engine.world().setNamespace(PROD, "NAMESPACE-2");

        assertThat(client.get("/database/" + ref(MASTER)).result().get("masked").asBoolean())
                .isFalse();
        assertThat(client.get("/source/" + engine.books().vdb(MASTER).source())
                        .result()
                        .at("/operations/configureClone/1/name")
                        .asText())
                .isEqualTo("Other");
        assertThat(engine.books().pod("prep1").state()).isEqualTo("INCONSISTENT");
        assertThat(client.get("/database/" + ref(PROD))
                        .result()
                        .get("namespace")
                        .asText())
                .isEqualTo("NAMESPACE-2");
    }

    @Test
    void jobsCanBeFinishedAndFailedByHand() {
        jobsLastForEver();
        engine.world().finishJob(client.post("/database/" + ref(PROD) + "/sync").job());
        assertThat(engine.books().snapshots(PROD)).hasSize(4);
        String second = client.post("/database/" + ref(PROD) + "/sync").job();
        engine.world().failJob(second, "by hand");

        assertThat(engine.books().job(second).state()).isEqualTo("FAILED");
        assertThat(engine.books().job(second).events()).contains("by hand");
    }

    @Test
    void requestsAreRememberedWithoutSecrets() {
        client.post("/group", "{'type':'Group','name':'Neu'}");

        assertThat(engine.books().requests()).anySatisfy(request -> {
            assertThat(request.path()).isEqualTo("/group");
            assertThat(request.body()).contains("Neu");
            assertThat(request.userAgent()).isEqualTo("raw-client/1");
        });
        assertThat(engine.books().requests())
                .filteredOn(request -> request.path().equals("/login"))
                .allMatch(request -> request.body().isEmpty());
        engine.books().forgetRequests();
        assertThat(engine.books().requests()).isEmpty();
        assertThatThrownBy(() -> engine.books().vdb("no/such")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void manyDatasetsAndJobsAreNoBurden() {
        engine.world().setJobDuration(Duration.ofSeconds(2));
        engine.world().addDatasets(3_000);
        World.Visitor visitor = engine.world().as("bulk");
        IntStream.rangeClosed(2, 1_001)
                .forEach(number -> visitor.post("/database/APPDATA_CONTAINER-" + (number + 9) + "/sync", null));
        long start = System.nanoTime();

        assertThat(client.list("/database")).hasSize(3_011);
        assertThat(client.get("/job?jobState=RUNNING&pageSize=5000").result().size())
                .isLessThanOrEqualTo(1_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> client.get("/job?jobState=COMPLETED&pageSize=1")
                                .json()
                                .get("total")
                                .asInt()
                        == 1_000);
    }
}
