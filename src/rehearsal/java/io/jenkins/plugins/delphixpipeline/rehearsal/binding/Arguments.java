package io.jenkins.plugins.delphixpipeline.rehearsal.binding;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Whether this very object is an argument, or an element of one that is a list. */
    public boolean contains(Object wanted) {
        return Stream.concat(single.stream(), named.values().stream())
                .anyMatch(each -> each == wanted
                        || each instanceof Collection<?> list && list.stream().anyMatch(inner -> inner == wanted));
    }

    /** The argument without a name as texts: one, or those of a list. */
    public List<String> texts() {
        return single
                .map(value -> value instanceof Object[] array ? Arrays.asList(array) : value)
                .map(value -> value instanceof Collection<?> list ? list : List.of(value))
                .orElse(List.of())
                .stream()
                .map(String::valueOf)
                .toList();
    }

    /** As it would stand in a Jenkinsfile. */
    @Override
    public String toString() {
        return single.map(Arguments::literal).orElseGet(() -> named.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + literal(entry.getValue()))
                .collect(Collectors.joining(", ")));
    }

    static String literal(Object value) {
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
