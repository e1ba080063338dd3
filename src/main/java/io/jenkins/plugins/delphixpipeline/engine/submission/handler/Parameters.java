package io.jenkins.plugins.delphixpipeline.engine.submission.handler;

import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.secret.SecretReferences;
import io.jenkins.plugins.delphixpipeline.platform.secret.SecretText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Checks settings that somebody wrote by hand, before they are sent. */
public final class Parameters {
    /** What a setting may be. */
    public enum Form {
        FLAG(value -> value instanceof Boolean, "true or false"),
        NUMBER(value -> value instanceof Number, "a number"),
        TEXT(value -> value instanceof String text ? !text.isBlank() : value instanceof SecretText, "a text"),
        NUMBERS(
                value -> value instanceof List<?> list && list.stream().allMatch(Number.class::isInstance),
                "a list of numbers"),
        TEXTS(
                value -> value instanceof List<?> list
                        && list.stream().allMatch(item -> item instanceof String || item instanceof SecretText),
                "a list of texts"),
        OBJECT(value -> value instanceof Map<?, ?>, "an object");

        private final Predicate<Object> fits;
        private final String description;

        Form(Predicate<Object> fits, String description) {
            this.fits = fits;
            this.description = description;
        }
    }

    private Parameters() {}

    /** @throws PlatformException {@link Problem#PARAMETER_REFUSED} naming a key that is unknown or has a value that does not fit */
    public static void check(Map<String, Object> given, Map<String, Form> allowed) {
        SecretReferences.check(given);
        given.forEach((key, value) -> {
            Form form = allowed.get(key);
            if (form == null) {
                throw unknown(key, allowed.keySet());
            }
            if (!form.fits.test(value)) {
                throw refused(key, "must be " + form.description, List.of());
            }
        });
    }

    /** With the nearest of those that are known. */
    public static PlatformException unknown(String key, Collection<String> known) {
        return refused(key, NameResolver.unknown(key, known), known);
    }

    public static PlatformException refused(String key, String reason, Collection<String> allowed) {
        return new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, key)
                .withDetails(reason)
                .withCandidates(allowed.stream().sorted().toList()));
    }
}
