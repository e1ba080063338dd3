package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Has the variables of {@code environment} read as in a Jenkins: {@code def} or a type before one means nothing, and one may name
 * another that stands below it.
 */
final class EnvironmentSections extends CodeVisitorSupport {
    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if ("environment".equals(call.getMethodAsString())
                && call.getArguments() instanceof TupleExpression given
                && given.getExpressions().size() == 1
                && given.getExpression(0) instanceof ClosureExpression closure
                && closure.getCode() instanceof BlockStatement block) {
            block.getStatements().forEach(EnvironmentSections::plain);
            order(block.getStatements());
        }
        super.visitMethodCallExpression(call);
    }

    private static void plain(Statement statement) {
        if (statement instanceof ExpressionStatement holder
                && holder.getExpression() instanceof DeclarationExpression declared
                && declared.getLeftExpression() instanceof VariableExpression name) {
            BinaryExpression plain = new BinaryExpression(
                    new VariableExpression(name.getName()), declared.getOperation(), declared.getRightExpression());
            plain.setSourcePosition(declared);
            holder.setExpression(plain);
        }
    }

    private static void order(List<Statement> statements) {
        Map<String, Statement> byName = new LinkedHashMap<>();
        statements.forEach(each -> byName.putIfAbsent(name(each), each));
        Set<Statement> ordered = new LinkedHashSet<>();
        Set<Statement> begun = new LinkedHashSet<>();
        List.copyOf(statements).forEach(each -> put(each, byName, begun, ordered));
        statements.clear();
        statements.addAll(ordered);
    }

    /** After those that it names; of variables that name each other the first stays first. */
    private static void put(
            Statement statement, Map<String, Statement> byName, Set<Statement> begun, Set<Statement> ordered) {
        if (begun.add(statement)) {
            Names used = new Names();
            statement.visit(used);
            used.all.stream()
                    .filter(byName::containsKey)
                    .forEach(name -> put(byName.get(name), byName, begun, ordered));
            ordered.add(statement);
        }
    }

    /** Of the variable that gets a value; a text that names none for anything else. */
    private static String name(Statement statement) {
        return statement instanceof ExpressionStatement holder
                        && holder.getExpression() instanceof BinaryExpression assigned
                        && assigned.getLeftExpression() instanceof VariableExpression variable
                ? variable.getName()
                : "";
    }

    /** The variables that are named in an expression: by their name, or as {@code env.NAME}. */
    private static final class Names extends CodeVisitorSupport {
        private final Set<String> all = new LinkedHashSet<>();

        @Override
        public void visitVariableExpression(VariableExpression variable) {
            all.add(variable.getName());
        }

        @Override
        public void visitPropertyExpression(PropertyExpression property) {
            Expression owner = property.getObjectExpression();
            if (owner instanceof VariableExpression variable
                    && variable.getName().equals("env")
                    && property.getPropertyAsString() != null) {
                all.add(property.getPropertyAsString());
            }
            super.visitPropertyExpression(property);
        }
    }
}
