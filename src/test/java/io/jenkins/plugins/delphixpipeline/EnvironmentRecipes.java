package io.jenkins.plugins.delphixpipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The pipelines of docs/environments.md, in their order there. */
public enum EnvironmentRecipes {
    PER_PULL_REQUEST,
    GROUP_PER_PULL_REQUEST,
    BOOKMARK_OF_THE_NIGHT,
    BOOKMARK_OF_A_FAILURE,
    FOR_THE_TEAM;

    private static final Path DOCUMENT = Path.of("docs/environments.md");
    private static final Pattern GROOVY = Pattern.compile("(?s)```groovy\\R(.*?)```");

    /** As it stands in the document. */
    public String text() {
        try {
            List<String> all = GROOVY.matcher(Files.readString(DOCUMENT))
                    .results()
                    .map(block -> block.group(1).strip())
                    .toList();
            if (all.size() != values().length) {
                throw new IllegalStateException(DOCUMENT + " has " + all.size() + " pipelines");
            }
            return all.get(ordinal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
