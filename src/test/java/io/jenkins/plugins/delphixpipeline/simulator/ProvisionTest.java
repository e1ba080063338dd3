package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import org.junit.jupiter.api.Test;

class ProvisionTest extends EngineTest {

    private static final String APPDATA =
            "{'type':'AppDataProvisionParameters','container':{'type':'AppDataContainer','group':'GROUP-3','name':'%s'},"
                    + "'source':{'type':'AppDataVirtualSource','name':'%s','parameters':{'postgresPort':5555},'additionalMountPoints':[],'allowAutoVDBRestartOnHostReboot':true},"
                    + "'sourceConfig':{'type':'AppDataDirectSourceConfig','name':'x','path':'','repository':'APPDATA_REPOSITORY-1','environmentUser':'HOST_USER-1','linkingEnabled':true},"
                    + "'timeflowPointParameters':{'type':'TimeflowPointSemantic','container':'%s','location':'LATEST_SNAPSHOT'}%s}";

    @Test
    void appDataVdbIsThereAtOnceAndRunsInTheEnd() {
        jobsLastForEver();
        Answer answer = client.post("/database/provision", APPDATA, "qa", "qa", ref(MASTER), "");
        String vdb = answer.result().asText();
        assertThat(vdb).startsWith("APPDATA_CONTAINER-");
        assertThat(engine.books().vdb("Prep/qa").runtimeStatus()).isEqualTo("PENDING");
        engine.world().finishJob(answer.job());

        assertThat(engine.books().vdb("Prep/qa").runtimeStatus()).isEqualTo("RUNNING");
        assertThat(engine.books().vdb("Prep/qa").parent()).isEqualTo(ref(MASTER));
        assertThat(engine.books().vdb("Prep/qa").currentTimeflowType()).isEqualTo("INITIAL");
        assertThat(engine.books().vdb("Prep/qa").masked()).isTrue();
        assertThat(engine.books().vdb("Prep/qa").holdsMaskedRows()).isTrue();
        JsonNode source = client.list("/source?database=" + vdb).get(0);
        assertThat(source.at("/parameters/postgresPort").asInt()).isEqualTo(5555);
        assertThat(client.get("/job/" + answer.job()).result().get("targetName").asText())
                .isEqualTo("Prep/qa");
        JsonNode child = client.list(
                        "/action?parentAction=" + answer.json().get("action").asText())
                .get(0);
        assertThat(child.get("actionType").asText()).isEqualTo("DB_SYNC");
        engine.world()
                .finishJob(client.get("/action/" + child.get("reference").asText() + "/getJob")
                        .result()
                        .get("reference")
                        .asText());
        assertThat(engine.books().snapshots("Prep/qa")).hasSize(1);
    }

    @Test
    void oracleVdbTakesWhatTheCallerSaid() {
        Answer answer = client.postAndAwait(
                "/database/provision",
                "{'type':'OracleProvisionParameters','container':{'type':'OracleDatabaseContainer','group':'GROUP-5','name':'devdb'},"
                        + "'source':{'type':'OracleVirtualSource','mountBase':'/mnt/x','allowAutoVDBRestartOnHostReboot':false},"
                        + "'sourceConfig':{'type':'OracleSIConfig','repository':'ORACLE_INSTALL-1','databaseName':'devdb','uniqueName':'devdb','instance':{'type':'OracleInstance','instanceName':'devdb','instanceNumber':1}},"
                        + "'timeflowPointParameters':{'type':'TimeflowPointSemantic','container':'%s','location':'LATEST_POINT'}}",
                ref("Finance Production/Billing Prod"));

        assertThat(answer.result().asText()).startsWith("ORACLE_DB_CONTAINER-");
        assertThat(client.list("/source?database=" + answer.result().asText())
                        .get(0)
                        .get("mountBase")
                        .asText())
                .isEqualTo("/mnt/x");
        assertThat(client.get("/database/" + answer.result().asText() + "/connectionInfo")
                        .result()
                        .get("databaseName")
                        .asText())
                .isEqualTo("devdb");
        await().untilAsserted(() -> assertThat(engine.books().snapshots("Finance Development/devdb"))
                .hasSize(1));
    }

    @Test
    void maskingJobBecomesTheFirstHookAndTheFlag() {
        String job =
                client.named("/maskingjob", "Mask Patients").get("reference").asText();
        client.postAndAwait("/database/provision", APPDATA, "m2", "m2", ref(PROD), ",'maskingJob':'" + job + "'");

        assertThat(engine.books().vdb("Prep/m2").masked()).isTrue();
        assertThat(engine.books().vdb("Prep/m2").holdsMaskedRows()).isTrue();
        assertThat(client.list("/source?database=" + ref("Prep/m2"))
                        .get(0)
                        .at("/operations/configureClone/0/name")
                        .asText())
                .isEqualTo("Mask Patients");
        assertThat(client.post("/database/provision", APPDATA, "m3", "m3", ref(MASTER), ",'maskingJob':'" + job + "'")
                        .error())
                .isEqualTo("exception.masking.job.not.associated");
    }

    @Test
    void maskedFlagMayBeSetByTheCallerSince1101() {
        client.postAndAwait("/database/provision", APPDATA, "m2", "m2", ref(PROD), ",'masked':true");
        assertThat(engine.books().vdb("Prep/m2").masked()).isTrue();
        assertThat(engine.books().vdb("Prep/m2").exposesUnmaskedRows()).isTrue();

        RawClient old = new RawClient(engine).login("1.10.0");
        assertThat(old.post("/database/provision", APPDATA, "m3", "m3", ref(PROD), ",'masked':true")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
    }

    @Test
    void failedOrCancelledProvisionLeavesNothing() {
        engine.faults().failJob("DB_PROVISION", "no space");
        client.await(client.post("/database/provision", APPDATA, "qa", "qa", ref(MASTER), "")
                .job());
        assertThat(engine.books().hasDataset("Prep/qa")).isFalse();
        jobsLastForEver();
        String job = client.post("/database/provision", APPDATA, "qa", "qa", ref(MASTER), "")
                .job();
        client.post("/job/" + job + "/cancel");

        assertThat(engine.books().hasDataset("Prep/qa")).isFalse();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(client.post("/database/provision", APPDATA, "Patients prep1", "x", ref(MASTER), "")
                        .error())
                .isEqualTo("exception.executor.object.name.exists");
        assertThat(client.post("/database/provision", APPDATA, "qa", "x", ref("Finance Production/Billing Prod"), "")
                        .error())
                .isEqualTo("exception.db.provision.type.mismatch");
        assertThat(client.post("/database/provision", APPDATA, "qa", "x", "APPDATA_CONTAINER-99", "")
                        .status())
                .isEqualTo(404);
        assertThat(client.post("/database/provision", "{'type':'Db2ProvisionParameters'}")
                        .json()
                        .at("/error/details")
                        .asText())
                .contains("Db2ProvisionParameters");
        assertThat(client.post("/database/provision", "{'type':'AppDataProvisionParameters'}")
                        .json()
                        .at("/error/details/sourceConfig/details")
                        .asText())
                .isEqualTo("This field is required.");
    }

    @Test
    void defaultsHoldNoNullsAndCanBePostedBack() {
        Answer defaults = client.post(
                "/database/provision/defaults",
                "{'type':'TimeflowPointSemantic','container':'%s','location':'LATEST_SNAPSHOT'}",
                ref(MASTER));
        assertThat(defaults.result().toString()).doesNotContain("null");
        ObjectNode body = (ObjectNode) defaults.result();
        ((ObjectNode) body.get("container")).put("name", "from defaults");

        Answer answer = client.postAndAwait("/database/provision", body.toString());
        assertThat(answer.result().asText()).startsWith("APPDATA_CONTAINER-");
        assertThat(engine.books().hasDataset("Masked/from defaults")).isTrue();
    }
}
