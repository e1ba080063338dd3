package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody reads who made a mistake in withDelphixVdb: it names the thing, and a way out that this step has there. */
@Timeout(120)
class EnvironmentMistakesTest extends RehearsedProgram {
    enum Mistake {
        UNKNOWN_FROM(
                "dct",
                "withDelphixVdb(vdbGroup: 'qa', bookmark: 'nightly', from: 'patiens') { echo 'x' }",
                "There is no VDB group named \"patiens\". The nearest names are \"patients\"."
                        + " What to do: Correct the name, which is case-sensitive;",
                "parameter vdbGroup"),
        GROUP_ON_AN_ENGINE(
                "engine",
                "withDelphixVdb(vdbGroup: 'qa', bookmark: 'nightly') { echo 'x' }",
                "leads to a Delphix Engine, which has no VDB groups. Nothing was changed."
                        + " What to do: Name a connection to DCT with the parameter connection; or give the block one VDB",
                "data pod"),
        MASKING_JOB_WITHOUT_SCRIPT(
                "dct",
                "withDelphixVdb(vdb: 'Prep/qa', from: 'Patients Prod', maskingJob: 'Mask Patients') { echo 'x' }",
                "on DCT a script among the configureClone hooks of the VDB has to run it: give it by hooks, or in a step"
                        + " that has none as configure_clone in parameters; or leave maskingJob out and take the data from a"
                        + " masked VDB",
                "no masking job"),
        UNKNOWN_MASKING_JOB(
                "engine",
                "withDelphixVdb(vdb: 'Prep/qa', from: 'Patients Prod', maskingJob: 'Mask Patiens') { echo 'x' }",
                "There is no masking job named \"Mask Patiens\". The nearest names are \"Mask Patients\".",
                "DCT"),
        TWIN_BOOKMARKS(
                "dct",
                "delphixBookmark name: 'n', vdb: 'Prep/Patients prep1'\n"
                        + "delphixBookmark name: 'n', vdb: 'Prep/Patients prep2'\n"
                        + "withDelphixVdb(vdbGroup: 'qa', bookmark: 'n') { echo 'x' }",
                "More than one object is named \"n\". Their data is of these times: ",
                "Delphix says");

        private final String backEnd;
        private final String steps;
        private final String told;
        private final String untold;

        Mistake(String backEnd, String steps, String told, String untold) {
            this.backEnd = backEnd;
            this.steps = steps;
            this.told = told;
            this.untold = untold;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMistakeIsToldWithItsWayOut(Mistake mistake) throws Exception {
        rehearseBuiltIn("node {\n" + mistake.steps + "\n}", "--back-end", mistake.backEnd);

        assertThat(code).as(text()).isEqualTo(Main.FAILED);
        String failure = text().lines()
                .filter(line -> line.startsWith("The build failed: "))
                .findFirst()
                .orElseThrow();
        assertThat(failure).contains(mistake.told).doesNotContain(mistake.untold);
    }

    /** A plan says no, too, to what a build is told before it asks the back end for anything. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TWIN_BOOKMARKS", "UNKNOWN_MASKING_JOB"})
    void aPlanTellsTheSame(Mistake mistake) throws Exception {
        rehearseBuiltIn("node {\n" + mistake.steps + "\n}", "--back-end", mistake.backEnd, "--plan");

        assertThat(code).as(text()).isEqualTo(Main.FAILED);
        assertThat(text()).contains(mistake.told);
    }

    /** DCT tells neither what kind of database that is nor its port, and this step has no parameter for the latter. */
    @Test
    void anAddressThatIsNotToldLeadsIntoTheBlock() throws Exception {
        describe("""
                version: 1
                dSources: [{name: Sales, group: Crm, database: mysql}]
                """);
        rehearse("""
                node {
                    withDelphixVdb(from: 'Sales', vdb: 'Crm/qa', allowUnmasked: true, adminCredentialsId: 'sa', databaseType: 'postgresql') { echo 'x' }
                }
                """, "--back-end", "dct");

        assertThat(code).as(text()).isEqualTo(Main.FAILED);
        assertThat(text())
                .contains(
                        "does not report everything that is needed to connect to",
                        "The VDB \"engine1/Crm/qa\" was there by then, and is removed again.",
                        "Add port to delphixResetCredentials. In withDelphixVdb leave account and adminCredentialsId out,"
                                + " and use delphixResetCredentials with port inside the block.");
    }
}
