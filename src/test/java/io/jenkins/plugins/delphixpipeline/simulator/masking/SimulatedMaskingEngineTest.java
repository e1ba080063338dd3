package io.jenkins.plugins.delphixpipeline.simulator.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In plain HTTP and JSON, so that the wire is proved and not some client of ours. */
class SimulatedMaskingEngineTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private SimulatedMaskingEngine engine;
    private String token = "";

    @BeforeEach
    void start() throws Exception {
        engine = SimulatedMaskingEngine.start(0, Duration.ofMillis(300));
        JsonNode login = json(post("/login", "{\"username\":\"mask_admin\",\"password\":\"delphix\"}"));
        token = login.path("Authorization").asText();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void withoutATokenNothingIsAnswered() throws Exception {
        token = "somebody else's";

        HttpResponse<String> answer = get("/applications");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).path("errorMessage").asText()).isNotEmpty();
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        assertThat(post("/login", "{\"username\":\"mask_admin\",\"password\":\"x\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page_size=0", "page_size=-1", "page_size=x", "page_size=99999999999", "page_number=0"})
    void aBadPageIsRefusedAndNeverCutsTheConnection(String query) throws Exception {
        HttpResponse<String> answer = get("/masking-jobs?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("errorMessage").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/applications/2, applicationName, Finance",
        "/environments/1, environmentName, Patients",
        "/masking-jobs/7, jobName, Mask Patients",
        "/masking-jobs/7, rulesetId, 7",
        "/database-connectors/3, connectorName, master",
        "/database-connectors/3, databaseType, POSTGRES",
        "/database-connectors/3, host, dbhost.example.com",
        "/database-connectors/3, port, 5433"
    })
    void objectsAreReadOneByOneWithTheirMembers(String path, String member, String value) throws Exception {
        assertThat(json(get(path)).path(member).asText()).isEqualTo(value);
        HttpResponse<String> missing = get(path.replaceFirst("\\d+$", "99"));
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(json(missing).path("errorMessage").asText()).isNotEmpty();
    }

    @Test
    void componentsTellWhatAnExecutionDid() throws Exception {
        int execution =
                json(post("/executions", "{\"jobId\":7}")).path("executionId").asInt();
        await().untilAsserted(() -> {
            JsonNode component =
                    json(get("/execution-components?execution_id=" + execution)).at("/responseList/0");
            assertThat(component.path("status").asText()).isEqualTo("SUCCEEDED");
            assertThat(component.path("executionId").asInt()).isEqualTo(execution);
            assertThat(component.path("executionComponentId").asInt()).isPositive();
        });
    }

    @Test
    void aLogoutEndsTheLogin() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(engine.url() + "/masking/api/logout"))
                        .header("Authorization", token)
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(get("/applications").statusCode()).isEqualTo(401);
    }

    @Test
    void listsHavePagesAndSayWhenThereAreNoMore() throws Exception {
        JsonNode page = json(get("/applications?page_number=2&page_size=1"));

        assertThat(page.at("/_pageInfo/numberOnPage").asInt()).isEqualTo(1);
        assertThat(page.at("/_pageInfo/total").asInt()).isEqualTo(2);
        assertThat(page.at("/responseList/0/applicationName").asText()).isEqualTo("Finance");
        HttpResponse<String> past = get("/applications?page_number=3&page_size=1");
        assertThat(past.statusCode()).isEqualTo(400);
        assertThat(json(past).path("errorMessage").asText())
                .contains("is outside of the acceptable range. The last page is");
    }

    @Test
    void anExecutionTakesItsTime() throws Exception {
        JsonNode started = json(post("/executions", "{\"jobId\":7}}"));
        assertThat(started.path("jobId").asInt()).isEqualTo(7);
        assertThat(started.has("endTime")).isFalse();

        String one = "/executions/" + started.path("executionId").asInt();
        await().until(() -> json(get(one)).path("status").asText().equals("SUCCEEDED"));
        assertThat(json(get(one)).path("submitTime").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");
        assertThat(json(get("/executions?job_id=7&execution_status=SUCCEEDED"))
                        .at("/_pageInfo/total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void anExecutionCanBeCancelledWhileItRuns() throws Exception {
        engine.durations(Duration.ofMinutes(1));
        int id = json(post("/executions", "{\"jobId\":7}")).path("executionId").asInt();

        assertThat(json(post("/executions/" + id + "/cancel", ""))
                        .path("status")
                        .asText())
                .isEqualTo("CANCELLED");
        assertThat(post("/executions/" + id + "/cancel", "").statusCode()).isEqualTo(400);
    }

    @Test
    void aMultiTenantJobMustBeToldItsTarget() throws Exception {
        assertThat(post("/executions", "{\"jobId\":8}").statusCode()).isEqualTo(400);
        assertThat(post("/executions", "{\"jobId\":8,\"targetConnectorId\":3}").statusCode())
                .isEqualTo(200);
        assertThat(post("/executions", "{\"jobId\":99}").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(engine.url() + "/masking/api" + path));
        return token.isEmpty() ? builder : builder.header("Authorization", token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
