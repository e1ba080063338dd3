package io.jenkins.plugins.delphixpipeline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TlsTest {
    private final HeldCertificate authority = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Test CA")
            .build();
    private StubServer server;

    @AfterEach
    void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private StubServer serve(String name) {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .signedBy(authority)
                .commonName("engine")
                .addSubjectAlternativeName(name)
                .build();
        HandshakeCertificates certificates =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
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

        assertThat(problem.problem()).isEqualTo(Problem.CERTIFICATE_UNTRUSTED);
        assertThat(problem.failure().details()).contains("certification path");
    }

    @Test
    void submissionToAnUntrustedServerWasNotCarriedOut() {
        serve("127.0.0.1");
        WebClient client = new WebClient(new OkHttpClient(), HttpSettings.of(server.url()));

        PlatformException problem = catchThrowableOfType(
                PlatformException.class, () -> client.send(WebRequest.post("/", Map.of()), WebAnswer::status));

        assertThat(problem.problem()).isEqualTo(Problem.CERTIFICATE_UNTRUSTED);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void givenAuthorityIsTrusted() {
        assertThat(status(serve("127.0.0.1"), Trust.alsoOf(authority.certificatePem())))
                .isEqualTo(200);
    }

    @Test
    void givenAuthorityDoesNotExcuseAWrongName() {
        serve("other.example.com");

        PlatformException problem = catchThrowableOfType(
                PlatformException.class, () -> status(server, Trust.alsoOf(authority.certificatePem())));

        assertThat(problem.problem()).isEqualTo(Problem.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void withoutAnyTrustEveryCertificateWillDo() {
        assertThat(status(serve("other.example.com"), Trust.none())).isEqualTo(200);
    }

    @Test
    void textWithoutACertificateIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Trust.alsoOf(""));
        assertThatIllegalArgumentException().isThrownBy(() -> Trust.alsoOf("-----BEGIN CERTIFICATE-----\nnonsense"));
    }
}
