package io.jenkins.plugins.delphixpipeline.rehearsal;

import io.jenkins.plugins.delphixpipeline.rehearsal.binding.StepLibrary;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.DeclarativeFile;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Console;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.PipelineRun;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.StageFailure;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.StepRunner;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.Variables;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small Jenkinsfile, run with the one step {@code record}, and what became of it. */
final class RehearsedFile {
    private final List<RecordStep> ran = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Optional<StageFailure> failure;

    private RehearsedFile(String text, RecordStep.Book book) {
        RecordStep.Book noting = (step, variables) -> {
            ran.add(step);
            book.ran(step, variables);
        };
        StepLibrary library = new StepLibrary(List.of(new RecordStep.DescriptorImpl()));
        StepRunner steps = new StepRunner(library, Map.of(RecordStep.Book.class, noting));
        Console console = new Console(new PrintStream(output, true, StandardCharsets.UTF_8));
        failure = new PipelineRun(steps, Variables.ofBuild("patients", 7), console).run(new DeclarativeFile(text));
    }

    static RehearsedFile run(String text) {
        return run(text, (step, variables) -> {});
    }

    static RehearsedFile run(String text, RecordStep.Book book) {
        return new RehearsedFile(text, book);
    }

    /** A pipeline of one stage with these steps. */
    static RehearsedFile runSteps(String steps) {
        return run("pipeline { agent any\n stages { stage('only') { steps {\n" + steps + "\n} } } }");
    }

    Optional<StageFailure> failure() {
        return failure;
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
