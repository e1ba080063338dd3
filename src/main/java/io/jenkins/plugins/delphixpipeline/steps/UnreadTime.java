package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a text is no time, in a sentence: a day that does not exist, no zone, or nothing that is known of times. */
@SuppressFBWarnings(value = "REDOS", justification = "each part has a fixed length and can be read in one way only")
final class UnreadTime {
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[Tt ](\\d{2}):(\\d{2})(?::(\\d{2}))?)?");

    /** A number that may be one of days; a longer one counts seconds, or is a date without hyphens. */
    private static final Pattern COUNT = Pattern.compile("\\d{1,5}");

    private UnreadTime() {}

    static String past(String name, String text) {
        if (COUNT.matcher(text).matches()) {
            return Messages.Times_noUnitAgo(name, text);
        }
        Matcher parts = DAY.matcher(text);
        boolean day = isDay(parts, text);
        String mistake = day ? ofDay(name, text, parts) : null;
        if (mistake != null) {
            return mistake;
        }
        return day && parts.group(4) == null ? Messages.Times_noHour(name, text) : Messages.Times_past(name, text);
    }

    static String coming(String name, String text) {
        if (COUNT.matcher(text).matches()) {
            return Messages.Times_noUnit(name, text);
        }
        Matcher parts = DAY.matcher(text);
        String mistake = isDay(parts, text) ? ofDay(name, text, parts) : null;
        return mistake == null ? Messages.Times_coming(name, text) : mistake;
    }

    /** What follows a time of day is its zone, or should be. */
    private static boolean isDay(Matcher parts, String text) {
        return parts.lookingAt() && (parts.group(4) != null || parts.end() == text.length());
    }

    /** Null when its numbers and its zone are right, so that something else is wrong. */
    private static String ofDay(String name, String text, Matcher parts) {
        int month = Integer.parseInt(parts.group(2));
        if (month < 1 || month > 12) {
            return Messages.Times_noSuchMonth(name, text);
        }
        YearMonth of = YearMonth.of(Integer.parseInt(parts.group(1)), month);
        if (!of.isValidDay(Integer.parseInt(parts.group(3)))) {
            return Messages.Times_noSuchDay(name, text, of, String.valueOf(of.lengthOfMonth()));
        }
        if (parts.group(4) == null) {
            return null;
        }
        boolean exists = number(parts, 4) < 24 && number(parts, 5) < 60 && number(parts, 6) < 60;
        if (!exists) {
            return Messages.Times_noSuchHour(name, text);
        }
        return text.substring(parts.end()).matches("([.,]\\d*)?") ? Messages.Times_noZone(name, text) : null;
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }
}
