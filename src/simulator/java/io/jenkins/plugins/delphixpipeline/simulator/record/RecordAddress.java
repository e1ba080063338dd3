package io.jenkins.plugins.delphixpipeline.simulator.record;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The address that is to be recorded, as it was written. */
final class RecordAddress {
    private static final int HIGHEST_PORT = 65_535;

    private RecordAddress() {}

    /** @throws IllegalArgumentException with a sentence that tells no password */
    static URI of(String text) {
        wrong(text).ifPresent(why -> {
            throw new IllegalArgumentException(
                    "--record needs the address of an engine or a DCT, such as https://engine.example.com: " + why);
        });
        return URI.create(text);
    }

    private static Optional<String> wrong(String text) {
        if (text.contains("@")) {
            return Optional.of("a login does not belong there, where others of this machine can read it; "
                    + "--user and --password-file have it");
        }
        if (!text.matches("(?i)https?://.*")) {
            return Optional.of(text + " does not begin with https:// or http://");
        }
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.of(text + " is none, " + e.getReason());
        }
        if (address.getHost() == null || address.getPort() == 0 || address.getPort() > HIGHEST_PORT) {
            return Optional.of(
                    text + " has no host of letters, digits, - and ., or its port is no number up to " + HIGHEST_PORT);
        }
        return address.getRawQuery() != null || address.getRawFragment() != null
                ? Optional.of("? and # do not belong in " + text)
                : Optional.empty();
    }
}
