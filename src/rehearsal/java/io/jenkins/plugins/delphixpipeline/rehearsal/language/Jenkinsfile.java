package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.StepLibrary;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ImportCustomizer;

/** A Jenkinsfile as text, declarative or scripted. */
public final class Jenkinsfile {
    private final String text;
    private final Map<Integer, String> answers;

    public Jenkinsfile(String text) {
        this(text, Map.of());
    }

    /** @param answers what the call on a line would have returned */
    public Jenkinsfile(String text, Map<Integer, String> answers) {
        this.text = text;
        this.answers = Map.copyOf(answers);
    }

    public static Jenkinsfile of(Path path, Map<Integer, String> answers) throws IOException {
        try {
            return new Jenkinsfile(Files.readString(path), answers);
        } catch (CharacterCodingException e) {
            throw new NotUnderstoodException(path + ", which is not written in UTF-8,");
        }
    }

    /**
     * Reads the file and runs nothing of it.
     *
     * @throws NotUnderstoodException naming what is not understood, wherever in the file it stands
     * @throws org.codehaus.groovy.control.CompilationFailedException when it is no Groovy
     */
    public Compiled compile(StepWords steps) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(JenkinsfileScript.class.getName());
        DeclarativeCheck outline = new DeclarativeCheck();
        Answers said = new Answers(answers);
        FileCheck check = new FileCheck(steps, said);
        // As in Jenkins, it is known without an import.
        ImportCustomizer imports = new ImportCustomizer();
        imports.addImports("com.cloudbees.groovy.cps.NonCPS");
        configuration.addCompilationCustomizers(outline, check, imports, new StopChecks());
        GroovyShell shell = new GroovyShell(Jenkinsfile.class.getClassLoader(), new Binding(), configuration);
        JenkinsfileScript script;
        try {
            script = (JenkinsfileScript) shell.parse(text, StepLibrary.FILE);
        } finally {
            // What is refused is often why it does not compile.
            List<String> refused = Stream.concat(outline.refused().stream(), check.refused().stream())
                    .toList();
            if (!refused.isEmpty()) {
                throw NotUnderstoodException.of(refused);
            }
        }
        List<String> unasked = said.refused().toList();
        if (!unasked.isEmpty()) {
            throw NotUnderstoodException.of(unasked);
        }
        return new Compiled(script);
    }

    /** A file that can be run. */
    public record Compiled(JenkinsfileScript script) {

        public void run(JenkinsfileScript.Host host) {
            script.runIn(host);
            script.run();
        }
    }
}
