package io.jenkins.plugins.delphixpipeline.steps;

import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.platform.model.TimeSpan;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the ways in which people write a time: as ISO-8601 with any spelling of the offset, as a date, or as so much time from
 * now. What has no zone is refused, since the engine and Jenkins may stand in different ones.
 */
public final class Times {
    private static final DateTimeFormatter ANY_OFFSET = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    /** A space where ISO-8601 has a T, and one before the offset: what {@code git log} and {@code date} print. */
    private static final Pattern SPACED = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\S+?) ?([+-]\\S+|[zZ])?$");

    /** The one zone that has its names everywhere. */
    private static final Pattern UTC = Pattern.compile("(?<=\\d) ?(UTC|GMT)$");

    private Times() {}

    /**
     * How long something is: {@code 8h}, {@code 14 days}, {@code 1 month}.
     *
     * @param text not blank
     */
    public static Duration length(String name, String text) throws AbortException {
        Optional<String> mistake = FailureTexts.ofTime(name, text);
        if (mistake.isPresent()) {
            throw new AbortException(Messages.Times_length(mistake.get()));
        }
        return TimeSpan.lengthOf(text).orElseThrow();
    }

    /**
     * A time in the past: {@code 2026-11-22T06:00:00+0100}, {@code 8 hours ago}.
     *
     * @return null for a blank text
     */
    public static OffsetDateTime past(String name, String text, Clock clock) throws AbortException {
        String given = Util.fixEmptyAndTrim(text);
        if (given == null) {
            return null;
        }
        Optional<TimeSpan> span = TimeSpan.read(given);
        if (span.isPresent()) {
            if (!span.get().ago()) {
                throw new AbortException(Messages.Times_future(name, given));
            }
            return fromNow(name, given, clock);
        }
        return absolute(given).orElseThrow(() -> new AbortException(UnreadTime.past(name, given)));
    }

    /**
     * A time that is to come: {@code 2027-01-31}, through that day in UTC; {@code 14 days}, from now on.
     *
     * @return null for a blank text
     */
    public static OffsetDateTime coming(String name, String text, Clock clock) throws AbortException {
        String given = Util.fixEmptyAndTrim(text);
        if (given == null) {
            return null;
        }
        OffsetDateTime time = TimeSpan.read(given).isPresent()
                ? fromNow(name, given, clock)
                : absolute(given)
                        .or(() -> endOf(given))
                        .orElseThrow(() -> new AbortException(UnreadTime.coming(name, given)));
        if (!time.toInstant().isAfter(clock.instant().truncatedTo(ChronoUnit.SECONDS))) {
            throw new AbortException(Messages.Times_over(name, given));
        }
        return time;
    }

    private static OffsetDateTime fromNow(String name, String text, Clock clock) throws AbortException {
        TimeSpan span = TimeSpan.read(text).orElseThrow();
        if (span.isTooLong()) {
            throw new AbortException(Messages.Times_tooFar(name, text, String.valueOf(TimeSpan.MOST_YEARS)));
        }
        return span.from(
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
    }

    private static Optional<OffsetDateTime> absolute(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text).toOffsetDateTime());
        } catch (DateTimeException otherSpelling) {
            try {
                String joined =
                        SPACED.matcher(UTC.matcher(text).replaceFirst("Z")).replaceFirst("$1T$2$3");
                return Optional.of(OffsetDateTime.parse(joined, ANY_OFFSET));
            } catch (DateTimeException none) {
                return Optional.empty();
            }
        }
    }

    private static Optional<OffsetDateTime> endOf(String text) {
        try {
            return Optional.of(LocalDate.parse(text).plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
