package io.jenkins.plugins.delphixpipeline.platform.secret;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Settings whose value is the name of Jenkins credentials, {@code "credentials:ID"}, in place of a secret. What stands in a
 * pipeline, and what is kept of an operation, holds the name alone; the secret takes its place when the request is made.
 */
public final class SecretReferences {
    private static final String PREFIX = "credentials:";

    /** What stands beside the secret in a credential: its type, and whose it is. */
    private static final Pattern OF_CREDENTIAL = Pattern.compile("type|user|.*name", Pattern.CASE_INSENSITIVE);

    private SecretReferences() {}

    /**
     * What stands in a pipeline is readable by many, so that nothing may stand there, at any depth, that is known for a secret. What
     * its name does not show may name credentials all the same.
     *
     * @throws PlatformException {@link Problem#PARAMETER_REFUSED} naming the setting
     */
    public static void check(Map<?, ?> given) {
        checkAll(given, false);
    }

    /** @param ofSecret whether it is the value of a setting that holds a secret, as a credential is on an engine */
    private static void checkAll(Map<?, ?> settings, boolean ofSecret) {
        settings.forEach((key, value) -> {
            String name = String.valueOf(key);
            check(
                    name,
                    value,
                    SecretNames.isSecret(name)
                            || ofSecret && !OF_CREDENTIAL.matcher(name).matches());
        });
    }

    private static void check(String key, Object value, boolean secret) {
        if (isReference(value)) {
            if (id(value).isEmpty()) {
                throw refused(key, "refers to no Jenkins credentials: there is no ID after " + PREFIX);
            }
        } else if (value instanceof Map<?, ?> map) {
            checkAll(map, secret);
        } else if (value instanceof List<?> list) {
            list.forEach(item -> check(key, item, secret));
        } else if (secret && value != null && !(value instanceof Boolean || value instanceof SecretText)) {
            throw refused(
                    key,
                    "looks like a secret, so it takes no value but \"" + PREFIX + "ID\", with the ID of Jenkins"
                            + " credentials");
        }
    }

    /**
     * The same settings with the secrets.
     *
     * @param secrets by the id of Jenkins credentials; null for those that are not there, or not for this build
     * @throws PlatformException {@link Problem#PARAMETER_REFUSED} naming the setting
     */
    public static Map<String, Object> revealed(Map<String, Object> given, Function<String, String> secrets) {
        Map<String, Object> all = new LinkedHashMap<>();
        given.forEach((key, value) -> all.put(key, revealed(key, value, secrets)));
        return all;
    }

    private static Object revealed(String key, Object value, Function<String, String> secrets) {
        if (isReference(value)) {
            String id = id(value);
            String secret = secrets.apply(id);
            if (secret == null) {
                throw refused(
                        key,
                        "there are no Jenkins credentials \"" + id
                                + "\" for this build that are a secret text or user name with password");
            }
            return new SecretText(id, secret);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> inner = new LinkedHashMap<>();
            map.forEach((name, each) -> inner.put(String.valueOf(name), revealed(String.valueOf(name), each, secrets)));
            return inner;
        }
        return value instanceof List<?> list
                ? list.stream().map(item -> revealed(key, item, secrets)).toList()
                : value;
    }

    /** What stands among revealed settings in place of the names of Jenkins credentials. */
    static Set<SecretText> secrets(Object revealed) {
        if (revealed instanceof SecretText secret) {
            return Set.of(secret);
        }
        return parts(revealed).stream().flatMap(part -> secrets(part).stream()).collect(Collectors.toSet());
    }

    private static Collection<?> parts(Object settings) {
        return settings instanceof Map<?, ?> map ? map.values() : settings instanceof List<?> list ? list : List.of();
    }

    /**
     * A text without the secrets that stand among revealed settings.
     *
     * @param said may be null
     */
    public static String concealed(String said, Object revealed) {
        if (said == null) {
            return null;
        }
        String shown = revealed instanceof SecretText secret ? secret.takenOutOf(said) : said;
        for (Object part : parts(revealed)) {
            shown = concealed(shown, part);
        }
        return shown;
    }

    private static boolean isReference(Object value) {
        return value instanceof String text && text.startsWith(PREFIX);
    }

    private static String id(Object reference) {
        return reference.toString().substring(PREFIX.length()).trim();
    }

    private static PlatformException refused(String key, String reason) {
        return new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, key).withDetails(reason));
    }
}
