package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;

/** A value that stands in the file as it is. */
final class Literal {
    /** In the place of a value that only the run knows. */
    static final String UNKNOWN = "{what only the run knows}";

    private Literal() {}

    /** Nothing for what only the run knows, and for null. */
    static Optional<Object> of(Expression expression) {
        if (expression instanceof ConstantExpression constant) {
            return Optional.ofNullable(constant.getValue());
        }
        if (expression instanceof MapExpression map) {
            return map(map.getMapEntryExpressions());
        }
        return expression instanceof ListExpression list ? list(list.getExpressions()) : Optional.empty();
    }

    private static Optional<Object> list(List<Expression> elements) {
        List<Object> values =
                elements.stream().flatMap(each -> of(each).stream()).toList();
        return values.size() == elements.size() ? Optional.of(values) : Optional.empty();
    }

    private static Optional<Object> map(List<MapEntryExpression> entries) {
        Map<Object, Object> values = new LinkedHashMap<>();
        entries.forEach(entry -> of(entry.getKeyExpression())
                .ifPresent(key -> of(entry.getValueExpression()).ifPresent(value -> values.put(key, value))));
        return values.size() == entries.size() ? Optional.of(values) : Optional.empty();
    }
}
