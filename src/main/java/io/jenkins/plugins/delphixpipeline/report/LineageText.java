package io.jenkins.plugins.delphixpipeline.report;

import java.time.Duration;
import java.util.Locale;

/** How the pages put things that are no sentences. */
final class LineageText {
    private LineageText() {}

    /** {@code 4.2 s}, {@code 1:05 min}, {@code 1:01:05 h}. */
    static String duration(long millis) {
        Duration time = Duration.ofMillis(Math.max(0, millis));
        if (time.toMinutes() == 0) {
            return Messages.LineageText_seconds(String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0));
        }
        return time.toHours() == 0
                ? Messages.LineageText_minutes(
                        String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart()))
                : Messages.LineageText_hours(String.format(
                        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart()));
    }

    /** @param building false: what is still recorded as running has not told its end, and never will */
    static String state(LineageEntry entry, boolean building) {
        return switch (entry.getState()) {
            case RUNNING -> building ? Messages.LineageText_running() : Messages.LineageText_unknown();
            case SUCCEEDED -> Messages.LineageText_succeeded();
            case FAILED -> Messages.LineageText_failed();
            case STOPPED -> Messages.LineageText_stopped();
            case UNKNOWN -> Messages.LineageText_unknown();
        };
    }

    /** In a few words: {@code refresh 1:05 min}, {@code refresh failed}. */
    static String line(LineageEntry entry, boolean building) {
        String verb = entry.getVerb();
        if (entry.getState() == LineageEntry.State.SUCCEEDED) {
            return Messages.LineageText_done(verb, duration(entry.getDurationMillis()));
        }
        return Messages.LineageText_done(verb, state(entry, building));
    }

    /** With all that there is to say. */
    static String told(LineageEntry entry, boolean building) {
        String line = line(entry, building);
        boolean ended = entry.getState() == LineageEntry.State.FAILED || entry.getState() == LineageEntry.State.STOPPED;
        String timed = ended ? Messages.LineageText_done(line, duration(entry.getDurationMillis())) : line;
        return entry.getFailure() == null ? timed : timed + "\n" + entry.getFailure();
    }
}
