package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.BackEndKind;
import io.jenkins.plugins.delphixpipeline.platform.model.Namesake;
import io.jenkins.plugins.delphixpipeline.platform.model.TimeSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jvnet.localizer.ResourceBundleHolder;

/**
 * Makes whole sentences of failures: what is wrong with what, what the back end says about it, which names would have
 * fitted, and what to do next. A problem has a sentence {@code Failure.PROBLEM} and, where they make sense, further ones
 * that are told when there are details, candidates or none.
 */
public final class FailureTexts {
    private static final String PREFIX = "Failure.";
    private static final String UNSHOWN = "[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]+";

    /** A user as the engine's own command line and some tools write it. */
    private static final Pattern REALM = Pattern.compile("(.+)@(DOMAIN|SYSTEM)", Pattern.CASE_INSENSITIVE);

    private FailureTexts() {}

    /** Everything in one paragraph, for a form or as a part of something longer. */
    public static String sentence(Failure failure) {
        List<String> parts = what(failure);
        parts.addAll(whatNow(failure));
        return String.join(" ", parts);
    }

    /**
     * What somebody reads who did not watch: what was tried on what and where, what is wrong, and what to do, each on a line of
     * its own.
     *
     * @param verb what was tried, such as {@code refresh}
     * @param subject the object of it, as its user named it
     * @param connection where; null when none was open yet
     */
    public static String report(String verb, String subject, String connection, Failure failure) {
        return report(
                asked(verb, subject, connection), String.join(" ", what(failure)), String.join(" ", whatNow(failure)));
    }

    /** The same about a mistake of its user. */
    public static String report(String verb, String subject, String connection, ConfigurationException mistake) {
        return report(asked(verb, subject, connection), mistake.sentence(), mistake.remedy());
    }

    /** The same from its parts, each a whole sentence. */
    public static String report(String asked, String what, String whatNow) {
        String report = asked + "\n" + oneLine(what);
        return whatNow.isEmpty() ? report : report + "\n" + text("whatNow", whatNow);
    }

    /** What was tried, on what and where. */
    public static String asked(String verb, String subject, String connection) {
        return isBlank(connection) ? text("asked", verb, subject) : text("askedOn", verb, subject, connection);
    }

    private static List<String> what(Failure failure) {
        String problem = failure.problem().name();
        List<String> parts = new ArrayList<>();
        parts.add(text(problem, subject(failure), backEnd(failure)));
        parts.addAll(lacking(failure));
        if (failure.namesake() != null) {
            Namesake other = failure.namesake();
            String part = "namesake." + other.kind() + (isBlank(other.owner()) ? "" : ".owned");
            parts.add(text(part, subject(failure), Objects.toString(other.owner(), "")));
        }
        String details =
                isBlank(failure.details()) && failure.reason() != null ? sentence(failure.reason()) : failure.details();
        if (!isBlank(details)) {
            parts.add(special(problem, "details", firstOf("details"), stripped(details)));
        }
        if (!failure.candidates().isEmpty()) {
            String names =
                    failure.candidates().stream().map(FailureTexts::quoted).collect(Collectors.joining(", "));
            parts.add(special(problem, "candidates", firstOf("candidates." + failure.kind(), "candidates"), names));
        } else if (has(problem + ".none")) {
            parts.add(text(problem + ".none"));
        }
        if (!isBlank(failure.job())) {
            parts.add(text("job", failure.job()));
        }
        return parts;
    }

    private static List<String> lacking(Failure failure) {
        List<String> parts = new ArrayList<>();
        if (failure.lacking() != null) {
            parts.add(text("lacking." + failure.lacking()));
        }
        if (failure.instead() != null) {
            parts.add(text("instead." + failure.instead()));
        }
        return parts;
    }

    private static List<String> whatNow(Failure failure) {
        List<String> parts = new ArrayList<>();
        boolean suggested = !isBlank(failure.suggestion());
        if (suggested) {
            parts.add(text("suggestion", stripped(failure.suggestion())));
        }
        if (failure.problem() == Problem.LOGIN_REFUSED && failure.backEnd() == BackEndKind.ENGINE) {
            failure.candidates().stream()
                    .map(REALM::matcher)
                    .filter(Matcher::matches)
                    .map(user -> text(
                            "LOGIN_REFUSED.realm." + user.group(2).toUpperCase(Locale.ROOT),
                            user.group(1),
                            user.group()))
                    .forEach(parts::add);
        }
        String remedy = failure.problem().name() + ".remedy";
        String own = firstOf(remedy + "." + failure.backEnd(), remedy);
        own = suggested ? firstOf(remedy + ".suggested", own) : own;
        if (has(own)) {
            parts.add(text(own, subject(failure), backEnd(failure)));
        }
        return parts;
    }

    private static String backEnd(Failure failure) {
        return text(firstOf("backEnd." + failure.backEnd(), "backEnd"));
    }

    private static String subject(Failure failure) {
        return isBlank(failure.subject()) ? text("subjectUnknown") : failure.subject();
    }

    private static String special(String problem, String part, String otherwise, String argument) {
        String key = problem + '.' + part;
        return text(has(key) ? key : otherwise, argument);
    }

    private static String firstOf(String... keys) {
        for (String key : keys) {
            if (has(key)) {
                return key;
            }
        }
        return keys[keys.length - 1];
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /** The parts end with a full stop of their own. */
    private static String stripped(String text) {
        String line = oneLine(text.replaceAll("\\s*\\R\\s*", " "));
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static boolean has(String key) {
        return ResourceBundle.getBundle(Messages.class.getName(), Locale.getDefault(), Messages.class.getClassLoader())
                .containsKey(PREFIX + key);
    }

    /** Whatever came from outside, without what would end its line, turn it round, or pass for a console note of Jenkins. */
    public static String oneLine(String text) {
        return text.replaceAll(UNSHOWN, " ").strip();
    }

    private static String text(String key, String... arguments) {
        Object[] lines = Arrays.stream(arguments).map(FailureTexts::oneLine).toArray();
        return ResourceBundleHolder.get(Messages.class).format(PREFIX + key, lines);
    }

    /**
     * What is wrong with a length of time that somebody wrote: forms, steps and pages say the same.
     *
     * @param name of the parameter, or the label of the field
     * @return empty when the text is a length of time
     */
    public static Optional<String> ofTime(String name, String text) {
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
