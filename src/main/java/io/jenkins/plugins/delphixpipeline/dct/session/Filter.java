package io.jenkins.plugins.delphixpipeline.dct.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Expressions that DCT searches by. DCT API: a text stands in quotes of either kind, and nothing is said of how to write a
 * quote inside; so the other kind is taken, and what holds both cannot be searched for.
 */
public final class Filter {
    /** DCT API: {@code IN} takes no more values than this. */
    public static final int MOST_VALUES = 100;
    /** The longest expression that all releases take, and that of the newer ones. */
    private static final int SHORT = 2000;

    private static final int LONG = 50_000;

    private Filter() {}

    /** Whether a text can be searched for at all. */
    public static boolean canSay(String text) {
        return text.indexOf('\'') < 0 || text.indexOf('"') < 0;
    }

    /** @throws IllegalArgumentException for what {@link #canSay} denies */
    public static String eq(String field, String text) {
        return field + " EQ " + quoted(text);
    }

    public static String eq(String field, long number) {
        return field + " EQ " + number;
    }

    public static String since(String field, Instant time) {
        return field + " GE " + time;
    }

    public static String in(String field, Collection<String> texts) {
        return field + " IN ["
                + String.join(",", texts.stream().map(Filter::quoted).toList()) + "]";
    }

    public static String tagged(String key, String value) {
        return "tags CONTAINS { key EQ " + quoted(key) + " AND value EQ " + quoted(value) + " }";
    }

    public static String and(String... parts) {
        return String.join(" AND ", parts);
    }

    private static String quoted(String text) {
        if (!canSay(text)) {
            throw new IllegalArgumentException("holds quotes of both kinds");
        }
        char quote = text.indexOf('\'') < 0 ? '\'' : '"';
        return quote + text + quote;
    }

    /**
     * Cuts values into parts that one expression each can hold.
     *
     * @param beside how many characters the expression has besides the values
     */
    public static List<List<String>> parts(Collection<String> values, int beside, ApiVersion version) {
        int room = (version.atLeast(3, 28) ? LONG : SHORT) - beside;
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        int length = 0;
        for (String value : values) {
            int more = value.length() + "'',".length();
            if (!part.isEmpty() && (part.size() == MOST_VALUES || length + more > room)) {
                parts.add(part);
                part = new ArrayList<>();
                length = 0;
            }
            part.add(value);
            length += more;
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }
}
