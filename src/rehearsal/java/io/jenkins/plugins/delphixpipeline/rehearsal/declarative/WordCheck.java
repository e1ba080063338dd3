package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Refuses an unknown section or step while the file is read: a rehearsal should not find out in its last stage, and
 * Groovy itself would take some steps of Jenkins, such as {@code sleep}, for methods of its own.
 */
final class WordCheck extends CompilationCustomizer {
    private final Set<String> words;
    private final List<NotUnderstoodException> refused = new ArrayList<>();

    WordCheck(Set<String> words) {
        super(CompilePhase.CONVERSION);
        this.words = words;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
        source.getAST().getStatementBlock().visit(new CodeVisitorSupport() {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                if (call.isImplicitThis() && !words.contains(call.getMethodAsString())) {
                    // Thrown from here it would come out wrapped in a page of compiler's text.
                    refused.add(new NotUnderstoodException(call.getMethodAsString(), call.getLineNumber()));
                }
                super.visitMethodCallExpression(call);
            }
        });
    }

    /** @throws NotUnderstoodException naming the first word that is not known */
    void verify() {
        if (!refused.isEmpty()) {
            throw refused.get(0);
        }
    }
}
