package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EnvironmentRecipes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipes of docs/environments.md run as they stand there without a Jenkins, too. */
@Timeout(120)
class RehearsedRecipesTest extends RehearsedProgram {
    @BeforeEach
    void describe() throws Exception {
        describe("""
                version: 1
                dSources: [{name: Patients Prod, group: Production, database: app-data, toolkit: postgres}]
                vdbs:
                  - name: Patients Masked Master
                    group: Masked
                    parent: Production/Patients Prod
                    masked: true
                    hooks: {configureClone: [Mask Patients]}
                  - {name: Patients prep1, group: Prep, parent: Masked/Patients Masked Master}
                  - {name: Patients prep2, group: Prep, parent: Masked/Patients Masked Master}
                vdbGroups: [{name: patients, vdbs: [Prep/Patients prep1, Prep/Patients prep2]}]
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "PER_PULL_REQUEST,Stays for the next build of this branch",
        "BOOKMARK_OF_A_FAILURE,Removed",
        "FOR_THE_TEAM,Stays until"
    })
    void onAnEngine(EnvironmentRecipes recipe, String said) throws Exception {
        rehearse(recipe.text(), "--branch", "PR-7");

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("not rehearsed: sh", said);
    }

    /** One job makes the bookmark, and the other takes it; they are the stages of one build here. */
    @Test
    void whatTheNightMarksIsWhatThePullRequestGets() throws Exception {
        rehearse(
                withStagesOf(
                        EnvironmentRecipes.BOOKMARK_OF_THE_NIGHT.text(),
                        EnvironmentRecipes.GROUP_PER_PULL_REQUEST.text()),
                "--back-end",
                "dct",
                "--branch",
                "PR-7");

        assertThat(code).as(text()).isZero();
        assertThat(text())
                .contains(
                        "patients: refresh done",
                        "nightly: bookmark done",
                        "pr-PR-7: provision done",
                        "point nightly, ",
                        "pr-PR-7: Stays for the next build of this branch");
    }

    /** By the command that the document gives, and nothing else. */
    @Test
    void groupPerPullRequestRunsAsTheDocumentSays() throws Exception {
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), EnvironmentRecipes.GROUP_PER_PULL_REQUEST.text());
        String command = Files.readAllLines(Path.of("docs/environments.md")).stream()
                .filter(line -> line.contains("delphix-pipeline-rehearsal.jar"))
                .findFirst()
                .orElseThrow();
        String options = command.substring(command.indexOf(".jar") + ".jar ".length());
        call(Stream.of(options.split(" "))
                .map(option -> option.equals("Jenkinsfile") ? file.toString() : option)
                .toList());

        assertThat(code).as(text()).isZero();
        assertThat(text())
                .contains("pr-PR-7: provision done", "point nightly, ", "Stays for the next build of this branch")
                .doesNotContain("WARNING");
    }

    private static String withStagesOf(String pipeline, String other) {
        String stages = other.substring(other.indexOf("    stage("), other.lastIndexOf("  }\n}"));
        return pipeline.substring(0, pipeline.lastIndexOf("  }\n}")) + stages + "  }\n}\n";
    }
}
