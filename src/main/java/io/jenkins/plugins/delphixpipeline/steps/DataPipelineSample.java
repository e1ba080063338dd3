package io.jenkins.plugins.delphixpipeline.steps;

import hudson.Extension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.workflow.cps.GroovySample;

/** The data pipeline in the list "try sample Pipeline" of a job; only where Pipelines are written in Groovy. */
@Extension(optional = true)
public final class DataPipelineSample implements GroovySample {
    @Override
    public String name() {
        return "delphix-data-pipeline";
    }

    @Override
    public String title() {
        return Messages.DataPipelineSample_title();
    }

    /** The repository's own Jenkinsfile, which the build puts beside this class. */
    @Override
    public String script() {
        try (InputStream in = DataPipelineSample.class.getResourceAsStream("Jenkinsfile")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
