package io.jenkins.plugins.delphixpipeline.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Reads what people write into parameters. What is wrong is told as a whole sentence. */
public final class ParameterTexts {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ParameterTexts() {}

    /**
     * @param text ISO-8601 with a zone or an offset, such as {@code 2026-03-01T06:00:00Z}; a zone in brackets is allowed
     * @throws ConfigurationException when it is none, or has no zone
     */
    public static Instant timestamp(String parameter, String text) {
        try {
            return DateTimeFormatter.ISO_DATE_TIME.parse(text.trim(), Instant::from);
        } catch (DateTimeException e) {
            throw new ConfigurationException(
                    isLocal(text)
                            ? Messages.ParameterTexts_timestampWithoutZone(parameter, text)
                            : Messages.ParameterTexts_timestampWrong(parameter, text, example()));
        }
    }

    private static boolean isLocal(String text) {
        try {
            LocalDateTime.parse(text.trim());
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String example() {
        return OffsetDateTime.parse("2026-03-01T06:00:00+01:00").toString();
    }

    /**
     * @return the members in the order written: texts, numbers, booleans, lists and maps; empty for a blank text
     * @throws ConfigurationException when it is no JSON object, with line and column where the reading stopped
     */
    public static Map<String, Object> object(String parameter, String text) {
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.isObject()) {
                throw new ConfigurationException(Messages.ParameterTexts_noObject(parameter));
            }
            return JSON.convertValue(node, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            // Where it stopped, but not what stands there: that may be a secret.
            String line = e.getLocation() == null
                    ? "?"
                    : String.valueOf(e.getLocation().getLineNr());
            String column = e.getLocation() == null
                    ? "?"
                    : String.valueOf(e.getLocation().getColumnNr());
            throw new ConfigurationException(Messages.ParameterTexts_noJson(parameter, line, column));
        }
    }
}
