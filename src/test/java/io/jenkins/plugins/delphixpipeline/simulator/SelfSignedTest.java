package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class SelfSignedTest {

    @Test
    void whoTrustsTheCertificateIsServed() throws Exception {
        Options options = Options.parse(List.of("--tls", "--port", "0"), null);
        assertThat(options.tls()).isTrue();
        SelfSigned certificate = SelfSigned.of(options.host());
        try (SimulatedEngine engine =
                options.builder().https(certificate.context()).start()) {
            URI about = URI.create(engine.url() + RawClient.BASE + "/about");
            assertThat(engine.url().getScheme()).isEqualTo("https");
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .sslContext(trusting(certificate.pem()))
                    .build()
                    .send(HttpRequest.newBuilder(about).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(about).build(), HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void everyStartMakesAnotherCertificateAndAFileToTrust() throws Exception {
        SelfSigned first = SelfSigned.of(InetAddress.getLoopbackAddress());
        SelfSigned second = SelfSigned.of(InetAddress.getLoopbackAddress());
        Path file = first.write();
        try {
            assertThat(first.pem()).isNotEqualTo(second.pem()).startsWith("-----BEGIN CERTIFICATE-----\n");
            assertThat(file).hasContent(first.pem());
        } finally {
            Files.delete(file);
        }
    }

    private static SSLContext trusting(String pem) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "engine",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
