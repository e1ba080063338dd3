package io.jenkins.plugins.delphixpipeline.rehearsal.validator;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** {@code environment { ... }}: names, and values in quotes or from calls. */
final class EnvironmentCheck {
    private final Findings findings;

    EnvironmentCheck(Findings findings) {
        this.findings = findings;
    }

    void check(Word environment) {
        if (environment.block().isEmpty()) {
            findings.add(environment, "needs a block in braces");
            return;
        }
        Set<String> names = new HashSet<>();
        for (Statement statement : Statements.of(environment.block().get())) {
            if (statement instanceof ExpressionStatement single
                    && single.getExpression() instanceof BinaryExpression pair
                    && pair.getOperation().getText().equals("=")
                    && pair.getLeftExpression() instanceof VariableExpression name) {
                check(name.getName(), pair, names);
            } else {
                findings.add(
                        Statements.otherThanCall(statement).orElse("a call"),
                        statement.getLineNumber(),
                        "is no NAME = 'value', and Jenkins takes nothing else in environment");
            }
        }
        if (Statements.of(environment.block().get()).isEmpty()) {
            findings.add(environment, "is empty, which Jenkins refuses");
        }
    }

    private void check(String name, BinaryExpression pair, Set<String> names) {
        int line = pair.getLineNumber();
        if (!names.add(name)) {
            findings.add(name, line, "stands in environment for the second time; Jenkins takes it once");
        }
        if (!Texts.isIdentifier(name)) {
            findings.add(name, line, "has no name for a variable: Jenkins takes letters, digits and _");
        }
        Expression value = pair.getRightExpression();
        if (value instanceof BinaryExpression joined
                && joined.getOperation().getText().equals("+")) {
            checkJoined(name, line, joined);
        } else if (!Texts.isQuoted(value) && !(value instanceof MethodCallExpression)) {
            findings.add(
                    name,
                    line,
                    "has a value that is neither in quotes nor a call, which Jenkins refuses" + hint(value));
        }
    }

    private void checkJoined(String name, int line, Expression part) {
        if (part instanceof BinaryExpression joined
                && joined.getOperation().getText().equals("+")) {
            checkJoined(name, line, joined.getLeftExpression());
            checkJoined(name, line, joined.getRightExpression());
        } else if (!Texts.isQuoted(part)) {
            findings.add(name, line, "joins with + what is not in quotes, which Jenkins refuses" + hint(part));
        }
    }

    private static String hint(Expression value) {
        return value instanceof VariableExpression || value instanceof PropertyExpression
                ? "; write \"${" + value.getText() + "}\""
                : "";
    }
}
