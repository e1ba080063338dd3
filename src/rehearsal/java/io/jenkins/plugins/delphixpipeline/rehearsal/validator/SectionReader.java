package io.jenkins.plugins.delphixpipeline.rehearsal.validator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads the block of a section, and finds what is wrong with its outline: empty, no words, words twice, words lacking. */
final class SectionReader {

    /** Each word in them stands there once. */
    private static final Set<String> ONCE =
            Set.of("pipeline", "stage", "matrix", "axis", "post", "options", "triggers", "input");

    private static final Map<String, List<String>> DEMANDED = Map.of(
            "pipeline", List.of("agent", "stages"),
            "matrix", List.of("axes", "stages"),
            "axis", List.of("name"),
            "input", List.of("message"));

    private static final Map<String, String> HINTS =
            Map.of("agent", "; agent any will do", "when", "; put it in expression { }");

    private final Findings findings;
    private final Function<String, Optional<Set<String>>> known;
    private final Set<String> methods;

    /**
     * @param known the words that a section can have; nothing where it can have others, too
     * @param methods those that the file itself has
     */
    SectionReader(Findings findings, Function<String, Optional<Set<String>>> known, Set<String> methods) {
        this.findings = findings;
        this.known = known;
        this.methods = methods;
    }

    /** The words of its block; nothing where it has none, or nothing stands there. */
    List<Word> words(Word section) {
        if (section.block().isEmpty()) {
            findings.add(section, "needs a block in braces");
            return List.of();
        }
        List<Statement> statements = Statements.of(section.block().get());
        List<Word> words = new ArrayList<>();
        for (Statement statement : statements) {
            List<Word> here = Word.of(statement);
            words.addAll(here);
            if (here.isEmpty()) {
                findings.add(
                        Statements.otherThanCall(statement).orElse("a call on an object"),
                        statement.getLineNumber(),
                        Statements.isBareWord(statement)
                                ? "in " + section.name() + " has neither a value nor a block"
                                : "is nothing that Jenkins takes in " + section.name()
                                        + HINTS.getOrDefault(section.name(), ""));
            }
        }
        words.forEach(word -> checkOwn(word, section));
        if (ONCE.contains(section.name())) {
            checkOnce(words, section);
        }
        if (statements.isEmpty()
                && !DEMANDED.containsKey(section.name())
                && !section.name().equals("stage")) {
            findings.add(section, "is empty, which Jenkins refuses");
        }
        checkDemanded(words, section);
        return words;
    }

    /** Whether a word may be misspelt: then it may be the one that is missed. */
    boolean isDoubtful(List<Word> words, String section) {
        Optional<Set<String>> all = known.apply(section);
        return all.isPresent() && words.stream().anyMatch(word -> !all.get().contains(word.name()));
    }

    /** Jenkins reads the file as it stands, and calls nothing in it. */
    private void checkOwn(Word word, Word section) {
        boolean foreign = known.apply(section.name())
                .filter(all -> !all.contains(word.name()))
                .isPresent();
        if (foreign && methods.contains(word.name())) {
            findings.add(word, "is a method of the file, which Jenkins does not call in " + section.name());
        }
    }

    private void checkOnce(List<Word> words, Word section) {
        Set<String> seen = new HashSet<>();
        words.stream()
                .filter(word -> !seen.add(word.name()))
                .forEach(word -> findings.add(
                        word, "stands in " + section.name() + " for the second time; Jenkins takes it once"));
    }

    private void checkDemanded(List<Word> words, Word section) {
        if (isDoubtful(words, section.name())) {
            return;
        }
        DEMANDED.getOrDefault(section.name(), List.of()).stream()
                .filter(demanded -> words.stream().noneMatch(word -> word.name().equals(demanded)))
                .forEach(lacking -> findings.add(
                        section, "has no " + lacking + ", which Jenkins demands" + HINTS.getOrDefault(lacking, "")));
    }
}
