package io.jenkins.plugins.delphixpipeline.rehearsal;

import io.jenkins.plugins.delphixpipeline.rehearsal.binding.StepLibrary;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Build;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Outcome;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Secrets;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageFailure;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Variables;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Jenkinsfile;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Console;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.PipelineRun;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.StepRunner;
import io.jenkins.plugins.delphixpipeline.rehearsal.steps.JenkinsSteps;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small Jenkinsfile, run with the one step {@code record} besides those of Jenkins, and what became of it. */
final class RehearsedFile {
    private final List<RecordStep> ran = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Outcome outcome;

    private RehearsedFile(Setting setting, String text, RecordStep.Book book) {
        RecordStep.Book noting = (step, variables) -> {
            ran.add(step);
            book.ran(step, variables);
        };
        StepLibrary library = new StepLibrary(List.of(new RecordStep.DescriptorImpl()));
        StepRunner steps = new StepRunner(library, Map.of(RecordStep.Book.class, noting));
        Secrets secrets = new Secrets();
        Console console = new Console(new PrintStream(output, true, StandardCharsets.UTF_8), secrets::hidden);
        Variables variables = Variables.ofBuild("patients", 7);
        setting.variables().forEach(variables::assign);
        PipelineRun run = new PipelineRun(
                steps,
                JenkinsSteps.all(setting.runShell()),
                new Build(setting.parameters(), secrets),
                variables,
                new PipelineRun.Surroundings(console, setting.workspace()));
        outcome = run.run(new Jenkinsfile(text, setting.answers()).compile(run.words()));
    }

    /** What is around the file; each {@code with} gives another one. */
    record Setting(
            boolean runShell,
            Map<String, String> variables,
            Map<String, String> parameters,
            Map<Integer, String> answers,
            Path workspace) {
        static final Setting USUAL = new Setting(true, Map.of(), Map.of(), Map.of(), Path.of("target"));

        Setting withoutShell() {
            return new Setting(false, variables, parameters, answers, workspace);
        }

        Setting with(String variable, String value) {
            Map<String, String> more = new TreeMap<>(variables);
            more.put(variable, value);
            return new Setting(runShell, more, parameters, answers, workspace);
        }

        Setting parameter(String name, String value) {
            return new Setting(runShell, variables, Map.of(name, value), answers, workspace);
        }

        Setting answer(int line, String value) {
            return new Setting(runShell, variables, parameters, Map.of(line, value), workspace);
        }

        Setting in(Path directory) {
            return new Setting(runShell, variables, parameters, answers, directory);
        }

        RehearsedFile run(String text) {
            return new RehearsedFile(this, text, (step, variables) -> {});
        }

        /** A pipeline of one stage with these steps. */
        RehearsedFile runSteps(String steps) {
            return run(inOneStage(steps));
        }
    }

    static RehearsedFile run(String text) {
        return run(text, (step, variables) -> {});
    }

    static RehearsedFile run(String text, RecordStep.Book book) {
        return new RehearsedFile(Setting.USUAL, text, book);
    }

    /** A pipeline of one stage with these steps. */
    static RehearsedFile runSteps(String steps) {
        return run(inOneStage(steps));
    }

    private static String inOneStage(String steps) {
        return "pipeline { agent any\n stages { stage('only') { steps {\n" + steps + "\n} } } }";
    }

    Optional<StageFailure> failure() {
        return outcome.failure();
    }

    /** As Jenkins calls it. */
    String result() {
        return outcome.result().toString();
    }

    /** What was not rehearsed. */
    Map<String, Integer> noted() {
        return outcome.noted();
    }

    List<RecordStep> ran() {
        return ran;
    }

    List<String> names() {
        return ran.stream().map(RecordStep::name).toList();
    }

    List<String> output() {
        return output.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
