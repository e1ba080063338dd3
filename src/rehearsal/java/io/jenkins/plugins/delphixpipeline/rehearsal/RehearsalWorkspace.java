package io.jenkins.plugins.delphixpipeline.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the build works: somebody's directory, or one that goes with the rehearsal. */
record RehearsalWorkspace(Path directory, boolean temporary) implements AutoCloseable {

    static RehearsalWorkspace of(Optional<Path> given) throws IOException {
        if (given.isEmpty()) {
            return new RehearsalWorkspace(Files.createTempDirectory("rehearsal"), true);
        }
        if (!Files.isDirectory(given.get())) {
            throw new IllegalArgumentException("--workspace needs a directory, not " + given.get());
        }
        return new RehearsalWorkspace(given.get().toAbsolutePath().normalize(), false);
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            try (Stream<Path> all = Files.walk(directory)) {
                List<Path> innermostFirst =
                        all.sorted(Comparator.reverseOrder()).toList();
                for (Path each : innermostFirst) {
                    Files.delete(each);
                }
            }
        }
    }
}
