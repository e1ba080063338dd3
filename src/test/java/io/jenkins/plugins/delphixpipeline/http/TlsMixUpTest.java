package io.jenkins.plugins.delphixpipeline.http;

import static io.jenkins.plugins.delphixpipeline.platform.failure.Problem.ANSWER_UNREADABLE;
import static io.jenkins.plugins.delphixpipeline.platform.failure.Problem.HOST_UNREACHABLE;
import static io.jenkins.plugins.delphixpipeline.platform.failure.Problem.TLS_MISSING;
import static io.jenkins.plugins.delphixpipeline.platform.failure.Problem.TLS_NEEDED;
import static io.jenkins.plugins.delphixpipeline.platform.failure.Problem.TLS_REFUSED;
import static io.jenkins.plugins.delphixpipeline.platform.failure.Problem.TLS_TOO_OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who speaks TLS to a server that does not, plain HTTP to one that wants TLS, or a TLS that is too new for it. */
class TlsMixUpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static PlatformException problemAt(String url) {
        long begun = System.nanoTime();
        HttpSettings settings = HttpSettings.of(url).withRetryBudget(PATIENCE);
        WebClient client = new WebClient(new OkHttpClient(), settings);
        PlatformException problem = catchThrowableOfType(
                PlatformException.class,
                () -> client.read(WebRequest.get("/about"), answer -> {
                    throw new GarbledAnswerException(answer);
                }));
        assertThat(problem.failure().subject()).isEqualTo(url);
        assertThat(problem.problem().isOfTls()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as("waiting does not mend it")
                .isLessThan(PATIENCE.dividedBy(2));
        return problem;
    }

    @Test
    void httpsToAPlainPort() throws IOException {
        try (RawServer server = new RawServer("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes())) {
            assertThat(problemAt("https://127.0.0.1:" + server.port()).problem())
                    .isEqualTo(TLS_MISSING);
        }
    }

    @Test
    void httpsToAPlainPortIsSaidOfASubmissionThatWasNotCarriedOut() throws IOException {
        try (RawServer server = new RawServer("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes())) {
            WebClient client = new WebClient(new OkHttpClient(), HttpSettings.of("https://127.0.0.1:" + server.port()));
            assertThat(catchThrowableOfType(
                                    PlatformException.class,
                                    () -> client.send(WebRequest.post("/", Map.of()), WebAnswer::status))
                            .problem())
                    .isEqualTo(TLS_MISSING);
        }
    }

    @Test
    void httpToATlsPort() throws IOException {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder()
                        .addSubjectAlternativeName("127.0.0.1")
                        .build())
                .build();
        try (StubServer server = new StubServer(
                certificates.sslContext().getServerSocketFactory(),
                "http",
                (number, request) -> StubServer.json(200, "{}"))) {
            assertThat(problemAt(server.url()).problem()).isEqualTo(TLS_NEEDED);
        }
    }

    /** What nginx, Apache, Tomcat and servers in Go say by themselves. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><title>400 The plain HTTP request was sent to HTTPS port</title></html>",
                "<p>Reason: You're speaking plain HTTP to an SSL-enabled server port.<br />",
                "Bad Request\r\nThis combination of host and port requires TLS.\r\n",
                "Client sent an HTTP request to an HTTPS server.\n"
            })
    void httpToATlsPortThatSaysSo(String said) throws IOException {
        try (StubServer server = new StubServer((number, request) -> StubServer.html(400, said))) {
            assertThat(problemAt(server.url()).problem()).isEqualTo(TLS_NEEDED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void httpThatIsSentOnToHttpsOfTheSameHost(int status) throws IOException {
        try (StubServer server = new StubServer(
                (number, request) -> StubServer.html(status, "Moved", "Location: https://127.0.0.1/about"))) {
            PlatformException problem = problemAt(server.url());
            assertThat(problem.problem()).isEqualTo(TLS_NEEDED);
            assertThat(problem.failure().candidates()).containsExactly("https://127.0.0.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://login.example.com/about", "http://127.0.0.1/about", "/login", "://"})
    void aRedirectElsewhereIsAnAnswerOfAStranger(String location) throws IOException {
        try (StubServer server =
                new StubServer((number, request) -> StubServer.html(302, "Moved", "Location: " + location))) {
            assertThat(problem(server.url())).isEqualTo(ANSWER_UNREADABLE);
        }
    }

    /** RFC 2246: a fatal alert, 70, protocol_version; and a server that picks what it knows. */
    @Test
    void aServerThatKnowsOldTlsOnly() throws IOException {
        try (RawServer alerting = new RawServer(bytes("15 03 01 00 02 02 46"));
                RawServer picking =
                        new RawServer(bytes("16 03 02 00 2a 02 00 00 26 03 02" + " 5a".repeat(32) + " 00 00 2f 00"))) {
            assertThat(problemAt("https://127.0.0.1:" + alerting.port()).problem())
                    .isEqualTo(TLS_TOO_OLD);
            PlatformException picked = problemAt("https://127.0.0.1:" + picking.port());
            assertThat(picked.problem()).isEqualTo(TLS_TOO_OLD);
            assertThat(picked.failure().details()).isEqualTo("TLS 1.1");
        }
    }

    /** RFC 8446, section 6: fatal alerts of a server that will answer the same the next time. */
    @ParameterizedTest
    @CsvSource({
        "28, handshake_failure",
        "47, insufficient_security",
        "2a, bad_certificate",
        "30, unknown_ca",
        "31, access_denied",
        "74, certificate_required",
        "70, unrecognized_name"
    })
    void aServerThatRefusesTheHandshake(String alert, String name) throws IOException {
        try (RawServer refusing = new RawServer(bytes("15 03 03 00 02 02" + alert))) {
            PlatformException refused = problemAt("https://127.0.0.1:" + refusing.port());
            assertThat(refused.problem()).isEqualTo(TLS_REFUSED);
            assertThat(refused.failure().details()).isEqualTo(name);
        }
    }

    @Test
    void whatMayBeAnythingStaysUnreachable() throws IOException {
        try (RawServer closing = new RawServer(new byte[0]);
                RawServer failing = new RawServer(bytes("15 03 03 00 02 02 50"))) {
            assertThat(problem("https://127.0.0.1:" + closing.port())).isEqualTo(HOST_UNREACHABLE);
            assertThat(problem("http://127.0.0.1:" + closing.port())).isEqualTo(HOST_UNREACHABLE);
            assertThat(problem("https://127.0.0.1:" + failing.port())).isEqualTo(HOST_UNREACHABLE);
        }
    }

    private static Problem problem(String url) {
        WebClient client =
                new WebClient(new OkHttpClient(), HttpSettings.of(url).withRetryBudget(Duration.ZERO));
        return catchThrowableOfType(
                        PlatformException.class,
                        () -> client.read(WebRequest.get("/about"), answer -> {
                            throw new GarbledAnswerException(answer);
                        }))
                .problem();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** Answers whatever comes first with the same bytes, and hangs up. */
    private static final class RawServer implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        RawServer(byte[] answer) throws IOException {
            Thread thread = new Thread(() -> serve(answer), "raw server");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve(byte[] answer) {
            while (!socket.isClosed()) {
                try (Socket connection = socket.accept()) {
                    InputStream in = connection.getInputStream();
                    in.read(new byte[4096]);
                    connection.getOutputStream().write(answer);
                    connection.shutdownOutput();
                    in.readAllBytes();
                } catch (IOException hungUp) {
                    // The client went away, or the test is over.
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
