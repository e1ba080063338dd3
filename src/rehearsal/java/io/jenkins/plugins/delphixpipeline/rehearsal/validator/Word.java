package io.jenkins.plugins.delphixpipeline.rehearsal.validator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * A call in a section: {@code stage('a') { ... }}, {@code agent none}.
 *
 * @param arguments all but the block at its end
 */
record Word(String name, int line, List<Expression> arguments, Optional<ClosureExpression> block) {

    /** Of several on one line each is called on what stands before it; nothing for what is no call, or one on an object. */
    static List<Word> of(Statement statement) {
        return statement instanceof ExpressionStatement single
                        && single.getExpression() instanceof MethodCallExpression call
                ? chain(call)
                : List.of();
    }

    private static List<Word> chain(MethodCallExpression call) {
        if (call.getMethodAsString() == null) {
            return List.of();
        }
        if (call.isImplicitThis()) {
            return List.of(of(call));
        }
        if (!(call.getObjectExpression() instanceof MethodCallExpression before)) {
            return List.of();
        }
        List<Word> words = new ArrayList<>(chain(before));
        words.add(of(call));
        return words;
    }

    private static Word of(MethodCallExpression call) {
        List<? extends Expression> all =
                call.getArguments() instanceof TupleExpression tuple ? tuple.getExpressions() : List.of();
        int last = all.size() - 1;
        Optional<ClosureExpression> block = last >= 0 && all.get(last) instanceof ClosureExpression closure
                ? Optional.of(closure)
                : Optional.empty();
        List<Expression> arguments = List.copyOf(all.subList(0, block.isPresent() ? last : all.size()));
        return new Word(call.getMethodAsString(), call.getMethod().getLineNumber(), arguments, block);
    }

    /** Those that have a name. */
    List<MapEntryExpression> named() {
        return arguments.stream()
                .flatMap(each -> each instanceof MapExpression map
                        ? map.getMapEntryExpressions().stream()
                        : Stream.<MapEntryExpression>of())
                .toList();
    }

    /** Those that have none. */
    List<Expression> unnamed() {
        return arguments.stream()
                .filter(each -> !(each instanceof MapExpression))
                .toList();
    }

    /** For a sentence about it. */
    @Override
    public String toString() {
        return name + " (line " + line + ")";
    }
}
