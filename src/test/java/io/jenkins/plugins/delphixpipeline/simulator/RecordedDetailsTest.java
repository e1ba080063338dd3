package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Details in which recordings of real engines differ from what one would guess. */
class RecordedDetailsTest extends EngineTest {

    private static final String BILLING_DEV = "Finance Development/Billing Dev";
    private static final String BILLING_PROD = "Finance Production/Billing Prod";

    @ParameterizedTest
    @ValueSource(strings = {"/source?repository=", "/source?environment=", "/sourceconfig?environment="})
    void listsAreFilteredByPlace(String filter) {
        String host = "db2.example.com";
        engine.world().place("Prep/Patients prep1", host, 5433, "patients");
        boolean byRepository = filter.contains("repository");
        String place = byRepository
                ? client.list("/repository?environment=" + client.reference("/environment", host))
                        .get(0)
                        .get("reference")
                        .asText()
                : client.reference("/environment", host);

        assertThat(client.list(filter + place)).hasSize(1);
        assertThat(client.get(filter + (byRepository ? "APPDATA_REPOSITORY-99" : "UNIX_HOST_ENVIRONMENT-99"))
                        .error())
                .isEqualTo("exception.executor.object.missing");
    }

    @Test
    void datasetsOfSelfServiceAreLeftOut() {
        assertThat(client.list("/database?noJSDataSource=true"))
                .extracting(one -> one.get("name").asText())
                .containsExactlyInAnyOrder("Patients Prod", "Billing Prod", "Billing Dev");
        assertThat(client.list("/database?noJSContainerDataSource=true")).hasSize(4);
        assertThat(client.list("/database?noJSDataSource=false")).hasSize(11);
    }

    @Test
    void podsAreFilteredByTheirOwners() {
        String pod = engine.books().pod("prep1").reference();
        client.post(
                "/selfservice/container/" + pod + "/addOwner",
                "{'type':'JSDataContainerModifyOwnerParameters','owner':'USER-2'}");

        assertThat(client.list("/selfservice/container?owner=USER-2"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("reference").asText()).isEqualTo(pod));
        assertThat(client.list("/selfservice/container?owner=USER-1")).isEmpty();
        assertThat(client.get("/selfservice/container?owner=USER-99").error())
                .isEqualTo("exception.executor.object.missing");
    }

    @ParameterizedTest
    @CsvSource({PROD + ", AppDataRepository", BILLING_PROD + ", OracleInstall"})
    void repositoriesFitTheKindOfTheDataset(String dataset, String type) {
        JsonNode result = client.post(
                        "/repository/compatibleRepositories",
                        "{'type':'ProvisionCompatibilityParameters','timeflowPointParameters':{'type':'TimeflowPointSemantic','container':'%s','location':'LATEST_POINT'}}",
                        ref(dataset))
                .result();

        assertThat(result.get("type").asText()).isEqualTo("CompatibleRepositoriesResult");
        assertThat(result.get("repositories"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.get("type").asText()).isEqualTo(type));
    }

    @Test
    void rolesBearTheirNamesOfTheVersionAndPermissions() {
        assertThat(client.list("/role"))
                .extracting(role -> role.get("name").asText())
                .containsExactlyInAnyOrder("OWNER", "PROVISIONER", "Self-Service User", "Data", "Read");
        assertThat(client.list("/role"))
                .allSatisfy(role -> assertThat(role.get("permissions")).isNotEmpty());
        assertThat(new RawClient(engine).login("1.9.0").list("/role"))
                .extracting(role -> role.get("name").asText())
                .contains("Jet Stream User");
        assertThat(client.get("/role/ROLE-3").result().get("name").asText()).isEqualTo("Self-Service User");
    }

    @Test
    void administratorsOwnTheDomain() {
        assertThat(client.list("/authorization"))
                .extracting(one -> one.get("name").asText())
                .contains("(USER-2, ROLE-1, DOMAIN)", "(USER-1, ROLE-1, USER-1)", "(USER-2, ROLE-1, USER-2)");
    }

    @Test
    void theConfigOfAnOracleSourceMovedIntoItsSyncStrategy() {
        String path = "/source/" + engine.books().dataset(BILLING_PROD).source();
        JsonNode now = client.get(path).result();
        JsonNode before = new RawClient(engine).login("1.11.11").get(path).result();

        assertThat(now.has("config")).isFalse();
        assertThat(now.get("rmanChannels").asInt()).isEqualTo(2);
        assertThat(now.at("/syncStrategy/config").asText())
                .isEqualTo(before.get("config").asText());
        assertThat(before.has("syncStrategy")).isFalse();
        assertThat(client.get("/source/" + engine.books().vdb(BILLING_DEV).source())
                        .result()
                        .has("config"))
                .isTrue();
    }

    @Test
    void actionsTellWhoWorked() {
        client.post("/group", "{'type':'Group','name':'New'}");
        client.postAndAwait("/database/" + ref(BILLING_DEV) + "/delete", "{'type':'OracleDeleteParameters'}");
        RawClient leaving = new RawClient(engine).login();
        leaving.post("/logout", "");
        RawClient wrong = new RawClient(engine);
        wrong.session("1.11.0");
        wrong.post("/login", "{'type':'LoginRequest','username':'delphix_admin','password':'wrong'}");
        List<JsonNode> actions = client.list("/action?pageSize=100");

        assertThat(actions)
                .filteredOn(action -> action.get("workSource").asText().equals("WEBSERVICE"))
                .allSatisfy(action -> {
                    assertThat(action.get("workSourceName").asText()).isEqualTo("delphix_admin");
                    assertThat(action.get("workSourcePrincipal").asText()).isEqualTo("delphix_admin");
                });
        assertThat(actions)
                .extracting(action -> action.get("details").asText())
                .contains(
                        "Delete dataset \"Billing Dev\".",
                        "Log in as user \"delphix_admin\" from IP \"127.0.0.1\".",
                        "Log out user \"delphix_admin\".",
                        "Failed attempt to log in as user \"delphix_admin\" from IP \"127.0.0.1\".");
        assertThat(actions)
                .filteredOn(action -> action.get("actionType").asText().equals("USER_FAILED_LOGIN"))
                .singleElement()
                .satisfies(action -> {
                    assertThat(action.get("workSource").asText()).isEqualTo("SYSTEM");
                    assertThat(action.get("workSourceName").asText()).isEqualTo("delphix_admin");
                    assertThat(action.get("user").isNull()).isTrue();
                });
    }

    @Test
    void aRunningOracleDatabaseHasInstances() {
        String source = "/source/" + engine.books().vdb(BILLING_DEV).source();
        JsonNode instance = client.get(source).result().at("/runtime/activeInstances/0");
        assertThat(instance.get("type").asText()).isEqualTo("OracleActiveInstance");
        assertThat(instance.get("instanceName").asText()).isEqualTo("billingdev");
        assertThat(instance.get("instanceNumber").asInt()).isEqualTo(1);
        assertThat(instance.get("hostName").asText()).isNotEmpty();
        client.postAndAwait(source + "/stop", "");

        assertThat(client.get(source).result().at("/runtime/activeInstances")).isEmpty();
    }

    @Test
    void capacityListsTheDatasets() {
        assertThat(client.list("/capacity/consumer")).hasSize(11).anySatisfy(one -> {
            assertThat(one.get("type").asText()).isEqualTo("CurrentConsumerCapacityData");
            assertThat(one.get("name").asText()).isEqualTo("Patients Masked Master");
            assertThat(one.get("groupName").asText()).isEqualTo("Masked");
            assertThat(one.get("parent").asText()).isEqualTo(ref(PROD));
            assertThat(one.at("/breakdown/actualSpace").asLong()).isPositive();
        });
    }

    @Test
    void theSystemTellsWhichEngineItIs() {
        JsonNode system = client.get("/system").result();
        assertThat(system.get("hotfixes").isTextual()).isTrue();
        assertThat(system.get("processors")).isNotEmpty();
        try (SimulatedEngine other = builder().start();
                SimulatedEngine clone =
                        builder().uuid(system.get("uuid").asText()).start()) {
            assertThat(new RawClient(other).login().get("/system").result().get("uuid"))
                    .isNotEqualTo(system.get("uuid"));
            assertThat(new RawClient(clone).login().get("/system").result().get("uuid"))
                    .isEqualTo(system.get("uuid"));
        }
    }

    @Test
    void theCurrentUserIsToldAndASessionEndsWithItsLogout() {
        assertThat(client.get("/user/current").result().get("name").asText()).isEqualTo("delphix_admin");
        assertThat(client.post("/logout", "{}").json().get("status").asText()).isEqualTo("OK");
        assertThat(client.get("/user/current").status()).isEqualTo(403);
    }

    @Test
    void aTagOfATimeflowBookmarkIsStoredAndListed() {
        client.post(
                "/timeflow/bookmark",
                "{'type':'TimeflowBookmarkCreateParameters','name':'unmasked','tag':'delphix-pipeline.unmasked','timeflowPoint':{'type':'AppDataTimeflowPoint','timeflow':'%s','timestamp':'%s'}}",
                engine.books().vdb(MASTER).currentTimeflow(),
                engine.books().snapshots(MASTER).get(0).creationTime());

        assertThat(client.list("/timeflow/bookmark?database=" + ref(MASTER)))
                .singleElement()
                .satisfies(one -> assertThat(one.get("tag").asText()).isEqualTo("delphix-pipeline.unmasked"));
    }

    @Test
    void anUnmaskedReplicaIsReadByNobody() {
        String replica = engine.world().addReplica(DataKind.ORACLE, "far away", "Copies", "Plain", false);

        assertThat(client.get("/database/" + replica).result().get("masked").asBoolean())
                .isFalse();
        assertThat(engine.books().exposedNow())
                .extracting(Books.Dataset::reference)
                .doesNotContain(replica);
    }

    @Test
    void operationsThatAreOverTellWhen() {
        client.post(
                "/selfservice/template",
                "{'type':'JSDataTemplateCreateParameters','name':'New','dataSources':[{'type':'JSDataSourceCreateParameters','source':{'type':'JSDataSource','name':'billing','priority':1},'container':'%s'}]}",
                ref(BILLING_PROD));

        assertThat(client.list("/selfservice/operation")).hasSize(9).allSatisfy(operation -> {
            assertThat(operation.get("endTime").asText()).isNotEqualTo("null");
            assertThat(operation.get("dataTime").asText()).isNotEqualTo("null");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec", "sourcestate", "targetstate"})
    void nothingIsReplicated(String list) {
        assertThat(client.list("/replication/" + list)).isEmpty();
    }
}
