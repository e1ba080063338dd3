package io.jenkins.plugins.delphixpipeline.rehearsal.validator;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code when { ... }}. */
final class WhenCheck {
    private static final Set<String> ORDER = Set.of("beforeAgent", "beforeInput", "beforeOptions");
    private static final Set<String> NESTED = Set.of("allOf", "anyOf", "not");
    private static final String EXPRESSION = "expression";

    private static final Map<String, Takes> CONDITIONS = Map.ofEntries(
            Map.entry("branch", Takes.of("pattern", "comparator")),
            Map.entry("buildingTag", Takes.of("", "")),
            Map.entry("changelog", Takes.of("pattern", "")),
            Map.entry("changeset", Takes.of("pattern", "comparator caseSensitive")),
            Map.entry(
                    "changeRequest",
                    Takes.of("", "id target branch fork url title author authorDisplayName authorEmail comparator")),
            Map.entry("environment", Takes.of("name value", "ignoreCase")),
            Map.entry("equals", Takes.of("expected actual", "")),
            Map.entry("isRestartedRun", Takes.of("", "")),
            Map.entry("tag", Takes.of("pattern", "comparator")),
            Map.entry("triggeredBy", Takes.of("cause", "detail")));

    private final Findings findings;
    private final SectionReader reader;

    WhenCheck(Findings findings, SectionReader reader) {
        this.findings = findings;
        this.reader = reader;
    }

    void check(Word when) {
        List<Word> words = reader.words(when);
        if (!words.isEmpty() && words.stream().allMatch(word -> ORDER.contains(word.name()))) {
            findings.add(when, "has no condition");
        }
        words.forEach(this::checkWord);
    }

    private void checkWord(Word word) {
        if (ORDER.contains(word.name())) {
            if (word.arguments().size() != 1
                    || !Texts.isTrueOrFalse(word.arguments().get(0))) {
                findings.add(word, "takes true or false");
            }
        } else if (NESTED.contains(word.name())) {
            checkNested(word);
        } else if (word.name().equals(EXPRESSION)) {
            if (word.block().isEmpty()) {
                findings.add(word, "needs a block in braces");
            }
        } else if (CONDITIONS.containsKey(word.name())) {
            checkArguments(word, CONDITIONS.get(word.name()));
        }
    }

    private void checkNested(Word word) {
        if (!word.arguments().isEmpty()) {
            findings.add(word, "takes conditions in its block, and nothing else");
        }
        List<Word> inner = reader.words(word);
        if (word.name().equals("not") && inner.size() > 1) {
            findings.add(word, "takes exactly one condition; put several in allOf or anyOf");
        }
        inner.stream()
                .filter(each -> ORDER.contains(each.name()))
                .forEach(each -> findings.add(each, "stands in when itself, and in no condition"));
        inner.stream().filter(each -> !ORDER.contains(each.name())).forEach(this::checkWord);
    }

    private void checkArguments(Word word, Takes condition) {
        if (word.block().isPresent()) {
            findings.add(word, "has a block, and Jenkins takes none there");
        } else {
            condition.wrong(word).forEach(wrong -> findings.add(word, wrong));
        }
    }
}
