package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;

/** What a file takes from elsewhere: shared libraries, and the classes of a Jenkins and its plugins. */
final class ForeignCode extends CodeVisitorSupport {
    private static final String PACKAGES = "(jenkins|hudson|com\\.cloudbees|org\\.jenkinsci)\\.";

    private static final Pattern CLASS = Pattern.compile(PACKAGES + "([a-z]\\w*\\.)*[A-Z]\\w*");

    private final ObjIntConsumer<String> refused;

    /** @param refused gets what is not understood, and its line */
    ForeignCode(ObjIntConsumer<String> refused) {
        this.refused = refused;
    }

    void checkImports(ModuleNode file) {
        file.getImports().forEach(this::checkImport);
        file.getStarImports().forEach(this::checkImport);
        file.getStaticImports().values().forEach(this::checkImport);
        file.getStaticStarImports().values().forEach(this::checkImport);
    }

    private void checkImport(ImportNode node) {
        checkAnnotations(node);
        String name = Optional.ofNullable(node.getClassName()).orElse(node.getPackageName());
        boolean exception = name != null && name.endsWith("Exception");
        if (name != null && name.matches(PACKAGES + ".*") && !exception && !name.endsWith(".NonCPS")) {
            refused.accept("import " + name, node.getLineNumber());
        }
    }

    private void checkAnnotations(AnnotatedNode node) {
        node.getAnnotations().stream()
                .filter(each -> each.getClassNode().getNameWithoutPackage().matches("Library|Grab.*"))
                .forEach(each ->
                        refused.accept("@" + each.getClassNode().getNameWithoutPackage(), each.getLineNumber()));
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        checkAnnotations(declaration);
        super.visitDeclarationExpression(declaration);
    }

    /** Without an import Groovy would look for a variable with the name of the first package. */
    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        Matcher name = CLASS.matcher(property.getText());
        if (!name.lookingAt()) {
            super.visitPropertyExpression(property);
        } else if (!isHere(name.group())) {
            refused.accept(name.group(), property.getLineNumber());
        }
    }

    private static boolean isHere(String name) {
        try {
            Class.forName(name, false, ForeignCode.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
