package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of database is provisioned with parameters of its own, and with no other kind's. */
class PlatformProvisionTest extends EngineTest {
    private static final String LATEST =
            "'timeflowPointParameters':{'type':'TimeflowPointSemantic','container':'%s','location':'LATEST_SNAPSHOT'}";

    private ObjectNode defaults(String parent) {
        Answer answer = client.post(
                "/database/provision/defaults",
                "{'type':'TimeflowPointSemantic','container':'%s','location':'LATEST_SNAPSHOT'}",
                parent);
        ObjectNode body = (ObjectNode) answer.result();
        ((ObjectNode) body.get("container")).put("name", "copy");
        return body;
    }

    @ParameterizedTest
    @CsvSource({
        "MSSQL, MSSqlProvisionParameters, MSSQL_DB_CONTAINER-, MSSQL_SINGLE_CONFIG-",
        "ASE, ASEProvisionParameters, ASE_DB_CONTAINER-, ASE_SI_CONFIG-"
    })
    void aDatabaseNameHasNoDefault(DataKind kind, String type, String container, String config) {
        String parent = engine.world().addDsource(kind, "Orders", "Orders Prod");
        ObjectNode body = defaults(parent);
        assertThat(body.get("type").asText()).isEqualTo(type);
        assertThat(client.post("/database/provision", body.toString())
                        .json()
                        .at("/error/details/sourceConfig/databaseName/details")
                        .asText())
                .isEqualTo("This field is required.");
        ((ObjectNode) body.get("sourceConfig")).put("databaseName", "copydb");
        body.put("truncateLogOnCheckpoint", true);
        Answer made = client.postAndAwait("/database/provision", body.toString());
        assertThat(made.result().asText()).startsWith(container);
        assertThat(client.list("/source?database=" + made.result().asText())
                        .get(0)
                        .get("config")
                        .asText())
                .startsWith(config);
        assertThat(client.get("/database/" + made.result().asText() + "/connectionInfo")
                        .result()
                        .get("databaseName")
                        .asText())
                .isEqualTo("copydb");
    }

    @Test
    void mySqlIsProvisionedFromItsDefaults() {
        String parent = engine.world().addDsource(DataKind.MYSQL, "Shop", "Shop Prod");
        Answer made =
                client.postAndAwait("/database/provision", defaults(parent).toString());
        assertThat(made.result().asText()).startsWith("MYSQL_DB_CONTAINER-");
    }

    @Test
    void aNameOfTwoLettersHasDefaults() {
        ObjectNode body = defaults(engine.world().addDsource(DataKind.APPDATA, "People", "HR"));
        assertThat(body.at("/source/name").asText()).isEqualTo("VHR");
    }

    @Test
    void aPluggableDatabaseNeedsAContainerDatabase() {
        String parent = engine.world().addPluggable("Ledger", "Ledger Prod");
        ObjectNode body = defaults(parent);
        assertThat(body.get("type").asText()).isEqualTo("OracleMultitenantProvisionParameters");
        assertThat(client.post("/database/provision", body.toString())
                        .json()
                        .at("/error/details/sourceConfig/cdbConfig/details")
                        .asText())
                .isEqualTo("This field is required.");
        ((ObjectNode) body.get("sourceConfig")).put("cdbConfig", engine.world().addContainerDatabase("CDB1"));
        Answer made = client.postAndAwait("/database/provision", body.toString());
        assertThat(client.list("/source?database=" + made.result().asText())
                        .get(0)
                        .get("type")
                        .asText())
                .isEqualTo("OracleVirtualPdbSource");
        body.put("type", "OracleProvisionParameters");
        assertThat(client.post("/database/provision", body.toString())
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
    }

    @Test
    void aClusterTakesAConfigWithInstances() {
        String install = engine.world().addCluster("racdb");
        ObjectNode body = defaults(ref("Finance Production/Billing Prod"));
        ObjectNode config = (ObjectNode) body.get("sourceConfig");
        config.put("repository", install);
        assertThat(client.post("/database/provision", body.toString()).error())
                .isEqualTo("exception.repository.incompatible");
        assertThat(client.list("/environment/oracle/clusternode")).hasSize(2);
        config.put("type", "OracleRACConfig").putArray("instances");
        Answer made = client.postAndAwait("/database/provision", body.toString());
        assertThat(client.list("/source?database=" + made.result().asText())
                        .get(0)
                        .get("config")
                        .asText())
                .startsWith("ORACLE_RAC_CONFIG-");
    }

    @Test
    void parametersOfAnotherKindAreRefused() {
        String parent = engine.world().addDsource(DataKind.MSSQL, "Orders", "Orders Prod");
        String body =
                "{'type':'ASEProvisionParameters','container':{'type':'ASEDBContainer','group':'GROUP-1','name':'x'},"
                        + "'source':{'type':'ASEVirtualSource','allowAutoVDBRestartOnHostReboot':false},'truncateLogOnCheckpoint':true,"
                        + "'sourceConfig':{'type':'ASESIConfig','repository':'ASE_INSTANCE-1','databaseName':'x'},"
                        + LATEST + "}";
        assertThat(client.post("/database/provision", body, parent).error())
                .isEqualTo("exception.db.provision.type.mismatch");
    }

    @Test
    void aSyncTakesTheParametersOfItsKind() {
        String parent = engine.world().addDsource(DataKind.ASE, "Orders", "Orders Prod");
        client.postAndAwait("/database/" + parent + "/sync", "{'type':'ASELatestBackupSyncParameters'}");
        assertThat(client.post("/database/" + parent + "/sync", "{'type':'OracleSyncParameters'}")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
    }
}
