package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Nearest;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Secrets;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.SymbolSection;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions to people: nobody is asked in a rehearsal, and the defaults are taken. */
public final class Inputs {
    /** Names what takes the user who has answered. */
    private static final String SUBMITTER = "submitterParameter";

    private static final String NOBODY = "nobody";

    private Inputs() {}

    /** The members of {@code input { ... }}. Returns the values by name. */
    static Map<String, Object> take(List<Symbol> members, Here here) {
        String message = "";
        Map<String, Object> values = new LinkedHashMap<>();
        for (Symbol member : members) {
            if (member.name().equals("message") || member.name().equals("input")) {
                message = member.text("message", "");
            } else if (member.name().equals("parameters") && member.body().isPresent()) {
                values.putAll(defaults(
                        SymbolSection.read("parameters", member.body().get()),
                        here.build().secrets()));
            } else if (member.name().equals(SUBMITTER)) {
                values.put(member.text(SUBMITTER, ""), NOBODY);
            }
        }
        say(message, values, here);
        return values;
    }

    /** The step {@code input}: its value is that of its one parameter, or a map of several. */
    public static Object take(Symbol call, Here here) {
        Map<String, Object> values = defaults(
                symbols(call.named("parameters").orElse(null)), here.build().secrets());
        call.named(SUBMITTER).ifPresent(name -> values.put(String.valueOf(name), NOBODY));
        say(call.text("message", ""), values, here);
        return switch (values.size()) {
            case 0 -> null;
            case 1 -> values.values().iterator().next();
            default -> values;
        };
    }

    private static void say(String message, Map<String, Object> values, Here here) {
        here.say("input \"" + message + "\": nobody is asked, taken as agreed"
                + (values.isEmpty() ? "" : " with the defaults " + values));
    }

    /** The descriptions in a list. */
    public static List<Symbol> symbols(Object list) {
        Collection<?> all =
                list instanceof Collection<?> many ? many : list instanceof Symbol ? List.of(list) : List.of();
        return all.stream().flatMap(each -> symbol(each).stream()).toList();
    }

    /** Written as a call, or as a map with the class's name. */
    private static Optional<Symbol> symbol(Object described) {
        if (described instanceof Map<?, ?> map && map.containsKey("$class")) {
            return Optional.of(Symbol.of(String.valueOf(map.get("$class")), map));
        }
        return described instanceof Symbol symbol ? Optional.of(symbol) : Optional.empty();
    }

    /** The value that each parameter has when nobody chooses another. */
    public static Map<String, Object> defaults(List<Symbol> parameters, Secrets secrets) {
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach(parameter -> {
            Object value = value(parameter);
            values.put(parameter.text("name", ""), value);
            if (parameter.name().equals("password")) {
                secrets.hide(String.valueOf(value));
            }
        });
        return values;
    }

    private static Object value(Symbol parameter) {
        Optional<Object> otherwise = parameter.named("defaultValue");
        return switch (parameter.name()) {
            case "booleanParam" ->
                otherwise.map(each -> Boolean.valueOf(each.toString())).orElse(false);
            case "choice", "choiceParam" ->
                parameter.named("choices").map(Inputs::first).orElse("");
            default ->
                otherwise
                        .filter(each -> !(each instanceof Closure))
                        .map(Object::toString)
                        .orElse("");
        };
    }

    private static String first(Object choices) {
        return all(choices).stream().findFirst().orElse("");
    }

    private static List<String> all(Object choices) {
        return choices instanceof Collection<?> list
                ? list.stream().map(String::valueOf).toList()
                : choices.toString().lines().toList();
    }

    /**
     * As Jenkins does, takes no value that a parameter does not offer.
     *
     * @param given by name of the parameter
     * @throws NotUnderstoodException naming the parameter and what it can be
     */
    static void requireOffered(Map<String, Object> given, List<Symbol> parameters) {
        Map<String, Symbol> offered = new LinkedHashMap<>();
        parameters.forEach(parameter -> offered.put(parameter.text("name", ""), parameter));
        given.forEach((name, value) -> {
            if (!offered.containsKey(name)) {
                throw NotUnderstoodException.saying("--param " + name + ": the file has no parameter of this name"
                        + Nearest.to(name, offered.keySet()));
            }
            List<String> values = values(offered.get(name));
            if (!values.isEmpty() && !values.contains(value.toString())) {
                throw NotUnderstoodException.saying(
                        "--param " + name + "=" + value + ": it can be " + String.join(", ", values));
            }
        });
    }

    /** Empty where anything may be chosen. */
    private static List<String> values(Symbol parameter) {
        return switch (parameter.name()) {
            case "booleanParam" -> List.of("true", "false");
            case "choice", "choiceParam" ->
                parameter.named("choices").map(Inputs::all).orElse(List.of());
            default -> List.of();
        };
    }
}
