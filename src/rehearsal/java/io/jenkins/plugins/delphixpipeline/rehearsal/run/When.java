package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Condition;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
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
            case "equals" ->
                Optional.of(Objects.equals(
                        text(symbol.named("expected").orElse(null)),
                        text(symbol.named("actual").orElse(null))));
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
        Optional<String> actual = variable(variable);
        if (actual.isEmpty()) {
            scope.console()
                    .line("when " + symbol + ": there is no " + variable + "; "
                            + (variable.equals(BRANCH) ? "--branch NAME" : "--env " + variable + "=...") + " says it");
            return Optional.of(false);
        }
        String pattern = symbol.text("pattern", "*");
        return Optional.of(matches(pattern, actual.get(), comparator(symbol)));
    }

    private boolean changeRequest(Symbol symbol) {
        return variable("CHANGE_ID").isPresent()
                && symbol.arguments().named().entrySet().stream()
                        .filter(each -> !each.getKey().equals("comparator"))
                        .allMatch(each -> matches(
                                text(each.getValue()),
                                variable("CHANGE_"
                                                + each.getKey()
                                                        .replaceAll("([A-Z])", "_$1")
                                                        .toUpperCase(Locale.ROOT))
                                        .orElse(""),
                                comparator(symbol)));
    }

    private static String comparator(Symbol symbol) {
        return symbol.named("comparator").map(Object::toString).orElse("GLOB");
    }

    static boolean matches(String pattern, String actual, String comparator) {
        return switch (comparator) {
            case "EQUALS" -> pattern.equals(actual);
            case "REGEXP" -> Pattern.matches(pattern, actual);
            default -> Pattern.matches(glob(pattern), actual);
        };
    }

    /** Ant's: one star stays within a part between slashes, two do not. */
    private static String glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.startsWith("**/", i)) {
                regex.append("(.*/)?");
                i += 2;
            } else if (pattern.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                char each = pattern.charAt(i);
                regex.append(each == '*' ? "[^/]*" : each == '?' ? "[^/]" : Pattern.quote(String.valueOf(each)));
            }
        }
        return regex.toString();
    }

    private Optional<String> variable(String name) {
        return scope.variables().get(name);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
