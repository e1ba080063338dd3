package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

class HttpsTest {

    @Test
    void engineSpeaksHttpsWhenGivenACertificate() throws IOException, InterruptedException {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HandshakeCertificates server =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        HandshakeCertificates client = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        try (SimulatedEngine engine = SimulatedEngine.builder()
                .scenario(Scenario.EMPTY)
                .https(server.sslContext())
                .start()) {
            HttpClient http =
                    HttpClient.newBuilder().sslContext(client.sslContext()).build();
            HttpRequest about = HttpRequest.newBuilder(URI.create(engine.url() + RawClient.BASE + "/about"))
                    .build();

            assertThat(engine.url().getScheme()).isEqualTo("https");
            assertThat(http.send(about, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("PublicSystemInfo");
        }
    }
}
