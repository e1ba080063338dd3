package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Nearest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Looks through the file before anything of it runs: a rehearsal should not find out in its last stage. Refused is what would
 * make the result untrue, each with its line; a value that somebody gave for a line is put in its place.
 */
final class FileCheck extends CompilationCustomizer {
    private static final Set<String> CODE = Set.of(Grammar.CODE, Grammar.EXPRESSION, Grammar.STEPS);

    /** In a class of the file's own, which has no steps unless somebody hands them to it. */
    private static final String CLASS = "class";

    private final StepWords steps;
    private final Answers answers;
    private final Set<String> refused = new LinkedHashSet<>();
    private boolean done;

    /** @param answers what a call on a line would have returned */
    FileCheck(StepWords steps, Answers answers) {
        super(CompilePhase.CONVERSION);
        this.steps = steps;
        this.answers = answers;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
        if (done) {
            return;
        }
        done = true;
        ModuleNode file = source.getAST();
        ForeignCode foreign = new ForeignCode(this::refuse);
        foreign.checkImports(file);
        FileNames names = FileNames.of(file);
        Walk walk = new Walk(names, Grammar.CODE);
        file.getStatementBlock().visit(walk);
        file.getStatementBlock().visit(foreign);
        // The methods of the file are those of the class that it becomes.
        for (ClassNode each : file.getClasses()) {
            Walk inside = each.isScript() ? walk : new Walk(names, CLASS);
            each.getMethods().stream()
                    .map(MethodNode::getCode)
                    .filter(code -> code != null && code != file.getStatementBlock())
                    .forEach(code -> {
                        code.visit(inside);
                        code.visit(foreign);
                    });
        }
    }

    /** A sentence each, in the order of the file. */
    Set<String> refused() {
        return refused;
    }

    private void refuse(String word, int line) {
        refuse(word, line, StepWords.elsewhere(word));
    }

    /** @param hint what may be meant */
    private void refuse(String word, int line, String hint) {
        refused.add(NotUnderstoodException.sentence(word, line) + hint);
    }

    /** Knows at each call in what section it stands, and whether anybody wants its value. */
    private final class Walk extends CodeVisitorSupport {
        private final FileNames names;
        private final Deque<String> sections;
        private Expression unused;
        private boolean describing;

        /** Whether the value of the statement is that of the block around it. */
        private boolean last = true;

        Walk(FileNames names, String section) {
            this.names = names;
            this.sections = new ArrayDeque<>(List.of(section));
        }

        @Override
        public void visitExpressionStatement(ExpressionStatement statement) {
            Expression expression = statement.getExpression();
            unused = last && sections.peek().equals(Grammar.EXPRESSION) ? null : expression;
            super.visitExpressionStatement(statement);
        }

        @Override
        public void visitBlockStatement(BlockStatement block) {
            boolean around = last;
            for (Statement statement : block.getStatements()) {
                last = around
                        && statement
                                == block.getStatements()
                                        .get(block.getStatements().size() - 1);
                statement.visit(this);
            }
            last = around;
        }

        @Override
        public void visitClosureExpression(ClosureExpression block) {
            if (sections.peek().equals(Grammar.STEPS)) {
                refused.addAll(StepBlock.refused(block));
            }
            boolean around = last;
            last = true;
            super.visitClosureExpression(block);
            last = around;
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            boolean used = unused != call;
            unused = null;
            String name = call.getMethodAsString();
            if (sections.peek().equals(CLASS)) {
                super.visitMethodCallExpression(call);
                return;
            }
            if (!call.isImplicitThis() || name == null) {
                if (!used && isRefusedOnObject(call, name)) {
                    return;
                }
                visitAsCode(call, super::visitMethodCallExpression);
                return;
            }
            if (names.isOwn(name, steps)) {
                super.visitMethodCallExpression(call);
                return;
            }
            String section = sections.peek();
            boolean code = CODE.contains(section);
            if (code && answered(call, name, used)) {
                return;
            }
            if (section.equals(Grammar.STEPS) && !used || section.equals(Grammar.OPTIONS_SECTION)) {
                checkArguments(call, name, section.equals(Grammar.OPTIONS_SECTION));
            }
            if (code && !name.equals("pipeline")) {
                checkStep(call, name, used);
                boolean before = describing;
                describing = describing || StepWords.TAKE_DESCRIPTIONS.contains(name) || steps.isNoted(name);
                visitArguments(call, Grammar.insideStep(section, name), before);
                describing = before;
                return;
            }
            checkWord(call, name, section);
            hide(call, name);
            visitArguments(call, code ? name : Grammar.inside(section, name), describing);
        }

        /** As in a Jenkins: a declarative section consists of words, and a step there is called on nothing. */
        private boolean isRefusedOnObject(MethodCallExpression call, String name) {
            String section = sections.peek();
            if (section.equals(Grammar.CODE) || section.equals(Grammar.EXPRESSION)) {
                return false;
            }
            int line = call.getMethod().getLineNumber();
            Expression object = call.getObjectExpression();
            if (object instanceof MethodCallExpression before
                    && before.getLastLineNumber() == line
                    && first(before).isImplicitThis()
                    && !names.isOwn(first(before).getMethodAsString(), steps)) {
                refused.add(NotUnderstoodException.word(name, line) + " stands on one line with "
                        + before.getMethodAsString()
                        + ", and Groovy takes both for one call: begin a new line for it");
                return true;
            }
            if (section.equals(Grammar.STEPS)) {
                refused.add(NotUnderstoodException.word(object.getText() + "." + name, line)
                        + " is called on an object, for which a declarative pipeline needs script { }");
                return true;
            }
            return false;
        }

        /** Of several on one line, each is called on what stands before it. */
        private MethodCallExpression first(MethodCallExpression last) {
            return last.getObjectExpression() instanceof MethodCallExpression before ? first(before) : last;
        }

        /** An option is carried out when others have changed things, so that its values are looked at, too. */
        private void checkArguments(MethodCallExpression call, String name, boolean option) {
            StepCall given = StepCall.of(call);
            steps.signature(name)
                    .flatMap(step -> given.wrong(step).or(() -> option ? given.wrongValue(step) : Optional.empty()))
                    .ifPresent(wrong ->
                            refused.add(NotUnderstoodException.word(name, call.getLineNumber()) + " " + wrong));
        }

        private void checkWord(MethodCallExpression call, String name, String section) {
            if (section.equals(Grammar.OPTIONS_SECTION) && steps.isMisspelt(name)) {
                refuse(name, call.getLineNumber(), steps.meantBy(name));
            }
            Optional<Map<String, Treatment>> words = Grammar.words(section);
            if (words.isEmpty()) {
                return;
            }
            Treatment treatment = words.get().get(name);
            if (treatment == null) {
                refuse(
                        name + " in " + section,
                        call.getLineNumber(),
                        Nearest.to(name, words.get().keySet()));
            } else if (treatment == Treatment.REFUSED) {
                refuse(name, call.getLineNumber());
            }
        }

        /** Arguments are values of the section around; a block has a section of its own. */
        private void visitArguments(MethodCallExpression call, String inside, boolean outerDescribing) {
            if (!(call.getArguments() instanceof ArgumentListExpression list)) {
                visitAsCode(call.getArguments(), value -> value.visit(this));
                return;
            }
            for (Expression argument : list.getExpressions()) {
                if (argument instanceof ClosureExpression) {
                    boolean before = describing;
                    describing = outerDescribing;
                    sections.push(inside);
                    argument.visit(this);
                    sections.pop();
                    describing = before;
                } else {
                    visitAsCode(argument, value -> value.visit(this));
                }
            }
        }

        /** Jenkins does not look for steps in values: a block in one is no part of the declarative pipeline. */
        private <T extends Expression> void visitAsCode(T value, Consumer<T> visit) {
            boolean steps = sections.peek().equals(Grammar.STEPS);
            sections.push(steps ? Grammar.CODE : sections.peek());
            visit.accept(value);
            sections.pop();
        }

        private void checkStep(MethodCallExpression call, String name, boolean used) {
            if (StepWords.REFUSED.contains(name)) {
                refuse(name, call.getLineNumber());
            } else if (StepWords.ASKED_FOR_VALUE.contains(name) || wantsOutput(call, name)) {
                refuseValue(call, name);
            } else if (steps.isNoted(name)) {
                if (steps.isMisspelt(name)) {
                    refuse(name, call.getLineNumber(), steps.meantBy(name));
                } else if (StepWords.DESCRIPTIONS.contains(name) || describing && !StepWords.NOTED.contains(name)) {
                    call.setMethod(new ConstantExpression(name + JenkinsfileScript.DESCRIPTION));
                } else if (used && !describing && !steps.valued().contains(name) && !steps.givesThatOfItsBlock(call)) {
                    refuseValue(call, name);
                }
            }
            hide(call, name);
        }

        private void hide(MethodCallExpression call, String name) {
            if (StepWords.HIDDEN_BY_GROOVY.contains(name)) {
                call.setMethod(new ConstantExpression(name + JenkinsfileScript.MARK));
            }
        }

        private boolean wantsOutput(MethodCallExpression call, String name) {
            return Set.of("sh", "bat", "powershell", "pwsh").contains(name)
                    && steps.isNoted(name)
                    && call.getArguments().getText().matches("(?s).*return(Stdout|Status):true.*");
        }

        private void refuseValue(MethodCallExpression call, String name) {
            int line = call.getLineNumber();
            refused.add(NotUnderstoodException.sentence("the value of " + name, line) + "; give it with --answer "
                    + line + "=TEXT" + steps.otherwise(name));
        }

        private boolean answered(MethodCallExpression call, String name, boolean used) {
            if (steps.isPlugins(name) || !used && !StepWords.REFUSED.contains(name)) {
                return false;
            }
            try {
                Optional<Object> value = answers.take(call);
                if (value.isEmpty()) {
                    return false;
                }
                call.setMethod(new ConstantExpression(JenkinsfileScript.ANSWER));
                call.setArguments(
                        new ArgumentListExpression(new ConstantExpression(name), new ConstantExpression(value.get())));
            } catch (NotUnderstoodException e) {
                refused.add(e.getMessage());
            }
            return true;
        }
    }
}
