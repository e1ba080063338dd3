package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import io.jenkins.plugins.delphixpipeline.rehearsal.validator.DeclarativeValidator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Has the outline of a declarative pipeline looked through, before anything in it is put in the place of something else. */
final class DeclarativeCheck extends CompilationCustomizer {
    private final Set<String> refused = new LinkedHashSet<>();

    DeclarativeCheck() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
        if (node.isScript()) {
            refused.addAll(DeclarativeValidator.refused(
                    source.getAST(), section -> Grammar.words(section).map(Map::keySet)));
            source.getAST().getStatementBlock().visit(new PlainEnvironment());
        }
    }

    /** A sentence each. */
    Set<String> refused() {
        return refused;
    }

    /** As in a Jenkins, {@code def} or a type before a variable of the environment means nothing. */
    private static final class PlainEnvironment extends CodeVisitorSupport {
        private boolean inside;

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            boolean around = inside;
            inside = "environment".equals(call.getMethodAsString());
            super.visitMethodCallExpression(call);
            inside = around;
        }

        @Override
        public void visitExpressionStatement(ExpressionStatement statement) {
            if (inside
                    && statement.getExpression() instanceof DeclarationExpression declared
                    && declared.getLeftExpression() instanceof VariableExpression name) {
                BinaryExpression plain = new BinaryExpression(
                        new VariableExpression(name.getName()), declared.getOperation(), declared.getRightExpression());
                plain.setSourcePosition(declared);
                statement.setExpression(plain);
            }
            super.visitExpressionStatement(statement);
        }
    }
}
