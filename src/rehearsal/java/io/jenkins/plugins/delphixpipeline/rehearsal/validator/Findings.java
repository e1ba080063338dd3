package io.jenkins.plugins.delphixpipeline.rehearsal.validator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What has been found, a sentence each. */
final class Findings {
    private final Set<String> sentences = new LinkedHashSet<>();

    /** @param what completes the sentence that begins with the word and its line */
    void add(Word word, String what) {
        sentences.add(word + " " + what);
    }

    void add(String subject, int line, String what) {
        sentences.add(subject + " (line " + line + ") " + what);
    }

    List<String> all() {
        return new ArrayList<>(sentences);
    }
}
