package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import hudson.EnvVars;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever looks at DCT sees by the tags of a VDB to which build it belongs, and until when. */
@Timeout(60)
class LabelledEnvironmentsTest {
    private static final String VDB = EnvironmentStage.VDB;
    private static final String URL = "https://ci.example.com/job/clinic/job/patients/1/";

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .telemetryLag(Duration.ZERO)
            .start();
    private EnvironmentStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new EnvironmentStage(dct);
        stage.branch = true;
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    private List<String> tagsOf(WithDelphixVdbStep step, EnvVars known) throws Exception {
        Using using = stage.new Using(1, null);
        when(using.context.get(EnvVars.class)).thenReturn(known);
        using.execution = (EnvironmentExecution) step.start(using.context);
        using.execution.start();
        using.untilInBody();
        assertThat(using.body).as(using.outcome.toString()).isDone();
        List<String> tags = dct.books().tags(dct.books().id("engine1", VDB));
        using.succeed();
        using.result();
        return tags;
    }

    @Test
    void theBuildIsNamedByItsAddress() throws Exception {
        assertThat(tagsOf(EnvironmentStage.step(null), new EnvVars(Map.of("BUILD_URL", URL))))
                .anyMatch(tag -> tag.contains("delphix-pipeline.build") && tag.contains(URL))
                .anyMatch(tag -> tag.contains("delphix-pipeline.until") && tag.contains("build"));
    }

    @Test
    void aTimeIsNamedAndStandsBesideTheTagsOfTheStep() throws Exception {
        WithDelphixVdbStep step = EnvironmentStage.step("8h");
        step.setTags(List.of("team=qa"));

        assertThat(tagsOf(step, null))
                .anyMatch(tag -> tag.contains("delphix-pipeline.build") && tag.contains(EnvironmentStage.JOB + "#1"))
                .anyMatch(tag -> tag.matches(".*delphix-pipeline.until\\W+\\d{4}-\\d\\d-\\d\\dT.*"))
                .anyMatch(tag -> tag.contains("team"));
    }

    @Test
    void tagsMayBeGivenInParametersAsWell() throws Exception {
        WithDelphixVdbStep step = EnvironmentStage.step("branch");
        step.setParameters("{\"tags\": [{\"key\": \"team\", \"value\": \"qa\"}]}");

        assertThat(tagsOf(step, null))
                .anyMatch(tag -> tag.contains("delphix-pipeline.until") && tag.contains("branch"))
                .anyMatch(tag -> tag.contains("team"));
    }
}
