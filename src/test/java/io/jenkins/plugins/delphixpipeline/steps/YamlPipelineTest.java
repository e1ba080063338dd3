package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.FilePath;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.steps.yaml.YamlStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from a file in the workspace to what an engine did. */
class YamlPipelineTest {
    private static final String FILE = """
            template: Patients
            parent: Patients Prod
            environments:
              - dev:
                  branch: develop
                  datapod: prep1
                  when:
                    - push: datapod.refresh
                    - push: bookmark.create
                    - push: bookmark.share
                    - build-failure: datapod.undo
                    - pull-request-closed: bookmark.delete
                    - pull-request-closed: datapod.delete
            """;

    @TempDir
    Path workspace;

    private final StepStage stage = new StepStage();
    private SimulatedEngine engine;

    @BeforeEach
    void start() throws Exception {
        engine = SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
        stage.connection("engine", engine.url());
        stage.workspace = new FilePath(workspace.toFile());
        stage.environment = new EnvVars("BRANCH_NAME", "develop", "GIT_COMMIT", "0123456789abcdef");
        write(FILE);
    }

    @AfterEach
    void stop() {
        stage.close();
        engine.close();
    }

    @Test
    void whatTheFileSaysIsDoneInItsOrder() throws Exception {
        Map<Object, Object> result = map(stage.run(new YamlStep()));

        assertThat(result).containsEntry("bookmark", "dev-012345").containsEntry("shared", true);
        assertThat((List<?>) result.get("actions")).hasSize(4);
        assertThat((List<?>) result.get("jobs")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(console())
                .containsSubsequence(
                        "2 of 4: dev: push: datapod.refresh prep1",
                        "3 of 4: dev: push: bookmark.create dev-012345",
                        "4 of 4: dev: push: bookmark.share dev-012345");
    }

    @Test
    void twiceIsAsGoodAsOnce() throws Exception {
        write(FILE.replace("- push: datapod.refresh\n", "- nightly: datapod.refresh\n"));
        stage.run(new YamlStep());

        Map<Object, Object> again = map(stage.run(new YamlStep()));

        assertThat(again).containsEntry("bookmark", "dev-012345");
        assertThat((List<?>) again.get("jobs")).isEmpty();
        assertThat(console()).contains("dev-012345 exists and stays as it is");
    }

    @Test
    void whatIsNotThereNeedsNotBeDeleted() throws Exception {
        YamlStep closed = new YamlStep();
        closed.setEvent("pull-request-closed");

        Map<Object, Object> result = map(stage.run(closed));

        assertThat((List<?>) result.get("jobs")).isEmpty();
        assertThat((List<?>) result.get("actions")).hasSize(3);
    }

    @Test
    void aRefreshIsUndoneWhenTheBuildFails() throws Exception {
        stage.run(new YamlStep());
        YamlStep failure = new YamlStep();
        failure.setEvent("build-failure");

        Map<Object, Object> result = map(stage.run(failure));

        assertThat((List<?>) result.get("jobs")).hasSize(1);
        assertThat(console()).contains("dev: build-failure: datapod.undo prep1");
    }

    @Test
    void aNameThatIsNotThereIsToldBeforeAnythingIsChanged() throws Exception {
        write(FILE + """
              - qa:
                  branch: develop
                  datapod: prep77
                  when: [push: datapod.refresh]
            """);

        assertThat(stage.failure(new YamlStep())).contains("prep77");

        assertThat(console()).doesNotContain("submitted as job");
    }

    /** The refresh stands before it in the file. */
    @Test
    void aRepositoryThatIsNotThereIsToldBeforeAnythingIsChanged() throws Exception {
        engine.world().addGroup("Patients");
        write(FILE.replace("- push: bookmark.create", "- push: datapod.create"));
        YamlStep step = new YamlStep();
        step.setAllowUnmasked(true);
        step.setRepository("mistyped");

        assertThat(stage.failure(step)).contains("mistyped");

        assertThat(console()).doesNotContain("submitted as job");
    }

    @Test
    void whatIsForOthersDoesNothing() throws Exception {
        YamlStep other = new YamlStep();
        other.setBranch("main");

        Map<Object, Object> result = map(stage.run(other));

        assertThat((List<?>) result.get("actions")).isEmpty();
        assertThat(console())
                .contains(
                        "event push on branch main: nothing to do, since no environment in the file is for that branch; the file has environments for ");
    }

    @Test
    void aMistakeInTheFileFailsTheStep() throws Exception {
        write(FILE.replace("branch: develop\n", "branch:\n"));

        assertThat(stage.failure(new YamlStep()))
                .isEqualTo("Failed: delphixYaml with \"delphix.yaml\".\n"
                        + "delphix.yaml, line 5, column 14: environments.dev.branch cannot be empty."
                        + " Nothing was changed.\n"
                        + "What to do: Correct the file or the parameters of the step, then run the build again.");
    }

    private void write(String text) throws IOException {
        Files.writeString(workspace.resolve("delphix.yaml"), text);
    }

    private String console() {
        return stage.console.toString(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> map(Object result) {
        return (Map<Object, Object>) result;
    }
}
