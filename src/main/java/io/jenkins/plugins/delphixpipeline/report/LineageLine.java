package io.jenkins.plugins.delphixpipeline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stored form of one operation: a line of {@code key=value} pairs, separated by semicolons. It has no quotes and no
 * brackets, which would grow sixfold in a build's XML. What a later version adds under a key of its own is passed over;
 * what is missing is null or empty. A character that would be in the way, in the line or in XML, is written as a percent sign
 * and its number in four hexadecimal digits.
 */
final class LineageLine {
    private static final String RESULT = "r.";
    private static final Pattern NUMBER = Pattern.compile("%([0-9a-f]{4})");

    private LineageLine() {}

    static String write(LineageEntry entry) {
        StringBuilder line = new StringBuilder(300).append(head(entry.getId()));
        put(line, "v", entry.getVerb());
        put(line, "s", entry.getSubject());
        put(line, "c", entry.getConnection());
        put(line, "t", entry.getState().name());
        put(line, "b", Long.toString(entry.getStartedAt()));
        put(line, "d", entry.getDurationMillis() == 0 ? null : Long.toString(entry.getDurationMillis()));
        entry.getJobs().forEach(job -> put(line, "j", job));
        for (LineageFlow flow : entry.getFlows()) {
            line.append("f=");
            escape(line, flow.getFrom());
            escape(line.append('|'), flow.getVia());
            escape(line.append('|'), flow.getTo());
            line.append(';');
        }
        entry.getResults().forEach((key, value) -> put(line, RESULT + key, value));
        put(line, "e", entry.getFailure());
        return line.toString();
    }

    /** What the line of this operation begins with, and no other. */
    static String head(String id) {
        StringBuilder head = new StringBuilder();
        put(head, "i", id);
        return head.toString();
    }

    /** @return null when it is not the line of an operation */
    static LineageEntry read(String line) {
        Map<String, String> single = new LinkedHashMap<>();
        List<String> jobs = new ArrayList<>();
        List<LineageFlow> flows = new ArrayList<>();
        Map<String, String> results = new LinkedHashMap<>();
        for (String pair : line.split(";")) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                continue;
            }
            String key = plain(pair.substring(0, equals));
            String value = pair.substring(equals + 1);
            if (key.equals("j")) {
                jobs.add(plain(value));
            } else if (key.equals("f")) {
                String[] parts = value.split("\\|", -1);
                if (parts.length >= 3) {
                    flows.add(new LineageFlow(given(parts[0]), given(parts[1]), plain(parts[2])));
                }
            } else if (key.startsWith(RESULT)) {
                results.put(key.substring(RESULT.length()), plain(value));
            } else {
                single.put(key, plain(value));
            }
        }
        return single.getOrDefault("i", "").isEmpty() ? null : entry(single, jobs, flows, results);
    }

    private static LineageEntry entry(
            Map<String, String> single, List<String> jobs, List<LineageFlow> flows, Map<String, String> results) {
        return LineageEntry.running(
                        single.get("i"),
                        single.getOrDefault("v", ""),
                        single.getOrDefault("s", ""),
                        single.get("c"),
                        number(single.get("b")))
                .withJobs(jobs)
                .told(state(single.get("t")), number(single.get("d")), flows, results)
                .because(single.get("e"));
    }

    /** A state that only a later version knows is one that has not succeeded as far as this one can tell. */
    private static LineageEntry.State state(String name) {
        for (LineageEntry.State state : LineageEntry.State.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return LineageEntry.State.STOPPED;
    }

    private static long number(String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void put(StringBuilder line, String key, String value) {
        if (value != null && !value.isEmpty()) {
            escape(line, key);
            escape(line.append('='), value);
            line.append(';');
        }
    }

    private static void escape(StringBuilder line, String text) {
        for (int at = 0; text != null && at < text.length(); at++) {
            char each = text.charAt(at);
            boolean pair = Character.isHighSurrogate(each)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            if (pair) {
                line.append(each).append(text.charAt(++at));
            } else if (isInTheWay(each)) {
                line.append(String.format("%%%04x", (int) each));
            } else {
                line.append(each);
            }
        }
    }

    private static boolean isInTheWay(char each) {
        return "%;|=".indexOf(each) >= 0
                || Character.isISOControl(each)
                || Character.isSurrogate(each)
                || each >= '\ufffe';
    }

    private static String given(String part) {
        return part.isEmpty() ? null : plain(part);
    }

    private static String plain(String escaped) {
        return escaped.indexOf('%') < 0
                ? escaped
                : NUMBER.matcher(escaped)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }
}
