package io.jenkins.plugins.delphixpipeline.rehearsal.validator;

import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;

/**
 * What a condition, a step or a parameter takes.
 *
 * @param demanded has to be there; the only one may stand without its name
 * @param further may be there, too
 */
record Takes(List<String> demanded, Set<String> further) {

    /** What is a text wherever it stands; a Jenkins takes no number for one. */
    private static final Set<String> TEXTS =
            Set.of("cause", "dir", "file", "label", "message", "name", "path", "pattern", "script", "text", "value");

    private static final Set<String> NUMBERS = Set.of("count", "time");
    private static final String UNIT = "unit";

    /** Each list is of words with blanks between them. */
    static Takes of(String demanded, String further) {
        return new Takes(words(demanded), Set.copyOf(words(further)));
    }

    private static List<String> words(String list) {
        return Stream.of(list.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    /** What is wrong with the arguments of a word, a sentence each without its beginning. */
    List<String> wrong(Word word) {
        if (word.unnamed().isEmpty()) {
            return wrongNamed(word.named());
        }
        if (word.arguments().size() > 1 || demanded.size() != 1) {
            return List.of("takes its values by their names");
        }
        return wrongValue(demanded.get(0), word.unnamed().get(0)).stream().toList();
    }

    private List<String> wrongNamed(List<MapEntryExpression> entries) {
        Set<String> all = new TreeSet<>(further);
        all.addAll(demanded);
        List<String> names = entries.stream()
                .map(entry -> entry.getKeyExpression().getText())
                .toList();
        return Stream.of(
                        names.stream()
                                .filter(name -> !all.contains(name))
                                .map(name -> "has no parameter " + name + Nearest.to(name, all)),
                        demanded.stream()
                                .filter(name -> !names.contains(name))
                                .map(name -> "lacks " + name + ", which Jenkins demands"),
                        entries.stream()
                                .flatMap(entry ->
                                        wrongValue(entry.getKeyExpression().getText(), entry.getValueExpression())
                                                .stream()))
                .flatMap(each -> each)
                .toList();
    }

    /** Of those that stand in the file as they are. */
    private static Optional<String> wrongValue(String name, Expression given) {
        if (!(given instanceof ConstantExpression constant) || constant.isNullExpression()) {
            return Optional.empty();
        }
        Object value = constant.getValue();
        String shown = value instanceof String ? "'" + value + "'" : value.toString();
        boolean noText = TEXTS.contains(name) && !(value instanceof String)
                || name.equals("defaultValue") && value instanceof Number;
        if (noText) {
            return Optional.of("takes a text, not " + shown);
        }
        if (NUMBERS.contains(name) && !(value instanceof Number)) {
            return Optional.of("takes a number, not " + shown);
        }
        boolean isUnit =
                Arrays.stream(TimeUnit.values()).anyMatch(unit -> unit.name().equals(value));
        return name.equals(UNIT) && !isUnit
                ? Optional.of("has the unit " + shown + ", which is none such as MINUTES")
                : Optional.empty();
    }
}
