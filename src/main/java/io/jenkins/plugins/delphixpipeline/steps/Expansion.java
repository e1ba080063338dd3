package io.jenkins.plugins.delphixpipeline.steps;

import hudson.EnvVars;
import hudson.model.TaskListener;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;

/** Replaces {@code ${NAME}} in parameters, which in a pipeline Groovy does. */
final class Expansion {
    /** Of a hook. */
    private static final String SCRIPT = "text";

    private static final Pattern IN_BRACES = Pattern.compile("\\$\\{([A-Za-z0-9_.]+)}");

    private Expansion() {}

    /** The same step with its texts expanded; what names no variable stays as it is. */
    @SuppressWarnings("unchecked")
    static <S extends Step> S of(S step, EnvVars environment, TaskListener listener) {
        DescribableModel<S> model = DescribableModel.of((Class<S>) step.getClass());
        Map<String, Object> arguments = new TreeMap<>(model.uninstantiate2(step).getArguments());
        arguments.replaceAll((name, value) -> expanded(value, environment));
        return model.instantiate(arguments, listener);
    }

    static Object expanded(Object value, EnvVars environment) {
        if (value instanceof String text) {
            return environment.expand(text);
        }
        if (value instanceof UninstantiatedDescribable nested) {
            Map<String, Object> arguments = new TreeMap<>(nested.getArguments());
            arguments.replaceAll((name, each) ->
                    SCRIPT.equals(name) ? script((String) each, environment) : expanded(each, environment));
            return nested.withArguments(arguments);
        }
        return value instanceof List<?> list
                ? list.stream().flatMap(each -> entries(each, environment)).toList()
                : value;
    }

    /** It runs elsewhere: {@code $PATH} is the one of its host, and {@code $$} its own number. */
    private static String script(String text, EnvVars environment) {
        return IN_BRACES.matcher(text).replaceAll(found -> {
            String value = environment.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }

    /** A variable in a list may hold several entries, written as in a form. */
    private static Stream<?> entries(Object entry, EnvVars environment) {
        Object expanded = expanded(entry, environment);
        return expanded instanceof String text && !text.equals(entry)
                ? Parameters.split(text).stream()
                : Stream.of(expanded);
    }
}
