package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.pipeline.modeldefinition.actions.RestartDeclarativePipelineAction;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps inside everything that pipelines are made of, in the sandbox. */
@WithJenkins
class PipelinesTest {
    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(300));
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Given.connection("production-engine", engine.url());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aDeclarativePipelineWithoutAnAgentPassesResultsOnAsVariables() throws Exception {
        DelphixConnection used = DelphixConfiguration.get().getConnections().get(0);
        // Two connections and no default: only withDelphix tells which.
        DelphixConfiguration.get()
                .setConnections(List.of(new EngineConnection("another", "https://engine.invalid"), used));
        Builds.start("declarative", """
                pipeline {
                    agent none
                    options {
                        timeout(time: 5, unit: 'MINUTES')
                        withDelphix(connection: 'production-engine')
                    }
                    stages {
                        stage('Sync') {
                            steps {
                                delphixSnapshot dataset: 'Patients Prod', resultVariable: 'PROD'
                                echo "the snapshot is ${PROD_SNAPSHOT_REFERENCE}"
                            }
                        }
                        stage('Use') {
                            environment {
                                POINT = "${env.PROD_SNAPSHOT}"
                            }
                            steps {
                                delphixRefreshMasked vdb: 'Patients Masked Master', snapshot: "${POINT}", resultVariable: 'MASTER'
                                node('') {
                                    sh 'echo "from $MASTER_FROM by $MASTER_JOBS"'
                                }
                            }
                        }
                        stage('Matrix') {
                            matrix {
                                axes {
                                    axis {
                                        name 'POD'
                                        values 'prep1', 'prep2', 'prep3'
                                    }
                                }
                                stages {
                                    stage('Prepare') {
                                        steps {
                                            delphixProvision dataPod: "${POD}", template: 'Patients'
                                        }
                                    }
                                }
                            }
                        }
                        stage('Caught') {
                            steps {
                                catchError(buildResult: 'UNSTABLE', stageResult: 'FAILURE') {
                                    delphixSnapshot 'No such dataset'
                                }
                                echo 'went on'
                            }
                        }
                    }
                }
                """);
        String log = Builds.untilEnded("declarative", Result.UNSTABLE);
        assertThat(log)
                .containsPattern("the snapshot is \\S+_SNAPSHOT-\\d+")
                .containsPattern("from Production/Patients Prod by JOB-\\d+")
                .contains("went on");
        assertThat(engine.books().pods())
                .filteredOn(pod -> pod.lastOperation() != null && pod.operations() > 0)
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(engine.books().submissions("/refresh$")).isEqualTo(4);
    }

    @Test
    void aFailedStepCanBeRetried() throws Exception {
        engine.faults().failJob("DB_SYNC", "disk full");
        Builds.start("retried", "retry(2) { delphixSnapshot 'Patients Prod' }");
        assertThat(Builds.untilEnded("retried", Result.SUCCESS)).contains("disk full", "Retrying");
        assertThat(engine.books().jobs("DB_SYNC")).hasSize(2);
    }

    @Test
    void aBranchThatAsksAPersonDoesNotHoldUpTheOthers() throws Exception {
        WorkflowRun run = Builds.start(
                "asking",
                "parallel ask: { input 'Go on?' }, sync: { delphixSnapshot 'Patients Prod' }\ndelphixSnapshot 'Patients Prod'");
        Builds.untilLogged("asking", "snapshot done in");
        await().atMost(Builds.LONG)
                .until(() -> run.getAction(InputAction.class) != null
                        && !run.getAction(InputAction.class).getExecutions().isEmpty());
        run.getAction(InputAction.class).getExecutions().get(0).doProceedEmpty();
        Builds.untilEnded("asking", Result.SUCCESS);
        assertThat(engine.books().jobs("DB_SYNC")).hasSize(2);
    }

    @Test
    void aBuildCanBeReplayedWithAnotherScript() throws Exception {
        WorkflowRun first = Builds.start("replayed", "delphixSnapshot 'Patients Prod'");
        Builds.untilEnded("replayed", Result.SUCCESS);
        WorkflowRun second = (WorkflowRun) first.getAction(ReplayAction.class)
                .run("delphixSnapshot 'Patients Masked Master'", Map.of())
                .get();
        jenkins.assertBuildStatusSuccess(second);
        assertThat(engine.books().jobs("DB_SYNC"))
                .extracting(job -> job.targetName())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void aPipelineCanBeRestartedFromALaterStage() throws Exception {
        WorkflowRun first = Builds.start("staged", """
                pipeline {
                    agent none
                    stages {
                        stage('Sync') {
                            steps { delphixSnapshot dataset: 'Patients Prod', resultVariable: 'PROD' }
                        }
                        stage('Bookmark') {
                            steps { delphixBookmark name: "b ${BUILD_NUMBER}", template: 'Patients' }
                        }
                    }
                }
                """);
        Builds.untilEnded("staged", Result.SUCCESS);
        first.getAction(RestartDeclarativePipelineAction.class).run("Bookmark");
        WorkflowJob job = first.getParent();
        await().atMost(Duration.ofSeconds(60)).until(() -> job.getBuildByNumber(2) != null);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(job.getBuildByNumber(2)));
        assertThat(engine.books().jobs("DB_SYNC")).hasSize(1);
        assertThat(engine.books().bookmarks()).extracting("name").containsExactlyInAnyOrder("b 1", "b 2");
    }
}
