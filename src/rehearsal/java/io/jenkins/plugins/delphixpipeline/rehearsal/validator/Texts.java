package io.jenkins.plugins.delphixpipeline.rehearsal.validator;

import java.util.Optional;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;

/** Values as they stand in the file. */
final class Texts {
    private Texts() {}

    /** A text without anything that only the run knows. */
    static Optional<String> plain(Expression value) {
        return value instanceof ConstantExpression constant && constant.getValue() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Whether it is a value in quotes, a number, or true or false. */
    static boolean isQuoted(Expression value) {
        return value instanceof ConstantExpression || value instanceof GStringExpression;
    }

    static boolean isTrueOrFalse(Expression value) {
        return value instanceof ConstantExpression constant && constant.getValue() instanceof Boolean;
    }

    /** Whether it can be the name of a variable of the environment. */
    static boolean isIdentifier(String name) {
        return name.matches("[a-zA-Z_]+[a-zA-Z0-9_]*");
    }
}
