package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks with VDBs of their own, in a rehearsal. */
@Timeout(120)
class RehearsedEnvironmentsTest extends RehearsedProgram {
    @BeforeEach
    void describe() throws Exception {
        describe("""
                version: 1
                dSources: [{name: Prod, group: Crm, database: app-data, toolkit: postgres, snapshots: 2}]
                vdbs:
                  - {name: Master, group: Masked, parent: Crm/Prod, masked: true, maskingJob: Mask}
                """);
    }

    private static final String OF_BRANCH = """
            node {
                withDelphixVdb(from: 'Master', vdb: "crm-${env.BRANCH_NAME}", targetGroup: 'Masked', lifetime: 'branch') {
                    echo "on ${DELPHIX_VDB}"
                }
            }
            """;

    @Test
    void theBuildIsOneOfABranch() throws Exception {
        rehearse(OF_BRANCH);

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("on Masked/crm-main", "Stays for the next build of this branch");
    }

    @Test
    void theBranchCanBeNamed() throws Exception {
        rehearse(OF_BRANCH, "--branch", "feature/x");

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("on Masked/crm-feature/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"branch", "8h"})
    void theSecondBlockOfANameRefreshesWhatTheFirstHasLeft(String lifetime) throws Exception {
        String block =
                "withDelphixVdb(from: 'Master', vdb: 'Masked/crm', lifetime: '" + lifetime + "') { echo 'used' }";
        rehearse("node {\n" + block + "\n" + block + "\n}");

        assertThat(code).as(text()).isZero();
        assertThat(text().split("used", -1)).hasSize(3);
        assertThat(text()).contains("Masked/crm exists and is refreshed");
    }

    @Test
    void blocksWithoutANameCanBeNested() throws Exception {
        rehearse("""
                node {
                    withDelphixVdb(from: 'Master') {
                        withDelphixVdb(from: 'Master', prefix: 'INNER') { echo "on ${DELPHIX_VDB} and ${INNER_VDB}" }
                    }
                }
                """);

        assertThat(code).as(text()).isZero();
        assertThat(text()).containsPattern("on Masked/patients-data-1-\\d+ and Masked/patients-data-1-\\d+");
    }

    /** The job that made the masked master is there, on either back end. */
    @ParameterizedTest
    @ValueSource(strings = {"engine", "dct"})
    void builtInEstateShowsHowItsMasterWasMasked(String backEnd) throws Exception {
        rehearseBuiltIn(
                "node { withDelphixVdb(from: 'Patients Masked Master') { echo 'used' } }", "--back-end", backEnd);

        assertThat(code).as(text()).isZero();
        assertThat(text())
                .contains("Removed")
                .doesNotContain("no longer listed")
                .containsPattern("-> \\S*Masked/patients-data-1-\\d+, removed");
    }

    @Test
    void aMasterThatNothingMasksSaysWhichSettingTrustsIt() throws Exception {
        describe("""
                version: 1
                dSources: [{name: Prod, group: Crm}]
                vdbs: [{name: Master, group: Masked, parent: Crm/Prod, masked: true}]
                """);
        rehearse("node { withDelphixVdb(from: 'Master') { echo 'used' } }");

        assertThat(code).as(text()).isZero();
        assertThat(text())
                .contains("WARNING", "Masked/Master", "DB_PROVISION or DB_REFRESH", "no longer listed")
                .contains("mastersWithoutRecord: trust");
    }

    @Test
    void removalIsToldBesideTheBookmarksToo() throws Exception {
        rehearse("""
                node {
                    withDelphixVdb(from: 'Master', vdb: 'Masked/gone') { echo 'used' }
                    delphixProvision vdb: 'Masked/stays', from: 'Master'
                }
                """);

        assertThat(text()).contains("-> Masked/gone, removed", "-> Masked/stays\n");
    }

    private static final String WITH_ACCOUNT = """
            node {
                withDelphixVdb(from: 'Master', adminCredentialsId: 'dba', account: 'app', database: 'crm') {
                    echo "as ${DELPHIX_USER} with ${DELPHIX_PASSWORD ? 'a password' : 'none'}"
                }
            }
            """;

    @Test
    void accountsAreCheckedAndTheBlockRuns() throws Exception {
        rehearse(WITH_ACCOUNT);

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("checked and not used", "as app with a password", "Removed");
    }

    @Test
    void aPlanChecksAccountsToo() throws Exception {
        rehearse(WITH_ACCOUNT, "--plan");

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("Plan: would provision");
    }

    @Test
    void aTypoInOptionsIsToldWithItsLine() throws Exception {
        rehearse("""
                pipeline {
                    agent any
                    stages {
                        stage('a') {
                            options {
                                withDelphixVdb(from: 'Master', lifetme: '8h')
                            }
                            steps { echo 'never' }
                        }
                    }
                }
                """);

        assertThat(code).as(text()).isNotZero();
        assertThat(text()).contains("withDelphixVdb (line 6): ", "lifetme");
    }
}
