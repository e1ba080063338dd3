package io.jenkins.plugins.delphixpipeline.rehearsal.validator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;

/** What stands in a block: a declarative pipeline takes calls in most of them, and nothing else. */
public final class Statements {
    private Statements() {}

    /** Without what only separates them. */
    public static List<Statement> of(ClosureExpression block) {
        List<Statement> all =
                block.getCode() instanceof BlockStatement code ? code.getStatements() : List.of(block.getCode());
        return all.stream().filter(each -> !(each instanceof EmptyStatement)).toList();
    }

    /** What people call a statement that is no call; nothing for a call. */
    public static Optional<String> otherThanCall(Statement statement) {
        if (!(statement instanceof ExpressionStatement single)) {
            return Optional.of(keyword(statement));
        }
        Expression expression = single.getExpression();
        if (expression instanceof MethodCallExpression) {
            return Optional.empty();
        }
        if (expression instanceof DeclarationExpression declaration) {
            return Optional.of("def " + declaration.getLeftExpression().getText());
        }
        return Optional.of(
                expression instanceof BinaryExpression binary
                                && binary.getOperation().getText().matches("[^=!<>]?=|<<=|>>=")
                        ? "an assignment to " + binary.getLeftExpression().getText()
                        : expression.getText());
    }

    /** A word alone, such as the {@code agent} before its value is written. */
    static boolean isBareWord(Statement statement) {
        return statement instanceof ExpressionStatement single && single.getExpression() instanceof VariableExpression;
    }

    /** By which it begins in the file: Groovy calls its statements by their words. */
    private static String keyword(Statement statement) {
        return statement instanceof TryCatchStatement
                ? "try"
                : statement
                        .getClass()
                        .getSimpleName()
                        .replaceFirst("(Loop)?Statement$", "")
                        .toLowerCase(Locale.ROOT);
    }
}
