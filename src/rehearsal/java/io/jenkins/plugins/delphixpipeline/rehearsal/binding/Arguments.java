package io.jenkins.plugins.delphixpipeline.rehearsal.binding;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The arguments of a step as a Jenkinsfile gives them: all named, or a single one without a name.
 *
 * @param single the one without a name
 */
public record Arguments(Map<String, Object> named, Optional<Object> single) {

    /** @throws IllegalArgumentException when there is more than one without a name, or both kinds are mixed */
    public static Arguments of(Object... given) {
        if (given.length == 0) {
            return new Arguments(Map.of(), Optional.empty());
        }
        if (given.length > 1) {
            throw new IllegalArgumentException("its arguments must be named");
        }
        if (given[0] instanceof Map<?, ?> map) {
            Map<String, Object> named = new LinkedHashMap<>();
            map.forEach((name, value) -> named.put(name.toString(), value));
            return new Arguments(named, Optional.empty());
        }
        return new Arguments(Map.of(), Optional.ofNullable(given[0]));
    }

    /** As it would stand in a Jenkinsfile. */
    @Override
    public String toString() {
        return single.map(Arguments::literal).orElseGet(() -> named.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + literal(entry.getValue()))
                .collect(Collectors.joining(", ")));
    }

    private static String literal(Object value) {
        if (value instanceof CharSequence) {
            return "'" + value + "'";
        }
        if (value instanceof Object[] array) {
            return literal(Arrays.asList(array));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Arguments::literal).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + literal(entry.getValue()))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return String.valueOf(value);
    }
}
