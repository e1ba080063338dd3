package io.jenkins.plugins.delphixpipeline.operation.automation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A branch as a file writes it: its name, or a pattern in which {@code *} stands for anything but a slash and {@code **} for
 * anything.
 */
record BranchPattern(String text) {
    /** Git allows none of these in the name of a branch, so whoever writes them means a pattern of another kind. */
    private static final Pattern OF_ANOTHER_KIND = Pattern.compile("[?\\[\\\\^~:]|(^|/)\\.\\*|\\*{3}");

    private static final Pattern PIECES = Pattern.compile("\\*\\*|\\*|[^*]+");

    boolean isKnown() {
        return !OF_ANOTHER_KIND.matcher(text).find();
    }

    boolean fits(String branch) {
        return Pattern.matches(
                PIECES.matcher(text).replaceAll(piece -> Matcher.quoteReplacement(regex(piece.group()))), branch);
    }

    private static String regex(String piece) {
        return switch (piece) {
            case "**" -> ".*";
            case "*" -> "[^/]*";
            default -> Pattern.quote(piece);
        };
    }
}
