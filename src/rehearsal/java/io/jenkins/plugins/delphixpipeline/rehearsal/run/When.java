package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Condition;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/**
 * The conditions of {@code when}. What only a real build can know, such as which files were changed, is left open; a stage
 * of which nobody can say that it would be skipped is rehearsed.
 */
final class When {
    private static final String BRANCH = "BRANCH_NAME";

    private final Code code;
    private final Scope scope;

    When(Code code, Scope scope) {
        this.code = code;
        this.scope = scope;
    }

    boolean holds(List<Condition> conditions) throws Exception {
        return all(conditions).orElse(true);
    }

    /** @return nothing when it cannot be known */
    private Optional<Boolean> holds(Condition condition) throws Exception {
        Symbol symbol = condition.symbol();
        return switch (symbol.name()) {
            case "allOf" -> all(condition.inner());
            case "anyOf" -> any(condition.inner());
            case "not" -> all(condition.inner()).map(holds -> !holds);
            case "expression" ->
                Optional.of(DefaultTypeTransformation.castToBoolean(
                        code.callSection(symbol.body().orElseThrow(), scope)));
            case "equals" -> Optional.of(equal(symbol));
            case "environment" -> Optional.of(environment(symbol));
            case "branch" -> named(BRANCH, symbol);
            case "tag" -> named("TAG_NAME", symbol);
            case "buildingTag" -> Optional.of(variable("TAG_NAME").isPresent());
            case "changeRequest" -> Optional.of(changeRequest(symbol));
            // They say when the others are looked at.
            case "beforeAgent", "beforeInput", "beforeOptions" -> Optional.of(true);
            default -> open(symbol);
        };
    }

    private Optional<Boolean> open(Symbol symbol) {
        scope.console().line("when " + symbol + ": not known in a rehearsal");
        return Optional.empty();
    }

    private Optional<Boolean> all(List<Condition> conditions) throws Exception {
        Optional<Boolean> result = Optional.of(true);
        for (Condition condition : conditions) {
            Optional<Boolean> holds = holds(condition);
            if (holds.equals(Optional.of(false))) {
                return holds;
            }
            result = holds.isEmpty() ? holds : result;
        }
        return result;
    }

    private Optional<Boolean> any(List<Condition> conditions) throws Exception {
        Optional<Boolean> result = Optional.of(false);
        for (Condition condition : conditions) {
            Optional<Boolean> holds = holds(condition);
            if (holds.equals(Optional.of(true))) {
                return holds;
            }
            result = holds.isEmpty() ? holds : result;
        }
        return result;
    }

    private boolean environment(Symbol symbol) {
        String actual = variable(text(symbol.named("name").orElse(""))).orElse("");
        String wanted = text(symbol.named("value").orElse(""));
        boolean ignoreCase = symbol.flag("ignoreCase", false);
        return ignoreCase ? actual.equalsIgnoreCase(wanted) : actual.equals(wanted);
    }

    private Optional<Boolean> named(String variable, Symbol symbol) {
        Optional<String> actual = variable(variable)
                .filter(value -> !value.isEmpty())
                .or(() -> variable.equals(BRANCH) ? variable("GIT_LOCAL_BRANCH") : Optional.empty());
        if (actual.isEmpty()) {
            scope.console()
                    .line("when " + symbol + ": there is no " + variable + "; "
                            + (variable.equals(BRANCH) ? "--branch NAME" : "--env " + variable + "=...") + " says it");
            return Optional.of(false);
        }
        return Optional.of(comparison(symbol, Comparison.GLOB).matches(symbol.text("pattern", "*"), actual.get()));
    }

    /** As in a Jenkins, equal to the letter unless another comparator is given, and whatever the URL may be. */
    private boolean changeRequest(Symbol symbol) {
        Comparison comparison = comparison(symbol, Comparison.EQUALS);
        return variable("CHANGE_ID").isPresent()
                && symbol.arguments().named().entrySet().stream()
                        .filter(each -> !Set.of("comparator", "url").contains(each.getKey()))
                        .allMatch(each -> comparison.matches(text(each.getValue()), ofChange(each.getKey())));
    }

    private String ofChange(String property) {
        String words = property.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
        return variable("CHANGE_" + words).orElse("");
    }

    private static Comparison comparison(Symbol symbol, Comparison otherwise) {
        return Comparison.of(symbol.named("comparator").orElse(null), otherwise);
    }

    /** A text is equal to no number and to no yes or no, whatever it says. */
    private boolean equal(Symbol symbol) {
        Object expected = plain(symbol.named("expected").orElse(null));
        Object actual = plain(symbol.named("actual").orElse(null));
        boolean equal = DefaultTypeTransformation.compareEqual(expected, actual);
        if (!equal && Objects.equals(text(expected), text(actual))) {
            scope.console()
                    .line("when " + symbol + ": not equal, as in Jenkins, since a text is no number and no yes or no");
        }
        return equal;
    }

    private static Object plain(Object value) {
        return value instanceof CharSequence ? value.toString() : value;
    }

    private Optional<String> variable(String name) {
        return scope.variables().get(name);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
