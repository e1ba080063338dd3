package io.jenkins.plugins.delphixpipeline.simulator.masking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A masking execution that an engine has run begins and ends inside the engine's job, failed or not. */
class MaskingInsideRefreshTest {
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofHours(1)).start();
    private SimulatedMaskingEngine masking;

    @BeforeEach
    void start() throws Exception {
        masking = SimulatedMaskingEngine.start(0, Duration.ofSeconds(5));
        engine.world().maskWith(masking);
    }

    @AfterEach
    void stop() {
        engine.close();
        masking.close();
    }

    @ParameterizedTest
    @CsvSource({"SUCCEEDED, COMPLETED, true", "WARNING, COMPLETED, true", "FAILED, FAILED, false"})
    void theExecutionEndsBeforeTheRefreshAndDecidesIt(String execution, String refresh, boolean masked)
            throws Exception {
        masking.endWith(execution);
        String job = refresh();
        engine.world().advanceJob(job, 87);
        assertThat(masking.executions()).containsExactly("RUNNING");
        engine.world().finishJob(job);

        assertThat(masking.executions()).containsExactly(execution);
        assertThat(engine.books().job(job).state()).isEqualTo(refresh);
        assertThat(engine.books().vdb(MASTER).holdsMaskedRows()).isEqualTo(masked);
        Instant ended =
                Instant.from(DATE.parse(read("/executions/1").path("endTime").asText()));
        assertThat(ended).isBeforeOrEqualTo(engine.books().job(job).updateTime());
    }

    @Test
    void aMaskingThatTheEngineFailsIsFailedOnTheMaskingEngineToo() {
        engine.faults().failMasking();
        String job = refresh();
        engine.world().finishJob(job);

        assertThat(masking.executions()).containsExactly("FAILED");
        assertThat(engine.books().job(job).state()).isEqualTo("FAILED");
    }

    @Test
    void theExecutionEndsWithARefreshThatIsCancelled() {
        String job = refresh();
        engine.world().advanceJob(job, 87);
        engine.world().cancelJob(job);

        assertThat(masking.executions()).containsExactly("CANCELLED");
        assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isTrue();
    }

    @Test
    void anExecutionThatSomebodyCancelsFailsTheRefresh() throws Exception {
        String job = refresh();
        engine.world().advanceJob(job, 87);
        send("POST", "/executions/1/cancel", "");
        engine.world().finishJob(job);

        assertThat(engine.books().job(job).state()).isEqualTo("FAILED");
        assertThat(engine.books().vdb(MASTER).holdsMaskedRows()).isFalse();
    }

    private String refresh() {
        ObjectNode point = Json.object("type", "TimeflowPointSemantic", "location", "LATEST_SNAPSHOT");
        return engine.world()
                .as("bob")
                .post(
                        "/database/" + engine.books().vdb(MASTER).reference() + "/refresh",
                        Json.object("type", "RefreshParameters", "timeflowPointParameters", point))
                .path("job")
                .asText();
    }

    private JsonNode read(String path) throws Exception {
        return new ObjectMapper().readTree(send("GET", path, ""));
    }

    private String send(String method, String path, String body) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        URI base = URI.create(masking.url() + "/masking/api/");
        HttpRequest login = HttpRequest.newBuilder(base.resolve("login"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"username\":\"mask_admin\",\"password\":\"delphix\"}"))
                .build();
        String token = new ObjectMapper()
                .readTree(http.send(login, HttpResponse.BodyHandlers.ofString()).body())
                .path("Authorization")
                .asText();
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path.substring(1)))
                .header("Authorization", token)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
