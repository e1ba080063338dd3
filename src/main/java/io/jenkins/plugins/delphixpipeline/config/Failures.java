package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.platform.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jvnet.localizer.ResourceBundleHolder;

/**
 * Makes whole sentences of failures: what is wrong with what, what the back end says about it, which names would have
 * fitted, and what to do next. A problem has a sentence {@code Failure.PROBLEM} and, where they make sense, further ones
 * that are told when there are details, candidates or none.
 */
public final class Failures {
    private static final String PREFIX = "Failure.";

    private Failures() {}

    public static String sentence(Failure failure) {
        String problem = failure.problem().name();
        String subject = isBlank(failure.subject()) ? text("subjectUnknown") : failure.subject();
        List<String> parts = new ArrayList<>();
        parts.add(text(problem, subject));
        if (!isBlank(failure.details())) {
            parts.add(special(problem, "details", firstOf("details"), stripped(failure.details())));
        }
        if (!failure.candidates().isEmpty()) {
            String names = failure.candidates().stream().map(Failures::quoted).collect(Collectors.joining(", "));
            parts.add(special(problem, "candidates", firstOf("candidates." + failure.kind(), "candidates"), names));
        } else if (has(problem + ".none")) {
            parts.add(text(problem + ".none"));
        }
        if (!isBlank(failure.suggestion())) {
            parts.add(text("suggestion", stripped(failure.suggestion())));
        }
        if (!isBlank(failure.job())) {
            parts.add(text("job", failure.job()));
        }
        if (has(problem + ".remedy")) {
            parts.add(text(problem + ".remedy", subject));
        }
        return String.join(" ", parts);
    }

    /**
     * @param asked what was to be done, such as {@code Refresh of "Patients"}
     * @param connection where; null when that is not known
     */
    public static String sentence(String asked, String connection, Failure failure) {
        return isBlank(connection)
                ? text("asked", asked, sentence(failure))
                : text("askedOn", asked, connection, sentence(failure));
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
        String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static boolean has(String key) {
        return ResourceBundle.getBundle(Messages.class.getName(), Locale.getDefault(), Messages.class.getClassLoader())
                .containsKey(PREFIX + key);
    }

    private static String text(String key, Object... arguments) {
        return ResourceBundleHolder.get(Messages.class).format(PREFIX + key, arguments);
    }
}
