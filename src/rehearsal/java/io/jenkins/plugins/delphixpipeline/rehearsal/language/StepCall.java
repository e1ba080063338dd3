package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Signature;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/**
 * The arguments of a step of the plugin in a declarative pipeline, which Jenkins checks before it runs. What is in a script is
 * checked when it is called, there as here.
 *
 * @param given all but the block at its end
 */
record StepCall(List<Expression> given) {

    static StepCall of(MethodCallExpression call) {
        List<? extends Expression> all =
                call.getArguments() instanceof TupleExpression tuple ? tuple.getExpressions() : List.of();
        int last = all.size() - 1;
        boolean block = last >= 0 && all.get(last) instanceof ClosureExpression;
        return new StepCall(List.copyOf(all.subList(0, block ? last : all.size())));
    }

    /** What a Jenkins does not like about it. */
    Optional<String> wrong(Signature step) {
        if (given.size() > 1) {
            return Optional.of("has several arguments, which Jenkins wants to be named, each of them");
        }
        boolean named = given.stream().allMatch(MapExpression.class::isInstance);
        if (!named) {
            return step.unnamed(true).isPresent() ? Optional.empty() : Optional.of(step.refusalOfUnnamed());
        }
        if (!isNamed()) {
            return Optional.empty();
        }
        List<String> names = names().toList();
        Optional<String> unknown = step.refusalOfUnknown(names);
        if (unknown.isPresent()) {
            return unknown;
        }
        List<String> lacking =
                step.demanded().stream().filter(name -> !names.contains(name)).toList();
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of("lacks " + String.join(" and ", lacking)
                        + ", which Jenkins demands in a declarative pipeline; " + Signature.toWrite(lacking));
    }

    /**
     * What the step itself would say to its values, as far as the file shows them. Where it speaks of one that only the run knows, by
     * its name or by what was put in its place, nobody can tell yet.
     */
    Optional<String> wrongValue(Signature step) {
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> open = new HashSet<>(Set.of(Literal.UNKNOWN));
        if (!isNamed()) {
            return Optional.empty();
        }
        entries().forEach(entry -> {
            String name = entry.getKeyExpression().getText();
            Optional<Object> value = Literal.of(entry.getValueExpression());
            values.put(name, value.orElse(Literal.UNKNOWN));
            if (value.isEmpty()) {
                open.add(name);
            }
        });
        return step.trial()
                .wrong(values)
                .filter(said -> open.stream().noneMatch(said::contains))
                .map(said -> "cannot run as it stands: " + said);
    }

    /** With names that the file shows. */
    private boolean isNamed() {
        return given.stream().allMatch(MapExpression.class::isInstance)
                && entries().allMatch(entry -> entry.getKeyExpression() instanceof ConstantExpression);
    }

    private Stream<MapEntryExpression> entries() {
        return given.stream().flatMap(map -> ((MapExpression) map).getMapEntryExpressions().stream());
    }

    private Stream<String> names() {
        return entries().map(entry -> entry.getKeyExpression().getText());
    }
}
