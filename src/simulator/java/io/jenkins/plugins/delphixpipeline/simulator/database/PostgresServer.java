package io.jenkins.plugins.delphixpipeline.simulator.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of its own on a loopback port, which is gone with all its data when it is closed. Logins need their
 * password (SCRAM), and every statement is written to its log.
 */
public final class PostgresServer implements AutoCloseable {
    /** The superuser. */
    public static final String ADMIN = "postgres";

    private static final String HOST = "127.0.0.1";
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 20;

    private final Path folder;
    private final Path log;
    private final UnprivilegedUser user;
    private final Path programs;
    private final String password;
    private final Thread lastResort = new Thread(this::end);
    private int port;
    private Process server;

    private PostgresServer(Path folder, Path programs, String password) throws IOException, InterruptedException {
        this.folder = folder;
        this.programs = programs;
        this.password = password;
        this.log = folder.resolve("server.log");
        this.user = UnprivilegedUser.forFiles(folder);
    }

    /**
     * Takes a second or two.
     *
     * @return nothing when there are no server programs on this machine
     */
    public static Optional<PostgresServer> start() throws IOException, InterruptedException {
        return start(UUID.randomUUID().toString());
    }

    /** @param password of {@link #ADMIN} */
    public static Optional<PostgresServer> start(String password) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("delphix-postgres");
        Optional<Path> programs = PostgresBinaries.find(folder);
        if (programs.isEmpty()) {
            delete(folder);
            return Optional.empty();
        }
        PostgresServer server = new PostgresServer(folder, programs.get(), password);
        Runtime.getRuntime().addShutdownHook(server.lastResort);
        try {
            server.initialize();
            server.launch();
            return Optional.of(server);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return port;
    }

    /** Of {@link #ADMIN}. */
    public String password() {
        return password;
    }

    /** All that the server has written to its log. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    private void initialize() throws IOException, InterruptedException {
        Path secret = Files.writeString(folder.resolve("password"), password);
        user.own(folder);
        Path output = folder.resolve("initdb.log");
        Process process = command(
                        "initdb",
                        "-D",
                        data(),
                        "-U",
                        ADMIN,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + secret,
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--no-sync")
                .redirectOutput(output.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("initdb failed: " + Files.readString(output));
        }
        Files.delete(secret);
    }

    private void launch() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
                port = free.getLocalPort();
            }
            server = command(
                            "postgres",
                            "-D",
                            data(),
                            "-h",
                            HOST,
                            "-p",
                            String.valueOf(port),
                            "-k",
                            "",
                            "-F",
                            "-c",
                            "log_statement=all")
                    .redirectOutput(log.toFile())
                    .start();
            if (isReady()) {
                return;
            }
            // Somebody else may have taken the port in between.
            if (attempt == 3) {
                throw new IOException("postgres did not start: " + log());
            }
        }
    }

    private boolean isReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline) {
            if (log().contains("database system is ready to accept connections")) {
                return true;
            }
            if (server.waitFor(50, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        server.destroyForcibly();
        return false;
    }

    private ProcessBuilder command(String program, String... arguments) {
        List<String> words = new ArrayList<>(user.prefix());
        words.add(programs.resolve(program).toString());
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(lastResort);
        end();
    }

    /** Also when the program is told to end in the middle: a server would outlive it. */
    private void end() {
        try {
            if (server != null && server.isAlive()) {
                command("pg_ctl", "stop", "-D", data(), "-m", "immediate")
                        .redirectOutput(folder.resolve("stop.log").toFile())
                        .start()
                        .waitFor(STOP_SECONDS, TimeUnit.SECONDS);
                server.destroyForcibly();
                server.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            }
            delete(folder);
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
