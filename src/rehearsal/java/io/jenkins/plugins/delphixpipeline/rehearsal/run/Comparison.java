package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a condition of {@code when} compares a value with its pattern, as a Jenkins does it. */
enum Comparison {
    /** Ant's, in upper or lower case: one star stays within a part between slashes, two stand for any number of parts. */
    GLOB {
        @Override
        boolean matches(String pattern, String actual) {
            return pattern.startsWith("/") == actual.startsWith("/") && partsMatch(parts(pattern), parts(actual));
        }
    },
    REGEXP {
        @Override
        boolean matches(String pattern, String actual) {
            return Pattern.matches(pattern, actual);
        }
    },
    EQUALS {
        @Override
        boolean matches(String pattern, String actual) {
            return pattern.equals(actual);
        }
    };

    abstract boolean matches(String pattern, String actual);

    /** In upper or lower case; one that does not exist counts as not given. */
    static Comparison of(Object name, Comparison otherwise) {
        return Stream.of(values())
                .filter(each -> each.name().equalsIgnoreCase(Objects.toString(name)))
                .findFirst()
                .orElse(otherwise);
    }

    private static List<String> parts(String path) {
        return Stream.of(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }

    private static boolean partsMatch(List<String> patterns, List<String> parts) {
        if (patterns.isEmpty()) {
            return parts.isEmpty();
        }
        List<String> rest = patterns.subList(1, patterns.size());
        if (patterns.get(0).equals("**")) {
            return IntStream.rangeClosed(0, parts.size())
                    .anyMatch(from -> partsMatch(rest, parts.subList(from, parts.size())));
        }
        return !parts.isEmpty()
                && partMatches(patterns.get(0), parts.get(0))
                && partsMatch(rest, parts.subList(1, parts.size()));
    }

    private static boolean partMatches(String pattern, String part) {
        StringBuilder regex = new StringBuilder();
        for (char each : pattern.toLowerCase(Locale.ROOT).toCharArray()) {
            regex.append(each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(String.valueOf(each)));
        }
        return Pattern.matches(regex.toString(), part.toLowerCase(Locale.ROOT));
    }
}
