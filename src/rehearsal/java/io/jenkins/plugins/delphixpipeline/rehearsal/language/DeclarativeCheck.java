package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import io.jenkins.plugins.delphixpipeline.rehearsal.validator.DeclarativeValidator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
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
            source.getAST().getStatementBlock().visit(new EnvironmentSections());
        }
    }

    /** A sentence each. */
    Set<String> refused() {
        return refused;
    }
}
