package io.jenkins.plugins.delphixpipeline.simulator.dct.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctVersion;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the body of a call may hold; anything else is refused. Members are written as words such as {@code name!}, {@code force:b}
 * or {@code tags@16:a}: required where an exclamation mark stands, since a minor version, of a type: s for text, which is
 * usual, i, l for whole numbers, b for a truth, which may be written as a text, o for an object, a for a list, as for one of texts, t for a time, d for a date.
 */
public final class Body {

    private static final int LONGEST_NAME = 256;
    private static final Set<String> TRUTH = Set.of("true", "false");
    private static final Pattern MEMBER = Pattern.compile("(\\w+)(!)?(?:@(\\d+))?(?::(\\w+))?");

    private record Member(boolean required, int since, String type) {}

    private final Map<String, Member> members = new LinkedHashMap<>();

    private Body() {}

    /** @param words joined */
    public static Body of(String... words) {
        Body body = new Body();
        String all = String.join(" ", words).trim();
        for (String word : all.isEmpty() ? new String[0] : all.split("\\s+")) {
            Matcher match = MEMBER.matcher(word);
            if (!match.matches()) {
                throw new IllegalArgumentException(word);
            }
            int since = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
            String type = match.group(4) == null ? "s" : match.group(4);
            body.members.put(match.group(1), new Member(match.group(2) != null, since, type));
        }
        return body;
    }

    /** Refuses what does not fit. */
    public void check(JsonNode body, DctVersion version) {
        if (!body.isObject()) {
            throw DctError.invalid("The body must be an object.");
        }
        body.properties().forEach(sent -> {
            Member member = members.get(sent.getKey());
            if (member == null || !version.atLeast(member.since())) {
                throw DctError.invalid("Unknown field \"" + sent.getKey() + "\".");
            }
            if (!sent.getValue().isNull() && !fits(sent.getKey(), sent.getValue(), member.type())) {
                throw DctError.invalid("The value of \"" + sent.getKey() + "\" does not fit.");
            }
        });
        members.forEach((name, member) -> {
            if (member.required() && body.path(name).isMissingNode()
                    || member.required() && body.path(name).isNull()) {
                throw DctError.invalid("\"" + name + "\" is required.");
            }
        });
    }

    private static boolean fits(String name, JsonNode value, String type) {
        return switch (type) {
            case "i", "l" -> value.isIntegralNumber();
            case "b" -> value.isBoolean() || value.isTextual() && TRUTH.contains(value.asText());
            case "o" -> value.isObject();
            case "a" -> value.isArray();
            case "as" -> value.isArray() && allTexts(value);
            case "t" -> value.isTextual() && isTime(value.asText());
            case "d" -> value.isTextual() && isDate(value.asText());
            default -> value.isTextual() && isLength(name, value.asText().length());
        };
    }

    private static boolean isLength(String name, int length) {
        boolean bounded = name.equals("name") || name.endsWith("_id");
        return !bounded || length >= 1 && length <= LONGEST_NAME;
    }

    private static boolean allTexts(JsonNode list) {
        for (JsonNode element : list) {
            if (!element.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException wrong) {
            return false;
        }
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException wrong) {
            return false;
        }
    }
}
