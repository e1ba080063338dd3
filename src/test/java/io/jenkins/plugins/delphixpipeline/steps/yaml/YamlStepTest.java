package io.jenkins.plugins.delphixpipeline.steps.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import io.jenkins.plugins.delphixpipeline.operation.automation.Trigger;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlStepTest {
    private static final String FILE = """
            template: Patients
            parent: Patients Prod
            environments:
              - dev:
                  branch: origin/develop
                  datapod: prep1
                  when:
                    - push: datapod.refresh
                    - push: bookmark.create
                    - build-failure: datapod.undo
            """;

    @TempDir
    Path workspace;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @Test
    void aMultibranchBuildTellsBranchEventAndCommit() throws Exception {
        Trigger trigger =
                request(null, null, null).trigger(new EnvVars("BRANCH_NAME", "develop", "GIT_COMMIT", "abcdef1"));

        assertThat(trigger).isEqualTo(new Trigger("push", List.of("develop", "origin/develop"), "abcdef1", null));
    }

    @Test
    void aChangeRequestIsAboutItsSourceBranch() throws Exception {
        Trigger trigger = request(null, null, null)
                .trigger(new EnvVars("CHANGE_ID", "12", "CHANGE_BRANCH", "feature/x", "BRANCH_NAME", "PR-12"));

        assertThat(trigger)
                .isEqualTo(new Trigger("pull-request-opened", List.of("feature/x", "origin/feature/x"), null, null));
    }

    @Test
    void otherwiseTheVariablesOfTheFrameworkCount() throws Exception {
        EnvVars environment =
                new EnvVars("GIT_BRANCH", "origin/develop", "GIT_EVENT", "build-failure", "GIT_COMMIT", "abcdef1");

        assertThat(request(null, null, null).trigger(environment))
                .isEqualTo(new Trigger("build-failure", List.of("origin/develop"), "abcdef1", null));
    }

    @Test
    void whatIsGivenCountsBeforeTheBuild() throws Exception {
        EnvVars environment = new EnvVars("BRANCH_NAME", "develop", "GIT_EVENT", "push", "GIT_COMMIT", "abcdef1");

        assertThat(request("nightly", "main", "1234567").trigger(environment))
                .isEqualTo(new Trigger("nightly", List.of("main"), "1234567", null));
    }

    @Test
    void aBuildWithoutABranchMustBeToldOne() {
        assertThatThrownBy(() -> request("push", null, null).trigger(new EnvVars()))
                .isInstanceOf(AbortException.class)
                .hasMessageStartingWith("branch is needed")
                .hasMessageEndingWith("Nothing was changed.");
        assertThatThrownBy(() -> request(null, "main", null).trigger(new EnvVars()))
                .isInstanceOf(AbortException.class)
                .hasMessageStartingWith("event is needed");
    }

    @Test
    void whatWillBeDoneIsSaidInTheLog() throws Exception {
        write(FILE);

        List<String> labels = operation("push", "abcdef123").labels();

        assertThat(labels)
                .containsExactly(
                        "check the names in delphix.yaml",
                        "dev: push: datapod.refresh prep1",
                        "dev: push: bookmark.create dev-abcdef");
        assertThat(console.toString(StandardCharsets.UTF_8))
                .contains(
                        "[Delphix] delphix.yaml: event push on branch origin/develop: dev: push: datapod.refresh prep1;");
    }

    @Test
    void nothingToDoIsSaidInTheLogToo() throws Exception {
        write(FILE);

        assertThat(operation("closed", "abcdef123").labels()).isEmpty();
        assertThat(console.toString(StandardCharsets.UTF_8)).contains("nothing to do");
    }

    @Test
    void aMistakeInTheFileIsToldWithLineAndColumn() throws Exception {
        write(FILE.replace("datapod.undo", "datapod.undone"));

        assertThatThrownBy(() -> operation("push", "abcdef123"))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining(
                        "\ndelphix.yaml, line 10, column 26: environments.dev.when.build-failure cannot be"
                                + " \"datapod.undone\". Possible values: datapod.create, datapod.delete, datapod.refresh,"
                                + " datapod.undo, bookmark.create, bookmark.share, bookmark.delete. Nothing was changed.\nWhat to do: ");
    }

    @Test
    void whatIsNoYamlIsToldToo() throws Exception {
        write("template: 'Patients");

        assertThatThrownBy(() -> operation("push", "abcdef123"))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("\ndelphix.yaml, line 1, column 20: it cannot be read as YAML:");
    }

    /** YAML takes a bare asterisk at the beginning for a reference to something else in the file. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "**", "*/login", "*main"})
    void aPatternThatBeginsWithAnAsteriskNeedsQuotes(String pattern) throws Exception {
        write(FILE.replace("branch: origin/develop", "branch: " + pattern));
        assertThatThrownBy(() -> operation("push", "abcdef123"))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("delphix.yaml, line ")
                .hasMessageContaining("a value that begins with * must be in quotes")
                .hasMessageContaining("Nothing was changed.");

        write(FILE.replace("branch: origin/develop", "branch: '**'"));
        assertThat(operation("push", "abcdef123").labels()).isNotEmpty();
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        assertThatThrownBy(() -> operation("push", "abcdef123"))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("delphix.yaml is not in the workspace (" + workspace)
                .hasMessageContaining(" Nothing was changed.\nWhat to do: ");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws Exception {
        write("#".repeat(300 * 1024));

        assertThatThrownBy(() -> operation("push", "abcdef123"))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("\ndelphix.yaml is larger than 256 KB. Nothing was changed.\nWhat to do: ");
    }

    @Test
    void aCommitIsAskedForWhereANameNeedsIt() throws Exception {
        write(FILE);

        assertThatThrownBy(() -> operation("push", null))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining(
                        "commit is needed for the names of bookmarks and VDBs, with at least 6 characters");
        assertThat(operation("build-failure", null).labels()).hasSize(2);
    }

    @Test
    void theFileHasADefault() {
        YamlStep step = new YamlStep();
        step.setFile(" ");

        assertThat(step.getFile()).isEqualTo("delphix.yaml");
        assertThat(new YamlStep.DescriptorImpl().getRequiredContext().contains(FilePath.class))
                .isTrue();
    }

    private io.jenkins.plugins.delphixpipeline.operation.OperationSequence operation(String event, String commit)
            throws Exception {
        return request(event, "origin/develop", commit)
                .operation(
                        new FilePath(new File(workspace.toString())),
                        new EnvVars(),
                        new PrintStream(console, true, StandardCharsets.UTF_8));
    }

    private void write(String text) throws IOException {
        Files.writeString(workspace.resolve("delphix.yaml"), text);
    }

    private static YamlRequest request(String event, String branch, String commit) {
        return new YamlRequest("delphix.yaml", new YamlRequest.Cause(event, branch, commit), null, null, false);
    }
}
