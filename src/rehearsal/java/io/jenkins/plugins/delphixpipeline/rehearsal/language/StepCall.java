package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Signature;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/**
 * The arguments of a step of the plugin in a declarative pipeline, which a Jenkins checks before it runs. What is in a script is
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
            return Optional.of("has several arguments, which a Jenkins wants to be named, each of them");
        }
        boolean named = given.stream().allMatch(MapExpression.class::isInstance);
        if (!named) {
            return step.unnamed(true).isPresent() ? Optional.empty() : Optional.of(step.refusalOfUnnamed());
        }
        List<String> names = names().toList();
        List<String> lacking =
                step.demanded().stream().filter(name -> !names.contains(name)).toList();
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of("lacks " + String.join(" and ", lacking)
                        + ", which a Jenkins demands in a declarative pipeline; " + Signature.toWrite(lacking));
    }

    private Stream<String> names() {
        return given.stream()
                .flatMap(map -> ((MapExpression) map).getMapEntryExpressions().stream())
                .map(entry -> entry.getKeyExpression().getText());
    }
}
