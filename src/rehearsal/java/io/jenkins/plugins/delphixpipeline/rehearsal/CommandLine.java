package io.jenkins.plugins.delphixpipeline.rehearsal;

import io.jenkins.plugins.delphixpipeline.simulator.CommandLineMistake;
import io.jenkins.plugins.delphixpipeline.simulator.record.Login;
import io.jenkins.plugins.delphixpipeline.simulator.record.RecordOptions;
import io.jenkins.plugins.delphixpipeline.simulator.record.RecordRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the rehearsal was asked to do. */
@Command(
        name = "java -jar delphix-pipeline-rehearsal.jar",
        header = "Runs a Jenkinsfile with the plugin's real steps against a simulated Delphix Engine or DCT.",
        sortOptions = false,
        usageHelpWidth = 110)
final class CommandLine {
    private static final String BRANCH = "main";
    private static final double LONGEST_JOB = 600;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--jenkinsfile",
            paramLabel = "PATH",
            defaultValue = "Jenkinsfile",
            description = "another file than ./Jenkinsfile")
    private Path jenkinsfile;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description =
                    "the estate of the engine, such as estate.yaml; the one of the project's own pipeline by default")
    private Path scenario;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "the workspace of the build; a temporary, empty directory by default")
    private Path workspace;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "a parameter of the build; may be repeated")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "a variable of the build, such as CHANGE_ID=12; may be repeated")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description =
                    "the branch that the build is of, as BRANCH_NAME says it; main by default, and none for --branch ''")
    private String branch;

    @Option(
            names = "--answer",
            paramLabel = "LINE=TEXT",
            description = "what the step on this line of the file would have returned; may be repeated")
    private Map<Integer, String> answers = new LinkedHashMap<>();

    @Option(
            names = "--run-sh",
            description = "run the scripts of sh on this machine, in the workspace; otherwise they are noted")
    private boolean runShell;

    @Option(
            names = "--plan",
            description = "the plugin's steps only say what they would do: nothing is changed, and no script runs")
    private boolean plan;

    private BackEndKind backend = BackEndKind.ENGINE;
    private Duration jobLength = Duration.ofSeconds(2);
    private boolean failMasking;
    private Optional<RecordRequest> recording = Optional.empty();

    @Option(
            names = "--without-database",
            description = "no PostgreSQL for the masked master of the project's own estate; then no account is reset")
    private boolean withoutDatabase;

    @Option(
            names = "--record",
            paramLabel = "URL",
            description =
                    "runs nothing, but writes a scenario of what the engine or DCT at this address holds; only reads")
    private String record;

    @Mixin
    private RecordOptions recordOptions;

    @Option(names = "--help", usageHelp = true, description = "this text")
    private boolean help;

    private CommandLine() {}

    /** @throws IllegalArgumentException naming what is not known or not complete */
    static CommandLine of(String... arguments) {
        CommandLine line = new CommandLine();
        try {
            new picocli.CommandLine(line).parseArgs(arguments);
            line.checkTogether();
        } catch (ParameterException e) {
            throw new IllegalArgumentException(CommandLineMistake.sentence(e), e);
        }
        return line;
    }

    private void checkTogether() {
        requireFile("--jenkinsfile", jenkinsfile);
        requireFile("--scenario", scenario);
        if (plan && runShell) {
            throw refused("--plan runs nothing; it cannot be combined with --run-sh");
        }
        recording = recordOptions.request(record);
        if (recording.isPresent() && backend != BackEndKind.ENGINE) {
            throw refused(
                    "--record runs nothing and sees by itself what answers; it cannot be combined with --back-end "
                            + backend.name().toLowerCase(Locale.ROOT));
        }
    }

    static String usage() {
        return new picocli.CommandLine(new CommandLine()).getUsageMessage(picocli.CommandLine.Help.Ansi.OFF);
    }

    @Option(
            names = "--job-seconds",
            paramLabel = "N",
            description = "how long a job of the engine takes; 2 by default, parts of a second allowed")
    private void setJobSeconds(String text) {
        double seconds;
        try {
            seconds = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw refused("--job-seconds needs a number, not " + text);
        }
        if (!(seconds > 0 && seconds <= LONGEST_JOB)) {
            throw refused("--job-seconds must be more than 0 and at most 600, not " + text);
        }
        jobLength = Duration.ofMillis(Math.round(seconds * 1000));
    }

    @Option(
            names = "--back-end",
            paramLabel = "NAME",
            description =
                    "what all connections lead to: engine, the default, or dct, a Data Control Tower over that engine")
    private void setBackEnd(String name) {
        backend = BackEndKind.of(name)
                .orElseThrow(() -> refused("Unknown back end " + name + "; there are engine and dct"));
    }

    @Option(names = "--fault", paramLabel = "NAME", description = "masking: the masking fails")
    private void setFault(String name) {
        if (!name.equals("masking")) {
            throw refused("Unknown fault " + name + "; there is only masking");
        }
        failMasking = true;
    }

    /** One that is not there is told by whoever reads it. */
    private void requireFile(String option, Path path) {
        if (path != null && Files.isDirectory(path)) {
            throw refused(option + " needs a file, not " + path);
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    /** What the connections of the build lead to. */
    BackEndKind backend() {
        return backend;
    }

    Path jenkinsfile() {
        return jenkinsfile;
    }

    Optional<Path> scenario() {
        return Optional.ofNullable(scenario);
    }

    Optional<Path> workspace() {
        return Optional.ofNullable(workspace);
    }

    Map<String, String> parameters() {
        return parameters;
    }

    Map<String, String> variables() {
        return variables;
    }

    /** Which the build is of; nothing for a job that stands for no branch. */
    Optional<String> branch() {
        return Optional.of(branch == null ? BRANCH : branch).filter(name -> !name.isBlank());
    }

    /** Whether somebody has said that, or that it is of none. */
    boolean namesBranch() {
        return branch != null;
    }

    Map<Integer, String> answers() {
        return answers;
    }

    boolean runShell() {
        return runShell;
    }

    /** Whether the plugin's steps only plan. */
    boolean plan() {
        return plan;
    }

    /** How long a job of the simulated engine takes. */
    Duration jobLength() {
        return jobLength;
    }

    /** Whether the masking job of the first refresh fails. */
    boolean failMasking() {
        return failMasking;
    }

    /** Whether the masked master gets a real database, where the machine has a server. */
    boolean database() {
        return !withoutDatabase;
    }

    boolean help() {
        return help;
    }

    /** What is to be recorded, instead of anything being run. */
    Optional<RecordRequest> recording() {
        return recording;
    }

    /** As whom. */
    Login login() throws IOException {
        return recordOptions.login(System.getenv());
    }
}
