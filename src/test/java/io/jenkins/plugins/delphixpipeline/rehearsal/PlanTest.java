package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --plan}: a whole Jenkinsfile says what it would do. */
@Timeout(60)
class PlanTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private Rehearsal rehearsal(String... arguments) throws Exception {
        return new Rehearsal(CommandLine.of(arguments), new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    @Test
    void ourOwnPipelineIsPlannedWhole() throws Exception {
        try (Rehearsal rehearsal = rehearsal("--plan", "--without-database")) {
            int before = rehearsal.books().jobs().size();

            assertThat(rehearsal.run()).as(text()).isTrue();

            assertThat(rehearsal.books().jobs()).hasSize(before);
            assertThat(rehearsal.catalogue()).isEmpty();
        }
        assertThat(text())
                .contains("Plan: would take a snapshot of Production/Patients Prod")
                .contains("Plan: would refresh Masked/Patients Masked Master, from Production/Patients Prod,"
                        + " at planned snapshot of Patients Prod, masked by masking job \"Mask Patients\"")
                .contains("Plan: would create bookmark")
                .contains("Planned only: nothing was changed.", "Finished: SUCCESS");
    }

    @Test
    void aMistakeFailsThePlan() throws Exception {
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), "node { delphixSnapshot 'Patients Pord' }");
        try (Rehearsal rehearsal = rehearsal("--plan", "--without-database", "--jenkinsfile", file.toString())) {
            assertThat(rehearsal.run()).isFalse();
        }
        assertThat(text()).contains("Patients Pord", "Planned only: nothing was changed.", "Finished: FAILURE");
    }

    /** What a build would refuse when it asks for it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "engine | vdb: 'x', from: 'Patients Masked Master', targetGroup: 'Prpe' | Prpe",
                "engine | vdb: 'x', from: 'Patients Masked Master', environment: 'nowhere' | nowhere",
                "engine | vdb: 'x', from: 'Patients Masked Master', repository: 'nothing' | nothing",
                "engine | dataPod: 'p', template: 'Patients', vdbs: ['Patients prep2'], owners: ['nobody'] | nobody",
                "dct | vdb: 'x', from: 'Patients Masked Master', targetGroup: 'Prpe' | Prpe",
                "dct | vdb: 'x', from: 'Patients Masked Master', environment: 'nowhere' | nowhere",
                "dct | vdb: 'x', from: 'Patients Masked Master', repository: 'nothing' | nothing",
                "dct | vdb: 'x', from: 'Patients Masked Master', snapshotPolicy: 'hardly ever' | hardly ever",
                "dct | vdbGroup: 'g', from: 'patients', bookmark: 'nightly', retentionPolicy: 'for ever' | for ever"
            })
    void aPlaceOrRuleThatThereIsNotFailsThePlan(String backEnd, String parameters, String name) throws Exception {
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), "node { delphixProvision " + parameters + " }");
        try (Rehearsal rehearsal =
                rehearsal("--plan", "--without-database", "--back-end", backEnd, "--jenkinsfile", file.toString())) {
            assertThat(rehearsal.run()).as(text()).isFalse();
        }
        assertThat(text())
                .contains("\"" + name + "\"", "Planned only: nothing was changed.", "Finished: FAILURE")
                .doesNotContain("would provision", "would create");
    }

    @Test
    void aBlockCanPlanInAFileThatIsRehearsed() throws Exception {
        Path file = Files.writeString(
                folder.resolve("Jenkinsfile"),
                "node { withDelphix(plan: true) { delphixDelete vdb: 'Prep/Patients prep1' } }");
        try (Rehearsal rehearsal = rehearsal("--without-database", "--jenkinsfile", file.toString())) {
            assertThat(rehearsal.run()).as(text()).isTrue();
            assertThat(rehearsal.books().hasDataset("Prep/Patients prep1")).isTrue();
        }
        assertThat(text())
                .contains("the Delphix steps of this block say what they would do")
                .contains("Plan: would delete VDB Prep/Patients prep1");
    }

    @Test
    void aBranchIsPlannedByItsName() throws Exception {
        Path file = Files.writeString(
                folder.resolve("Jenkinsfile"),
                "node { delphixDataPod action: 'createBranch', template: 'Patients', dataPod: 'prep1', branch: 'b1' }");
        try (Rehearsal rehearsal = rehearsal("--plan", "--without-database", "--jenkinsfile", file.toString())) {
            assertThat(rehearsal.run()).as(text()).isTrue();
        }
        assertThat(text()).contains("Plan: would create branch prep1/b1");
    }

    private boolean plan(String... steps) throws Exception {
        String body = Stream.of(steps)
                .map(step -> step.replace("pod: ", "template: 'Patients', dataPod: "))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), "node {\n" + body + "\n}");
        try (Rehearsal rehearsal = rehearsal("--plan", "--without-database", "--jenkinsfile", file.toString())) {
            return rehearsal.run();
        }
    }

    private static final String CREATE = "delphixDataPod action: 'createBranch', pod: 'prep1', branch: 'b1'";
    private static final String LEAVE = "delphixDataPod action: 'activateBranch', pod: 'prep1', branch: 'default'";

    @Test
    void aPlannedBranchIsThereForLaterSteps() throws Exception {
        boolean planned = plan(
                CREATE,
                LEAVE,
                "delphixBookmark name: 'left', pod: 'prep1', branch: 'b1'",
                "delphixDataPod action: 'activateBranch', pod: 'prep1', branch: 'b1'",
                "delphixBookmark name: 'active', pod: 'prep1', branch: 'b1'",
                "delphixBookmark name: 'first', pod: 'prep1', branch: 'default'",
                LEAVE,
                "delphixDataPod action: 'deleteBranch', pod: 'prep1', branch: 'b1'",
                CREATE);
        assertThat(planned).as(text()).isTrue();
        assertThat(text())
                .containsSubsequence(
                        "would create branch prep1/b1",
                        "would activate branch prep1/default",
                        "would create bookmark left",
                        "would activate branch prep1/b1",
                        "would create bookmark active",
                        "would create bookmark first",
                        "would activate branch prep1/default",
                        "would delete branch prep1/b1",
                        "would create branch prep1/b1");
    }

    @Test
    void whatAPlannedBranchForbidsIsTold() throws Exception {
        assertThat(plan(CREATE, CREATE)).as(text()).isFalse();
        assertThat(plan(CREATE, "delphixDataPod action: 'deleteBranch', pod: 'prep1', branch: 'b1'"))
                .as(text())
                .isFalse();
        assertThat(plan(
                        CREATE,
                        LEAVE,
                        "delphixDataPod action: 'deleteBranch', pod: 'prep1', branch: 'b1'",
                        "delphixDataPod action: 'activateBranch', pod: 'prep1', branch: 'b1'"))
                .as(text())
                .isFalse();
    }

    @Test
    void aPlannedPodHasItsFirstBranch() throws Exception {
        assertThat(plan(
                        "delphixProvision vdb: 'Prep/new', from: 'Masked/Patients Masked Master'",
                        "delphixProvision pod: 'new', vdbs: ['Prep/new']",
                        CREATE.replace("prep1", "new"),
                        LEAVE.replace("prep1", "new"),
                        "delphixBookmark name: 'of the new one', pod: 'new', branch: 'b1'"))
                .as(text())
                .isTrue();
    }

    @Test
    void noScriptRunsInAPlan() {
        assertThatThrownBy(() -> CommandLine.of("--plan", "--run-sh")).hasMessageContaining("--run-sh");
    }

    private void plan(String steps, boolean good) throws Exception {
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), "node {\n" + steps + "\n}");
        try (Rehearsal rehearsal = rehearsal("--plan", "--without-database", "--jenkinsfile", file.toString())) {
            assertThat(rehearsal.run()).as(text()).isEqualTo(good);
        }
    }

    @Test
    void whatStandsInTheWayOfADeletionIsTold() throws Exception {
        plan("""
                delphixDelete vdb: 'Masked/Patients Masked Master'
                delphixDelete vdb: 'Prep/Patients prep1'
                delphixDelete dataPod: 'prep2', template: 'Patients', deleteVdbs: true
                delphixDelete dataPod: 'prep3', template: 'Patients'
                delphixDelete vdb: 'Prep/Patients prep3'
                delphixRefresh vdb: 'Prep/Patients prep7'
                """, true);

        assertThat(text().lines().map(String::strip))
                .anySatisfy(line -> assertThat(line)
                        .contains("Plan: would delete VDB Masked/Patients Masked Master,")
                        .contains("which Delphix refuses as long as these come from it: Prep/Patients prep7,")
                        .endsWith(", and these use it in Self-Service: Patients"))
                .anySatisfy(line -> assertThat(line)
                        .endsWith("Plan: would delete VDB Prep/Patients prep1,"
                                + " which Delphix refuses as long as these use it in Self-Service: prep1"))
                .anySatisfy(line -> assertThat(line)
                        .endsWith("Plan: would delete data pod prep2, together with Prep/Patients prep2"))
                .anySatisfy(line -> assertThat(line).endsWith("Plan: would delete VDB Prep/Patients prep3"))
                .as("what Delphix would refuse to delete is still there")
                .anySatisfy(line -> assertThat(line)
                        .contains("Plan: would refresh Prep/Patients prep7, from Masked/Patients Masked Master"));
    }

    @Test
    void whatAnEarlierStepWouldDeleteIsToldAsThat() throws Exception {
        plan("""
                delphixDelete vdb: 'Finance Development/Billing Dev'
                delphixVdb vdb: 'Finance Development/Billing Dev', action: 'stop'
                """, false);

        assertThat(text())
                .contains("is there now, but an earlier step of this plan would delete it")
                .doesNotContain("name it with the parameter vdb");
    }
}
