package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin's own steps in other shapes of pipelines than the project's own has. */
@Timeout(60)
class OwnStepsTest extends RehearsedProgram {
    @BeforeEach
    void describe() throws Exception {
        describe("""
                version: 1
                dSources: [{name: Prod, group: Crm, snapshots: 2}]
                vdbs:
                  - {name: Master, group: Masked, parent: Crm/Prod, masked: true, maskingJob: Mask}
                  - {name: Test, group: Crm, parent: Masked/Master}
                """);
    }

    @Test
    void blockOfAStepGivesItsConnectionToThoseInside() throws Exception {
        rehearse("""
                node {
                    withDelphix(connection: 'east') {
                        stage('Inside') {
                            def refreshed = delphixRefresh vdb: 'Test'
                            echo "refreshed ${refreshed.vdb}"
                        }
                        retry(2) { delphixSnapshot 'Prod' }
                    }
                    delphixSnapshot dataset: 'Test', connection: 'west', credentialsId: 'some-credential'
                }
                """);

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("Stage \"Inside\"", "Finished: SUCCESS");
    }

    @Test
    void aConnectionMayBeNamedByAVariable() throws Exception {
        rehearse("""
                def place = 'east'
                pipeline {
                    agent any
                    environment { CONNECTION = "${place}-engine" }
                    options { withDelphix(connection: "${place}-default") }
                    stages { stage('a') { steps {
                        delphixSnapshot 'Prod'
                        delphixRefresh vdb: 'Test', connection: env.CONNECTION
                        script {
                            def masks = place + '-masking'
                            parallel a: { delphixMask job: 'Mask', connection: masks },
                                     b: { delphixMask job: 'Mask', connection: masks }
                        }
                    } } }
                }
                """);

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("Finished: SUCCESS");
    }

    /** Each in a file of its own: what is in the block says what the connection leads to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "withDelphix(connection: params.MASKING) { MASK }",
                "withDelphix(connection: env.MASKS) { MASK }",
                "withDelphix(connection: \"${MASKS}\") { MASK }",
                "script { def where = 'east-masking'; withDelphix(connection: where) { MASK } }",
                "script { withDelphix(connection: params.MASKING) { retry(2) { stage('in') { MASK } } } }",
                "withDelphix(connection: params.MASKING, credentialsId: 'of the masking engine') { MASK }",
                "withDelphix(connection: params.ENGINE) { delphixSnapshot 'Prod'; withDelphix(connection: params.MASKING) { MASK };"
                        + " delphixRefresh vdb: 'Test' }",
                "withDelphix(connection: params.MASKING) { MASK; delphixSnapshot dataset: 'Prod', connection: params.ENGINE }",
                "withDelphix(connection: params.MASKING) { withDelphix(credentialsId: 'other') { MASK } }",
                "withDelphix(connection: params.ENGINE) { delphixMask job: 'Mask', connection: params.MASKING; delphixSnapshot 'Prod' }",
                "withDelphix(connection: 'literally-masking') { byMethod() }",
                "script { inMethod(params.MASKING) }",
                "withDelphix(plan: true, connection: params.MASKING) { MASK }",
                "withDelphix(plan: true) { withDelphix(connection: env.MASKS) { MASK } }"
            })
    void aBlocksConnectionLeadsWhereItsStepsNeed(String steps) throws Exception {
        for (String mode : List.of("carried out", "--plan")) {
            rehearse(
                    """
                    def byMethod() { delphixMask 'Mask' }
                    def inMethod(name) { withDelphix(connection: name) { delphixMask 'Mask' } }
                    pipeline {
                        agent any
                        parameters {
                            string(name: 'MASKING', defaultValue: 'given-masking')
                            choice(name: 'ENGINE', choices: ['east', 'west'])
                        }
                        environment { MASKS = 'env-masking' }
                        stages { stage('a') { steps {
                            STEPS
                        } } }
                    }
                    """.replace("STEPS", steps)
                            .replace("MASK ", "delphixMask 'Mask' ")
                            .replace("MASK;", "delphixMask 'Mask';"),
                    mode.equals("--plan") ? new String[] {mode} : new String[0]);

            assertThat(code).as(text()).isZero();
            assertThat(text()).contains("Finished: SUCCESS");
        }
    }

    /** As in a Jenkins, where a connection leads to one kind of back end. */
    @Test
    void aBlocksConnectionLeadsToOnePlaceOnly() throws Exception {
        rehearse("""
                def where = 'east'
                node { withDelphix(connection: where) { delphixSnapshot 'Prod'; delphixMask 'Mask' } }
                """);

        assertThat(code).isNotZero();
        assertThat(text()).contains("Masking Engine");
    }

    @Test
    void resultsCanBeReadAsVariablesOfTheEnvironment() throws Exception {
        rehearse("""
                node {
                    delphixSnapshot dataset: 'Prod', resultVariable: 'SYNC'
                    delphixList kind: 'datasets', resultVariable: 'FOUND'
                    echo "took ${env.SYNC_DATASET} and ${FOUND_COUNT}"
                    sh 'echo in the shell $SYNC_DATASET'
                }
                """, "--run-sh");

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("took Crm/Prod and 3", "in the shell Crm/Prod");
    }

    /** As in a Jenkins: all that the section does is their block. */
    @Test
    void optionsThatAreStepsOfThePluginAreAroundTheirSection() throws Exception {
        rehearse("""
                pipeline {
                    agent any
                    options { withDelphix(connection: 'east') }
                    stages {
                        stage('Environment') {
                            options { withDelphixVdb(vdb: 'Crm/PR', from: 'Masked/Master') }
                            steps { echo "works on ${DELPHIX_VDB}" }
                            post { always { echo "ends with ${env.DELPHIX_VDB}" } }
                        }
                        stage('Plan') {
                            options { withDelphix(plan: true) }
                            steps { delphixDelete vdb: 'Crm/Test' }
                        }
                        stage('After') { steps { delphixSnapshot 'Test' } }
                    }
                }
                """);

        assertThat(code).as(text()).isZero();
        assertThat(text())
                .contains("works on Crm/PR", "ends with Crm/PR", "Removed", "Finished: SUCCESS")
                .doesNotContain("not rehearsed");
    }

    @Test
    void aBookmarkThatTheBuildDeletesIsNotInItsLineage() throws Exception {
        describe("""
                version: 1
                dSources: [{name: Prod, group: Crm, snapshots: 2}]
                vdbs:
                  - {name: Master, group: Masked, parent: Crm/Prod, masked: true, maskingJob: Mask}
                  - {name: Test, group: Crm, parent: Masked/Master}
                templates: [{name: Crm, dataSources: [{name: crm, dataset: Masked/Master}]}]
                """);

        rehearse("""
                node {
                    delphixRefresh vdb: 'Crm/Test'
                    delphixBookmark template: 'Crm', name: 'gone'
                    delphixDelete template: 'Crm', bookmark: 'gone'
                }
                """);

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("gone: bookmark done", "-> Crm/Test").doesNotContain("-> gone");
    }

    /** As in a Jenkins, a script is checked when it comes to the call, and the step gets nothing for what lacks. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    delphixVdb 'Test'             | delphixVdb (line 2): takes no value without a name here
                    delphixProvision 'Crm/New'    | delphixProvision (line 2): takes no value without a name here
                    delphixVdb vdb: 'Test'        | action
                    delphixDataPod action: 'stop' | template
                    delphixSnapshot()             | dataset
                    """)
    void scriptsAreCheckedAtTheCall(String call, String said) throws Exception {
        rehearse("node { echo 'before'\n" + call + "\n}");

        assertThat(code).as(text()).isEqualTo(Main.FAILED);
        assertThat(text()).contains("before", said).doesNotContain("Exception");
    }

    /** Where no database is at hand, all that can be checked without one is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    accounts: [[user: 'a', action: 'remove']]                                    | remove
                    accounts: [[user: 'a']]                                                      | credentialsId
                    databaseType: 'mysql', accounts: [[user: 'a', action: 'lock']]               | mysql
                    databaseType: 'postgresql', port: 99999, accounts: [[user: 'a', action: 'lock']] | port
                    """)
    void accountsAreCheckedWithoutADatabase(String mistake, String named) throws Exception {
        rehearse("node { delphixResetCredentials vdb: 'Master', adminCredentialsId: 'dba', " + mistake + " }");

        assertThat(code).as(text()).isNotZero();
        assertThat(text()).contains(named);
    }

    @ParameterizedTest
    @CsvSource({
        "delphixSnapshott, delphixSnapshot",
        "delphixSnaphot, delphixSnapshot",
        "delphixRefreshMaskd, delphixRefreshMasked",
        "DelphixBookmark, delphixBookmark",
        "withDelphixVdbs, withDelphixVdb"
    })
    void aMisspeltStepIsAnsweredWithTheNearest(String written, String meant) throws Exception {
        rehearse("node { " + written + "('Master') }");

        assertThat(code).as(text()).isNotZero();
        assertThat(text())
                .contains(written + " (line 1) is not understood by the rehearsal; did you mean " + meant + "?");
    }

    /** A Jenkins takes all but true for no, and says nothing of it: what was to be a plan would change things. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    delphixRefresh(vdb: 'Test', allowUnmasked: 'yes')       | allowUnmasked | yes
                    delphixRefresh(vdb: 'Test', allowUnmasked: "${'ja'}")   | allowUnmasked | ja
                    delphixRefreshMasked(vdb: 'Test', requireMasked: '1')   | requireMasked | 1
                    withDelphix(plan: 'on') { delphixSnapshot 'Prod' }      | plan          | on
                    """)
    void aTextThatAJenkinsSilentlyTakesForNoIsRefused(String call, String argument, String text) throws Exception {
        rehearse("node { " + call + " }");

        assertThat(code).as(text()).isEqualTo(Main.FAILED);
        assertThat(text())
                .contains("argument '" + argument + "': expects yes or no (true or false), not the text '" + text
                        + "', which Jenkins takes for no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'true'", "'TRUE'", "true", "\"${true}\""})
    void aTextCanSayYesAsInAJenkins(String yes) throws Exception {
        rehearse("node { withDelphix(plan: " + yes + ") { delphixSnapshot 'Prod' } }");

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("Plan: would");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'false'", "'False'", "''", "null"})
    void aTextCanSayNoAsInAJenkins(String no) throws Exception {
        rehearse("node { withDelphix(plan: " + no + ") { delphixSnapshot 'Prod' } }");

        assertThat(code).as(text()).isZero();
        assertThat(text()).doesNotContain("Plan: would");
    }

    @Test
    void bookmarksOfVdbsAreInTheCatalogueAndInLists() throws Exception {
        rehearse("""
                node {
                    delphixBookmark name: 'before', vdb: 'Test'
                    for (mark in delphixList(kind: 'bookmarks')) { echo "${mark.name} of ${mark.vdb}" }
                    echo "others: ${delphixList(kind: 'bookmarks', filter: 'after*').size()}"
                }
                """);

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("before of Crm/Test", "others: 0").containsPattern("before +VDB (Crm/)?Test +no");
    }

    /** Bookmarks of a VDB go with it. */
    @ParameterizedTest
    @ValueSource(strings = {"engine", "dct"})
    void aBookmarkOfAVdbThatIsDeletedIsGone(String backEnd) throws Exception {
        rehearseBuiltIn("""
                node {
                    delphixProvision vdb: 'Prep/New', from: 'Patients Masked Master'
                    delphixBookmark name: 'short', vdb: 'Prep/New'
                    delphixDelete vdb: 'Prep/New'
                }
                """, "--back-end", backEnd);

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("Finished: SUCCESS").doesNotContainPattern("short +VDB");
    }

    @Test
    void aBookmarkThatIsMadeAnewUnderItsNameIsOfThisBuild() throws Exception {
        rehearseBuiltIn("""
                node {
                    delphixDelete vdbGroup: 'patients', bookmark: 'nightly'
                    delphixBookmark name: 'nightly', vdbGroup: 'patients'
                    echo delphixSummary().text
                }
                """, "--back-end", "dct");

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("-> bookmark 'nightly'", "1 new bookmark");
    }

    @Test
    void whatIsNotResetHasAResultAllTheSame() throws Exception {
        rehearse("""
                node {
                    def reset = delphixResetCredentials vdb: 'Master', adminCredentialsId: 'dba', host: 'db', port: 5432,
                        database: 'crm', databaseType: 'postgresql', accounts: [[user: 'app_user', credentialsId: 'app']]
                    echo "planned: ${reset.planned}"
                }
                """);

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("planned: true");
    }

    /** No test has the driver of Oracle, and the jar has none at all; which ones the Jenkins has is not known here. */
    @Test
    void accountsAreCheckedWithoutADriver() throws Exception {
        rehearse("""
                node {
                    delphixResetCredentials vdb: 'Master', adminCredentialsId: 'dba', host: 'db', port: 1521,
                        database: 'crm', databaseType: 'oracle', accounts: [[user: 'app_user', credentialsId: 'app']]
                }
                """);

        assertThat(code).as(text()).isZero();
        assertThat(text())
                .contains("not carried out", "not rehearsed: oracle.jdbc.OracleDriver")
                .doesNotContain("is not there");
    }

    @Test
    void nothingThatLooksLikeASecretIsPrinted() throws Exception {
        rehearse("""
                pipeline {
                    agent any
                    parameters { password(name: 'PW', defaultValue: 'hunter2default') }
                    stages { stage('all') { steps {
                        echo "given ${params.PW}"
                        script { [
                            { delphixProvision vdb: 'Crm/X', from: 'Master', parameters: '{"password": "hunter2json"}' },
                            { delphixSnapshot dataset: 'Prod', syncParameters: '{"a": {"dbPassword":"hunter2inner"}}' },
                            { delphixResetCredentials vdb: 'Test', accounts: [[name: 'a', password: 'hunter2account']] },
                            { delphixSnapshot dataset: 'Prod', password: 'hunter2argument' },
                            { delphixProvision vdb: 'Crm/X', from: 'Master',
                                hooks: [preRefresh: [[name: 'h', text: 'PGPASSWORD=hunter2hook psql']]] },
                            { withDelphix(connection: 'https://admin:hunter2address@engine') { delphixSnapshot 'Prod' } },
                            { withDelphix(connection: 'https://admin:hunter2@home@engine') { delphixSnapshot 'Prod' } },
                            { httpRequest url: 'https://hunter2token@api.example.com', apiKey: 'hunter2' },
                            { input message: 'Go?', parameters: [password(name: 'P', defaultValue: 'hunter2input')] },
                        ].each { step -> try { step.call() } catch (any) { echo "refused: ${any.message}" } } }
                    } } }
                }
                """, "--param", "PW=hunter2given");

        assertThat(text()).doesNotContain("hunter2").contains("given ****", "parameters: '{\"password\": \"****\"}'");
    }

    /** Whoever reads why it failed also reads what is unmasked by then, not only the master. */
    @Test
    void everyDatasetWithUnmaskedRowsIsToldAfterAFailure() throws Exception {
        rehearse("""
                node {
                    delphixProvision vdb: 'Crm/Open', from: 'Crm/Prod', allowUnmasked: true
                    delphixProvision vdb: 'Crm/Copy', from: 'Crm/Open', allowUnmasked: true
                    delphixRefresh vdb: 'Crm/Open'
                }
                """);

        assertThat(code).isNotZero();
        assertThat(text())
                .contains("Crm/Open: UNMASKED ROWS", "Crm/Copy: UNMASKED ROWS", "Masked/Master: masked rows")
                .doesNotContain("Crm/Prod: UNMASKED");
    }

    @Test
    void failureOfAStepCanBeCaughtByItsType() throws Exception {
        rehearse("""
                node {
                    try {
                        withDelphix(connection: 'east') { delphixRefresh vdb: 'Nowhere' }
                    } catch (hudson.AbortException e) {
                        echo "caught: ${e.message.readLines()[0]}"
                    }
                    catchError(buildResult: 'UNSTABLE') { delphixSnapshot 'Nowhere' }
                }
                """);

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("caught: ", "Nowhere", "Finished: UNSTABLE");
    }

    @Test
    void yamlFileIsReadFromTheWorkspaceAlsoUnderAgentAny() throws Exception {
        Files.writeString(folder.resolve("delphix.yaml"), "dont: care");

        rehearse(
                "pipeline { agent any; stages { stage('a') { steps { delphixYaml() } } } }",
                "--env",
                "BRANCH_NAME=main",
                "--workspace",
                folder.toString());

        assertThat(text())
                .doesNotContain("NullPointerException")
                .contains("delphix.yaml, line 1, column 1: template is required");
    }

    @Test
    void yamlFileNeedsANode() throws Exception {
        Files.writeString(folder.resolve("delphix.yaml"), "dont: care");

        rehearse(
                "pipeline { agent none; stages { stage('a') { steps { delphixYaml() } } } }",
                "--workspace",
                folder.toString());

        assertThat(text()).contains("delphixYaml (line 1) needs a node, and none is around it");
    }

    /** Jobs of the estate are there as well as those that a Masking Engine has from the start. */
    @Test
    void maskingJobsRunOnAMaskingEngineBeside() throws Exception {
        rehearse("""
                node {
                    def run = delphixMask job: 'Mask', connection: 'masking'
                    echo "ran ${run.maskingJob} as ${run.execution}"
                    withDelphix(connection: 'masking', credentialsId: 'of the masking engine') {
                        delphixMask job: 'Mask Invoices', application: 'Finance'
                    }
                    delphixSnapshot 'Prod'
                }
                """);

        assertThat(code).as(text()).isZero();
        assertThat(text()).containsPattern("ran .*Mask as \\d+").doesNotContain("not carried out");
    }

    @Test
    void unknownMaskingJobFailsTheRehearsal() throws Exception {
        rehearse("node { delphixMask job: 'Mask Nobody', connection: 'masking' }");

        assertThat(code).isNotZero();
        assertThat(text()).contains("Mask Nobody");
    }

    /** As in a Jenkins whose default connection is an engine. */
    @Test
    void maskingJobNeedsAConnectionToAMaskingEngine() throws Exception {
        rehearse("node { delphixMask 'Mask' }");

        assertThat(code).isNotZero();
        assertThat(text()).contains("Masking Engine");
    }

    @Test
    void complianceJobsRunOnDct() throws Exception {
        rehearse("node { delphixMask 'Mask' }", "--back-end", "dct");

        assertThat(code).as(text()).isZero();
    }

    /** A VDB that a masking job masks, which DCT shows by the job's run alone. */
    @Test
    void aComplianceJobProvesAMaskedRefreshOnDct() throws Exception {
        rehearse("node { delphixRefreshMasked vdb: 'Master', maskingJob: 'Mask' }", "--back-end", "dct");

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("its masking is confirmed: execution");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delphixRefreshMasked vdb: 'Master', maskingJob: 'Mask'",
                "delphixProvision vdb: 'Masked/Master', from: 'Prod', maskingJob: 'Mask', ifExists: 'refresh'"
            })
    void aPlanTrustsAComplianceJobToo(String masking) throws Exception {
        rehearse("node {\n" + masking + "\ndelphixRefresh vdb: 'Test'\n}", "--back-end", "dct", "--plan");

        assertThat(code).as(text()).isZero();
        assertThat(text())
                .contains(
                        "masked by masking job \"Mask\"", "would refresh engine1/Crm/Test, from engine1/Masked/Master")
                .doesNotContain("NOT masked");
    }

    @Test
    void aComplianceJobThatFailsDisablesTheMasterOnDct() throws Exception {
        rehearse(
                "node { delphixRefreshMasked vdb: 'Master', maskingJob: 'Mask' }",
                "--back-end",
                "dct",
                "--fault",
                "masking");

        assertThat(code).isNotZero();
        assertThat(text())
                .contains(
                        "Masking job \"Mask\" failed on \"Masked/Master\"", "Master was DISABLED", "remove the cause");
    }

    @Test
    void whoNamesNoMaskingJobOnDctIsToldTo() throws Exception {
        rehearse("node { delphixRefreshMasked vdb: 'Master' }", "--back-end", "dct");

        assertThat(code).isNotZero();
        assertThat(text()).contains("on DCT, name it with maskingJob");
    }

    @Test
    void blockHasAVdbOfItsOwnWithItsVariables() throws Exception {
        rehearse("""
                node {
                    withDelphixVdb(vdb: 'Crm/outer', from: 'Test') {
                        withDelphixVdb(vdb: 'Crm/inner', from: 'Test', prefix: 'INNER') {
                            echo "on ${DELPHIX_VDB} and ${env.INNER_VDB}"
                        }
                    }
                    withDelphixVdb(from: 'Test') { echo "unnamed: ${DELPHIX_VDB}" }
                    def left = delphixList kind: 'datasets', filter: 'Crm/*'
                    echo "left: ${left*.name.sort()}"
                }
                """);

        assertThat(code).as(text()).isZero();
        assertThat(text())
                .containsPattern("on \\S*outer and \\S*inner")
                .contains("unnamed: Crm/patients-data-1", "left: [Prod, Test]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deleteVDB name: 'a', credentialId: 'key'",
                "provisionVDBFromBookmark bookmarkId: '1', credentialId: 'key'",
                "provisionVDBFromSnapshot sourceDataId: 'Prod', credentialId: 'key', tagList: [[key: 'a', value: 'b']]"
            })
    void stepOfTheOtherPluginIsNotedWithWhatTakesItsPlace(String step) throws Exception {
        rehearse("node { " + step + " }");

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("not rehearsed: " + step.split(" ")[0], "docs/migration.md");
    }

    @Test
    void mistakeInTheScenarioIsTold() throws Exception {
        describe("version: 1\nvdbs: [{name: a, group: g, parent: x/y}]\n");

        rehearse("node { echo 'x' }");

        assertThat(code).isEqualTo(Main.NOT_RUN);
        assertThat(text()).startsWith("estate.yaml:2:36: there is no dataset \"x/y\"");
    }
}
