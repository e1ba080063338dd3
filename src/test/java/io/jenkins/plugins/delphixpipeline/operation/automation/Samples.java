package io.jenkins.plugins.delphixpipeline.operation.automation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files as teams write them. */
final class Samples {
    private Samples() {}

    static String text(String name) throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream("/delphix-yaml/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
