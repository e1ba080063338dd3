package io.jenkins.plugins.delphixpipeline.http;

import static io.jenkins.plugins.delphixpipeline.platform.failure.Problem.CERTIFICATE_ALONE;
import static io.jenkins.plugins.delphixpipeline.platform.failure.Problem.CERTIFICATE_AUTHORITY_UNKNOWN;
import static io.jenkins.plugins.delphixpipeline.platform.failure.Problem.CERTIFICATE_EXPIRED;
import static io.jenkins.plugins.delphixpipeline.platform.failure.Problem.CERTIFICATE_INCOMPLETE;
import static io.jenkins.plugins.delphixpipeline.platform.failure.Problem.CERTIFICATE_NAME;
import static io.jenkins.plugins.delphixpipeline.platform.failure.Problem.CERTIFICATE_NOT_YET_VALID;
import static io.jenkins.plugins.delphixpipeline.platform.failure.Problem.CERTIFICATE_SELF_SIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TlsTest {
    private final HeldCertificate authority = new HeldCertificate.Builder()
            .certificateAuthority(1)
            .commonName("Test CA")
            .build();
    private StubServer server;
    private Trust given = Trust.system();

    @AfterEach
    void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private HeldCertificate.Builder ofEngine() {
        return new HeldCertificate.Builder().commonName("engine").addSubjectAlternativeName("127.0.0.1");
    }

    private StubServer serve(String name) {
        return serve(new HeldCertificate.Builder()
                .signedBy(authority)
                .commonName("engine")
                .addSubjectAlternativeName(name)
                .build());
    }

    private StubServer serve(HeldCertificate certificate, X509Certificate... between) {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(certificate, between)
                .build();
        server = new StubServer(
                certificates.sslContext().getServerSocketFactory(),
                "https",
                (number, request) -> StubServer.json(200, "{}"));
        return server;
    }

    private static int status(StubServer server, Trust trust) {
        HttpSettings settings = HttpSettings.of(server.url()).with(trust).withRetryBudget(Duration.ofSeconds(30));
        return new WebClient(new OkHttpClient(), settings).read(WebRequest.get("/"), WebAnswer::status);
    }

    @Test
    void certificateOfAnUnknownAuthorityIsRefusedAtOnce() {
        serve("127.0.0.1");

        PlatformException problem = catchThrowableOfType(PlatformException.class, () -> status(server, Trust.system()));

        assertThat(problem.problem()).isEqualTo(CERTIFICATE_ALONE);
        assertThat(problem.failure().candidates()).containsExactly("CN=Test CA");
    }

    /** Whatever is wrong with a certificate has a word of its own, and says what of the certificate is needed to mend it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void eachTroubleIsToldApart(Problem expected, Consumer<TlsTest> setUp, String told) {
        setUp.accept(this);
        long begun = System.nanoTime();

        PlatformException problem = catchThrowableOfType(PlatformException.class, () -> status(server, given));

        assertThat(problem.problem()).isEqualTo(expected);
        assertThat(problem.problem().isOfTls()).isTrue();
        assertThat(problem.failure().subject()).isEqualTo(server.url());
        assertThat(problem.failure().toString()).contains(told);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    static Stream<Arguments> eachTroubleIsToldApart() {
        long day = Duration.ofDays(1).toMillis();
        long now = System.currentTimeMillis();
        return Stream.of(
                trouble(
                        CERTIFICATE_SELF_SIGNED,
                        "CN=engine",
                        test -> test.serve(test.ofEngine().build())),
                trouble(CERTIFICATE_EXPIRED, "CN=engine, valid until " + day(now - day), test -> {
                    test.given = TrustedPem.of(test.authority.certificatePem());
                    test.serve(test.ofEngine()
                            .signedBy(test.authority)
                            .validityInterval(now - 2 * day, now - day)
                            .build());
                }),
                trouble(
                        CERTIFICATE_EXPIRED,
                        "CN=engine",
                        test -> test.serve(test.ofEngine()
                                .validityInterval(now - 2 * day, now - day)
                                .build())),
                trouble(CERTIFICATE_NOT_YET_VALID, "CN=engine, valid from " + day(now + day), test -> {
                    test.given = TrustedPem.of(test.authority.certificatePem());
                    test.serve(test.ofEngine()
                            .signedBy(test.authority)
                            .validityInterval(now + day, now + 2 * day)
                            .build());
                }),
                trouble(CERTIFICATE_EXPIRED, "CN=Issuing CA", test -> {
                    test.given = TrustedPem.of(test.authority.certificatePem());
                    HeldCertificate between = test.between()
                            .validityInterval(now - 2 * day, now - day)
                            .build();
                    test.serve(test.ofEngine().signedBy(between).build(), between.certificate());
                }),
                trouble(CERTIFICATE_ALONE, "candidates=[CN=Issuing CA]", test -> {
                    test.given = TrustedPem.of(test.authority.certificatePem());
                    test.serve(test.ofEngine().signedBy(test.between().build()).build());
                }),
                trouble(CERTIFICATE_INCOMPLETE, "candidates=[CN=Issuing CA]", test -> {
                    test.given = TrustedPem.of(test.authority.certificatePem());
                    HeldCertificate second = new HeldCertificate.Builder()
                            .certificateAuthority(0)
                            .commonName("Second CA")
                            .signedBy(test.between().certificateAuthority(1).build())
                            .build();
                    test.serve(test.ofEngine().signedBy(second).build(), second.certificate());
                }),
                trouble(CERTIFICATE_NAME, "candidates=[one.example.com, two.example.com]", test -> {
                    test.given = TrustedPem.of(test.authority.certificatePem());
                    test.serve(new HeldCertificate.Builder()
                            .signedBy(test.authority)
                            .commonName("127.0.0.1")
                            .addSubjectAlternativeName("one.example.com")
                            .addSubjectAlternativeName("two.example.com")
                            .build());
                }),
                trouble(CERTIFICATE_NAME, "CERTIFICATE_NAME https://", test -> {
                    test.given = TrustedPem.of(test.authority.certificatePem());
                    test.serve(new HeldCertificate.Builder()
                            .signedBy(test.authority)
                            .commonName("127.0.0.1")
                            .build());
                }));
    }

    /** What is wrong with a chain stands in the chain: it is the same whatever the connection trusts besides. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void theChainTellsWhatIsWrongAndNotTheChoiceOfTrust(Problem expected, String issuer, Consumer<TlsTest> setUp) {
        String other = new HeldCertificate.Builder()
                .certificateAuthority(1)
                .commonName("Other CA")
                .build()
                .certificatePem();
        setUp.accept(this);

        for (Trust trust : List.of(Trust.system(), TrustedPem.of(other))) {
            PlatformException problem = catchThrowableOfType(PlatformException.class, () -> status(server, trust));
            assertThat(problem.problem()).isEqualTo(expected);
            assertThat(problem.failure().candidates()).containsExactly(issuer);
        }
    }

    static Stream<Arguments> theChainTellsWhatIsWrongAndNotTheChoiceOfTrust() {
        return Stream.of(
                chain(
                        CERTIFICATE_SELF_SIGNED,
                        "CN=engine",
                        test -> test.serve(test.ofEngine().build())),
                chain(CERTIFICATE_ALONE, "CN=Test CA", test -> test.serve("127.0.0.1")),
                chain(
                        CERTIFICATE_ALONE,
                        "CN=Issuing CA",
                        test -> test.serve(
                                test.ofEngine().signedBy(test.between().build()).build())),
                chain(CERTIFICATE_INCOMPLETE, "CN=Test CA", test -> {
                    HeldCertificate between = test.between().build();
                    test.serve(test.ofEngine().signedBy(between).build(), between.certificate());
                }),
                chain(CERTIFICATE_AUTHORITY_UNKNOWN, "CN=Test CA", test -> {
                    HeldCertificate between = test.between().build();
                    test.serve(
                            test.ofEngine().signedBy(between).build(),
                            between.certificate(),
                            test.authority.certificate());
                }),
                chain(
                        CERTIFICATE_AUTHORITY_UNKNOWN,
                        "CN=Test CA",
                        test -> test.serve(
                                test.ofEngine().signedBy(test.authority).build(), test.authority.certificate())));
    }

    private static Arguments chain(Problem expected, String issuer, Consumer<TlsTest> setUp) {
        return Arguments.of(expected, issuer, setUp);
    }

    private static Arguments trouble(Problem expected, String told, Consumer<TlsTest> setUp) {
        return Arguments.of(expected, setUp, told);
    }

    /** A certificate counts whole seconds. */
    private static String day(long millis) {
        return Instant.ofEpochMilli(millis).toString().substring(0, "2024-01-01T00:00".length());
    }

    private HeldCertificate.Builder between() {
        return new HeldCertificate.Builder()
                .certificateAuthority(0)
                .commonName("Issuing CA")
                .signedBy(authority);
    }

    @Test
    void aWholeChainOfAGivenAuthorityIsTrusted() {
        HeldCertificate between = new HeldCertificate.Builder()
                .certificateAuthority(0)
                .commonName("Issuing CA")
                .signedBy(new HeldCertificate.Builder()
                        .certificateAuthority(1)
                        .commonName("Root")
                        .build())
                .build();
        serve(ofEngine().signedBy(between).build());

        assertThat(status(server, TrustedPem.of("s:CN = engine\r\n" + between.certificatePem() + "\r\n---")))
                .isEqualTo(200);
    }

    @Test
    void submissionToAnUntrustedServerWasNotCarriedOut() {
        serve("127.0.0.1");
        WebClient client = new WebClient(new OkHttpClient(), HttpSettings.of(server.url()));

        PlatformException problem = catchThrowableOfType(
                PlatformException.class, () -> client.send(WebRequest.post("/", Map.of()), WebAnswer::status));

        assertThat(problem.problem()).isEqualTo(CERTIFICATE_ALONE);
        assertThat(problem.failure().subject()).isEqualTo(server.url());
        assertThat(server.requests).isEmpty();
    }

    @Test
    void givenAuthorityIsTrusted() {
        assertThat(status(serve("127.0.0.1"), TrustedPem.of(authority.certificatePem())))
                .isEqualTo(200);
    }

    @Test
    void givenAuthorityDoesNotExcuseAWrongName() {
        serve("other.example.com");

        PlatformException problem = catchThrowableOfType(
                PlatformException.class, () -> status(server, TrustedPem.of(authority.certificatePem())));

        assertThat(problem.problem()).isEqualTo(Problem.CERTIFICATE_NAME);
    }

    @Test
    void withoutAnyTrustEveryCertificateWillDo() {
        assertThat(status(serve("other.example.com"), Trust.none())).isEqualTo(200);
    }
}
