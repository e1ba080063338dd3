package io.jenkins.plugins.delphixpipeline.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * What the rehearsal was asked to do.
 *
 * @param jobLength how long a job of the simulated engine takes
 * @param failMasking whether the masking job of the first refresh fails
 * @param database whether the masked master gets a real database, where the machine has a server
 * @param help whether only the usage is wanted
 */
record CommandLine(Path jenkinsfile, Duration jobLength, boolean failMasking, boolean database, boolean help) {
    static final String USAGE = """
            Runs the Jenkinsfile with the plugin's real steps against a simulated Delphix Engine.

              mvn -q compile exec:java -Dexec.args="..."

              --jenkinsfile PATH   another file than ./Jenkinsfile
              --job-seconds N      how long a job of the engine takes; 2 if not said, parts of a second allowed
              --fault masking      the masking job fails
              --without-database   no PostgreSQL for the masked master; then no account is reset
              --help               this text
            """;

    private static final CommandLine DEFAULTS =
            new CommandLine(Path.of("Jenkinsfile"), Duration.ofSeconds(2), false, true, false);

    /** @throws IllegalArgumentException naming what is not known or not complete */
    static CommandLine of(String... arguments) {
        CommandLine line = DEFAULTS;
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            line = switch (option) {
                case "--help" ->
                    new CommandLine(line.jenkinsfile, line.jobLength, line.failMasking, line.database, true);
                case "--jenkinsfile" ->
                    new CommandLine(
                            Path.of(value(option, rest)), line.jobLength, line.failMasking, line.database, line.help);
                case "--job-seconds" ->
                    new CommandLine(
                            line.jenkinsfile, seconds(value(option, rest)), line.failMasking, line.database, line.help);
                case "--fault" ->
                    new CommandLine(
                            line.jenkinsfile, line.jobLength, fault(value(option, rest)), line.database, line.help);
                case "--without-database" ->
                    new CommandLine(line.jenkinsfile, line.jobLength, line.failMasking, false, line.help);
                default -> throw new IllegalArgumentException("Unknown argument " + option);
            };
        }
        return line;
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static Duration seconds(String text) {
        try {
            double seconds = Double.parseDouble(text);
            if (seconds > 0 && seconds <= 600) {
                return Duration.ofMillis(Math.round(seconds * 1000));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--job-seconds needs a number, not " + text, e);
        }
        throw new IllegalArgumentException("--job-seconds must be more than 0 and at most 600, not " + text);
    }

    private static boolean fault(String name) {
        if (!name.equals("masking")) {
            throw new IllegalArgumentException("Unknown fault " + name + "; there is only masking");
        }
        return true;
    }
}
