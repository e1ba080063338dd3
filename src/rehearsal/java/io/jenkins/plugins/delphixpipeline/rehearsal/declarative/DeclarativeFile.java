package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import groovy.util.DelegatingScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.control.CompilerConfiguration;

/** A declarative Jenkinsfile as text. */
public final class DeclarativeFile {
    private final String text;

    public DeclarativeFile(String text) {
        this.text = text;
    }

    public static DeclarativeFile of(Path path) throws IOException {
        return new DeclarativeFile(Files.readString(path));
    }

    /**
     * Reads the structure and runs nothing of it.
     *
     * @param steps the names of the steps that can be run
     * @throws NotUnderstoodException naming what is not understood, wherever in the file it stands
     * @throws org.codehaus.groovy.control.CompilationFailedException when it is no Groovy
     */
    public Pipeline read(Set<String> steps) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(DelegatingScript.class.getName());
        WordCheck check = new WordCheck(vocabulary(steps));
        configuration.addCompilationCustomizers(check);
        GroovyShell shell = new GroovyShell(DeclarativeFile.class.getClassLoader(), new Binding(), configuration);
        DelegatingScript script = (DelegatingScript) shell.parse(text, "Jenkinsfile");
        check.verify();
        FileSection file = new FileSection();
        script.setDelegate(file);
        script.run();
        return file.pipeline.pipeline();
    }

    private static Set<String> vocabulary(Set<String> steps) {
        Set<String> words = new HashSet<>(steps);
        words.addAll(FileSection.WORDS);
        words.addAll(PipelineSection.WORDS);
        words.addAll(OptionsSection.WORDS);
        words.addAll(StagesSection.WORDS);
        words.addAll(StageSection.WORDS);
        return words;
    }

    private static final class FileSection extends Section {
        static final Set<String> WORDS = Set.of("pipeline");

        private final PipelineSection pipeline = new PipelineSection();

        FileSection() {
            super(WORDS);
        }

        @SuppressWarnings("unused") // called by the script
        public void pipeline(Closure<?> block) {
            pipeline.readBlock(block);
        }

        @Override
        public String toString() {
            return "the file";
        }
    }
}
