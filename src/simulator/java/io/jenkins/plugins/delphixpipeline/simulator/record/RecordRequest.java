package io.jenkins.plugins.delphixpipeline.simulator.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * What is to be recorded, and where to: an engine or a DCT, whichever answers.
 *
 * @param certificate PEM file of a certificate to trust, where Java does not trust the server's
 * @param anonymise whether everything is renamed
 */
public record RecordRequest(URI engine, Optional<Path> certificate, Path output, boolean anonymise) {

    private static final String HEADING = """
            # Recorded from a Delphix %s. It holds names, references and times, and no secrets, commands, parameters,
            # addresses or rows. Look through it before you give it to others, or record with --anonymise.
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Where the login is read, when that is worth the try. */
    @FunctionalInterface
    public interface LoginSource {
        Login login() throws IOException;
    }

    /**
     * @param out hears what was done
     * @return why nothing was recorded, in one sentence; empty when it was
     */
    public Optional<String> attempt(LoginSource login, PrintStream out) throws InterruptedException {
        try {
            carryOut(login.login(), out);
            return Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            IOException reason = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
            return Optional.of("Nothing was recorded: " + RecordTrouble.of(reason, engine));
        }
    }

    /** @param out hears what was done */
    public void carryOut(Login login, PrintStream out) throws IOException, InterruptedException {
        Path directory = output.toAbsolutePath().getParent();
        if (!Files.isDirectory(directory)) {
            throw new IOException("There is no directory " + directory + " to write into");
        }
        SSLContext tls = certificate.isPresent() ? trusting(certificate.get()) : null;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE);
        HttpClient client =
                tls == null ? builder.build() : builder.sslContext(tls).build();
        ObjectNode scenario = login.isKey()
                ? ofDct(client, login, out, "What answers is no DCT, and nothing else takes an API key: give --user")
                : ofEither(client, tls, login, out);
        String kind = scenario.has("recorded") ? "Engine" : "Data Control Tower";
        Files.writeString(output, HEADING.formatted(kind) + yaml(scenario));
        out.println("Recorded " + engine + " in " + output);
    }

    private ObjectNode ofEither(HttpClient client, SSLContext tls, Login login, PrintStream out)
            throws IOException, InterruptedException {
        try {
            return ofEngine(tls, login, out);
        } catch (NoEngineException e) {
            String told = new OtherProduct(client, engine).told().orElse(e.getMessage());
            return ofDct(client, login, out, told);
        }
    }

    /** @param otherwise what to say where no DCT answers either */
    private ObjectNode ofDct(HttpClient client, Login login, PrintStream out, String otherwise)
            throws IOException, InterruptedException {
        URI root = new OtherProduct(client, engine).dct().orElseThrow(() -> new IOException(otherwise));
        Pseudonyms pseudonyms = new Pseudonyms();
        BinaryOperator<String> names = anonymise ? pseudonyms::of : (word, name) -> name;
        try (DctReader reader = new DctReader(client, root, login)) {
            return new DctRecorder(reader, Instant.now(), out::println, names).record();
        }
    }

    /** @param tls null for what Java trusts anyway */
    private ObjectNode ofEngine(SSLContext tls, Login login, PrintStream out) throws IOException, InterruptedException {
        try (EngineReader reader = new EngineReader(engine, tls)) {
            reader.login(login.user(), login.password());
            ObjectNode scenario = new Recorder(reader, Clock.systemUTC(), out::println).record();
            if (anonymise) {
                Anonymiser.rename(scenario);
            }
            return scenario;
        }
    }

    private static String yaml(ObjectNode scenario) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        return new Yaml(options).dump(new ObjectMapper().convertValue(scenario, Map.class));
    }

    private static SSLContext trusting(Path pem) throws IOException {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null);
            byte[] text = Files.readString(pem).getBytes(StandardCharsets.US_ASCII);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(text))) {
                trusted.setCertificateEntry("trusted-" + ++number, certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("There is no certificate to be read in " + pem, e);
        }
    }
}
