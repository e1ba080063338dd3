package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vendor's own clients refuse when it is otherwise: fields, words and calls as its specification of a version has them. */
@Timeout(60)
class DctVendorFormatTest {

    private SimulatedEngine engine;
    private SimulatedMaskingEngine masking;
    private SimulatedDct dct;
    private RawDctClient client;

    @BeforeEach
    void start() throws IOException {
        engine = SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
        masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(60));
    }

    private void begin(String version, DctSwitch... switches) {
        dct = SimulatedDct.builder()
                .engine("engine1", engine, masking)
                .version(version)
                .patients()
                .switches(switches)
                .start();
        client = new RawDctClient(dct, dct.basePath());
    }

    @AfterEach
    void stop() {
        dct.close();
        masking.close();
        engine.close();
    }

    private String first(String path) {
        return client.get(path).json().at("/items/0/id").asText();
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream().map(member -> member.getKey()).toList();
    }

    /** The vendor's SDK knows six kinds of credentials, and fails on any other word. */
    @ParameterizedTest
    @ValueSource(strings = {"3.10", "3.28"})
    void usersOfEnvironmentsLogInByAKindOfCredential(String version) {
        begin(version);
        String environment = first("/environments");

        JsonNode user =
                client.get("/environments/" + environment + "/users").json().at("/users/0");

        assertThat(user.path("auth_type").asText()).isEqualTo("PasswordCredential");
    }

    @Test
    void anAccountThatWasMadeIsToldWithFewerFieldsThanOneThatIsRead() {
        begin("3.10");

        JsonNode made = client.post("/management/accounts", "{'username': 'alice', 'generate_api_key': true}")
                .json();

        assertThat(fields(made))
                .isSubsetOf("id", "token", "first_name", "last_name", "email", "username", "ldap_principal", "tags")
                .contains("id", "username", "token");
        assertThat(fields(client.get("/management/accounts/" + made.path("id").asText())
                        .json()))
                .contains("enabled");
    }

    @Test
    void eventsOfTheHistoryLackWhatTheyHaveNoValueFor() {
        begin("3.18");
        client.done(client.post("/vdbs/" + first("/vdbs") + "/stop"));

        JsonNode event = client.get("/virtualization-jobs/history").json().at("/items/0/events/0");

        assertThat(fields(event)).contains("event_type", "message_code").doesNotContain("message_command_output");
    }

    /** Up to 3.15 the status alone told it; an empty answer with 200 would mean that it is on. */
    @Test
    void samlIsOff() {
        begin("3.10");
        assertThat(client.as(null).get("/is-saml-enabled").status()).isEqualTo(400);
        dct.close();
        begin("3.16");
        RawDctClient.Answer told = client.as(null).get("/is-saml-enabled");
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("enabled").asBoolean(true)).isFalse();
    }

    @Test
    void toolkitsAreFoundByNamesThatTheyDoNotShow() {
        begin("3.10");
        assertThat(client.send("POST", "/toolkits/search?sort=name", "{\"filter_expression\": \"name NE NIL\"}")
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(client.get("/toolkits?sort=-pretty_name").status()).isEqualTo(200);
        assertThat(fields(client.get("/toolkits").json().at("/items/0"))).doesNotContain("name", "display_name");
        dct.close();
        begin("3.28");
        assertThat(fields(client.get("/toolkits").json().at("/items/0")))
                .doesNotContain("name")
                .contains("display_name");
    }

    @Test
    void theEnginesNumberOfAComplianceJobCanBeAskedForButNotRead() {
        begin("3.28");
        JsonNode job = client.get("/compliance-jobs").json().at("/items/0");

        assertThat(fields(job)).doesNotContain("engine_job_id");
        assertThat(client.search("/compliance-jobs/search", "engine_job_id NE NIL")
                        .names())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "3.28, vdbs, enabled EQ true",
        "3.28, environments, os_type EQ 'UNIX'",
    })
    void whatCannotBeFilteredByIsRefused(String version, String path, String filter) {
        begin(version);

        assertThat(client.search("/" + path + "/search", filter).status()).isEqualTo(400);
    }

    /** Whether or not any object has a value of it. */
    @ParameterizedTest
    @CsvSource({
        "3.10, snapshots, mssql_internal_version",
        "3.10, timeflows, oracle_tde_uuid",
        "3.10, virtualization-policies, num_of_daily",
        "3.10, masking-jobs, min_memory",
        "3.10, management/engines, hashicorp_vault_id",
        "3.18, vdbs, instance_name",
        "3.18, connectors, platform",
        "3.18, compliance-jobs, max_memory",
        "3.18, sources, discovered",
    })
    void allDeclaredAttributesCanBeFilteredAndSortedBy(String version, String path, String attribute) {
        begin(version);
        List<String> all = client.get("/" + path).texts("id");

        assertThat(client.search("/" + path + "/search", attribute + " EQ NIL").texts("id"))
                .containsExactlyElementsOf(all);
        assertThat(client.search("/" + path + "/search", attribute + " NE NIL").texts("id"))
                .isEmpty();
        assertThat(client.get("/" + path + "?sort=-" + attribute).texts("id")).containsExactlyElementsOf(all);
    }

    @Test
    void whatHindersADeletionIsToldAsDataOfStorage() {
        begin("3.28");
        String master = client.id("/vdbs", "Patients Masked Master");

        JsonNode child =
                client.get("/vdbs/" + master + "/deletion-dependencies").json().at("/items/0");

        assertThat(fields(child)).doesNotContain("id", "name");
        assertThat(child.path("dataset_name").asText()).startsWith("Patients prep");
        assertThat(child.path("dataset_id").asText()).isNotEmpty();
        assertThat(child.path("parent_id").asText()).isEqualTo(master);
    }

    @Test
    void aConnectorIsHadByItsId() {
        begin("3.10");
        String connector = first("/connectors");

        assertThat(client.get("/connectors/" + connector).json().path("id").asText())
                .isEqualTo(connector);
        assertThat(client.get("/connectors/none").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "toolkits",
                "connectors",
                "database-templates",
                "management/accounts",
                "virtualization-policies",
                "hook-templates",
                "data-layouts"
            })
    void whatHasTagsTakesThem(String path) {
        begin("3.28");
        String tags = "/" + path + "/" + first("/" + path) + "/tags";

        assertThat(client.post(tags, "{'tags': [{'key': 'team', 'value': 'qa'}]}")
                        .status())
                .isEqualTo(201);
        assertThat(client.get(tags).json().at("/tags/0/value").asText()).isEqualTo("qa");
        assertThat(client.get("/" + path).json().at("/items/0/tags/0/key").asText())
                .isEqualTo("team");
        assertThat(client.post(tags + "/delete").status()).isEqualTo(204);
        assertThat(client.get(tags).json().path("tags")).isEmpty();
    }

    @Test
    void policiesHaveTagsSince317() {
        begin("3.16");

        assertThat(client.get("/virtualization-policies/" + first("/virtualization-policies") + "/tags")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aSnapshotIsLookedForByItsLocation() {
        begin("3.10");
        String dataset = client.id("/dsources", "Patients Prod");

        RawDctClient.Answer found = client.get("/snapshots/find_by_location?location=1234&dataset_id=" + dataset);

        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.json().path("items")).isEmpty();
    }

    /** Python's dct-toolkit writes them so. */
    @Test
    void truthMayBeSentAsAWord() {
        begin("3.10");
        String vdb = "/vdbs/" + client.id("/vdbs", "Billing Dev");

        client.done(client.post(vdb + "/disable", "{'attempt_cleanup': 'true'}"));
        client.done(client.post(vdb + "/enable", "{'attempt_start': 'false'}"));
        assertThat(client.get(vdb).json().path("status").asText()).isNotEqualTo("RUNNING");
        assertThat(client.post(vdb + "/delete", "{'force': 'perhaps'}").status())
                .isEqualTo(400);
        client.done(client.post(vdb + "/delete", "{'force': 'false'}"));
    }

    @Test
    void environmentsAreRefreshedDisabledAndEnabled() {
        begin("3.10");
        String environment = "/environments/" + first("/environments");

        client.done(client.post(environment + "/refresh"));
        client.done(client.post(environment + "/disable"));
        assertThat(client.get(environment).json().path("enabled").asBoolean()).isFalse();
        client.done(client.post(environment + "/enable"));
        assertThat(client.get(environment).json().path("enabled").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parent_pdb_tde_keystore_path",
                "target_pdb_tde_keystore_password",
                "mssql_ag_backup_location",
                "mssql_incremental_export_backup_frequency_minutes"
            })
    void newestParametersAreTaken(String parameter) {
        begin("3.28");
        String value = parameter.endsWith("minutes") ? "5" : "'text'";

        RawDctClient.Answer refused =
                client.post("/vdbs/provision_by_snapshot", "{'%s': %s}".formatted(parameter, value));
        RawDctClient.Answer missing = client.patch("/vdbs/none", "{'%s': %s}".formatted(parameter, value));

        assertThat(refused.text()).doesNotContain("Unknown field");
        assertThat(missing.status()).isEqualTo(404);
    }

    /** As the Groovy library of delphix_pipeline and the samples of the vendor do it. */
    @Test
    void namesMayStandWhereIdsAre() {
        begin("3.28", DctSwitch.NAMES_AS_IDS);

        assertThat(client.get("/dsources/Patients Prod").json().path("name").asText())
                .isEqualTo("Patients Prod");
        RawDctClient.Answer made = client.post("/vdbs/provision_by_snapshot", """
                {'source_data_id': 'Patients Masked Master', 'name': 'demo', 'database_name': 'demo', 'environment_id': 'dbhost'}
                """);
        client.done(made);
        client.done(client.post("/vdbs/demo/refresh_by_snapshot", "{}"));
        assertThat(client.get("/vdbs/demo").json().path("id").asText())
                .isEqualTo(made.json().path("vdb_id").asText());
        assertThat(client.get("/vdbs/nothing").status()).isEqualTo(404);
    }

    @Test
    void namesAreUsuallyNoIds() {
        begin("3.28");

        assertThat(client.get("/vdbs/Patients prep1").status()).isEqualTo(404);
        assertThat(client.get("/groups/Prep").status()).isEqualTo(200);
        assertThat(client.get("/vdb-groups/prep1").status()).isEqualTo(200);
    }
}
