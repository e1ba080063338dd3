package io.jenkins.plugins.delphixpipeline.simulator.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * What is to be recorded, and where to.
 *
 * @param certificate PEM file of a certificate to trust, where Java does not trust the engine's
 * @param anonymise whether everything is renamed
 */
public record RecordRequest(URI engine, Optional<Path> certificate, Path output, boolean anonymise) {

    private static final String HEADING = """
            # Recorded from a Delphix Engine. It holds names, references and times, and no secrets, commands, parameters,
            # addresses or rows. Look through it before you give it to others, or record with --anonymise.
            """;

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
        ObjectNode scenario;
        try (EngineReader reader =
                new EngineReader(engine, certificate.isPresent() ? trusting(certificate.get()) : null)) {
            reader.login(login.user(), login.password());
            scenario = new Recorder(reader, Clock.systemUTC(), out::println).record();
        }
        if (anonymise) {
            Anonymiser.rename(scenario);
        }
        Files.writeString(output, HEADING + yaml(scenario));
        out.println("Recorded " + engine + " in " + output);
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
