package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.platform.model.TimeSpan;
import java.util.Optional;

/** What is wrong with a length of time that somebody wrote, in a sentence: forms, steps and pages say the same. */
public final class TimeSpanMistake {
    private TimeSpanMistake() {}

    /**
     * @param name of the parameter, or the label of the field
     * @return empty when the text is a length of time
     */
    public static Optional<String> of(String name, String text) {
        Optional<TimeSpan> read = TimeSpan.read(text);
        if (read.flatMap(TimeSpan::length).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                read.map(span -> senseless(name, text.trim(), span)).orElseGet(() -> unread(name, text.trim())));
    }

    private static String unread(String name, String text) {
        return text.matches("\\d+") ? Messages.TimeSpan_noUnit(name, text) : Messages.TimeSpan_unreadable(name, text);
    }

    private static String senseless(String name, String text, TimeSpan span) {
        if (span.ago()) {
            return Messages.TimeSpan_ago(name, text, text.replaceFirst("(?i) ago$", ""));
        }
        return span.isTooLong()
                ? Messages.TimeSpan_tooLong(name, text, String.valueOf(TimeSpan.MOST_YEARS))
                : Messages.TimeSpan_zero(name, text);
    }
}
