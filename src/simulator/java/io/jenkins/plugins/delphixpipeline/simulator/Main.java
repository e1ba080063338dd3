package io.jenkins.plugins.delphixpipeline.simulator;

import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import io.jenkins.plugins.delphixpipeline.simulator.record.RecordRequest;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.file.ScenarioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/** The simulated engine on its own, until it is interrupted. */
public final class Main {
    /** What DCT calls the engine. */
    private static final String ENGINE = "engine1";

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Options options;
        try {
            options = Options.parse(List.of(arguments), System.getenv("DELPHIX_SIMULATOR_PASSWORD"));
        } catch (ScenarioException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.println(CommandLineMistake.HELP);
            System.exit(2);
            return;
        }
        if (options.help()) {
            System.out.println(Options.USAGE);
            return;
        }
        try {
            if (options.recording().isPresent()) {
                record(options, options.recording().get());
            } else {
                run(options);
            }
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        } catch (IOException | UncheckedIOException wrong) {
            Throwable reason = wrong instanceof UncheckedIOException ? wrong.getCause() : wrong;
            System.err.println("The simulated engine could not be started: " + reason.getMessage());
            System.exit(1);
        }
    }

    private static void record(Options options, RecordRequest recording) throws InterruptedException {
        recording.attempt(() -> options.login(System.getenv()), System.out).ifPresent(trouble -> {
            System.err.println(trouble);
            System.exit(1);
        });
    }

    private static void run(Options options) throws IOException, InterruptedException {
        SSLContext tls = options.tls() ? certify(options.host()) : null;
        try (SimulatedEngine engine = options.builder().https(tls).start()) {
            options.faults().forEach(fault -> fault.apply(engine.faults()));
            System.out.println("Simulated Delphix Engine at " + engine.url() + ", user " + SimulatedEngine.USER);
            SimulatedMaskingEngine masking = options.maskingPort().isPresent() ? masking(engine, options, tls) : null;
            options.dct().ifPresent(dct -> startDct(dct.https(tls), engine, masking));
            if (options.databasePassword().isPresent()) {
                startDatabase(engine, options.databasePassword().get());
            }
            new CountDownLatch(1).await();
        }
    }

    private static SSLContext certify(InetAddress host) throws IOException, InterruptedException {
        SelfSigned certificate = SelfSigned.of(host);
        System.out.print(certificate.pem());
        return certificate.context();
    }

    /** It ends with this process. */
    private static void startDatabase(SimulatedEngine engine, String password)
            throws IOException, InterruptedException {
        if (!engine.books().hasDataset(MasterDatabase.VDB)) {
            System.out.println("The scenario has no " + MasterDatabase.VDB + " whose database could be a real one");
            return;
        }
        System.out.println(MasterDatabase.start(engine, password)
                .map(database -> MasterDatabase.VDB + " is a PostgreSQL at " + database.host() + ":" + database.port()
                        + ", user " + MasterDatabase.ADMIN)
                .orElse("No PostgreSQL server programs and driver here: " + MasterDatabase.VDB
                        + " has no real database"));
    }

    /** It ends with this process. */
    private static SimulatedMaskingEngine masking(SimulatedEngine engine, Options options, SSLContext tls)
            throws IOException {
        SimulatedMaskingEngine masking = SimulatedMaskingEngine.start(
                options.host(), options.maskingPort().getAsInt(), tls, options.jobDuration());
        engine.books().eachMaskingJob(masking::addJob);
        engine.world().maskWith(masking);
        System.out.println("Simulated Masking Engine at " + masking.url() + ", user " + SimulatedMaskingEngine.USER);
        return masking;
    }

    /** It ends with this process. */
    private static void startDct(SimulatedDct.Builder builder, SimulatedEngine engine, SimulatedMaskingEngine masking) {
        SimulatedDct dct =
                builder.engine(ENGINE, engine, masking).groupsOfScenarios().start();
        System.out.println("Simulated DCT at " + dct.url() + dct.basePath() + ", user " + SimulatedDct.USER + ", key "
                + SimulatedDct.API_KEY);
    }
}
