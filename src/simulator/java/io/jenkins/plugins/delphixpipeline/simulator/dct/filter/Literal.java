package io.jenkins.plugins.delphixpipeline.simulator.dct.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * A value that stands in an expression, and how the values of objects compare with it.
 *
 * @param kind null for nil
 */
record Literal(Token.Kind kind, String text, Whitelist rules) {

    static Literal of(Token token, Whitelist rules) {
        if (token.isWord("NIL")) {
            return new Literal(null, null, rules);
        } else if (token.isWord("TRUE") || token.isWord("FALSE")) {
            return new Literal(Token.Kind.WORD, token.text().toLowerCase(Locale.ROOT), rules);
        } else if (token.kind() == Token.Kind.WORD
                || token.kind() == Token.Kind.SIGN
                || token.kind() == Token.Kind.END) {
            throw new FilterException("Expected a value, not " + token.text());
        }
        return new Literal(token.kind(), token.text(), rules);
    }

    boolean isNil() {
        return kind == null;
    }

    boolean equalTo(JsonNode value) {
        boolean absent = value.isMissingNode() || value.isNull();
        return isNil() || absent
                ? isNil() && absent
                : compare(value).map(order -> order == 0).orElse(false);
    }

    /** How the value stands to this one; nothing where they cannot be compared. */
    Optional<Integer> compare(JsonNode value) {
        if (value.isMissingNode() || value.isNull() || value.isContainerNode() || isNil()) {
            return Optional.empty();
        }
        return switch (kind) {
            case NUMBER ->
                value.isNumber() ? Optional.of(value.decimalValue().compareTo(new BigDecimal(text))) : Optional.empty();
            case WORD -> value.isBoolean() ? Optional.of(value.asText().compareTo(text)) : Optional.empty();
            case DATE -> dates(value.asText());
            default ->
                Optional.of(
                        rules.ignoringCase()
                                ? value.asText().compareToIgnoreCase(text)
                                : value.asText().compareTo(text));
        };
    }

    private Optional<Integer> dates(String value) {
        return rules.datesAsTexts()
                ? Optional.of(value.compareTo(text))
                : instant(value).flatMap(left -> instant(text).map(left::compareTo));
    }

    boolean isPartOf(JsonNode value) {
        if (value.isArray()) {
            for (JsonNode element : value) {
                if (equalTo(element)) {
                    return true;
                }
            }
            return false;
        }
        if (isNil() || !value.isTextual()) {
            return false;
        }
        return rules.ignoringCase()
                ? lower(value.asText()).contains(lower(text))
                : value.asText().contains(text);
    }

    /** Whether any of these attributes, read as text, contains it. */
    boolean isFoundIn(JsonNode value) {
        if (value.isContainerNode()) {
            for (JsonNode element : value) {
                if (isFoundIn(element)) {
                    return true;
                }
            }
            return false;
        }
        return !value.isMissingNode()
                && !value.isNull()
                && lower(value.asText()).contains(lower(text));
    }

    private static String lower(String any) {
        return any.toLowerCase(Locale.ROOT);
    }

    private static Optional<Instant> instant(String written) {
        try {
            return Optional.of(
                    written.contains("T")
                            ? OffsetDateTime.parse(written).toInstant()
                            : LocalDate.parse(written)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
