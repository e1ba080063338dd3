package io.jenkins.plugins.delphixpipeline.simulator;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The command line.
 *
 * @param databasePassword of the administrator of the masked master's real database, when there shall be one
 */
record Options(
        SimulatedEngine.Builder builder,
        boolean failMasking,
        OptionalInt maskingPort,
        Optional<String> databasePassword) {

    static final String USAGE = """
            Usage: java -jar delphix-pipeline-simulator.jar [options]
              --port NUMBER         port to listen on (8081)
              --host ADDRESS        address to listen on (127.0.0.1)
              --scenario NAME       patients or empty (patients)
              --job-seconds NUMBER  how long a job takes, decimals allowed (5)
              --api-version X.Y.Z   newest API version that the engine speaks (1.11.26)
              --fault masking       every masking step fails
              --masking-port NUMBER port of a simulated Masking Engine beside it (none), user mask_admin, password "delphix"
              --database            a real PostgreSQL as the database of the masked master, where its programs and its
                                    JDBC driver are on the class path, user postgres, same password as delphix_admin
              --switch NAME         turns a switch on, may be repeated: %s
            The password of user delphix_admin is taken from the environment variable DELPHIX_SIMULATOR_PASSWORD, else it is "delphix".
            """.formatted(Arrays.toString(Switch.values()));

    /** @throws IllegalArgumentException with a sentence, when the command line is wrong */
    static Options parse(List<String> arguments, String password) {
        SimulatedEngine.Builder builder = SimulatedEngine.builder().port(8081).jobDuration(Duration.ofSeconds(5));
        if (password != null && !password.isEmpty()) {
            builder.password(password);
        }
        boolean failMasking = false;
        boolean database = false;
        OptionalInt maskingPort = OptionalInt.empty();
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            switch (option) {
                case "--port" -> builder.port(number(option, left).intValue());
                case "--host" -> builder.host(address(value(option, left)));
                case "--scenario" ->
                    builder.scenario(Scenario.valueOf(value(option, left).toUpperCase(Locale.ROOT)));
                case "--job-seconds" -> builder.jobDuration(Duration.ofMillis((long) (number(option, left) * 1000)));
                case "--api-version" -> builder.apiVersion(value(option, left));
                case "--switch" -> builder.switches(Switch.valueOf(value(option, left)));
                case "--masking-port" ->
                    maskingPort = OptionalInt.of(number(option, left).intValue());
                case "--database" -> database = true;
                case "--fault" -> failMasking = fault(value(option, left));
                default -> throw new IllegalArgumentException("Unknown option " + option);
            }
        }
        Optional<String> databasePassword = database
                ? Optional.of(password == null || password.isEmpty() ? SimulatedEngine.PASSWORD : password)
                : Optional.empty();
        return new Options(builder, failMasking, maskingPort, databasePassword);
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return left.removeFirst();
    }

    private static Double number(String option, Deque<String> left) {
        String text = value(option, left);
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, not " + text, e);
        }
    }

    private static boolean fault(String name) {
        if (!name.equals("masking")) {
            throw new IllegalArgumentException("Unknown fault " + name);
        }
        return true;
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Unknown address " + host, e);
        }
    }
}
