package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.http.StubServer;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The address of one product in a connection for another. */
class WrongAddressTest {
    private static final String ENGINE = "Delphix Engine";
    private static final String MASKING = "Delphix Masking Engine";
    private static final String DCT = "Delphix Data Control Tower (DCT)";

    private static PlatformException problemOf(DelphixConnection connection) {
        HttpSettings settings = HttpSettings.of(connection.getUrl()).withRetryBudget(Duration.ofSeconds(10));
        return catchThrowableOfType(PlatformException.class, () -> connection
                .connect(settings, new OkHttpClient(), () -> new LoginSource.Login("admin", "s3cret"))
                .info());
    }

    private static void assertTold(PlatformException problem, String url, String there, String wanted) {
        assertThat(problem.problem()).isEqualTo(Problem.OTHER_PRODUCT);
        assertThat(FailureTexts.sentence(problem.failure()))
                .startsWith(url + " is the address of another product. A " + there
                        + " answers there. This connection is for a \"" + wanted + "\".");
    }

    @Test
    void aMaskingEngineIsToldInAConnectionForAnEngine() throws Exception {
        try (SimulatedMaskingEngine masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(50))) {
            String url = masking.url().toString();
            assertTold(problemOf(new EngineConnection("one", url)), url, MASKING, ENGINE);
        }
    }

    @Test
    void anEngineIsToldInAConnectionForAMaskingEngine() {
        try (SimulatedEngine engine = SimulatedEngine.builder().start()) {
            String url = engine.url().toString();
            assertTold(problemOf(new MaskingEngineConnection("one", url)), url, ENGINE, MASKING);
        }
    }

    @Test
    void bothAreToldInAConnectionForADct() throws Exception {
        try (SimulatedEngine engine = SimulatedEngine.builder().start();
                SimulatedMaskingEngine masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(50))) {
            String url = engine.url().toString();
            assertTold(problemOf(new DctConnection("one", url)), url, ENGINE, DCT);
            url = masking.url().toString();
            assertTold(problemOf(new DctConnection("one", url)), url, MASKING, DCT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dct/v3/token-info", "/v3/token-info"})
    void aDctIsToldInBoth(String path) throws Exception {
        try (StubServer server = new StubServer((number, request) -> request.startsWith("POST " + path + " ")
                ? StubServer.json(401, "{\"error\":\"unauthorized\",\"error_description\":\"Invalid token\"}")
                : StubServer.html(404, "<h1>404 Not Found</h1>"))) {
            assertTold(problemOf(new EngineConnection("one", server.url())), server.url(), DCT, ENGINE);
            assertTold(problemOf(new MaskingEngineConnection("one", server.url())), server.url(), DCT, MASKING);
            assertThat(server.requests.stream().filter(request -> !request.startsWith("POST /masking/api/login ")))
                    .isNotEmpty()
                    .noneMatch(request -> request.contains("s3cret"));
        }
    }

    @Test
    void aStrangerStaysAStranger() throws Exception {
        try (StubServer server = new StubServer((number, request) -> StubServer.json(200, "{\"hello\":\"world\"}"))) {
            assertThat(problemOf(new EngineConnection("one", server.url())).problem())
                    .isEqualTo(Problem.ANSWER_UNREADABLE);
            assertThat(problemOf(new MaskingEngineConnection("one", server.url()))
                            .problem())
                    .isEqualTo(Problem.ANSWER_UNREADABLE);
            assertThat(problemOf(new DctConnection("one", server.url())).problem())
                    .isEqualTo(Problem.ANSWER_UNREADABLE);
        }
    }
}
