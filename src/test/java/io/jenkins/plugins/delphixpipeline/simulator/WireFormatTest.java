package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatTest extends EngineTest {

    @Test
    void listsBearTotalAndOverflow() {
        JsonNode list = client.get("/database").json();

        assertThat(list.get("type").asText()).isEqualTo("ListResult");
        assertThat(list.get("total").asInt()).isEqualTo(11);
        assertThat(list.get("overflow").asBoolean()).isFalse();
        assertThat(list.get("job").isNull()).isTrue();
        assertThat(list.get("action").isNull()).isTrue();
    }

    @Test
    void nullMembersArePresent() {
        JsonNode dSource = client.named("/database", "Patients Prod");

        for (String member : List.of("namespace", "description", "provisionContainer")) {
            assertThat(dSource.has(member)).as(member).isTrue();
            assertThat(dSource.get(member).isNull()).as(member).isTrue();
        }
    }

    @Test
    void datesHaveThreeDigitsAndZ() {
        JsonNode snapshot = client.list("/snapshot?database=" + ref(PROD)).get(0);

        assertThat(snapshot.get("creationTime").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(snapshot.get("name").asText()).matches("@\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}");
        assertThat(snapshot.get("timezone").asText()).matches("America/Los_Angeles,P[SD]T-0[78]00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/database?", "/database?&group=GROUP-1", "/database?group=GROUP-1&", "/database/?group=GROUP-1"
            })
    void oddQueriesAreAccepted(String path) {
        assertThat(client.get(path).result()).isNotEmpty();
    }

    @Test
    void filtersSelect() {
        assertThat(client.list("/database?provisionContainer=" + ref(PROD)))
                .singleElement()
                .satisfies(vdb -> assertThat(vdb.get("name").asText()).isEqualTo("Patients Masked Master"));
        assertThat(client.list("/source?database=" + ref(MASTER))).hasSize(1);
        assertThat(client.list("/repository?environment=UNIX_HOST_ENVIRONMENT-1"))
                .extracting(repository -> repository.get("environment").asText())
                .isNotEmpty()
                .containsOnly("UNIX_HOST_ENVIRONMENT-1");
    }

    @Test
    void unknownReferenceIs404WithJson() {
        Answer answer = client.get("/database/APPDATA_CONTAINER-999");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEqualTo("exception.executor.object.missing");
        assertThat(client.post("/database/APPDATA_CONTAINER-999/sync").status()).isEqualTo(404);
        assertThat(client.get("/nosuchnamespace").status()).isEqualTo(404);
    }

    @Test
    void missingFieldsAreReportedInNestedDetails() {
        Answer answer = client.post(
                "/database/provision",
                "{'type':'OracleProvisionParameters','container':{'type':'OracleDatabaseContainer'},'source':{'type':'OracleVirtualSource'}}");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode details = answer.json().at("/error/details");
        assertThat(details.at("/source/mountBase/details").asText()).isEqualTo("This field is required.");
        assertThat(details.at("/container/name/type").asText()).isEqualTo("APIError");
        assertThat(details.at("/timeflowPointParameters/details").asText()).isEqualTo("This field is required.");
        assertThat(answer.json().at("/error/commandOutput").isNull()).isTrue();
        engine.switches().turnOn(Switch.VALIDATION_AS_400);
        assertThat(client.post("/group", "{'type':'Group'}").status()).isEqualTo(400);
    }

    @Test
    void brokenJsonIsRefused() {
        assertThat(client.post("/group", "{'type':").json().get("status").asText())
                .isEqualTo("ERROR");
    }

    @Test
    void unknownMembersAreIgnored() {
        Answer answer = client.post("/group", "{'type':'Group','name':'Neu','colour':'blue'}");

        assertThat(answer.result().asText()).startsWith("GROUP-");
        assertThat(answer.json().get("action").asText()).startsWith("ACTION-");
        assertThat(answer.job()).isNull();
    }

    @Test
    void duplicateNamesAndReadOnlyMembersAreRefused() {
        assertThat(client.post("/group", "{'type':'Group','name':'Production'}").error())
                .isEqualTo("exception.executor.object.name.exists");
        Answer update = client.post("/database/" + ref(MASTER), "{'type':'AppDataContainer','masked':false}");
        assertThat(update.json().at("/error/details/masked/details").asText()).contains("This field is read-only");
        assertThat(engine.books().vdb(MASTER).masked()).isTrue();
    }

    @Test
    void deleteIsTheSameAsPostDelete() {
        String group =
                client.post("/group", "{'type':'Group','name':'Neu'}").result().asText();

        assertThat(client.send("DELETE", "/group/" + group, "")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("OK");
        assertThat(client.get("/group/" + group).status()).isEqualTo(404);
    }

    @Test
    void listsAreNewestFirstUnlessSwitched() {
        assertThat(client.list("/group").get(0).get("reference").asText()).isEqualTo("GROUP-5");
        engine.switches().turnOn(Switch.LISTS_OLDEST_FIRST);
        assertThat(client.list("/group").get(0).get("reference").asText()).isEqualTo("GROUP-1");
    }

    @Test
    void updatesOfHooksReplaceTheWholeListAndHideNothingElse() {
        String source = engine.books().vdb(MASTER).source();
        client.post(
                "/source/" + source,
                "{'type':'AppDataVirtualSource','operations':{'type':'VirtualSourceOperations','postRefresh':"
                        + "[{'type':'RunBashOnSourceOperation','name':'x','command':'true','credentialsEnvVarsList':[]}]}}");
        JsonNode operations = client.get("/source/" + source).result().get("operations");

        assertThat(operations.get("postRefresh")).hasSize(1);
        assertThat(operations.get("configureClone")).hasSize(1);
    }

    @Test
    void secretsReadBackAsStars() {
        String config = client.list("/sourceconfig").get(0).get("reference").asText();
        client.post(
                "/sourceconfig/" + config,
                "{'type':'OracleSIConfig','user':'dlpx','credentials':{'type':'PasswordCredential','password':'geheim'}}");

        assertThat(client.get("/sourceconfig").text()).doesNotContain("geheim").contains("********");
        assertThat(engine.books().requests())
                .noneMatch(request -> request.body().contains("geheim"));
    }

    @Test
    void jobsAndActionsArePagedByPagesOf25() {
        for (int i = 0; i < 30; i++) {
            client.post("/group", "{'type':'Group','name':'g%s'}", i);
        }

        JsonNode first = client.get("/action").json();
        assertThat(first.get("result")).hasSize(25);
        assertThat(first.get("total").asInt()).isEqualTo(31);
        assertThat(client.list("/action?pageOffset=1")).hasSize(6);
        assertThat(client.list("/action?pageSize=10&pageOffset=3")).hasSize(1);
        assertThat(client.get("/action?pageSize=1").json().get("total").asInt()).isEqualTo(31);
        engine.switches().turnOn(Switch.LIST_TOTAL_NULL);
        assertThat(client.get("/action").json().get("total").isNull()).isTrue();
    }
}
