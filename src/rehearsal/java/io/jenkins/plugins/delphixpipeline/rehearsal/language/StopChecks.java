package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import groovy.transform.ConditionalInterrupt;
import java.util.Map;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Lets code that runs no step be stopped, too: loops, blocks and methods of the file ask at each beginning whether they may go on. The
 * thread is not interrupted, since the steps that run on it end in their own way.
 */
final class StopChecks extends CompilationCustomizer {
    private final CompilationCustomizer checks;

    StopChecks() {
        this(new ASTTransformationCustomizer(
                Map.of("value", question(), "applyToAllClasses", false), ConditionalInterrupt.class));
    }

    private StopChecks(CompilationCustomizer checks) {
        super(checks.getPhase());
        this.checks = checks;
    }

    private static ClosureExpression question() {
        MethodCallExpression asked = new MethodCallExpression(
                VariableExpression.THIS_EXPRESSION, JenkinsfileScript.STOPPED, MethodCallExpression.NO_ARGUMENTS);
        ClosureExpression closure = new ClosureExpression(Parameter.EMPTY_ARRAY, new ExpressionStatement(asked));
        closure.setVariableScope(new VariableScope());
        return closure;
    }

    /** A class of the file's own knows nothing of the build. */
    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
        if (node.isScript()) {
            checks.call(source, context, node);
        }
    }
}
