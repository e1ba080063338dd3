package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultVariablesTest {
    private final ResultVariables variables = new ResultVariables();

    @Test
    void keysBecomeUpperCaseWordsAndListsAreJoined() {
        variables.put("PREP1", Map.of("snapshot", "@1", "durationMillis", 12L, "jobs", List.of("JOB-1", "JOB-2")));

        assertThat(variables.getVariables())
                .containsOnly(
                        Map.entry("PREP1_SNAPSHOT", "@1"),
                        Map.entry("PREP1_DURATION_MILLIS", "12"),
                        Map.entry("PREP1_JOBS", "JOB-1,JOB-2"));
    }

    @Test
    void oddKeysStillMakeVariableNames() {
        assertThat(ResultVariables.name("X", "jdbc.url-2")).isEqualTo("X_JDBC_URL_2");
        assertThat(ResultVariables.name("X", "dataPodReference")).isEqualTo("X_DATA_POD_REFERENCE");
    }

    @Test
    void secondResultUnderTheSamePrefixReplacesTheFirst() {
        variables.put("PREP1", Map.of("snapshot", "@1", "dataset", "a"));
        variables.put("PREP1_X", Map.of("snapshot", "@x"));
        variables.put("PREP1", Map.of("dataset", "b"));

        assertThat(variables.getVariables())
                .containsOnly(Map.entry("PREP1_DATASET", "b"), Map.entry("PREP1_X_SNAPSHOT", "@x"));
    }

    @Test
    void environmentOfTheBuildGetsThem() {
        variables.put("PREP1", Map.of("snapshot", "@1"));
        EnvVars environment = new EnvVars();

        variables.buildEnvironment(null, environment);

        assertThat(environment).containsEntry("PREP1_SNAPSHOT", "@1");
        assertThat(variables.getIconFileName()).isNull();
    }
}
