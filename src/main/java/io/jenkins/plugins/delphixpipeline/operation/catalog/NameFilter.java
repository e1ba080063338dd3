package io.jenkins.plugins.delphixpipeline.operation.catalog;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which names are wanted. */
final class NameFilter {
    /** Null for all. */
    private final Pattern wanted;

    /** @param text a name in which {@code *} stands for anything; null for all */
    NameFilter(String text) {
        wanted = text == null
                ? null
                : Pattern.compile(
                        Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    boolean wantsAll() {
        return wanted == null;
    }

    /** @param names of one and the same thing */
    boolean fits(String... names) {
        return wantsAll()
                || Stream.of(names).anyMatch(name -> wanted.matcher(name).matches());
    }
}
