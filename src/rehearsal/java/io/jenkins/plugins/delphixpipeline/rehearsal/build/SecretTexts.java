package io.jenkins.plugins.delphixpipeline.rehearsal.build;

import io.jenkins.plugins.delphixpipeline.platform.secret.SecretNames;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what looks like a secret in the arguments of a step: nothing that stands in a Jenkinsfile by mistake is to be printed. */
final class SecretTexts {
    /** {@code "password": "x"} in JSON, {@code password: x} in YAML, {@code PGPASSWORD=x} in a script. */
    private static final Pattern ASSIGNED =
            Pattern.compile("[\"']?([\\w.-]+)[\"']?\\s*[:=]\\s*(\"[^\"]+\"|'[^']+'|[^\\s\"',;}]+)");

    /** What stands before the host; a password may have an @ of its own. */
    private static final Pattern IN_ADDRESS = Pattern.compile("://([^/\\s]+)@");

    /** A reference to Jenkins' own credentials is no secret. */
    private static final String REFERENCE = "credentials:";
    /** Shorter ones would hide half of the log. */
    static final int SHORTEST = 3;

    private final Set<String> found = new TreeSet<>();

    private SecretTexts() {}

    static Set<String> in(Map<String, Object> arguments) {
        SecretTexts texts = new SecretTexts();
        texts.map(arguments);
        return texts.found;
    }

    private void map(Map<?, ?> named) {
        named.forEach((name, value) -> {
            if (SecretNames.isSecret(String.valueOf(name))) {
                secret(value);
            }
            value(value);
        });
    }

    private void secret(Object value) {
        if (value instanceof Collection<?> list) {
            list.forEach(this::secret);
        } else if (value instanceof CharSequence || value instanceof Number) {
            add(value.toString());
        }
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> inner) {
            map(inner);
        } else if (value instanceof Collection<?> list) {
            list.forEach(this::value);
        } else if (value instanceof CharSequence text) {
            text(text);
        }
    }

    private void text(CharSequence text) {
        Matcher assigned = ASSIGNED.matcher(text);
        while (assigned.find()) {
            if (SecretNames.isSecret(assigned.group(1))) {
                add(assigned.group(2).replaceAll("^[\"']|[\"']$", ""));
            }
        }
        Matcher address = IN_ADDRESS.matcher(text);
        while (address.find()) {
            String user = address.group(1);
            add(user.substring(user.indexOf(':') + 1));
        }
    }

    private void add(String secret) {
        if (secret.length() >= SHORTEST && !secret.startsWith(REFERENCE)) {
            found.add(secret);
        }
    }
}
