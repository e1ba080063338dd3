package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;

/** A block in which a declarative pipeline takes steps alone. */
final class StepBlock {
    private StepBlock() {}

    /** What else stands there, a sentence each. */
    static List<String> refused(ClosureExpression block) {
        return statements(block).flatMap(each -> refused(each).stream()).toList();
    }

    private static Stream<Statement> statements(ClosureExpression block) {
        return block.getCode() instanceof BlockStatement code
                ? code.getStatements().stream()
                : Stream.of(block.getCode());
    }

    private static Optional<String> refused(Statement statement) {
        return word(statement)
                .map(word -> NotUnderstoodException.word(word, statement.getLineNumber())
                        + " is no step; a declarative pipeline takes it in script { } alone");
    }

    private static Optional<String> word(Statement statement) {
        if (statement instanceof EmptyStatement) {
            return Optional.empty();
        }
        if (!(statement instanceof ExpressionStatement single)) {
            return Optional.of(keyword(statement));
        }
        if (single.getExpression() instanceof DeclarationExpression declaration) {
            return Optional.of("def " + declaration.getLeftExpression().getText());
        }
        return single.getExpression() instanceof BinaryExpression assignment
                ? Optional.of(
                        "an assignment to " + assignment.getLeftExpression().getText())
                : Optional.empty();
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
