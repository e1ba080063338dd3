package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated engine as a program of its own. */
@Timeout(60)
class MainTest {
    private static final Pattern URL = Pattern.compile("https?://\\S+:\\d+");

    @Test
    void helpIsAllThatIsSaidAndNoMistake() throws Exception {
        Ended help = run("--help");

        assertThat(help.code()).isZero();
        assertThat(help.output()).contains(Options.USAGE).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--colour", "--port", "--port many", "--help --colour"})
    void aWrongCommandLineIsToldInASentence(String line) throws Exception {
        Ended wrong = run(line.split(" "));

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.output()).contains("--colour".equals(line) ? "Unknown option --colour" : line.split(" ")[0]);
        assertThat(wrong.output().strip()).hasLineCount(2).endsWith("--help lists the options.");
    }

    @Test
    void aPortThatIsTakenIsToldInASentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended wrong = run("--port", String.valueOf(taken.getLocalPort()));

            assertThat(wrong.code()).isEqualTo(1);
            assertThat(wrong.output())
                    .contains("could not be started")
                    .containsIgnoringCase("in use")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void whoTrustsThePrintedCertificateIsServedOnAllPorts() throws Exception {
        Process process = start("--tls", "--port", "0", "--masking-port", "0", "--dct-port", "0");
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = untilDctRuns(said);
            String pem = String.join("\n", lines)
                    .replaceAll("(?s).*(-----BEGIN CERTIFICATE-----.*-----END CERTIFICATE-----).*", "$1");
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(trusting(pem)).build();
            List<String> urls = lines.stream()
                    .map(URL::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .toList();

            assertThat(urls).hasSize(3).allMatch(url -> url.startsWith("https://"));
            assertThat(status(trusting, urls.get(0) + "/resources/json/delphix/about"))
                    .isEqualTo(200);
            assertThat(status(trusting, urls.get(1) + "/masking/api/applications"))
                    .isEqualTo(401);
            String key = lines.get(lines.size() - 1).replaceAll(".* key ", "");
            HttpRequest vdbs = HttpRequest.newBuilder(URI.create(urls.get(2) + "/dct/v3/vdbs"))
                    .header("Authorization", "apk " + key)
                    .build();
            assertThat(trusting.send(vdbs, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("Patients Masked Master");
            for (String url : urls) {
                assertThatThrownBy(() -> status(HttpClient.newHttpClient(), url + "/"))
                        .isInstanceOf(SSLHandshakeException.class);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** Each once, though the VDBs of the built-in scenario bear the same names. */
    @Test
    void dctHasTheGroupsOfTheScenario() throws Exception {
        assertThat(namesOnDct("/vdb-groups", "--scenario", "examples/dct/estate.yaml"))
                .containsExactlyInAnyOrder("full", "prep1", "prep2", "prep3", "prep4", "prep5", "prep6");
    }

    @Test
    void theMaskingEngineHasTheJobsOfTheScenario(@TempDir Path folder) throws Exception {
        Path scenario = Files.writeString(folder.resolve("estate.yaml"), """
                version: 1
                dSources: [{name: Prod, group: Crm}]
                vdbs: [{name: Master, group: Masked, parent: Crm/Prod, masked: true, maskingJob: Mask Crm}]
                """);

        assertThat(namesOnDct("/masking-jobs", "--scenario", scenario.toString(), "--masking-port", "0"))
                .contains("Mask Crm");
    }

    private static List<String> namesOnDct(String path, String... options) throws Exception {
        Process process = start(Stream.concat(Stream.of("--port", "0", "--dct-port", "0"), Stream.of(options))
                .toArray(String[]::new));
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = untilDctRuns(said);
            String told = lines.get(lines.size() - 1);
            HttpRequest list = HttpRequest.newBuilder(URI.create(told.replaceAll(".* at ([^,]+),.*", "$1") + path))
                    .header("Authorization", "apk " + told.replaceAll(".* key ", ""))
                    .build();
            String body = HttpClient.newHttpClient()
                    .send(list, HttpResponse.BodyHandlers.ofString())
                    .body();
            return new ObjectMapper().readTree(body).path("items").findValuesAsText("name");
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> untilDctRuns(BufferedReader said) throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.stream().noneMatch(line -> line.contains("Simulated DCT at"))) {
            String line = said.readLine();
            assertThat(line).as(lines.toString()).isNotNull();
            lines.add(line);
        }
        return lines;
    }

    private static int status(HttpClient http, String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private record Ended(int code, String output) {}

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command).redirectErrorStream(true).start();
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
