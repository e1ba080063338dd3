package io.jenkins.plugins.delphixpipeline.steps;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.AbortException;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns what somebody wrote into what an operation takes. Whatever cannot be ends in an {@link AbortException} with a
 * sentence that names the parameter; steps call this at their start, forms while somebody types.
 */
public final class Parameters {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    /** How the parser tells of a member that is there twice: it names the member only. */
    private static final String DUPLICATE = "Duplicate field";

    private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Parameters() {}

    /**
     * Which of two is given: a VDB, or a group of them.
     *
     * @return whether it is the group
     */
    public static boolean isGroup(String vdb, String vdbGroup) throws AbortException {
        if (vdbGroup == null) {
            needed("vdb", vdb);
        }
        if (vdb != null && vdbGroup != null) {
            throw new AbortException(Messages.Parameters_vdbAndGroup());
        }
        return vdbGroup != null;
    }

    public static String needed(String name, String value) throws AbortException {
        return given(value, Messages.Parameters_needed(name));
    }

    /** @param other what was given, for which this one is needed */
    public static String neededWith(String other, String name, String value) throws AbortException {
        return given(value, Messages.Parameters_neededWith(name, other));
    }

    /** @param other what could have been given instead */
    public static String neededWithout(String other, String name, String value) throws AbortException {
        return given(value, Messages.Parameters_neededWithout(name, other));
    }

    /** @param otherwise what to say where it is not given */
    static String given(String value, String otherwise) throws AbortException {
        String given = Util.fixEmptyAndTrim(value);
        if (given == null) {
            throw new AbortException(otherwise);
        }
        return given;
    }

    /** @return an empty map for a blank text */
    public static Map<String, Object> json(String name, String text) throws AbortException {
        String given = Util.fixEmptyAndTrim(text);
        if (given == null) {
            return Map.of();
        }
        try {
            Map<String, Object> map = JSON.readValue(given, new TypeReference<LinkedHashMap<String, Object>>() {});
            if (map == null) {
                throw new AbortException(Messages.Parameters_jsonObject(name));
            }
            return map;
        } catch (JsonProcessingException e) {
            if (!given.startsWith("{")) {
                throw new AbortException(Messages.Parameters_jsonObject(name));
            }
            // Where it stopped, but neither what stands there nor the cause, which quotes it: that may be a secret.
            JsonLocation at = e.getLocation();
            String line = at == null ? "?" : String.valueOf(at.getLineNr());
            String column = at == null ? "?" : String.valueOf(at.getColumnNr());
            String twice = e.getOriginalMessage();
            throw new AbortException(
                    twice.startsWith(DUPLICATE)
                            ? Messages.Parameters_jsonTwice(name, line, column, twice)
                            : Messages.Parameters_json(name, line, column));
        }
    }

    /**
     * A list without what is blank or there twice. Its entries are taken as they are: a name may have a comma.
     *
     * @return null when nothing is left
     */
    public static List<String> list(List<String> values) {
        if (values == null) {
            return null;
        }
        List<String> kept = values.stream()
                .filter(Objects::nonNull)
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        return kept.isEmpty() ? null : kept;
    }

    /** A list that was written as one text: separated by commas or, where a name has one itself, one name a line. */
    static List<String> split(String text) {
        String separator = text.lines().count() > 1 || text.endsWith("\n") ? "\\R" : ",";
        return List.of(text.split(separator));
    }

    /** The same text again; null for no list. */
    static String joined(List<String> values) {
        if (values == null || values.stream().noneMatch(value -> value.contains(","))) {
            return values == null ? null : String.join(", ", values);
        }
        return String.join("\n", values) + "\n";
    }

    /** @param allowed what the text may say; the first is meant by a blank one */
    public static IfExists ifExists(String text, List<IfExists> allowed) throws AbortException {
        String given = Util.fixEmptyAndTrim(text);
        if (given == null) {
            return allowed.get(0);
        }
        return allowed.stream()
                .filter(choice -> choice.name().equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() -> new AbortException(Messages.Parameters_choice("ifExists", given, words(allowed))));
    }

    /** One of several words, whatever its case; it is needed. */
    public static <E extends Enum<?>> E choice(String name, String text, E[] allowed) throws AbortException {
        String given = needed(name, text);
        for (E choice : allowed) {
            if (choice.name().equalsIgnoreCase(given) || word(choice).equalsIgnoreCase(given)) {
                return choice;
            }
        }
        throw new AbortException(Messages.Parameters_choice(name, given, words(List.of(allowed))));
    }

    /** A choice as it is written in a pipeline: {@code createBranch}. */
    public static String word(Enum<?> choice) {
        return Pattern.compile("_(.)")
                .matcher(choice.name().toLowerCase(Locale.ROOT))
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    public static String words(List<? extends Enum<?>> choices) {
        return choices.stream().map(Parameters::word).collect(Collectors.joining(", "));
    }

    public static void environmentName(String name, String text) throws AbortException {
        String given = Util.fixEmptyAndTrim(text);
        if (given != null && !ENVIRONMENT_NAME.matcher(given).matches()) {
            throw new AbortException(Messages.Parameters_environmentName(name, given));
        }
    }

    /** The names of those parameters that were given: null and false mean that one was not. */
    public static List<String> given(Map<String, ?> parameters) {
        return parameters.entrySet().stream()
                .filter(entry -> entry.getValue() != null && !Boolean.FALSE.equals(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static AbortException refusal(String sentence, Exception cause) {
        AbortException refusal = new AbortException(sentence);
        refusal.initCause(cause);
        return refusal;
    }

    /** Something made of parameters. */
    @FunctionalInterface
    public interface Made<T> {
        T make() throws AbortException;
    }

    /**
     * Tells what is wrong with the parameters of a running step as its other failures are told.
     *
     * @param asked what cannot be done
     */
    public static <T> T checked(String asked, Made<T> making) throws AbortException {
        try {
            return making.make();
        } catch (AbortException e) {
            throw refusal(FailureTexts.report(asked, e.getMessage(), Messages.Parameters_remedy()), e);
        }
    }

    /** Something that forms check with the same code, and the same sentence, as a running step. */
    @FunctionalInterface
    public interface Check {
        void run() throws AbortException;
    }

    public static FormValidation validation(Check check) {
        try {
            check.run();
            return FormValidation.ok();
        } catch (AbortException e) {
            // While somebody fills in a form there is nothing that could have been changed.
            return FormValidation.error(
                    e.getMessage().replace(Messages.Parameters_unchanged(), "").trim());
        }
    }

    /** Something that forms check of a text that is there. */
    @FunctionalInterface
    public interface CheckOf {
        void run(String given) throws AbortException;
    }

    /** For a field that must be filled in. */
    public static FormValidation required(String value, CheckOf check) {
        String given = Util.fixEmptyAndTrim(value);
        return given == null ? FormValidation.validateRequired(value) : validation(() -> check.run(given));
    }
}
