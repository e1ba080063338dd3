package io.jenkins.plugins.delphixpipeline.simulator.database;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds the programs of a PostgreSQL server: those that come as an archive on the class path, else those that are installed
 * where Debian puts them, else those on the search path.
 */
final class PostgresBinaries {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private PostgresBinaries() {}

    /**
     * @param folder where an archive may be unpacked
     * @return the folder with {@code initdb} and {@code postgres}
     */
    static Optional<Path> find(Path folder) throws IOException, InterruptedException {
        Optional<Path> unpacked = unpack(folder);
        if (unpacked.isPresent()) {
            return unpacked;
        }
        Stream<Path> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(Path::of);
        return Stream.concat(debian(), path).filter(PostgresBinaries::hasServer).findFirst();
    }

    private static boolean hasServer(Path folder) {
        return Files.isExecutable(folder.resolve("initdb")) && Files.isExecutable(folder.resolve("postgres"));
    }

    /** The newest version first. */
    private static Stream<Path> debian() throws IOException {
        if (!Files.isDirectory(DEBIAN)) {
            return Stream.empty();
        }
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(DEBIAN, "[0-9]*")) {
            return StreamSupport.stream(versions.spliterator(), false)
                    .sorted(Comparator.comparing((Path version) -> Integer.parseInt(
                                    version.getFileName().toString().replaceAll("\\D.*", "")))
                            .reversed())
                    .map(version -> version.resolve("bin"))
                    .toList()
                    .stream();
        }
    }

    private static Optional<Path> unpack(Path folder) throws IOException, InterruptedException {
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(archive())) {
            if (archive == null) {
                return Optional.empty();
            }
            Path programs = Files.createDirectory(folder.resolve("programs"));
            Process tar = new ProcessBuilder("tar", "-xJ", "-C", programs.toString(), "-f", "-")
                    .redirectErrorStream(true)
                    .start();
            try (OutputStream in = tar.getOutputStream()) {
                archive.transferTo(in);
            }
            String complaint = new String(tar.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (tar.waitFor() != 0) {
                throw new IOException("tar cannot unpack the server: " + complaint);
            }
            return Optional.of(programs.resolve("bin"));
        } catch (IOException e) {
            // No tar, or no xz: perhaps there is an installed one.
            return Optional.empty();
        }
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String kind = system.startsWith("mac") ? "darwin" : system.startsWith("win") ? "windows" : "linux";
        String machine = System.getProperty("os.arch");
        return "/postgres-" + kind + "-" + (machine.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
    }
}
