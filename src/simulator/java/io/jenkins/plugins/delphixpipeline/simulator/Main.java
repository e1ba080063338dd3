package io.jenkins.plugins.delphixpipeline.simulator;

import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The simulated engine on its own, until it is interrupted. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Options options;
        try {
            options = Options.parse(List.of(arguments), System.getenv("DELPHIX_SIMULATOR_PASSWORD"));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.println(Options.USAGE);
            return;
        }
        if (options.tls()) {
            secure(options);
        }
        try (SimulatedEngine engine = options.builder().start()) {
            options.faults().forEach(fault -> fault.apply(engine.faults()));
            System.out.println("Simulated Delphix Engine at " + engine.url() + ", user " + SimulatedEngine.USER);
            if (options.maskingPort().isPresent()) {
                startMasking(engine, options.maskingPort().getAsInt());
            }
            if (options.databasePassword().isPresent()) {
                startDatabase(engine, options.databasePassword().get());
            }
            new CountDownLatch(1).await();
        }
    }

    private static void secure(Options options) throws InterruptedException {
        try {
            SelfSigned certificate = SelfSigned.of(options.host());
            options.builder().https(certificate.context());
            System.out.println("Its certificate, in " + certificate.write() + ":");
            System.out.print(certificate.pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It ends with this process. */
    private static void startDatabase(SimulatedEngine engine, String password) throws InterruptedException {
        try {
            System.out.println(MasterDatabase.start(engine, password)
                    .map(database -> MasterDatabase.VDB + " is a PostgreSQL at " + database.host() + ":"
                            + database.port() + ", user " + MasterDatabase.ADMIN)
                    .orElse("No PostgreSQL server programs and driver here: " + MasterDatabase.VDB
                            + " has no real database"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It ends with this process. */
    private static void startMasking(SimulatedEngine engine, int port) {
        try {
            SimulatedMaskingEngine masking = SimulatedMaskingEngine.start(port, Duration.ofSeconds(5));
            engine.world().maskWith(masking);
            System.out.println(
                    "Simulated Masking Engine at " + masking.url() + ", user " + SimulatedMaskingEngine.USER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
