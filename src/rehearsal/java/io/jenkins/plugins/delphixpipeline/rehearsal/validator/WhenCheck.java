package io.jenkins.plugins.delphixpipeline.rehearsal.validator;

import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.expr.ConstantExpression;

/** {@code when { ... }}. */
final class WhenCheck {
    private static final Set<String> ORDER = Set.of("beforeAgent", "beforeInput", "beforeOptions");
    private static final Set<String> NESTED = Set.of("allOf", "anyOf", "not");
    private static final String EXPRESSION = "expression";

    /**
     * @param demanded what has to be there; the only one may stand without its name
     * @param further what may be there, too
     */
    private record Condition(List<String> demanded, Set<String> further) {}

    private static final Map<String, Condition> CONDITIONS = Map.ofEntries(
            Map.entry("branch", new Condition(List.of("pattern"), Set.of("comparator"))),
            Map.entry("buildingTag", new Condition(List.of(), Set.of())),
            Map.entry("changelog", new Condition(List.of("pattern"), Set.of())),
            Map.entry("changeset", new Condition(List.of("pattern"), Set.of("comparator", "caseSensitive"))),
            Map.entry(
                    "changeRequest",
                    new Condition(
                            List.of(),
                            Set.of(
                                    "id",
                                    "target",
                                    "branch",
                                    "fork",
                                    "url",
                                    "title",
                                    "author",
                                    "authorDisplayName",
                                    "authorEmail",
                                    "comparator"))),
            Map.entry("environment", new Condition(List.of("name", "value"), Set.of("ignoreCase"))),
            Map.entry("equals", new Condition(List.of("expected", "actual"), Set.of())),
            Map.entry("isRestartedRun", new Condition(List.of(), Set.of())),
            Map.entry("tag", new Condition(List.of("pattern"), Set.of("comparator"))),
            Map.entry("triggeredBy", new Condition(List.of("cause"), Set.of("detail"))));

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

    private void checkArguments(Word word, Condition condition) {
        if (word.block().isPresent()) {
            findings.add(word, "has a block, and Jenkins takes none there");
            return;
        }
        if (!word.unnamed().isEmpty()) {
            checkUnnamed(word, condition);
            return;
        }
        List<String> names = word.named().stream()
                .map(entry -> entry.getKeyExpression().getText())
                .toList();
        Set<String> all = new TreeSet<>(condition.further());
        all.addAll(condition.demanded());
        names.stream()
                .filter(name -> !all.contains(name))
                .forEach(name -> findings.add(word, "has no parameter " + name + Nearest.to(name, all)));
        condition.demanded().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> findings.add(word, "lacks " + name + ", which Jenkins demands"));
    }

    private void checkUnnamed(Word word, Condition condition) {
        if (word.arguments().size() > 1 || condition.demanded().size() != 1) {
            findings.add(word, "takes its values by their names");
        } else if (word.unnamed().get(0) instanceof ConstantExpression constant
                && !constant.isNullExpression()
                && !(constant.getValue() instanceof String)) {
            findings.add(word, "takes a text, not " + constant.getText());
        }
    }
}
