package io.jenkins.plugins.delphixpipeline.simulator;

import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The command line. */
final class Options {
    private static final int HIGHEST_PORT = 65_535;

    private final SimulatedEngine.Builder builder = SimulatedEngine.builder().port(8081);
    private final SimulatedDct.Builder dct = SimulatedDct.builder();
    private final Set<Option> given = EnumSet.noneOf(Option.class);
    private final Set<LastingFault> faults = EnumSet.noneOf(LastingFault.class);
    private final String password;
    private InetAddress host = InetAddress.getLoopbackAddress();
    private Duration jobDuration = Duration.ofSeconds(5);
    private OptionalInt maskingPort = OptionalInt.empty();

    /** What goes wrong all the time. */
    enum LastingFault {
        /** Every masking step fails. */
        MASKING {
            @Override
            void apply(Faults faults) {
                faults.failMasking(Integer.MAX_VALUE);
            }
        },
        /** Every login is refused because the account is locked. */
        LOCKED {
            @Override
            void apply(Faults faults) {
                faults.refuseLogins(Integer.MAX_VALUE, "exception.webservices.login.locked", "The account is locked.");
            }
        },
        /** Every login is refused because the password has expired. */
        EXPIRED {
            @Override
            void apply(Faults faults) {
                faults.refuseLogins(
                        Integer.MAX_VALUE, "exception.webservices.login.expired", "The password has expired.");
            }
        };

        abstract void apply(Faults faults);
    }

    private enum Option {
        HELP("--help", "", "tells this and ends"),
        PORT("--port", "NUMBER", "port to listen on (8081), 0 for any free one"),
        HOST("--host", "ADDRESS", "address to listen on (127.0.0.1)"),
        TLS(
                "--tls",
                "",
                "speaks HTTPS on all ports, with a self-signed certificate that is made and printed at the start"),
        SCENARIO("--scenario", "NAME", "patients or empty (patients)"),
        JOB_SECONDS("--job-seconds", "NUMBER", "how long a job takes, decimals allowed (5)"),
        API_VERSION("--api-version", "X.Y.Z", "newest API version that the engine speaks (1.11.26)"),
        UUID("--uuid", "TEXT", "what the engine calls itself (something new each time)"),
        FAULT("--fault", "NAME", "masking: every masking step fails; locked, expired: every login is refused so"),
        MASKING_PORT(
                "--masking-port",
                "NUMBER",
                "port of a simulated Masking Engine beside it (none), user mask_admin, password \"delphix\""),
        DCT_PORT(
                "--dct-port",
                "NUMBER",
                "port of a simulated DCT over the engine (none), user dct_admin, password as that of delphix_admin; its key is"
                        + " printed at the start"),
        DCT_VERSION("--dct-version", "X.Y", "version of DCT's API, 3.10 to 3.28 (3.28)"),
        DCT_LAG("--dct-lag", "NUMBER", "by how many seconds DCT's inventory is behind the engine (0)"),
        DCT_SWITCH("--dct-switch", "NAME", "turns a switch of DCT on, may be repeated; one of those below"),
        DATABASE(
                "--database",
                "",
                "a real PostgreSQL as the database of the masked master, where its programs and its JDBC driver are on the"
                        + " class path, user postgres, same password as delphix_admin"),
        SWITCH("--switch", "NAME", "turns a switch on, may be repeated; one of those below");

        private final String word;
        private final String argument;
        private final String meaning;

        Option(String word, String argument, String meaning) {
            this.word = word;
            this.argument = argument;
            this.meaning = meaning;
        }

        static Option of(String word) {
            return Arrays.stream(values())
                    .filter(option -> option.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Unknown option " + word));
        }

        String line() {
            return "  %-22s %s".formatted((word + " " + argument).trim(), meaning);
        }
    }

    static final String USAGE = """
            Usage: java -jar delphix-pipeline-simulator.jar [options]
            %s
            Switches:
              %s
            Switches of DCT:
              %s
            The password of user delphix_admin is taken from the environment variable DELPHIX_SIMULATOR_PASSWORD, else it is "delphix".
            """.formatted(
                    Arrays.stream(Option.values()).map(Option::line).collect(Collectors.joining("\n")),
                    Arrays.stream(Switch.values()).map(Switch::name).collect(Collectors.joining("\n  ")),
                    Arrays.stream(DctSwitch.values()).map(DctSwitch::name).collect(Collectors.joining("\n  ")));

    private Options(String password) {
        this.password = password == null || password.isEmpty() ? SimulatedEngine.PASSWORD : password;
    }

    /** @throws IllegalArgumentException with a sentence, when the command line is wrong */
    static Options parse(List<String> arguments, String password) {
        Options options = new Options(password);
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            options.take(Option.of(left.removeFirst()), left);
        }
        options.builder.password(options.password).host(options.host).jobDuration(options.jobDuration);
        return options;
    }

    private void take(Option option, Deque<String> left) {
        given.add(option);
        switch (option) {
            case PORT -> builder.port(port(option, left));
            case HOST -> host = address(value(option, left));
            case SCENARIO -> builder.scenario(constant(Scenario.class, option, left));
            case JOB_SECONDS -> jobDuration = seconds(option, left);
            case API_VERSION -> builder.apiVersion(value(option, left));
            case UUID -> builder.uuid(value(option, left));
            case SWITCH -> builder.switches(constant(Switch.class, option, left));
            case DCT_PORT -> dct.port(port(option, left));
            case DCT_VERSION -> dct.version(value(option, left));
            case DCT_LAG -> dct.telemetryLag(seconds(option, left));
            case DCT_SWITCH -> dct.switches(constant(DctSwitch.class, option, left));
            case MASKING_PORT -> maskingPort = OptionalInt.of(port(option, left));
            case FAULT -> faults.add(constant(LastingFault.class, option, left));
            case HELP, TLS, DATABASE -> {
                // It is enough that it was given.
            }
        }
    }

    SimulatedEngine.Builder builder() {
        return builder;
    }

    /** The DCT that was asked for, over nothing yet. */
    Optional<SimulatedDct.Builder> dct() {
        return given.contains(Option.DCT_PORT)
                ? Optional.of(dct.password(password).host(host))
                : Optional.empty();
    }

    /** What all ports are opened on. */
    InetAddress host() {
        return host;
    }

    /** Whether all ports speak HTTPS, with a certificate of their own making. */
    boolean tls() {
        return given.contains(Option.TLS);
    }

    Set<LastingFault> faults() {
        return faults;
    }

    OptionalInt maskingPort() {
        return maskingPort;
    }

    /** How long jobs take, and masking executions that no job contains. */
    Duration jobDuration() {
        return jobDuration;
    }

    /** The password of the administrator of the masked master's real database, when there shall be one. */
    Optional<String> databasePassword() {
        return given.contains(Option.DATABASE) ? Optional.of(password) : Optional.empty();
    }

    /** Whether somebody only wants to read how it is used. */
    boolean help() {
        return given.contains(Option.HELP);
    }

    private static String value(Option option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option.word + " needs a value");
        }
        return left.removeFirst();
    }

    private static int port(Option option, Deque<String> left) {
        String text = value(option, left);
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new IllegalArgumentException(option.word + " needs a number up to " + HIGHEST_PORT + ", not " + text);
        }
        return Integer.parseInt(text);
    }

    private static Duration seconds(Option option, Deque<String> left) {
        String text = value(option, left);
        if (!text.matches("\\d{1,6}(\\.\\d+)?")) {
            throw new IllegalArgumentException(option.word + " needs a number of seconds, not " + text);
        }
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Option option, Deque<String> left) {
        String name = value(option, left);
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option.word + " does not know " + name, e);
        }
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Unknown address " + host, e);
        }
    }
}
