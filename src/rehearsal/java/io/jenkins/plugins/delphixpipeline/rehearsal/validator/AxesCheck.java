package io.jenkins.plugins.delphixpipeline.rehearsal.validator;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;

/** The axes of a matrix, and what is excluded of them. */
final class AxesCheck {
    private static final String VALUES = "values";
    private static final String OTHERS = "notValues";

    private final Findings findings;
    private final SectionReader reader;

    AxesCheck(Findings findings, SectionReader reader) {
        this.findings = findings;
        this.reader = reader;
    }

    void checkExcludes(Word excludes) {
        reader.words(excludes).stream()
                .filter(word -> word.name().equals("exclude"))
                .forEach(exclude -> checkAxes(exclude, Set.of(VALUES, OTHERS)));
    }

    void checkAxes(Word axes) {
        checkAxes(axes, Set.of(VALUES));
    }

    /** @param lists how the values of one of them may be given */
    private void checkAxes(Word axes, Set<String> lists) {
        Set<String> names = new HashSet<>();
        for (Word axis : reader.words(axes)) {
            if (!axis.name().equals("axis")) {
                continue;
            }
            List<Word> words = reader.words(axis);
            words.stream().filter(word -> word.name().equals("name")).forEach(word -> checkName(word, names));
            List<Word> values =
                    words.stream().filter(word -> lists.contains(word.name())).toList();
            if (values.isEmpty() && axis.block().isPresent()) {
                findings.add(axis, "has no values, which Jenkins demands");
            }
            if (values.size() > 1 && values.stream().map(Word::name).distinct().count() > 1) {
                findings.add(axis, "has values and notValues; Jenkins takes one of them");
            }
            values.forEach(this::checkValues);
        }
    }

    private void checkName(Word word, Set<String> names) {
        Optional<String> name =
                word.arguments().size() == 1 ? Texts.plain(word.arguments().get(0)) : Optional.empty();
        if (name.filter(Texts::isIdentifier).isEmpty()) {
            findings.add(word, "of an axis is a text of letters, digits and _, since it becomes a variable");
        } else if (!names.add(name.get())) {
            findings.add(word, "is that of another axis, " + name.get() + ", which Jenkins refuses");
        }
    }

    private void checkValues(Word word) {
        Set<String> seen = new HashSet<>();
        for (Expression value : word.arguments()) {
            if (!(value instanceof ConstantExpression)) {
                findings.add(word, "of an axis stand in the file as they are, one after the other");
            } else if (!seen.add(value.getText())) {
                findings.add(word, "has " + value.getText() + " twice, which Jenkins refuses");
            }
        }
        if (word.arguments().isEmpty()) {
            findings.add(word, "is empty, which Jenkins refuses");
        }
    }
}
