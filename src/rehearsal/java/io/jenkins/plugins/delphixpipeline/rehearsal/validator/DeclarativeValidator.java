package io.jenkins.plugins.delphixpipeline.rehearsal.validator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Looks through a declarative pipeline as a Jenkins does: it refuses all of it, before the first stage, for a section that is lacking,
 * empty or in the wrong place. What a word means is nothing to it, and words that nobody knows are told elsewhere.
 */
public final class DeclarativeValidator {
    private static final String PIPELINE = "pipeline";
    private static final String AGENT = "agent";
    private static final String TOOLS = "tools";
    private static final String STAGES = "stages";
    private static final String PARALLEL = "parallel";
    private static final String MATRIX = "matrix";
    private static final String STEPS = "steps";

    /** What a stage does: one of them. */
    private static final Set<String> WORK = Set.of(STEPS, STAGES, PARALLEL, MATRIX);

    private final Findings findings = new Findings();
    private final SectionReader reader;
    private final StepsCheck steps;
    private final DescriptionsCheck descriptions;

    private DeclarativeValidator(Function<String, Optional<Set<String>>> known, Set<String> methods) {
        this.reader = new SectionReader(findings, known, methods);
        this.steps = new StepsCheck(findings, methods);
        this.descriptions = new DescriptionsCheck(findings, reader);
    }

    /**
     * @param known the words that a section can have; nothing where it can have others, too
     * @return what a Jenkins would refuse, a sentence each; nothing for a file that is not declarative
     */
    public static List<String> refused(ModuleNode file, Function<String, Optional<Set<String>>> known) {
        Set<String> methods =
                file.getMethods().stream().map(MethodNode::getName).collect(Collectors.toSet());
        DeclarativeValidator validator = new DeclarativeValidator(known, methods);
        for (Statement statement : file.getStatementBlock().getStatements()) {
            for (Word word : Word.of(statement)) {
                if (word.name().equals(PIPELINE)) {
                    validator.pipeline(word);
                } else {
                    validator.hidden(word);
                }
            }
        }
        return validator.findings.all();
    }

    private void hidden(Word around) {
        around.block().ifPresent(block -> Statements.of(block).stream()
                .flatMap(each -> Word.of(each).stream())
                .forEach(word -> {
                    if (word.name().equals(PIPELINE) && word.block().isPresent()) {
                        findings.add(word, "stands within another block, which Jenkins refuses");
                    }
                    hidden(word);
                }));
    }

    private void pipeline(Word pipeline) {
        for (Word word : reader.words(pipeline)) {
            switch (word.name()) {
                case STAGES -> stages(word, false);
                case "options" -> descriptions.checkOptions(word, false);
                case "parameters" -> descriptions.checkParameters(word);
                case "triggers" -> descriptions.checkTriggers(word);
                default -> surroundings(word);
            }
        }
    }

    /** What pipeline, stage and matrix have in common. */
    private void surroundings(Word word) {
        switch (word.name()) {
            case AGENT -> new AgentCheck(findings).check(word);
            case "environment" -> new EnvironmentCheck(findings).check(word);
            case "options" -> descriptions.checkOptions(word, true);
            case "input" -> descriptions.checkInput(word);
            case TOOLS -> descriptions.checkTools(word);
            case "when" -> new WhenCheck(findings, reader).check(word);
            case "post" -> reader.words(word).forEach(steps::checkBlock);
            default -> {
                // It is work, or nobody knows it.
            }
        }
    }

    /** @param beside whether they stand in a branch of others */
    private void stages(Word stages, boolean beside) {
        Map<String, Integer> lines = new HashMap<>();
        for (Word stage : reader.words(stages)) {
            if (stage.name().equals("stage")) {
                stage(stage, beside, lines);
            }
        }
    }

    private void stage(Word stage, boolean beside, Map<String, Integer> lines) {
        Optional<String> name =
                stage.arguments().size() == 1 ? Texts.plain(stage.arguments().get(0)) : Optional.empty();
        String called = name.map(text -> "stage '" + text + "'").orElse("stage");
        if (name.isEmpty()) {
            findings.add(stage, "has no name that stands in the file as a text, which Jenkins demands");
        } else if (lines.putIfAbsent(name.get(), stage.line()) != null) {
            findings.add(
                    called,
                    stage.line(),
                    "bears the name of the one in line " + lines.get(name.get()) + ", which Jenkins refuses");
        }
        List<Word> words = reader.words(stage);
        List<String> work =
                words.stream().map(Word::name).filter(WORK::contains).distinct().toList();
        if (work.size() > 1) {
            findings.add(called, stage.line(), "has more than one of steps, stages, parallel and matrix");
        } else if (work.isEmpty() && stage.block().isPresent() && !reader.isDoubtful(words, "stage")) {
            findings.add(called, stage.line(), "has none of steps, stages, parallel and matrix");
        }
        words.forEach(word -> inStage(word, beside, work));
    }

    private void inStage(Word word, boolean beside, List<String> work) {
        boolean branches = work.contains(PARALLEL) || work.contains(MATRIX);
        switch (word.name()) {
            case STEPS -> steps.checkSteps(word, beside);
            case STAGES -> stages(word, beside);
            case PARALLEL -> {
                checkNotWithin(word, beside);
                stages(word, true);
            }
            case MATRIX -> {
                checkNotWithin(word, beside);
                matrix(word);
            }
            case "failFast" -> {
                if (word.arguments().size() != 1
                        || !Texts.isTrueOrFalse(word.arguments().get(0))) {
                    findings.add(word, "takes true or false");
                }
            }
            default -> surroundings(word);
        }
        if (branches && Set.of(AGENT, TOOLS).contains(word.name())) {
            findings.add(word, "stands beside parallel or matrix, which Jenkins refuses; each branch can have its own");
        }
    }

    private void checkNotWithin(Word word, boolean beside) {
        if (beside) {
            findings.add(word, "stands within another parallel or matrix, which Jenkins refuses");
        }
    }

    private void matrix(Word matrix) {
        AxesCheck axes = new AxesCheck(findings, reader);
        for (Word word : reader.words(matrix)) {
            switch (word.name()) {
                case "axes" -> axes.checkAxes(word);
                case "excludes" -> axes.checkExcludes(word);
                case STAGES -> stages(word, true);
                default -> surroundings(word);
            }
        }
    }
}
