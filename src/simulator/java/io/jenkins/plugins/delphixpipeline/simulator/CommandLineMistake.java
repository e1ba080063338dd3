package io.jenkins.plugins.delphixpipeline.simulator;

import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, the simulator's or the rehearsal's. */
public final class CommandLineMistake {
    /** The line behind it. */
    public static final String HELP = "--help lists the options.";

    private CommandLineMistake() {}

    /** In a sentence, with the options that may be meant. */
    public static String sentence(ParameterException mistake) {
        if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
            return mistake.getMessage();
        }
        // What stands behind the = may be a secret.
        String unknown = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        List<String> near = unmatched.getSuggestions();
        return "Unknown " + (unknown.startsWith("-") ? "option " : "argument ") + unknown
                + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
    }
}
