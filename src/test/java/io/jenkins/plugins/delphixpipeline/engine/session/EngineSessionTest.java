package io.jenkins.plugins.delphixpipeline.engine.session;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.DSOURCE;
import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.engine.Connected;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.http.StubServer;
import io.jenkins.plugins.delphixpipeline.http.Trust;
import io.jenkins.plugins.delphixpipeline.http.TrustedPem;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.Faults;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineSessionTest {
    private static LoginSource password(String password) {
        return () -> new LoginSource.Login(SimulatedEngine.USER, password);
    }

    private static EnginePlatform connect(String url) {
        return new EnginePlatform(
                Connected.settings(url).withRetryBudget(Duration.ofMillis(300)),
                new OkHttpClient(),
                password("secret-1"));
    }

    private static Submission sync(Dataset dataset) {
        return new Submission.Sync(dataset.reference(), dataset.isVdb(), Map.of());
    }

    @ParameterizedTest
    @CsvSource({"1.7.0, 1.7.0", "1.9.3, 1.9.3", "1.11.26, 1.11.26", "1.11.52, 1.11.26", "1.12.0, 1.11.26"})
    void speaksTheLowerOfTheEnginesVersionAndTheNewestTested(String theirs, String spoken) {
        try (Connected at = Connected.start(builder -> builder.apiVersion(theirs))) {
            PlatformInfo info = at.engine.info();

            assertThat(info.apiVersion()).isEqualTo(spoken);
            assertThat(info.product()).isEqualTo("Delphix Engine");
            assertThat(info.version()).isNotBlank();
            assertThat(info.user()).isEqualTo(SimulatedEngine.USER);
        }
    }

    @Test
    void engineThatIsTooOldIsRefused() {
        try (Connected at = Connected.start(builder -> builder.apiVersion("1.6.0"))) {
            PlatformException problem = problemOf(at.engine::info);

            assertThat(problem.problem()).isEqualTo(Problem.VERSION_UNSUPPORTED);
            assertThat(problem.failure().details()).contains("1.6.0");
        }
    }

    @Test
    void nothingIsSentBeforeTheFirstQuestion() {
        try (Connected at = Connected.start()) {
            assertThat(at.engine.selfService()).isNotEmpty();
            assertThat(at.simulated.books().requests()).isEmpty();

            at.dataset(DSOURCE);
            at.dataset(DSOURCE);

            assertThat(at.requests("POST", "/login")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Switch.class,
            names = {"EXPIRED_SESSION_401_JSON", "PRE_LOGIN_COOKIE_DIES", "LIST_TOTAL_NULL"})
    void expiredSessionIsRenewedInTheMiddleOfAnything(Switch how) {
        try (Connected at = Connected.start(how)) {
            Dataset dataset = at.dataset(DSOURCE);

            at.simulated.faults().expireSessions();
            assertThat(at.engine.catalog().snapshots(dataset)).isNotEmpty();

            at.simulated.faults().expireSessions();
            Receipt receipt = at.engine.submissions().submit(sync(dataset), "after expiry");
            at.finish(receipt);

            assertThat(at.simulated.books().jobs("DB_SYNC")).hasSize(1);
            assertThat(at.requests("POST", "/login")).isEqualTo(3);
        }
    }

    @Test
    void threadsThatFindTheSessionExpiredShareOneLogin() {
        try (Connected at = Connected.start()) {
            Dataset dataset = at.dataset(DSOURCE);
            at.simulated.faults().expireSessions();

            List<CompletableFuture<Integer>> readers = IntStream.range(0, 12)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> at.engine.catalog().snapshots(dataset).size()))
                    .toList();

            assertThat(readers).allSatisfy(reader -> assertThat(reader.join()).isPositive());
            assertThat(at.requests("POST", "/login")).isEqualTo(2);
        }
    }

    @Test
    void refusedLoginIsNotTriedAgainUntilItChanges() {
        AtomicInteger asked = new AtomicInteger();
        String[] password = {"wrong-1"};
        try (Connected at = Connected.start()) {
            EnginePlatform engine = Connected.connect(at.simulated, () -> {
                asked.incrementAndGet();
                return new LoginSource.Login(SimulatedEngine.USER, password[0]);
            });

            PlatformException first = problemOf(engine::info);
            PlatformException second = problemOf(() -> engine.catalog().datasets());

            assertThat(first.problem()).isEqualTo(Problem.LOGIN_REFUSED);
            assertThat(first.failure().candidates()).containsExactly(SimulatedEngine.USER);
            assertThat(first.failure().details()).isNotBlank();
            assertThat(second.problem()).isEqualTo(Problem.LOGIN_REFUSED);
            assertThat(at.requests("POST", "/login")).isEqualTo(1);
            assertThat(asked).hasValue(2);

            password[0] = SimulatedEngine.PASSWORD;
            assertThat(engine.info().user()).isEqualTo(SimulatedEngine.USER);
        }
    }

    @Test
    void credentialThatWasRevokedMeanwhileEndsTheSession() {
        try (Connected at = Connected.start()) {
            at.dataset(DSOURCE);
            at.simulated.faults().expireSessions();
            at.simulated.faults().refuseLogins(5);

            PlatformException problem = problemOf(() -> at.engine.catalog().groups());

            assertThat(problem.problem()).isEqualTo(Problem.LOGIN_REFUSED);
            assertThat(at.requests("POST", "/login")).isEqualTo(2);
        }
    }

    @Test
    void userWithoutPermissionIsNotLoggedInForEver() throws IOException {
        String denied = "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\","
                + "\"details\":\"You may not do that.\",\"action\":\"Ask for it.\",\"id\":\"exception.some.id\"}}";
        try (StubServer server = new StubServer((number, request) -> greeting(request, StubServer.json(403, denied)))) {
            EnginePlatform engine = connect(server.url());

            PlatformException problem = problemOf(() -> engine.jobs().job("JOB-1"));

            assertThat(problem.problem()).isEqualTo(Problem.NOT_PERMITTED);
            assertThat(problem.failure().subject()).isEqualTo("JOB-1");
            assertThat(problem.failure().details()).isEqualTo("You may not do that.");
            assertThat(problem.failure().suggestion()).isEqualTo("Ask for it.");
            assertThat(server.requests)
                    .filteredOn(request -> request.contains("/login"))
                    .hasSize(1);
        }
    }

    /** Unless the engine says so itself, that somebody is turned away does not mean that he may not. */
    @ParameterizedTest
    @CsvSource({
        "403, <h1>Forbidden</h1>, ANSWER_UNREADABLE, 1",
        "401, <h1>Who are you?</h1>, ANSWER_UNREADABLE, 1",
        "403, <p>Use /resources/json/delphix/login to log in first</p>, HOST_UNREACHABLE, 5"
    })
    void pageThatTurnsUsAwayAgainAndAgainMayPass(int status, String page, Problem problem, int logins)
            throws IOException {
        try (StubServer server =
                new StubServer((number, request) -> greeting(request, StubServer.html(status, page)))) {
            EnginePlatform engine = connect(server.url());

            assertThat(problemOf(() -> engine.jobs().job("JOB-1")).problem()).isEqualTo(problem);

            assertThat(server.requests)
                    .filteredOn(request -> request.contains("/login "))
                    .hasSize(logins);
        }
    }

    /** Ids other than the one that was recorded are not public. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "exception.webservices.login.failed",
                "exception.webservices.login.locked",
                "exception.user.password.expired",
                "exception.executor.object.missing",
                "x"
            })
    void whateverErrorTheEngineAnswersToALoginIsARefusalThatAllShare(String id) {
        for (int status : List.of(200, 401, 403, 500)) {
            try (Connected at = Connected.start()) {
                String error =
                        "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\",\"id\":\"" + id
                                + "\",\"details\":\"The account is locked.\",\"action\":\"Ask an administrator.\"}}";
                at.simulated
                        .faults()
                        .on("POST", "/login$")
                        .always()
                        .fails(Fault.foreign(status, "application/json", error));

                List<CompletableFuture<PlatformException>> branches = IntStream.range(0, 7)
                        .mapToObj(number -> CompletableFuture.supplyAsync(() -> {
                            problemOf(at.engine::info);
                            problemOf(() -> at.engine.jobs().job("JOB-1"));
                            return problemOf(() -> at.engine.catalog().datasets());
                        }))
                        .toList();

                assertThat(branches).allSatisfy(branch -> {
                    assertThat(branch.join().problem()).isEqualTo(Problem.LOGIN_REFUSED);
                    assertThat(branch.join().failure().details()).isEqualTo("The account is locked.");
                    assertThat(branch.join().failure().suggestion()).isEqualTo("Ask an administrator.");
                });
                assertThat(at.requests("POST", "/login")).isEqualTo(1);
            }
        }
    }

    @Test
    void submissionAfterAnIdleWhileTriesTheSessionFirst() {
        AtomicLong nanos = new AtomicLong();
        try (Connected at = Connected.start()) {
            WebClient web = new WebClient(
                    new OkHttpClient(), Connected.settings(at.simulated.url().toString()));
            EngineSession session = new EngineSession(web, password(SimulatedEngine.PASSWORD), nanos::get);
            WebRequest sync = WebRequest.post("/database/" + at.dataset(DSOURCE).reference() + "/sync", Map.of());
            session.login();

            session.submit(sync, "busy", () -> false);
            assertThat(at.requests("GET", "/user/current")).isZero();

            nanos.addAndGet(Duration.ofSeconds(61).toNanos());
            at.simulated.faults().expireSessions();
            at.simulated.faults().on("POST", "/sync$").fails((request, handling) -> {
                HttpResponse answer = handling.get();
                assertThat(answer.status()).isEqualTo(200);
                return answer;
            });
            at.simulated.faults().failJob("DB_SYNC", "over soon");
            problemOf(() -> session.submit(sync, "idle", () -> {
                throw new AssertionError("the submission was turned away");
            }));

            assertThat(at.requests("GET", "/user/current")).isEqualTo(2);
        }
    }

    @Test
    void formsAskInTheSessionOfTheOperationsWithTheirOwnPatience() {
        try (Connected at = Connected.start()) {
            at.dataset(DSOURCE);
            EnginePlatform form = at.engine.by(
                    Connected.settings(at.simulated.url().toString()).withRetryBudget(Duration.ZERO),
                    new OkHttpClient());

            assertThat(form.catalog().datasets()).isNotEmpty();
            assertThat(at.requests("POST", "/login")).isEqualTo(1);

            at.engine.close();
            assertThat(at.requests("POST", "/logout")).isEqualTo(1);
            assertThat(form.info().user()).isEqualTo(SimulatedEngine.USER);
            assertThat(at.requests("POST", "/login")).isEqualTo(2);
        }
    }

    private static String greeting(String request, String otherwise) {
        String about = "{\"type\":\"PublicSystemInfo\",\"apiVersion\":{\"major\":1,\"minor\":11,\"micro\":9}}";
        if (request.contains("/about")) {
            return StubServer.json(200, "{\"type\":\"OKResult\",\"status\":\"OK\",\"result\":" + about + "}");
        }
        if (request.contains("/session") || request.contains("/login")) {
            return StubServer.json(
                    200,
                    "{\"result\":\"USER-2\",\"status\":\"OK\",\"type\":\"OKResult\"}",
                    "Set-Cookie: JSESSIONID=AB12; Path=/resources");
        }
        return otherwise;
    }

    @Test
    void strangersPageIsToldAndThePasswordIsNot() throws IOException {
        try (StubServer server =
                new StubServer((number, request) -> StubServer.html(200, "<p>Please sign in to the network</p>"))) {
            PlatformException problem = problemOf(() -> connect(server.url()).info());

            assertThat(problem.problem()).isEqualTo(Problem.ANSWER_UNREADABLE);
            assertThat(problem.failure().details()).contains("Please sign in to the network");
            assertThat(problem.toString()).doesNotContain("secret-1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":]]", "[1,2]", "{}", "7"})
    void jsonThatIsNoEnvelopeIsUnreadable(String body) throws IOException {
        try (StubServer server = new StubServer((number, request) -> StubServer.json(200, body))) {
            PlatformException problem = problemOf(() -> connect(server.url()).info());

            assertThat(problem.problem()).isEqualTo(Problem.ANSWER_UNREADABLE);
        }
    }

    @Test
    void engineThatIsBootingIsWaitedFor() {
        try (Connected at = Connected.start()) {
            Dataset dataset = at.dataset(DSOURCE);
            at.simulated.faults().restart(Duration.ofSeconds(1), Faults.JobsAfterRestart.GO_ON);

            assertThat(at.engine.catalog().snapshots(dataset)).isNotEmpty();
        }
    }

    @Test
    void engineThatGoesOnBootingIsUnreachable() throws IOException {
        try (StubServer server =
                new StubServer((number, request) -> StubServer.html(200, "<h1>Engine is booting up</h1>"))) {
            PlatformException problem = problemOf(() -> connect(server.url()).info());

            assertThat(problem.problem()).isEqualTo(Problem.HOST_UNREACHABLE);
            assertThat(problem.failure().details()).contains("booting");
            assertThat(server.requests.size()).isGreaterThan(1);
        }
    }

    @Test
    void untrustedCertificateIsToldAndTheTrustedOneWorks() {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .commonName("engine")
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HandshakeCertificates held =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        try (SimulatedEngine simulated =
                SimulatedEngine.builder().https(held.sslContext()).start()) {
            String url = simulated.url().toString();
            Trust trust = TrustedPem.of(certificate.certificatePem());

            PlatformException problem = problemOf(() -> connect(url).info());
            EnginePlatform trusting = new EnginePlatform(
                    Connected.settings(url).with(trust), new OkHttpClient(), password(SimulatedEngine.PASSWORD));

            assertThat(problem.problem()).isEqualTo(Problem.CERTIFICATE_SELF_SIGNED);
            assertThat(trusting.info().apiVersion()).isEqualTo("1.11.26");
        }
    }

    @Test
    void unreachableEngineIsToldWithItsAddress() {
        SimulatedEngine simulated = SimulatedEngine.builder().start();
        String url = simulated.url().toString();
        simulated.close();

        PlatformException problem = problemOf(() -> connect(url).info());

        assertThat(problem.problem()).isEqualTo(Problem.HOST_UNREACHABLE);
        assertThat(problem.failure().subject()).startsWith(url);
    }

    @Test
    void timeIsTheEnginesAndNotOurs() {
        try (Connected at = Connected.start()) {
            at.simulated.faults().skewClock(Duration.ofHours(-3));
            at.dataset(DSOURCE);

            Instant time = at.engine.submissions().time();

            assertThat(time)
                    .isBetween(
                            Instant.now().minus(Duration.ofMinutes(181)),
                            Instant.now().minus(Duration.ofMinutes(179)));
        }
    }
}
