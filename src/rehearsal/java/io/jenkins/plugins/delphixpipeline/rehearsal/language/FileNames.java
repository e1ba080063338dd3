package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ForStatement;

/**
 * The methods and variables of a file: a call of one of them is no step.
 *
 * @param defined what can be called, as far as one sees
 * @param variables what may hold a block, as one that a method returned or got
 */
record FileNames(Set<String> defined, Set<String> variables) {

    /** A variable that bears the name of a step may be one of another method, and hides no step. */
    boolean isOwn(String name, StepWords steps) {
        return defined.contains(name) || variables.contains(name) && !steps.isKnown(name);
    }

    static FileNames of(ModuleNode file) {
        Set<String> defined = new HashSet<>();
        Set<String> variables = new HashSet<>();
        CodeVisitorSupport collect = new CodeVisitorSupport() {
            @Override
            public void visitDeclarationExpression(DeclarationExpression declaration) {
                add(declaration);
                super.visitDeclarationExpression(declaration);
            }

            @Override
            public void visitBinaryExpression(BinaryExpression expression) {
                if (expression.getOperation().getText().equals("=")) {
                    add(expression);
                }
                super.visitBinaryExpression(expression);
            }

            @Override
            public void visitClosureExpression(ClosureExpression closure) {
                add(closure.getParameters());
                super.visitClosureExpression(closure);
            }

            @Override
            public void visitForLoop(ForStatement loop) {
                defined.add(loop.getVariable().getName());
                super.visitForLoop(loop);
            }

            /** Only blocks can be called; text in a variable hides no step. */
            private void add(BinaryExpression assignment) {
                if (assignment.getLeftExpression() instanceof TupleExpression several) {
                    several.forEach(each -> variables.add(each.getText()));
                } else if (assignment.getLeftExpression() instanceof VariableExpression variable) {
                    boolean block = assignment.getRightExpression() instanceof ClosureExpression;
                    (block ? defined : variables).add(variable.getName());
                }
            }

            private void add(Parameter[] parameters) {
                for (Parameter parameter : parameters == null ? new Parameter[0] : parameters) {
                    defined.add(parameter.getName());
                }
            }
        };
        file.getStatementBlock().visit(collect);
        file.getMethods().forEach(method -> {
            defined.add(method.getName());
            Stream.of(method.getParameters()).map(Parameter::getName).forEach(variables::add);
            method.getCode().visit(collect);
        });
        return new FileNames(defined, variables);
    }
}
