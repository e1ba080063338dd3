package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.config.MaskingEngineConnection;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.MasterDatabase;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What README and docs tell people to write in a pipeline, run as it stands there, in the sandbox. */
@WithJenkins
class PipelineExamplesTest {
    private static final Pattern GROOVY = Pattern.compile("(?s)```groovy\\R(.*?)```");
    private static final List<String> DOCUMENTS = List.of("README.md", "docs/steps.md", "docs/migration.md");
    private static final String ADMIN_PASSWORD = "administers-the-copy";
    private static final String MASTER = "Masked/Patients Masked Master";

    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(200));
    private final SimulatedEngine recovery = Given.engine(Duration.ofMillis(200));
    private final SimulatedEngine belowDct = Given.engine(Duration.ofMillis(200));
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", belowDct)
            .vdbGroup("patients", "Prep/Patients prep1", "Prep/Patients prep2")
            .start();
    private SimulatedMaskingEngine masking;
    private MasterDatabase database;
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        database = MasterDatabase.start(engine, ADMIN_PASSWORD).orElseThrow();
        masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(200));
        Given.connection("production-engine", engine.url());
        EngineConnection second =
                new EngineConnection("dr-engine", recovery.url().toString());
        second.setCredentialsId(Given.CREDENTIAL);
        Given.credential("masking-engine", SimulatedMaskingEngine.USER, SimulatedMaskingEngine.PASSWORD);
        MaskingEngineConnection third =
                new MaskingEngineConnection("masking", masking.url().toString());
        third.setCredentialsId("masking-engine");
        List<DelphixConnection> all = DelphixConfiguration.get().getConnections();
        all.add(second);
        all.add(third);
        all.add(Given.dct("dct", dct.url()));
        DelphixConfiguration.get().setConnections(all);
        DelphixConfiguration.get().setDefaultConnection("production-engine");
        Given.credential("patients-master-dba", MasterDatabase.ADMIN, ADMIN_PASSWORD);
        Given.credential("patients-app-test", "patients_app", "for-testers-only");
    }

    @AfterEach
    void stop() {
        dct.close();
        belowDct.close();
        engine.close();
        recovery.close();
        masking.close();
        database.close();
    }

    private static List<String> examples(String document) throws IOException {
        return GROOVY.matcher(Files.readString(Path.of(document)))
                .results()
                .map(block -> block.group(1).strip())
                .toList();
    }

    /** A whole pipeline as it is; a stage inside of one; steps as a script, on DCT where they name a VDB group. */
    private static String pipeline(String example) {
        if (example.contains("vdbGroup:") && !example.contains("connection:")) {
            return "withDelphix(connection: 'dct') {\n" + example + "\n}";
        }
        return example.startsWith("stage(") ? "pipeline {\n agent none\n stages {\n" + example + "\n}\n}" : example;
    }

    private WorkflowRun run(String name, String example) throws Exception {
        return jenkins.buildAndAssertSuccess(Given.job(name, pipeline(example)));
    }

    @Test
    void everyExampleRunsAsItStands() throws Exception {
        // DCT shows scripts, not masking jobs.
        belowDct.world().setHooks(MASTER, "configureClone", World.scriptHook("mask.sh"));
        run("before the examples", """
                delphixRefreshMasked vdb: 'Patients Masked Master', maskingHook: 'mask.sh', connection: 'dct'
                delphixRefresh vdb: 'Patients prep1', connection: 'dct'
                delphixRefresh vdb: 'Patients prep2', connection: 'dct'
                delphixBookmark name: 'nightly', vdbGroup: 'patients', connection: 'dct'
                """);
        Map<String, Integer> ran = new LinkedHashMap<>();
        for (String document : DOCUMENTS) {
            List<String> examples = examples(document);
            for (int number = 0; number < examples.size(); number++) {
                run(document.replace('/', ' ') + " example " + number, examples.get(number));
            }
            ran.put(document, examples.size());
        }
        assertThat(ran)
                .hasEntrySatisfying("README.md", number -> assertThat(number).isGreaterThanOrEqualTo(1))
                .hasEntrySatisfying(
                        "docs/steps.md", number -> assertThat(number).isGreaterThanOrEqualTo(16))
                .hasEntrySatisfying(
                        "docs/migration.md", number -> assertThat(number).isGreaterThanOrEqualTo(1));
        assertThat(engine.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
        assertThat(database.accepts("patients_app", "for-testers-only")).isTrue();
        assertThat(database.accepts("jdoe", MasterDatabase.PRODUCTION_PASSWORD)).isFalse();
    }

    @Test
    void theMatrixPreparesEachPodOnEachEngine() throws Exception {
        String matrix = examples("docs/migration.md").stream()
                .filter(example -> example.contains("matrix"))
                .findFirst()
                .orElseThrow();

        run("matrix", matrix);

        for (SimulatedEngine each : List.of(engine, recovery)) {
            assertThat(each.books().bookmarks())
                    .extracting(Books.Bookmark::name)
                    .containsExactlyInAnyOrder("prep1 #1", "prep2 #1", "prep3 #1");
            assertThat(each.books().submissions("/container/[^/]+/refresh$")).isEqualTo(3);
        }
    }

    @Test
    void whenAndPostChooseTheAction() throws Exception {
        jenkins.buildAndAssertStatus(Result.FAILURE, Given.job("chosen", """
                        pipeline {
                            agent none
                            environment { BRANCH_NAME = 'develop' }
                            stages {
                                stage('Push') {
                                    when { branch 'develop' }
                                    steps { delphixDataPod action: 'refresh', template: 'Patients', dataPod: 'prep1' }
                                }
                                stage('Other branch') {
                                    when { branch 'main' }
                                    steps { delphixDataPod action: 'stop', template: 'Patients', dataPod: 'prep2' }
                                }
                                stage('Pull request') {
                                    when { changeRequest() }
                                    steps { delphixDataPod action: 'stop', template: 'Patients', dataPod: 'prep2' }
                                }
                                stage('Fails') { steps { error 'the tests found something' } }
                            }
                            post {
                                failure { delphixDataPod action: 'undo', template: 'Patients', dataPod: 'prep1' }
                            }
                        }
                        """));

        assertThat(engine.books().submissions("/container/[^/]+/(refresh|undo)$"))
                .isEqualTo(2);
        assertThat(engine.books().pod("prep2").state()).isEqualTo("ONLINE");
    }

    @Test
    void bookmarksOfAllPodsAreMadeOneByOne() throws Exception {
        run("all", """
                for (pod in delphixList(kind: 'pods', template: 'Patients')) {
                    delphixBookmark name: "${pod.name} ${BUILD_NUMBER}", dataPod: pod.name, template: 'Patients'
                }
                """);

        assertThat(engine.books().bookmarks()).hasSize(7).allMatch(mark -> mark.name()
                .equals(mark.pod() + " 1"));
    }
}
