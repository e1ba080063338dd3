package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipelines on a simulated DCT, of an estate that somebody described. */
@Timeout(60)
class BackEndTest {
    private static final String ESTATE = """
            version: 1
            dSources: [{name: Prod, group: Crm}]
            vdbs:
              - {name: Master, group: Masked, parent: Crm/Prod, masked: true, hooks: {configureClone: [mask.sh]}}
              - {name: App, group: Crm, parent: Masked/Master}
              - {name: Reports, group: Crm, parent: Masked/Master}
            vdbGroups: [{name: qa, vdbs: [Crm/App, Crm/Reports]}]
            policies: [{name: Six weeks, type: retention}]
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private int code;

    @Test
    void connectionsOfAnyNameLeadToDct() throws Exception {
        rehearse("""
                node {
                    withDelphix(connection: 'tower') {
                        def refreshed = delphixRefresh vdbGroup: 'qa'
                        echo "refreshed ${refreshed.vdbs.size()}"
                    }
                    delphixBookmark name: 'monday', vdbGroup: 'qa', tags: ['nightly', 'release=4'], connection: 'other',
                        credentialsId: 'some-key'
                }
                """);

        assertThat(code).as(text()).isZero();
        assertThat(text())
                .contains("refreshed 2", "Finished: SUCCESS")
                .contains("VDB group qa: Crm/App, masked rows, running")
                .contains("VDB group qa: Crm/Reports, masked rows, running")
                .containsPattern("monday +VDB group qa +no +nightly, release=4");
    }

    @Test
    void lineageHasWhatTheBookmarksDoNotStandFor() throws Exception {
        rehearse("""
                node {
                    delphixRefresh vdb: 'App'
                    delphixRefresh vdb: 'Reports'
                    delphixBookmark name: 'monday', vdb: 'App'
                }
                """);

        assertThat(text())
                .contains("-> Crm/App, masked rows, running", "-> engine1/Crm/Reports")
                .doesNotContain("-> engine1/Crm/App");
    }

    @Test
    void bookmarkOfAVdbStandsInTheCatalogueToo() throws Exception {
        rehearse("node { delphixBookmark name: 'monday', vdb: 'App' }");

        assertThat(text()).containsPattern("monday +VDB Crm/App").contains("Finished: SUCCESS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delphixDataPod action: 'stop', template: 'Crm', dataPod: 'qa' | VDB group",
                "delphixProvision dataPod: 'qa', template: 'Crm' | VDB group",
                "delphixBookmark name: 'a', template: 'Crm' | VDB group",
                "delphixRefreshMasked vdb: 'Master', maskingJob: 'Mask' | There is no masking job named"
            })
    void whatDctLacksIsRefusedByTheStepAndSaysWhatThereIs(String step, String instead) throws Exception {
        rehearse("node { " + step + " }");

        assertThat(code).as(text()).isEqualTo(Main.FAILED);
        assertThat(text()).contains("The build failed: ", instead);
    }

    @ParameterizedTest
    @CsvSource({"retentionPolicy, Six weeks", "retentionPolicy, Two weeks", "snapshotPolicy, Default Snapshot"})
    void policiesAreTheUsualOnesAndThoseOfTheScenario(String parameter, String policy) throws Exception {
        rehearse("node { delphixProvision vdb: 'Crm/fresh', from: 'Master', " + parameter + ": '" + policy + "' }");

        assertThat(code).as(text()).isZero();
    }

    @Test
    void misspeltPolicyIsToldWithThoseThatThereAre() throws Exception {
        rehearse("node { delphixProvision vdb: 'Crm/fresh', from: 'Master', retentionPolicy: 'Six week' }");

        assertThat(code).as(text()).isEqualTo(Main.FAILED);
        assertThat(text()).contains("Six week", "Two weeks");
    }

    @Test
    void builtInEstateHasAGroupForEachDataPod() throws Exception {
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), "node { delphixRefresh vdbGroup: 'prep7' }");

        run("--jenkinsfile", file.toString(), "--without-database");

        assertThat(code).as(text()).isZero();
    }

    @Test
    void builtInEstateRunsTheExample() throws Exception {
        run("--jenkinsfile", "examples/dct/Jenkinsfile", "--without-database");

        assertThat(code).as(text()).isZero();
        assertThat(text()).containsPattern("nightly +VDB group patients");
    }

    /** The file in the documents is the built-in estate. */
    @Test
    void fileOfTheDocumentsIsTheBuiltInEstate() throws Exception {
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), "node { delphixRefresh vdbGroup: 'patients' }");

        run("--jenkinsfile", file.toString(), "--scenario", "docs/scenario-dct.yaml", "--without-database");

        assertThat(code).as(text()).isZero();
    }

    private void rehearse(String jenkinsfile) throws Exception {
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), jenkinsfile);
        Path estate = Files.writeString(folder.resolve("estate.yaml"), ESTATE);
        run("--jenkinsfile", file.toString(), "--scenario", estate.toString());
    }

    private void run(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--back-end", "dct", "--job-seconds", "0.1"));
        arguments.addAll(List.of(more));
        code = Main.run(new PrintStream(output, true, StandardCharsets.UTF_8), arguments.toArray(new String[0]));
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
