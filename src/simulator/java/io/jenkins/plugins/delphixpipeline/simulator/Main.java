package io.jenkins.plugins.delphixpipeline.simulator;

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
        try (SimulatedEngine engine = options.builder().start()) {
            if (options.failMasking()) {
                engine.faults().failMasking(Integer.MAX_VALUE);
            }
            System.out.println("Simulated Delphix Engine at " + engine.url() + ", user " + SimulatedEngine.USER);
            new CountDownLatch(1).await();
        }
    }
}
