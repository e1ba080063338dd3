package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/** The connections that the steps of a file name, and which of them have to lead to a Masking Engine. */
final class NamedConnections {
    private static final String BLOCK = "withDelphix";
    private static final String MASKING = "delphixMask";

    private final Set<String> all = new LinkedHashSet<>();
    private final Set<String> masking = new LinkedHashSet<>();
    private final Deque<Optional<String>> around = new ArrayDeque<>();

    void see(String name) {
        all.add(name);
    }

    /** Whoever ends the call has to say so. */
    void begin(MethodCallExpression call) {
        Optional<String> named = of(call);
        if (BLOCK.equals(call.getMethodAsString())) {
            around.push(named.or(this::outer));
        } else if (MASKING.equals(call.getMethodAsString())) {
            named.or(this::outer).ifPresent(masking::add);
        }
    }

    void end(MethodCallExpression call) {
        if (BLOCK.equals(call.getMethodAsString())) {
            around.pop();
        }
    }

    private Optional<String> outer() {
        return around.isEmpty() ? Optional.empty() : around.peek();
    }

    private static Optional<String> of(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression arguments
                ? arguments.getExpressions().stream()
                        .filter(MapExpression.class::isInstance)
                        .flatMap(map -> ((MapExpression) map).getMapEntryExpressions().stream())
                        .filter(entry -> entry.getKeyExpression().getText().equals("connection"))
                        .map(entry -> (Expression) entry.getValueExpression())
                        .filter(ConstantExpression.class::isInstance)
                        .map(Expression::getText)
                        .findFirst()
                : Optional.empty();
    }

    Set<String> all() {
        return all;
    }

    Set<String> masking() {
        return masking;
    }
}
