package io.jenkins.plugins.delphixpipeline.simulator.record;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * As whom an engine is read. A password is taken from a file, the environment or the keyboard, and never from the command
 * line, which everybody on the machine can read.
 */
public record Login(String user, String password) {

    public static final String KEY_VARIABLE = "DELPHIX_API_KEY";
    public static final String USER_VARIABLE = "DELPHIX_USER";
    public static final String PASSWORD_VARIABLE = "DELPHIX_PASSWORD";

    /**
     * @param user as the command line says it
     * @param passwordFile its first line is the password
     * @throws IllegalArgumentException when something is missing and there is nobody to be asked
     */
    public static Login find(Optional<String> user, Optional<Path> passwordFile, Map<String, String> environment)
            throws IOException {
        Console console = System.console();
        String name = user.or(() -> Optional.ofNullable(environment.get(USER_VARIABLE)))
                .or(() -> Optional.ofNullable(console).map(asked -> asked.readLine("User of the engine: ")))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("--record needs a user: --user or " + USER_VARIABLE));
        if (passwordFile.isPresent()) {
            return new Login(name, firstLine(passwordFile.get(), "password"));
        }
        String password = Optional.ofNullable(environment.get(PASSWORD_VARIABLE))
                .or(() -> Optional.ofNullable(console)
                        .map(asked -> String.valueOf(asked.readPassword("Password of %s: ", name))))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(
                        "--record needs a password: --password-file or " + PASSWORD_VARIABLE));
        return new Login(name, password);
    }

    /** An API key of DCT, which stands for its owner. */
    static Login ofKey(String key) {
        return new Login("", key);
    }

    /**
     * The same of whoever has an API key; empty where there is none.
     *
     * @param keyFile its first line is the key
     */
    static Optional<Login> findKey(Optional<Path> keyFile, Map<String, String> environment) throws IOException {
        if (keyFile.isPresent()) {
            return Optional.of(ofKey(firstLine(keyFile.get(), "key")));
        }
        return Optional.ofNullable(environment.get(KEY_VARIABLE))
                .filter(key -> !key.isBlank())
                .map(Login::ofKey);
    }

    boolean isKey() {
        return user.isEmpty();
    }

    private static String firstLine(Path file, String what) throws IOException {
        String first = Files.readString(file).lines().findFirst().orElse("");
        if (first.isEmpty()) {
            throw new IllegalArgumentException("There is no " + what + " in " + file + ": its first line is empty");
        }
        return first;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return isKey() ? "the API key" : user;
    }
}
