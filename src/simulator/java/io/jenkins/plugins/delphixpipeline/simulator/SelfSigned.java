package io.jenkins.plugins.delphixpipeline.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key and a certificate that nobody else vouches for, made by the JDK's keytool.
 *
 * @param pem the certificate
 */
public record SelfSigned(SSLContext context, String pem) {

    private static final String ALIAS = "simulator";
    private static final String PASSWORD_VARIABLE = "DELPHIX_SIMULATOR_KEYSTORE_PASSWORD";
    private static final int KEYTOOL_SECONDS = 60;

    /** For localhost and this address. */
    public static SelfSigned of(InetAddress address) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("delphix-pipeline-simulator");
        Path store = folder.resolve("key.p12");
        String password = UUID.randomUUID().toString();
        try {
            keytool(store, password, address);
            return read(store, password);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(store);
            Files.delete(folder);
        }
    }

    /** The password goes through the environment: arguments can be seen by everybody. */
    private static void keytool(Path store, String password, InetAddress address)
            throws IOException, InterruptedException {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "365",
                "-dname",
                "CN=simulated-engine",
                "-ext",
                "SAN=dns:localhost,"
                        + Stream.of("127.0.0.1", address.getHostAddress())
                                .distinct()
                                .map(ip -> "ip:" + ip)
                                .collect(Collectors.joining(",")),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                PASSWORD_VARIABLE);
        keytool.environment().put(PASSWORD_VARIABLE, password);
        Process process = keytool.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException("keytool made no key: " + said);
        }
    }

    private static SelfSigned read(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(store.getCertificate(ALIAS).getEncoded());
        return new SelfSigned(context, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }
}
