package io.jenkins.plugins.delphixpipeline.report;

import hudson.EnvVars;
import hudson.model.EnvironmentContributingAction;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Puts the results of steps into the environment of their build, since a declarative pipeline cannot assign them. Whoever
 * changes it saves the build. The map is never changed but replaced, because the build may be saved at the same time.
 */
public final class ResultVariables extends InvisibleAction implements EnvironmentContributingAction {
    private volatile LinkedHashMap<String, LinkedHashMap<String, String>> byPrefix = new LinkedHashMap<>();

    /**
     * @param prefix such as {@code PREP1}
     * @param values what the step made: {@code snapshot} becomes {@code PREP1_SNAPSHOT}, {@code durationMillis} becomes {@code
     *     PREP1_DURATION_MILLIS}; lists are joined by commas
     */
    public synchronized void put(String prefix, Map<String, ?> values) {
        LinkedHashMap<String, String> variables = new LinkedHashMap<>();
        values.forEach((key, value) -> variables.put(name(prefix, key), text(value)));
        LinkedHashMap<String, LinkedHashMap<String, String>> next = new LinkedHashMap<>(byPrefix);
        // A step that runs again with the same prefix leaves nothing of its earlier result behind.
        next.put(prefix, variables);
        byPrefix = next;
    }

    private static String text(Object value) {
        return value instanceof Collection<?> all
                ? all.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    public static String name(String prefix, String key) {
        String words = key.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("[^A-Za-z0-9]+", "_");
        return prefix + '_' + words.toUpperCase(Locale.ROOT);
    }

    public Map<String, String> getVariables() {
        LinkedHashMap<String, String> all = new LinkedHashMap<>();
        byPrefix.values().forEach(all::putAll);
        return all;
    }

    @Override
    public void buildEnvironment(Run<?, ?> run, EnvVars environment) {
        environment.putAll(getVariables());
    }
}
