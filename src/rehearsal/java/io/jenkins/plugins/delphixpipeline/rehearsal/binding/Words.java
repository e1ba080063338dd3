package io.jenkins.plugins.delphixpipeline.rehearsal.binding;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** What values are called for people who write Jenkinsfiles, and need not know what Java calls them. */
public final class Words {
    private Words() {}

    /** What a parameter takes. */
    static String of(Class<?> wanted) {
        if (wanted.isEnum()) {
            return Arrays.stream(wanted.getEnumConstants())
                    .map(each -> ((Enum<?>) each).name())
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (wanted == Boolean.class || wanted == boolean.class) {
            return "yes or no (true or false)";
        }
        if (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted)) {
            return "a number";
        }
        if (CharSequence.class.isAssignableFrom(wanted)) {
            return "a text";
        }
        return Collection.class.isAssignableFrom(wanted) ? "a list" : "a map";
    }

    /** What was given. */
    public static String of(Object value) {
        if (value instanceof Number) {
            return "the number " + value;
        }
        if (value instanceof Boolean yes) {
            return (yes ? "yes" : "no") + " (" + value + ")";
        }
        if (value instanceof CharSequence) {
            return "the text '" + value + "'";
        }
        if (value instanceof Collection) {
            return "the list " + Arguments.literal(value);
        }
        return value instanceof Map ? "the map " + Arguments.literal(value) : "what was given";
    }
}
