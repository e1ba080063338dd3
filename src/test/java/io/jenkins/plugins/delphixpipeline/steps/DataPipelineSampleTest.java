package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataPipelineSampleTest {
    private final DataPipelineSample sample = new DataPipelineSample();

    @Test
    void theSampleIsTheJenkinsfileOfTheRepository() throws Exception {
        assertThat(sample.script()).isEqualTo(Files.readString(Path.of("Jenkinsfile")));
        assertThat(sample.title()).isEqualTo("Delphix data pipeline");
        assertThat(sample.name()).matches("[a-z-]+");
    }
}
