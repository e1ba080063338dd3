package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import io.jenkins.plugins.delphixpipeline.rehearsal.validator.Statements;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** A block in which a declarative pipeline takes steps alone. */
final class StepBlock {
    private StepBlock() {}

    /** What else stands there, a sentence each. */
    static List<String> refused(ClosureExpression block) {
        return Statements.of(block).stream()
                .flatMap(each -> refused(each).stream())
                .toList();
    }

    private static Optional<String> refused(Statement statement) {
        return Statements.otherThanCall(statement)
                .map(word -> NotUnderstoodException.word(word, statement.getLineNumber())
                        + " is no step; a declarative pipeline takes it in script { } alone");
    }
}
