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
            String first =
                    Files.readString(passwordFile.get()).lines().findFirst().orElse("");
            if (first.isEmpty()) {
                throw new IllegalArgumentException(
                        "There is no password in " + passwordFile.get() + ": its first line is empty");
            }
            return new Login(name, first);
        }
        String password = Optional.ofNullable(environment.get(PASSWORD_VARIABLE))
                .or(() -> Optional.ofNullable(console)
                        .map(asked -> String.valueOf(asked.readPassword("Password of %s: ", name))))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(
                        "--record needs a password: --password-file or " + PASSWORD_VARIABLE));
        return new Login(name, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user;
    }
}
