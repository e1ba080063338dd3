package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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

    /** As a Jenkins does where the job is in no multibranch project. */
    @Test
    void aBuildOfNoBranchHasNoLifetimeOfOne() throws Exception {
        rehearse(OF_BRANCH, "--branch", "");

        assertThat(code).as(text()).isEqualTo(Main.FAILED);
        assertThat(text()).contains("stands for no branch", "crm-null").doesNotContain("counts as one of main");
    }

    @Test
    void aBuildOfNoBranchHasNoBranchName() throws Exception {
        rehearse("""
                pipeline {
                    agent any
                    stages {
                        stage('a') { when { branch 'main' }; steps { echo 'never' } }
                        stage('b') { steps { echo "name ${env.BRANCH_NAME}" } }
                    }
                }
                """, "--branch=");

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("there is no BRANCH_NAME; --branch NAME says it", "name null");
    }

    /** Nobody has said so, and a Jenkins refuses it where it is not so. */
    @Test
    void theBranchThatNobodyNamedIsTold() throws Exception {
        rehearse(OF_BRANCH);

        assertThat(text()).containsOnlyOnce("counts as one of main; --branch '' makes it one of no branch");
    }

    @Test
    void theBranchThatSomebodyNamedIsNotTold() throws Exception {
        rehearse(OF_BRANCH, "--branch", "main");

        assertThat(text()).doesNotContain("taken for one of");
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

        assertThat(text()).contains("-> Masked/gone, removed", "-> Masked/stays, masked rows, running\n");
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

    /** As a build log has it, however the file gets at it: in output, errors, names, what is only noted, and the report. */
    @Test
    void thePasswordOfTheAccountIsNeverShown() throws Exception {
        rehearse(WITH_ACCOUNT.replace("echo ", """
                writeFile file: 'password', text: DELPHIX_PASSWORD
                echo "${DELPHIX_PASSWORD}"
                println env.DELPHIX_PASSWORD
                sh 'echo $DELPHIX_PASSWORD'
                sh "echo ${DELPHIX_PASSWORD}"
                echo sh(script: 'echo $DELPHIX_PASSWORD', returnStdout: true)
                withEnv(["AGAIN=${DELPHIX_PASSWORD}"]) { sh 'echo $AGAIN' }
                unstable DELPHIX_PASSWORD
                catchError(message: DELPHIX_PASSWORD) { error DELPHIX_PASSWORD }
                stage(DELPHIX_PASSWORD) { echo 'x' }
                slackSend DELPHIX_PASSWORD
                input DELPHIX_PASSWORD
                delphixBookmark vdb: 'Masked/Master', name: DELPHIX_PASSWORD
                parallel((DELPHIX_PASSWORD): { echo 'x' })
                try { withDelphixVdb(from: DELPHIX_PASSWORD) { echo 'x' } } catch (e) { echo e.message }
                withCredentials([usernamePassword(credentialsId: 'c', usernameVariable: 'U', passwordVariable: 'P')]) {
                    writeFile file: 'other', text: P
                    echo "${U} ${P}"
                }
                catchError { throw new IllegalStateException(DELPHIX_PASSWORD) }
                echo\s"""), "--run-sh", "--workspace", folder.toString());

        String password = Files.readString(folder.resolve("password"));
        assertThat(password).hasSizeGreaterThan(8);
        assertThat(text())
                .contains("as app with a password", "bookmark ****", "user-of-c ****")
                .doesNotContain(password, Files.readString(folder.resolve("other")));
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

        assertThat(code).as(text()).isEqualTo(Main.NOT_RUN);
        assertThat(text())
                .startsWith(
                        "withDelphixVdb (line 6) knows no argument 'lifetme'; did you mean lifetime? It knows account, ")
                .doesNotContain("Rehearsal of");
    }

    /** A Jenkins refuses it, and what nobody is in is no environment. */
    @Test
    void aBlockThatIsMissingOrTooMuchIsTold() throws Exception {
        rehearse("node {\n  withDelphixVdb(from: 'Patients Masked Master')\n}");
        assertThat(code).as(text()).isNotZero();
        assertThat(text()).contains("withDelphixVdb (line 2) needs a block: withDelphixVdb(…) { … }");

        rehearse("""
                pipeline {
                    agent any
                    options { withDelphixVdb(from: 'Patients Masked Master') { echo 'dropped' } }
                    stages { stage('a') { steps { echo 'x' } } }
                }
                """);
        assertThat(code).as(text()).isNotZero();
        assertThat(text()).contains("withDelphixVdb (line 3) has a block, and Jenkins takes none in options");
    }

    /** A stage with each of these in its options, the first one on the second line; before them one that changes something. */
    private static String inOptions(String lines, String when) {
        AtomicInteger number = new AtomicInteger();
        return "pipeline { agent any; stages { stage('changes') { steps { delphixSnapshot 'Crm/Prod' } }\n"
                + lines.lines()
                        .map(line -> "stage('s" + number.incrementAndGet() + "') { when { expression { " + when
                                + " } }; options { withDelphixVdb(" + line + ") }; steps { echo 'x' } }\n")
                        .collect(Collectors.joining())
                + "} }";
    }

    /** Else the stages before would have changed things by then. */
    @Test
    void mistakesInOptionsAreToldBeforeAnythingRuns() throws Exception {
        rehearse(inOptions("""
                vdb: 'Masked/crm'
                vdb: "crm-${BUILD_NUMBER}"
                from: 'Master', lifetime: 'weekend'
                from: env.MASTER, onFailure: 'forget'
                from: 'Master', account: 'app'
                from: 'Master', prefix: '9'
                from: "${env.X}", parameters: '{'
                from: 'Master', snapshot: 'a', timestamp: '2020-01-01T00:00'
                from: 'Master', allowUnmasked: 'yes'
                from: 'Master', tags: 5
                from: ['Master']
                """, "true"));

        assertThat(code).as(text()).isEqualTo(Main.NOT_RUN);
        List<String> said = List.of(
                "from is needed",
                "from is needed",
                "lifetime \"weekend\" is no lifetime",
                "\"forget\" cannot be chosen for onFailure",
                "adminCredentialsId",
                "prefix",
                "parameters",
                "snapshot, timestamp",
                "argument 'allowUnmasked': expects yes or no",
                "argument 'tags': expects a list",
                "argument 'from': expects a text");
        assertThat(text().lines()).hasSameSizeAs(said);
        for (int i = 0; i < said.size(); i++) {
            assertThat(text().lines().toList().get(i))
                    .startsWith("withDelphixVdb (line " + (i + 2) + ") cannot run as it stands: ")
                    .contains(said.get(i));
        }
    }

    /** What only the run knows is no mistake that the file shows. */
    @Test
    void whatTheRunKnowsIsNoMistakeInOptions() throws Exception {
        rehearse(inOptions("""
                from: 'Master'
                from: 'Master', lifetime: "${2 * 4}h"
                from: 'Master', lifetime: params.LIFETIME
                from: 'Master', allowUnmasked: params.UNMASKED
                from: 'Master', keepFor: params.KEEP
                from: 'Master', snapshot: params.SNAPSHOT, timestamp: params.TIMESTAMP
                from: 'Master', parameters: "${'{}'}"
                from: 'Master', vdbGroup: params.GROUP
                from: 'Master', tags: [params.TAG]
                from: 'Master', (params.NAME ?: 'vdb'): 'Masked/crm'
                """, "false"));

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("Stage \"changes\"");
    }

    /** The cause is more to the point than that it was stopped. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "options { timeout(time: 3, unit: 'SECONDS') }; steps { withDelphixVdb(from: 'Master') { SLOW } }",
                "options { timeout(time: 3, unit: 'SECONDS'); withDelphixVdb(from: 'Master') }; steps { SLOW }",
                "steps { timeout(time: 3, unit: 'SECONDS') { withDelphixVdb(from: 'Master') { SLOW } } }"
            })
    void aTimeoutIsToldAsWhatEndedTheStage(String stage) throws Exception {
        String slow = "script { while (true) { sleep 1 } }";
        rehearse("pipeline { agent any; stages { stage('a') { " + stage.replace("SLOW", slow) + " } } }");

        assertThat(code).as(text()).isEqualTo(Main.FAILED);
        assertThat(text())
                .contains(
                        "FAILED: stopped, since the timeout of 3 s is over",
                        "Stage \"a\" failed: stopped, since the timeout of 3 s is over",
                        "Finished: ABORTED");
    }

    /** As in a Jenkins, where the conditions are looked at inside of the options. */
    @ParameterizedTest
    @ValueSource(strings = {"", "beforeAgent true", "beforeInput true", "beforeOptions true"})
    void aStageThatIsSkippedHasHadItsVdbUnlessItsConditionsComeFirst(String order) throws Exception {
        rehearse("""
                pipeline {
                    agent any
                    stages { stage('test') {
                        options { withDelphixVdb(from: 'Master', vdb: 'crm-1', targetGroup: 'Masked') }
                        when { %s
                               branch 'release' }
                        steps { echo 'never' }
                    } }
                }
                """.formatted(order));

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("Stage \"test\" skipped due to when conditional");
        assertThat(text().contains("provision submitted")).isEqualTo(!order.startsWith("beforeOptions"));
        assertThat(text().contains("Removed")).isEqualTo(!order.startsWith("beforeOptions"));
    }
}
