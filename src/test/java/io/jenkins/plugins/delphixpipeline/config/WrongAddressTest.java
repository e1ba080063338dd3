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
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address of one product in a connection for another. */
class WrongAddressTest {
    private static final String ENGINE = "Delphix Engine";
    private static final String MASKING = "Delphix Masking Engine";
    private static final String DCT = "Delphix Data Control Tower (DCT)";

    private static PlatformException problemOf(DelphixConnection connection) {
        HttpSettings settings = HttpSettings.of(connection.getUrl()).withRetryBudget(Duration.ZERO);
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

    /** Whatever DCT, or the web server in front of it, says of a path that it does not know. */
    @ParameterizedTest
    @CsvSource({"/dct/v3/token-info, 404", "/v3/token-info, 404", "/dct/v3/token-info, 401", "/dct/v3/token-info, 403"})
    void aDctIsToldInBoth(String path, int unknown) throws Exception {
        try (StubServer server = new StubServer((number, request) -> request.startsWith("POST " + path + " ")
                ? StubServer.json(401, "{\"error\":\"unauthorized\",\"error_description\":\"Invalid token\"}")
                : StubServer.html(unknown, "<h1>Not here</h1>"))) {
            assertTold(problemOf(new EngineConnection("one", server.url())), server.url(), DCT, ENGINE);
            assertTold(problemOf(new MaskingEngineConnection("one", server.url())), server.url(), DCT, MASKING);
            assertThat(server.requests.stream().filter(request -> !request.startsWith("POST /masking/api/login ")))
                    .isNotEmpty()
                    .noneMatch(request -> request.contains("s3cret"));
        }
    }

    /** The same of the other two; a refusal of a stranger's is no refusal of the login. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void engineAndMaskingEngineAreToldHoweverTheyTurnAnybodyAway(int unknown) throws Exception {
        Map<String, String> products = Map.of(
                "/resources/json/delphix/about", "{\"type\":\"OKResult\",\"status\":\"OK\",\"result\":{}}",
                "/masking/api/applications", "{\"errorMessage\":\"Log in first\"}");
        for (Map.Entry<String, String> product : products.entrySet()) {
            try (StubServer server =
                    new StubServer((number, request) -> request.startsWith("GET " + product.getKey() + " ")
                            ? StubServer.json(200, product.getValue())
                            : StubServer.html(unknown, "<h1>Not here</h1>"))) {
                boolean engine = product.getKey().contains("delphix");
                DelphixConnection other = engine
                        ? new MaskingEngineConnection("one", server.url())
                        : new EngineConnection("one", server.url());
                String there = engine ? ENGINE : MASKING;
                assertTold(problemOf(other), server.url(), there, engine ? MASKING : ENGINE);
                assertTold(problemOf(new DctConnection("one", server.url())), server.url(), there, DCT);
            }
        }
    }

    static List<String> answersOfStrangers() {
        return List.of(
                StubServer.json(200, "{\"hello\":\"world\"}"),
                StubServer.html(200, "<title>Welcome to nginx!</title>"),
                StubServer.html(404, "<h1>Not Found</h1>"),
                StubServer.html(405, "<h1>Not Allowed</h1>"),
                StubServer.html(403, "<h1>Forbidden</h1>"),
                StubServer.html(401, "<h1>Who are you?</h1>", "WWW-Authenticate: Basic realm=\"web\""),
                StubServer.json(401, "{\"message\":\"Unauthorized\"}"),
                StubServer.json(403, "{\"message\":\"Forbidden\"}"),
                StubServer.html(302, "Moved", "Location: https://login.example.com/"));
    }

    /** The same web server is told in the same words, whatever the connection is for. */
    @ParameterizedTest
    @MethodSource("answersOfStrangers")
    void aStrangerStaysAStranger(String answer) throws Exception {
        try (StubServer server = new StubServer((number, request) -> answer)) {
            String url = server.url();
            Map<String, DelphixConnection> connections = Map.of(
                    ENGINE, new EngineConnection("one", url),
                    MASKING, new MaskingEngineConnection("one", url),
                    DCT, new DctConnection("one", url));
            connections.forEach((kind, connection) -> {
                PlatformException problem = problemOf(connection);
                assertThat(problem.problem()).isEqualTo(Problem.ANSWER_UNREADABLE);
                assertThat(FailureTexts.sentence(problem.failure()))
                        .startsWith("Something answers at " + url + ", but not like a " + kind + ". It said: HTTP "
                                + answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 404".length()))
                        .endsWith(" Check that the address is that of the " + kind
                                + " itself, and not of another web server, a proxy or a login page in front of it.")
                        .doesNotContain("There are");
            });
        }
    }
}
