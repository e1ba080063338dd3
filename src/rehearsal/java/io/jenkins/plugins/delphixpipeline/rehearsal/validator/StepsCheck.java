package io.jenkins.plugins.delphixpipeline.rehearsal.validator;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.NamedArgumentListExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Blocks of steps: what would be a stage or a section is none of them. */
final class StepsCheck {
    private static final String PARALLEL = "parallel";
    private static final Set<String> SECTIONS = Set.of("stage", "properties", PARALLEL);
    private static final Takes SCRIPT = Takes.of("script", "encoding label returnStatus returnStdout");

    /** What the steps take that every Jenkins with pipelines has. */
    private static final Map<String, Takes> STEPS = Map.ofEntries(
            Map.entry("bat", SCRIPT),
            Map.entry("catchError", Takes.of("", "buildResult catchInterruptions message stageResult")),
            Map.entry("dir", Takes.of("path", "")),
            Map.entry("echo", Takes.of("message", "")),
            Map.entry("error", Takes.of("message", "")),
            Map.entry("fileExists", Takes.of("file", "")),
            Map.entry("mail", Takes.of("subject body", "bcc cc charset from mimeType replyTo to")),
            Map.entry("powershell", SCRIPT),
            Map.entry("pwsh", SCRIPT),
            Map.entry("readFile", Takes.of("file", "encoding")),
            Map.entry("retry", Takes.of("count", "conditions")),
            Map.entry("sh", SCRIPT),
            Map.entry("sleep", Takes.of("time", "unit")),
            Map.entry("stash", Takes.of("name", "allowEmpty excludes includes useDefaultExcludes")),
            Map.entry("timeout", Takes.of("time", "activity unit")),
            Map.entry("unstable", Takes.of("message", "")),
            Map.entry("unstash", Takes.of("name", "")),
            Map.entry("waitUntil", Takes.of("", "initialRecurrencePeriod quiet")),
            Map.entry("warnError", Takes.of("message", "catchInterruptions")),
            Map.entry("withCredentials", Takes.of("bindings", "")),
            Map.entry("withEnv", Takes.of("overrides", "")),
            Map.entry("writeFile", Takes.of("file text", "encoding")),
            Map.entry("ws", Takes.of("dir", "")));

    private final Findings findings;
    private final Set<String> methods;

    /** @param methods those that the file itself has, and that stand in the place of a step */
    StepsCheck(Findings findings, Set<String> methods) {
        this.findings = findings;
        this.methods = methods;
    }

    /** What is wrong with the arguments of a step, a sentence each without its beginning. */
    static List<String> wrong(Word step) {
        return STEPS.containsKey(step.name()) ? STEPS.get(step.name()).wrong(step) : List.of();
    }

    /** @param beside whether the stage stands beside others, so that nothing in it may branch once more */
    void checkSteps(Word steps, boolean beside) {
        if (steps.block().isEmpty()) {
            findings.add(steps, "needs a block in braces");
            return;
        }
        List<Statement> statements = Statements.of(steps.block().get());
        List<Word> words = words(steps.block().get());
        if (statements.size() == 1 && words.size() == 1 && words.get(0).name().equals(PARALLEL)) {
            checkBranches(words.get(0), beside);
        } else {
            checkBlock(steps);
        }
    }

    /** Of {@code post}. */
    void checkBlock(Word word) {
        if (word.block().isEmpty()) {
            findings.add(word, "needs a block in braces");
        } else if (Statements.of(word.block().get()).isEmpty()) {
            findings.add(word, "is empty, which Jenkins refuses");
        } else {
            words(word.block().get()).forEach(this::checkStep);
        }
    }

    private void checkStep(Word step) {
        if (!methods.contains(step.name())) {
            wrong(step).forEach(wrong -> findings.add(step, wrong));
        }
        if (SECTIONS.contains(step.name())) {
            findings.add(
                    step,
                    "is no step of a declarative pipeline"
                            + (step.name().equals(PARALLEL)
                                    ? " unless it stands in steps alone"
                                    : "; script { } takes it"));
        } else if (!step.name().equals("script")) {
            step.block().ifPresent(block -> words(block).forEach(this::checkStep));
        }
    }

    private void checkBranches(Word parallel, boolean beside) {
        if (parallel.arguments().size() != 1
                || !(parallel.arguments().get(0) instanceof NamedArgumentListExpression branches)) {
            findings.add(parallel, "names no branches; what is made at run time needs script { } around it");
            return;
        }
        List<MapEntryExpression> blocks = branches.getMapEntryExpressions().stream()
                .filter(entry -> entry.getValueExpression() instanceof ClosureExpression)
                .toList();
        if (beside && blocks.size() > 1) {
            findings.add(parallel, "stands within another parallel or matrix, which Jenkins refuses");
        }
        for (MapEntryExpression entry : branches.getMapEntryExpressions()) {
            String name = entry.getKeyExpression().getText();
            Expression value = entry.getValueExpression();
            if (value instanceof ClosureExpression block) {
                if (Statements.of(block).isEmpty()) {
                    findings.add(name, entry.getLineNumber(), "is empty, which Jenkins refuses");
                }
                words(block).forEach(this::checkStep);
            } else if (!name.equals("failFast") || !Texts.isTrueOrFalse(value)) {
                findings.add(name, entry.getLineNumber(), "in parallel takes a block, and failFast true or false");
            }
        }
    }

    private static List<Word> words(ClosureExpression block) {
        return Statements.of(block).stream()
                .flatMap(each -> Word.of(each).stream())
                .toList();
    }
}
