package io.jenkins.plugins.delphixpipeline.simulator.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What goes with {@code --record} on a command line: the simulator's and the rehearsal's are the same. */
public final class RecordOptions {
    private static final Path USUAL_OUTPUT = Path.of("recorded.yaml");

    @Option(names = "--output", paramLabel = "FILE", description = "where --record writes to (recorded.yaml)")
    private Path output;

    @Option(names = "--anonymise", description = "has --record rename everything")
    private boolean anonymise;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "as whom --record reads; else DELPHIX_USER of the environment, else it asks")
    private String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "that user's password; else DELPHIX_PASSWORD of the environment, else it asks")
    private Path passwordFile;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "an API key of DCT, in place of user and password; else DELPHIX_API_KEY of the environment")
    private Path keyFile;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "PEM file with a certificate that --record shall trust")
    private Path certificate;

    /**
     * @param address what is to be recorded, as it was written; null where nothing is
     * @throws IllegalArgumentException when it is no address, or when these options go with nothing
     */
    public Optional<RecordRequest> request(String address) {
        if (address == null) {
            withoutRecord().ifPresent(why -> {
                throw new IllegalArgumentException(why);
            });
            return Optional.empty();
        }
        return Optional.of(new RecordRequest(
                RecordAddress.of(address),
                Optional.ofNullable(certificate),
                output == null ? USUAL_OUTPUT : output,
                anonymise));
    }

    /** Why these options make no sense without {@code --record}; empty when none of them was given. */
    private Optional<String> withoutRecord() {
        Map<String, Boolean> all = new LinkedHashMap<>();
        all.put("--output", output != null);
        all.put("--anonymise", anonymise);
        all.put("--user", user != null);
        all.put("--password-file", passwordFile != null);
        all.put("--key-file", keyFile != null);
        all.put("--certificate", certificate != null);
        all.values().removeIf(given -> !given);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of("Without --record there is no use for " + String.join(", ", all.keySet())
                        + "; add --record with the address of an engine or a DCT");
    }

    /** As whom. */
    public Login login(Map<String, String> environment) throws IOException {
        if (keyFile != null && (user != null || passwordFile != null)) {
            throw new IllegalArgumentException("--key-file stands in place of --user and --password-file");
        }
        Optional<Login> key =
                user == null ? Login.findKey(Optional.ofNullable(keyFile), environment) : Optional.empty();
        return key.isPresent()
                ? key.get()
                : Login.find(Optional.ofNullable(user), Optional.ofNullable(passwordFile), environment);
    }
}
