package io.jenkins.plugins.delphixpipeline.simulator;

import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.record.Login;
import io.jenkins.plugins.delphixpipeline.simulator.record.RecordOptions;
import io.jenkins.plugins.delphixpipeline.simulator.record.RecordRequest;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.file.ScenarioFile;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command line. */
@Command(
        name = "java -jar delphix-pipeline-simulator.jar",
        header = "A simulated Delphix Engine over real HTTP, until it is interrupted.",
        abbreviateSynopsis = true,
        sortOptions = false,
        usageHelpWidth = 110)
final class Options {
    static final String USAGE = commandLine(new Options()).getUsageMessage(CommandLine.Help.Ansi.OFF);

    @Option(names = "--help", description = "this text")
    private boolean help;

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            converter = Converters.Port.class,
            description = "port to listen on (8081), 0 for any free one")
    private int port = 8081;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "address to listen on (127.0.0.1)")
    private InetAddress host = InetAddress.getLoopbackAddress();

    @Option(
            names = "--tls",
            description =
                    "speaks HTTPS on all ports, with a self-signed certificate that is made and printed at the start")
    private boolean tls;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "patients or empty (patients), or a file such as estate.yaml")
    private String scenario;

    @Option(
            names = "--job-seconds",
            paramLabel = "NUMBER",
            converter = Converters.Seconds.class,
            description = "how long a job takes, decimals allowed (5)")
    private Duration jobDuration = Duration.ofSeconds(5);

    @Option(
            names = "--api-version",
            paramLabel = "X.Y.Z",
            description = "newest API version that the engine speaks (1.11.26)")
    private String apiVersion;

    @Option(
            names = "--uuid",
            paramLabel = "TEXT",
            description = "what the engine calls itself (something new each time)")
    private String uuid;

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            description =
                    "masking: every masking step fails; locked, expired: every login is refused so; may be repeated")
    private Set<LastingFault> faults = EnumSet.noneOf(LastingFault.class);

    @Option(
            names = "--masking-port",
            paramLabel = "NUMBER",
            converter = Converters.Port.class,
            description = "port of a simulated Masking Engine beside it (none), user mask_admin, password \"delphix\"")
    private Integer maskingPort;

    @Option(
            names = "--dct-port",
            paramLabel = "NUMBER",
            converter = Converters.Port.class,
            description =
                    "port of a simulated DCT over the engine (none), user dct_admin, password as that of delphix_admin;"
                            + " its key is printed at the start")
    private Integer dctPort;

    @Option(names = "--dct-version", paramLabel = "X.Y", description = "version of DCT's API, 3.10 to 3.28 (3.28)")
    private String dctVersion;

    @Option(
            names = "--dct-lag",
            paramLabel = "NUMBER",
            converter = Converters.Seconds.class,
            description = "by how many seconds DCT's inventory is behind the engine (0)")
    private Duration dctLag;

    @Option(
            names = "--dct-switch",
            paramLabel = "NAME",
            description = "turns a switch of DCT on, may be repeated; one of those below")
    private Set<DctSwitch> dctSwitches = EnumSet.noneOf(DctSwitch.class);

    @Option(
            names = "--database",
            description =
                    "a real PostgreSQL as the database of the masked master, where its programs and its JDBC driver are"
                            + " on the class path, user postgres, same password as delphix_admin")
    private boolean database;

    @Option(
            names = "--record",
            paramLabel = "URL",
            description =
                    "starts nothing, but writes a scenario of what the engine or DCT at this address holds; only reads")
    private String record;

    @Mixin
    private RecordOptions recordOptions;

    @Option(
            names = "--switch",
            paramLabel = "NAME",
            description = "turns a switch on, may be repeated; one of those below")
    private Set<Switch> switches = EnumSet.noneOf(Switch.class);

    private String password;
    private SimulatedEngine.Builder engine;
    private SimulatedDct.Builder dct;
    private Optional<RecordRequest> recording = Optional.empty();

    private Options() {}

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

    /** @throws IllegalArgumentException with a sentence, when the command line is wrong */
    static Options parse(List<String> arguments, String password) {
        Options options = new Options();
        options.password = password == null || password.isEmpty() ? SimulatedEngine.PASSWORD : password;
        try {
            commandLine(options).parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new IllegalArgumentException(CommandLineMistake.sentence(e), e);
        }
        options.recording = options.recordOptions.request(options.record);
        options.engine = options.describedEngine();
        options.dct = options.describedDct();
        return options;
    }

    private static CommandLine commandLine(Options options) {
        CommandLine line = new CommandLine(options)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(true)
                .setExpandAtFiles(false);
        line.getCommandSpec().usageMessage().footer("""
                Switches:
                  %s
                Switches of DCT:
                  %s
                The password of user delphix_admin is taken from the environment variable DELPHIX_SIMULATOR_PASSWORD,
                else it is "delphix".""".formatted(names(Switch.values()), names(DctSwitch.values()))
                .split("\n"));
        return line;
    }

    private static String names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining("\n  "));
    }

    private SimulatedEngine.Builder describedEngine() {
        SimulatedEngine.Builder builder = SimulatedEngine.builder()
                .port(port)
                .host(host)
                .password(password)
                .jobDuration(jobDuration)
                .past()
                .switches(switches.toArray(Switch[]::new));
        if (scenario != null) {
            scenario(builder);
        }
        if (apiVersion != null) {
            builder.apiVersion(apiVersion);
        }
        if (uuid != null) {
            builder.uuid(uuid);
        }
        return builder;
    }

    private void scenario(SimulatedEngine.Builder builder) {
        try {
            if (scenario.matches(".*\\.ya?ml")) {
                builder.scenario(ScenarioFile.read(Path.of(scenario)));
            } else {
                builder.scenario(Arrays.stream(Scenario.values())
                        .filter(known -> known.name().equalsIgnoreCase(scenario))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("--scenario does not know \"" + scenario
                                + "\"; it is patients, empty, or a file whose name ends in .yaml")));
            }
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + scenario, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("The file " + scenario + " cannot be read", e);
        }
    }

    private SimulatedDct.Builder describedDct() {
        SimulatedDct.Builder dct =
                SimulatedDct.builder().password(password).host(host).switches(dctSwitches.toArray(DctSwitch[]::new));
        if (dctVersion != null) {
            dct.version(dctVersion);
        }
        if (dctLag != null) {
            dct.telemetryLag(dctLag);
        }
        if (dctPort != null) {
            dct.port(dctPort);
        }
        return dct;
    }

    SimulatedEngine.Builder builder() {
        return engine;
    }

    /** The DCT that was asked for, over nothing yet. */
    Optional<SimulatedDct.Builder> dct() {
        return dctPort == null ? Optional.empty() : Optional.of(dct);
    }

    /** What all ports are opened on. */
    InetAddress host() {
        return host;
    }

    /** Whether all ports speak HTTPS, with a certificate of their own making. */
    boolean tls() {
        return tls;
    }

    Set<LastingFault> faults() {
        return faults;
    }

    OptionalInt maskingPort() {
        return maskingPort == null ? OptionalInt.empty() : OptionalInt.of(maskingPort);
    }

    /** How long jobs take, and masking executions that no job contains. */
    Duration jobDuration() {
        return jobDuration;
    }

    /** The password of the administrator of the masked master's real database, when there shall be one. */
    Optional<String> databasePassword() {
        return database ? Optional.of(password) : Optional.empty();
    }

    /** Whether somebody only wants to read how it is used. */
    boolean help() {
        return help;
    }

    /** What is to be recorded, instead of an engine being started. */
    Optional<RecordRequest> recording() {
        return recording;
    }

    /** As whom. */
    Login login(Map<String, String> environment) throws IOException {
        return recordOptions.login(environment);
    }
}
