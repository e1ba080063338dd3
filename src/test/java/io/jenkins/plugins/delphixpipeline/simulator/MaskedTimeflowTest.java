package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.Books.Dataset;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the timeflows of VDBs that mask themselves look like, and which of their snapshots hold unmasked rows. */
class MaskedTimeflowTest extends EngineTest {

    private static final String CHILD = "Prep/Patients prep1";
    private static final String BILLING_PROD = "Finance Production/Billing Prod";
    private static final String BILLING_DEV = "Finance Development/Billing Dev";
    private static final String ORACLE_LATEST =
            "{'type':'OracleRefreshParameters','timeflowPointParameters':{'type':'TimeflowPointSemantic','location':'LATEST_SNAPSHOT'}}";

    @Test
    void aVdbThatMasksItselfIsTransformedWhateverItsHooks() {
        assertThat(current(MASTER).path("creationType").asText()).isEqualTo("TRANSFORMATION");
        refresh(MASTER);
        assertThat(current(MASTER).path("creationType").asText()).isEqualTo("TRANSFORMATION");
        assertThat(current(MASTER).path("name").asText()).startsWith("DB_REFRESH@");
        engine.world().setHooks(MASTER, "configureClone");
        refresh(MASTER);
        assertThat(current(MASTER).path("creationType").asText()).isEqualTo("TRANSFORMATION");

        engine.world().setMasked(MASTER, false);
        refresh(MASTER);
        assertThat(current(MASTER).path("creationType").asText()).isEqualTo("REFRESH");
    }

    @Test
    void whatDescendsFromItInheritsTheFlagButTransformsNothing() {
        assertThat(client.get("/database/" + ref(CHILD)).result().get("masked").asBoolean())
                .isTrue();
        assertThat(current(CHILD).path("creationType").asText()).isEqualTo("INITIAL");
        refresh(CHILD);
        assertThat(current(CHILD).path("creationType").asText()).isEqualTo("REFRESH");
        assertThat(engine.books().vdb(CHILD).holdsMaskedRows()).isTrue();
    }

    @Test
    void aScriptOfAChildMasksNothing() {
        engine.world().setHooks(MASTER, "configureClone");
        refresh(MASTER);
        engine.world().setHooks(CHILD, "configureClone", World.scriptHook("reset passwords"));
        refresh(CHILD);

        assertThat(engine.books().exposedNow())
                .extracting(Dataset::name)
                .containsExactlyInAnyOrder(MASTER, CHILD, BILLING_DEV);
    }

    @Test
    void aNewVdbBearsTheFlagOfItsParent() {
        engine.world().addMaskedVdb("Masked", "Second", PROD, World.scriptHook("mask.sh"));
        engine.world().addVdb("Prep", "of second", "Masked/Second");
        engine.world().addVdb("Prep", "of production", PROD);

        assertThat(current("Masked/Second").path("creationType").asText()).isEqualTo("TRANSFORMATION");
        assertThat(engine.books().vdb("Prep/of second").masked()).isTrue();
        assertThat(engine.books().vdb("Prep/of second").holdsMaskedRows()).isTrue();
        assertThat(engine.books().vdb("Prep/of production").masked()).isFalse();
        assertThat(current("Prep/of production").path("creationType").asText()).isEqualTo("INITIAL");
    }

    @Test
    void parentPointBelongsToTheParentAfterARefreshAndToTheVdbAfterARewind() {
        refresh(MASTER);
        JsonNode refreshed = current(MASTER);
        assertThat(refreshed.at("/parentPoint/timeflow").asText())
                .isEqualTo(engine.books().dataset(PROD).currentTimeflow());
        assertThat(refreshed.get("parentSnapshot").asText())
                .isEqualTo(last(engine.books().snapshots(PROD)).reference());
        assertThat(refreshed.has("creationTime")).isFalse();
        assertThat(refreshed.has("job")).isFalse();
        String own = last(engine.books().snapshots(MASTER)).reference();
        rewind(MASTER, own);

        assertThat(engine.books().timeflows(MASTER))
                .extracting(Books.Timeflow::reference)
                .contains(current(MASTER).at("/parentPoint/timeflow").asText());
        assertThat(current(MASTER).get("parentSnapshot").asText()).isEqualTo(own);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRewindOfAVdbThatMasksItselfMayLookEitherWay(boolean transformation) {
        if (transformation) {
            engine.switches().turnOn(Switch.MASKED_REWIND_IS_TRANSFORMATION);
        }
        rewind(MASTER, engine.books().snapshots(MASTER).get(0).reference());

        assertThat(current(MASTER).path("creationType").asText())
                .isEqualTo(transformation ? "TRANSFORMATION" : "ROLLBACK");
        assertThat(engine.books().vdb(MASTER).holdsMaskedRows()).isTrue();
    }

    @Test
    void aVirtualContainerDatabaseKeepsInitial() {
        engine.world().change(Kind.DATABASE, ref(BILLING_DEV), cdb -> cdb.put("contentType", "ROOT_CDB"));
        client.postAndAwait("/database/" + ref(BILLING_DEV) + "/refresh", ORACLE_LATEST);

        assertThat(current(BILLING_DEV).path("creationType").asText()).isEqualTo("INITIAL");
        assertThat(current(BILLING_DEV).at("/parentPoint/timestamp").isNull()).isFalse();
    }

    @Test
    void oracleTellsThePlaceOfASnapshotAndNotItsTime() {
        client.postAndAwait("/database/" + ref(BILLING_DEV) + "/refresh", ORACLE_LATEST);

        assertThat(current(BILLING_DEV).at("/parentPoint/timestamp").isNull()).isTrue();
        assertThat(current(BILLING_DEV).at("/parentPoint/location").asText()).isNotEmpty();
        assertThat(current(BILLING_DEV).at("/parentPoint/timeflow").asText())
                .isEqualTo(engine.books().dataset(BILLING_PROD).currentTimeflow());
    }

    @Test
    void aReplicaOfAMaskedVdbHasNoParentAndIsNoDsource() {
        String replica = engine.world().addReplica(DataKind.APPDATA, "other-engine", "Masked", "Copied", true);
        JsonNode container = client.get("/database/" + replica).result();
        String namespace = container.get("namespace").asText();

        assertThat(container.get("masked").asBoolean()).isTrue();
        assertThat(container.get("provisionContainer").isNull()).isTrue();
        assertThat(client.get("/namespace/" + namespace).result().get("name").asText())
                .isEqualTo("other-engine");
        JsonNode timeflow = client.get(
                        "/timeflow/" + container.get("currentTimeflow").asText())
                .result();
        assertThat(timeflow.get("creationType").asText()).isEqualTo("TRANSFORMATION");
        assertThat(timeflow.get("parentPoint").isNull()).isTrue();
        assertThat(timeflow.get("parentSnapshot").isNull()).isTrue();
        assertThat(timeflow.get("namespace").asText()).isEqualTo(namespace);
        assertThat(client.list("/source?database=" + replica)
                        .get(0)
                        .get("runtime")
                        .isNull())
                .isTrue();
        assertThat(client.post("/database/" + replica + "/sync").error()).isEqualTo("exception.object.replicated");
        String name = "Masked/Copied";
        engine.world().addVdb("Prep", "of replica", name);
        assertThat(engine.books().vdb("Prep/of replica").masked()).isTrue();
        assertThat(engine.books().vdb("Prep/of replica").holdsMaskedRows()).isTrue();
        assertThat(current("Prep/of replica").path("creationType").asText()).isEqualTo("INITIAL");
    }

    @Test
    void aFailedMaskedRefreshLeavesNoSnapshotUntilAPolicyTakesOne() {
        engine.faults().failMasking();
        client.await(client.post("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT)
                .job());
        Dataset failed = engine.books().vdb(MASTER);
        assertThat(engine.books().exposedNow()).extracting(Dataset::name).contains(MASTER);
        assertThat(engine.books().unmaskedTimeflows())
                .extracting(Books.Timeflow::reference)
                .contains(failed.currentTimeflow(), engine.books().dataset(PROD).currentTimeflow())
                .doesNotContain(failed.previousTimeflow());
        assertThat(snapshotsOn(failed.currentTimeflow())).isEmpty();

        String leak = engine.world().takePolicySnapshot(MASTER);

        assertThat(snapshotsOn(failed.currentTimeflow())).containsExactly(leak);
        assertThat(engine.books().snapshots(MASTER))
                .filteredOn(one -> one.reference().equals(leak))
                .singleElement()
                .returns(false, Books.Snapshot::masked);
        JsonNode action = client.get("/action/"
                        + client.get("/job/" + last(engine.books().jobs()).reference())
                                .result()
                                .get("parentAction")
                                .asText())
                .result();
        assertThat(action.get("workSource").asText()).isEqualTo("POLICY");
        assertThat(action.get("user").isNull()).isTrue();
        refresh(CHILD);
        assertThat(engine.books().exposedNow()).extracting(Dataset::name).contains(CHILD);
    }

    @Test
    void aSnapshotFromBeforeTheMaskingStaysUnmaskedWhenTheTimeflowIsNot() {
        jobsLastForEver();
        String job = client.post("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT)
                .job();
        engine.world().setJobDuration(java.time.Duration.ofMillis(50));
        engine.world().advanceJob(job, 80);
        String early = engine.world().takePolicySnapshot(MASTER);
        engine.world().finishJob(job);

        assertThat(engine.books().vdb(MASTER).holdsMaskedRows()).isTrue();
        client.postAndAwait(
                "/database/" + ref(CHILD) + "/refresh",
                "{'type':'RefreshParameters','timeflowPointParameters':{'type':'TimeflowPointSnapshot','snapshot':'%s'}}",
                early);
        assertThat(engine.books().vdb(CHILD).holdsMaskedRows()).isFalse();
        refresh(CHILD);
        assertThat(engine.books().vdb(CHILD).holdsMaskedRows()).isTrue();
    }

    private List<String> snapshotsOn(String timeflow) {
        return client.list("/snapshot?timeflow=" + timeflow).stream()
                .map(snapshot -> snapshot.get("reference").asText())
                .toList();
    }

    private void refresh(String vdb) {
        client.postAndAwait("/database/" + ref(vdb) + "/refresh", LATEST_SNAPSHOT);
    }

    private void rewind(String vdb, String snapshot) {
        client.postAndAwait(
                "/database/" + ref(vdb) + "/rollback",
                "{'type':'RollbackParameters','timeflowPointParameters':{'type':'TimeflowPointSnapshot','snapshot':'%s'}}",
                snapshot);
    }

    private JsonNode current(String vdb) {
        return client.get("/timeflow/" + engine.books().vdb(vdb).currentTimeflow())
                .result();
    }

    private static <T> T last(List<T> all) {
        return all.get(all.size() - 1);
    }
}
