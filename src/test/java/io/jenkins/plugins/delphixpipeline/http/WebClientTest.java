package io.jenkins.plugins.delphixpipeline.http;

import static io.jenkins.plugins.delphixpipeline.http.StubServer.html;
import static io.jenkins.plugins.delphixpipeline.http.StubServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.http.StubServer.Script;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebClientTest {
    private static final WebRequest READ = WebRequest.get("/things");
    /** Some old calls change something, and are asked for with GET. */
    private static final WebRequest OLD_CHANGE = WebRequest.get("/things/undo");

    private static final WebRequest CHANGE = WebRequest.post("/things", Map.of("name", "one"));

    private StubServer server;

    @AfterEach
    void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private WebClient serve(Script script) {
        server = new StubServer(script);
        return client(server.url(), Duration.ofSeconds(5));
    }

    private static WebClient client(String url, Duration budget) {
        HttpSettings settings = HttpSettings.of(url)
                .withTimeouts(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(2))
                .withRetryBudget(budget)
                .withUserAgent("tester/1");
        return new WebClient(new OkHttpClient(), settings);
    }

    private static String text(WebAnswer answer) throws IOException {
        if (!answer.isJson()) {
            throw new GarbledAnswerException(answer);
        }
        return new String(answer.stream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static PlatformException problemOf(Runnable call) {
        return catchThrowableOfType(PlatformException.class, call::run);
    }

    @Test
    void readsUseOneConnectionAgainAndAgain() {
        WebClient client = serve((number, request) -> json(200, "{\"n\":" + number + "}"));

        for (int number = 1; number <= 5; number++) {
            assertThat(client.read(READ, WebClientTest::text)).isEqualTo("{\"n\":" + number + "}");
        }

        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.requests).allMatch(request -> request.contains("User-Agent: tester/1\r\n"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void readIsRepeatedAfterAPassingStatus(int status) {
        WebClient client = serve((number, request) -> number < 3 ? html(status, "not now") : json(200, "{}"));

        assertThat(client.read(READ, WebClientTest::text)).isEqualTo("{}");

        assertThat(server.requests).hasSize(3);
    }

    @Test
    void readIsRepeatedAfterAConnectionBrokeOff() {
        WebClient client = serve((number, request) -> number < 3 ? null : json(200, "{}"));

        assertThat(client.read(READ, WebClientTest::text)).isEqualTo("{}");
    }

    @Test
    void readIsRepeatedWhenTheAnswerBreaksOffInItsMiddle() {
        WebClient client = serve((number, request) -> {
            String whole = json(200, "{\"long\":\"enough\"}");
            return number == 1 ? whole.replace("Content-Length: 17", "Content-Length: 99") : whole;
        });

        assertThat(client.read(READ, WebClientTest::text)).isEqualTo("{\"long\":\"enough\"}");
    }

    @Test
    void readWaitsAsLongAsTheServerAsks() {
        WebClient client = serve((number, request) -> number == 1 ? html(503, "", "Retry-After: 1") : json(200, "{}"));
        long begin = System.nanoTime();

        client.read(READ, WebClientTest::text);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void readGivesUpAtOnceWhenTheServerAsksForMoreThanTheBudget() {
        WebClient client = serve((number, request) -> html(503, "<h1>Down for repair</h1>", "Retry-After: 3600"));

        PlatformException problem = problemOf(() -> client.read(READ, WebClientTest::text));

        assertThat(problem.problem()).isEqualTo(Problem.HOST_UNREACHABLE);
        assertThat(problem.failure().subject()).isEqualTo(server.url() + "/things");
        assertThat(problem.failure().details()).isEqualTo("HTTP 503: Down for repair");
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void readEndsWithinItsBudget() {
        server = new StubServer((number, request) -> null);
        WebClient client = client(server.url(), Duration.ofMillis(400));
        long begin = System.nanoTime();

        PlatformException problem = problemOf(() -> client.read(READ, WebClientTest::text));

        assertThat(problem.problem()).isEqualTo(Problem.HOST_UNREACHABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        assertThat(server.requests.size()).isGreaterThan(1);
    }

    @Test
    void serverErrorInJsonIsAnAnswer() {
        WebClient client = serve((number, request) -> json(500, "{\"status\":\"ERROR\"}"));

        assertThat(client.read(READ, WebClientTest::text)).isEqualTo("{\"status\":\"ERROR\"}");

        assertThat(server.requests).hasSize(1);
    }

    @Test
    void readTellsTheBeginningOfAnAnswerThatIsNoJson() {
        String page =
                "<html><head><style>b{}</style><title>Proxy</title></head><body><p>Please&nbsp;sign in</p></body>";
        WebClient client = serve((number, request) -> html(200, page));

        PlatformException problem = problemOf(() -> client.read(READ, WebClientTest::text));

        assertThat(problem.problem()).isEqualTo(Problem.ANSWER_UNREADABLE);
        assertThat(problem.failure().details()).isEqualTo("HTTP 200: Proxy Please sign in");
    }

    @Test
    void readTellsTheBeginningOfMalformedJsonWithoutItsSecrets() {
        WebClient client = serve((number, request) -> json(200, "{\"token\":\"abc123\",\"a\":1,]]"));

        PlatformException problem = problemOf(() -> client.read(READ, answer -> {
            return Json.reader(Map.class).readValue(Json.parser(answer));
        }));

        assertThat(problem.problem()).isEqualTo(Problem.ANSWER_UNREADABLE);
        assertThat(problem.failure().details()).contains("\"a\":1").doesNotContain("abc123");
    }

    @Test
    void readThatIsAnsweredByAStrangerNowAndThenIsRepeated() {
        WebClient client = serve((number, request) -> number < 3 ? html(404, "no such host") : json(200, "{}"));

        assertThat(client.read(READ, WebClientTest::text)).isEqualTo("{}");

        assertThat(server.requests).hasSize(3);
    }

    @Test
    void readThatIsAnsweredByAStrangerAgainAndAgainIsGivenUpSoon() {
        WebClient client = serve((number, request) -> html(404, "no such host"));

        assertThat(problemOf(() -> client.read(READ, WebClientTest::text)).problem())
                .isEqualTo(Problem.ANSWER_UNREADABLE);

        assertThat(server.requests).hasSize(3);
    }

    /** OkHttp reads the header by itself, and fails on numbers of 2 to the power of 31 and above. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2147483648",
                "9223372036854775807",
                "99999999999999999999999999",
                "Fri, 31 Dec 9999 23:59:59 GMT",
                "Sat, 01 Jan 0000 00:00:00 GMT",
                "-5",
                "soon"
            })
    void absurdTimeToComeBackHarmsNobody(String retryAfter) {
        WebClient client = serve((number, request) -> html(503, "later", "Retry-After: " + retryAfter));

        PlatformException read = problemOf(() -> client.read(READ.retriedFor(Duration.ZERO), WebClientTest::text));
        PlatformException sent = problemOf(() -> client.send(CHANGE, WebClientTest::text));

        assertThat(read.problem()).isEqualTo(Problem.HOST_UNREACHABLE);
        assertThat(sent.kind()).isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void readerThatStumblesOverAnAnswerMakesItUnreadable() {
        WebClient client = serve((number, request) -> json(200, "{}"));
        AnswerReader<String> stumbling = answer -> {
            throw new IllegalStateException("on purpose");
        };

        assertThat(problemOf(() -> client.read(READ, stumbling)).problem()).isEqualTo(Problem.ANSWER_UNREADABLE);
        assertThat(problemOf(() -> client.send(CHANGE, stumbling)).kind()).isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void redirectIsNotFollowedButTold() {
        WebClient client =
                serve((number, request) -> html(302, "", "Location: https://login.example.com/", "X-Other: 1"));

        PlatformException problem =
                problemOf(() -> client.read(READ.header("Cookie", "JSESSIONID=1"), WebClientTest::text));

        assertThat(problem.problem()).isEqualTo(Problem.ANSWER_UNREADABLE);
        assertThat(problem.failure().details()).isEqualTo("HTTP 302 to https://login.example.com/");
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void submissionWhoseAnswerIsLostIsSentExactlyOnce() {
        WebClient client = serve((number, request) -> null);

        PlatformException problem = problemOf(() -> client.send(CHANGE, WebClientTest::text));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void submissionOnAConnectionThatTheServerGaveUpIsSentAtMostOnce() {
        CountDownLatch served = new CountDownLatch(1);
        WebClient client = serve((number, request) -> {
            if (request.startsWith("POST") && number == 2) {
                return null;
            }
            served.countDown();
            return json(200, "{}");
        });
        client.read(READ, WebClientTest::text);

        PlatformException problem = problemOf(() -> client.send(CHANGE, WebClientTest::text));

        assertThat(served.getCount()).isZero();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
        assertThat(server.requests)
                .filteredOn(request -> request.startsWith("POST"))
                .hasSize(1);
    }

    @Test
    void submissionThatIsNotAnsweredInTimeIsSentExactlyOnce() {
        CountDownLatch end = new CountDownLatch(1);
        WebClient client = serve((number, request) -> {
            end.await(5, TimeUnit.SECONDS);
            return null;
        });

        PlatformException problem = problemOf(() -> client.send(CHANGE, WebClientTest::text));
        end.countDown();

        assertThat(problem.kind()).isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
        assertThat(problem.failure().details()).isEqualTo("no answer in time");
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 301, 307, 308})
    void submissionIsNeverRepeatedWhateverTheStatus(int status) {
        WebClient client = serve((number, request) ->
                html(status, "a proxy's page", "Retry-After: 0", "Location: " + server.url() + "/elsewhere"));

        PlatformException problem = problemOf(() -> client.send(CHANGE, WebClientTest::text));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 421, 500, 502, 503, 504, 301, 307, 308})
    void submissionThatCanHaveNoBodyIsNeverRepeatedEither(int status) {
        WebClient client = serve((number, request) ->
                html(status, "a proxy's page", "Retry-After: 0", "Location: " + server.url() + "/elsewhere"));

        assertThat(problemOf(() -> client.send(OLD_CHANGE, WebClientTest::text)))
                .isNotNull();
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void submissionThatCanHaveNoBodyIsSentExactlyOnceWhenItsAnswerIsLost() {
        WebClient client = serve((number, request) -> number == 1 ? json(200, "{}") : null);
        client.read(READ, WebClientTest::text);

        PlatformException problem = problemOf(() -> client.send(OLD_CHANGE, WebClientTest::text));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
        assertThat(server.requests)
                .filteredOn(request -> request.startsWith("GET /things/undo"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 404, 405, 409, 413, 418, 429, 500})
    void strangersWordsAfterASubmissionTellNothingWhateverTheirStatus(int status) {
        WebClient client = serve((number, request) -> html(status, "no"));

        PlatformException problem = problemOf(() -> client.send(CHANGE, WebClientTest::text));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void submissionWithGarbageForAnAnswerHasAnUnknownOutcome() {
        WebClient client = serve((number, request) -> json(200, "{\"type\":]]"));

        PlatformException problem = problemOf(
                () -> client.send(CHANGE, answer -> Json.reader(Map.class).readValue(Json.parser(answer))));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void submissionThatFoundNobodyWasNotCarriedOut() throws IOException {
        WebClient client = client("http://127.0.0.1:" + unusedPort(), Duration.ZERO);

        PlatformException problem = problemOf(() -> client.send(CHANGE, WebClientTest::text));

        assertThat(problem.problem()).isEqualTo(Problem.HOST_UNREACHABLE);
        assertThat(problem.failure().details()).containsIgnoringCase("connection refused");
    }

    @Test
    void unknownHostIsToldAsSuch() {
        OkHttpClient withoutNames = new OkHttpClient.Builder()
                .dns(host -> {
                    throw new UnknownHostException(host);
                })
                .build();
        WebClient client = new WebClient(withoutNames, HttpSettings.of("http://engine.example.com"));

        PlatformException problem = problemOf(() -> client.send(CHANGE, WebClientTest::text));

        assertThat(problem.problem()).isEqualTo(Problem.HOST_UNREACHABLE);
        assertThat(problem.failure().details()).isEqualTo("unknown host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine.example.com", "ftp://engine.example.com", "http://", ""})
    void addressThatIsNoneIsRefused(String url) {
        assertThatThrownBy(() -> client(url, Duration.ZERO))
                .isInstanceOfSatisfying(PlatformException.class, problem -> assertThat(problem.problem())
                        .isEqualTo(Problem.HOST_UNREACHABLE));
    }

    @Test
    void cancelledReadEndsAtOnceAndIsNotRepeated() {
        CountDownLatch end = new CountDownLatch(1);
        WebClient client = serve((number, request) -> {
            end.await(5, TimeUnit.SECONDS);
            return null;
        });
        Cancellation cancellation = new Cancellation();
        WebRequest request = READ.answeredWithin(Duration.ofSeconds(30)).cancelledBy(cancellation);
        CompletableFuture<String> answer =
                CompletableFuture.supplyAsync(() -> client.read(request, WebClientTest::text));
        await().until(() -> server.requests.size() == 1);

        cancellation.cancel();

        assertThat(answer)
                .failsWithin(Duration.ofSeconds(2))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(Cancellation.CancelledException.class);
        assertThat(server.requests).hasSize(1);
        end.countDown();
    }

    /** Each byte comes in time, and the last one never. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answerThatNeverComesToItsEndIsGivenUp(boolean change) throws IOException {
        try (DrippingServer dripping = new DrippingServer(Duration.ofMillis(100))) {
            WebClient client = client(dripping.url(), Duration.ZERO);
            CompletableFuture<PlatformException> problem = CompletableFuture.supplyAsync(() -> problemOf(() -> {
                if (change) {
                    client.send(CHANGE, WebClientTest::text);
                } else {
                    client.read(READ, WebClientTest::text);
                }
            }));

            assertThat(problem)
                    .succeedsWithin(Duration.ofSeconds(15))
                    .extracting(PlatformException::problem)
                    .isEqualTo(change ? Problem.OUTCOME_UNKNOWN : Problem.HOST_UNREACHABLE);
        }
    }

    @Test
    void interruptedThreadDoesNotGoOnTrying() {
        WebClient client = serve((number, request) -> html(503, "later"));
        Thread.currentThread().interrupt();

        PlatformException problem = problemOf(() -> client.read(READ, WebClientTest::text));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(problem.problem()).isEqualTo(Problem.HOST_UNREACHABLE);
        assertThat(server.requests.size()).isLessThan(2);
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
