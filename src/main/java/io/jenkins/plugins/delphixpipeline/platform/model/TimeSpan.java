package io.jenkins.plugins.delphixpipeline.platform.model;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So much time, as people write it: {@code 30m}, {@code 8 hours}, {@code 14d}, {@code 2 weeks}, {@code 1 month}. The one reader of
 * it: whatever takes such a time takes each of these.
 *
 * @param ago whether it was written as a time in the past: {@code 8 hours ago}
 */
public record TimeSpan(long count, ChronoUnit unit, boolean ago) {
    public static final int MOST_YEARS = 100;
    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d+) ?(m|mins?|minutes?|h|hours?|d|days?|w|weeks?|months?|y|years?)( ago)?", Pattern.CASE_INSENSITIVE);
    /** More digits than any time has. */
    private static final int LONGEST = 12;

    /** @return empty for what is none; what makes no sense is told by {@link #isTooLong} and {@link #length} */
    public static Optional<TimeSpan> read(String text) {
        Matcher parts = WRITTEN.matcher(text.trim());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String digits = parts.group(1);
        long count = digits.length() > LONGEST ? Long.MAX_VALUE : Long.parseLong(digits);
        return Optional.of(new TimeSpan(count, unit(parts.group(2).toLowerCase(Locale.ROOT)), parts.group(3) != null));
    }

    private static ChronoUnit unit(String word) {
        return switch (word.charAt(0)) {
            case 'h' -> ChronoUnit.HOURS;
            case 'd' -> ChronoUnit.DAYS;
            case 'w' -> ChronoUnit.WEEKS;
            case 'y' -> ChronoUnit.YEARS;
            default -> word.startsWith("mo") ? ChronoUnit.MONTHS : ChronoUnit.MINUTES;
        };
    }

    /** The {@link #length} of what is written; empty also where that is no length of time. */
    public static Optional<Duration> lengthOf(String text) {
        return read(text).flatMap(TimeSpan::length);
    }

    public boolean isTooLong() {
        return count > Duration.ofDays(365L * MOST_YEARS).dividedBy(each());
    }

    /** How long it is, a month as 30 days and a year as 365; empty for none at all, too much, or a time in the past. */
    public Optional<Duration> length() {
        return ago || count == 0 || isTooLong() ? Optional.empty() : Optional.of(each().multipliedBy(count));
    }

    /** Counted by the calendar from a moment on, or back where it was written so. */
    public OffsetDateTime from(OffsetDateTime moment) {
        return ago ? moment.minus(count, unit) : moment.plus(count, unit);
    }

    private Duration each() {
        return switch (unit) {
            case MONTHS -> Duration.ofDays(30);
            case YEARS -> Duration.ofDays(365);
            default -> unit.getDuration();
        };
    }
}
