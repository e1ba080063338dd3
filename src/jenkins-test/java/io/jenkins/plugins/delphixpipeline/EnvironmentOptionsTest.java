package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What {@code withDelphixVdb} in {@code options} is around, which only declarative pipelines themselves can tell. */
@WithJenkins
class EnvironmentOptionsTest {
    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(100));
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

    private void nothingIsLeft() {
        assertThat(EnvironmentDesk.get().environments().all()).isEmpty();
        assertThat(engine.books().hasDataset("Masked/tried")).isFalse();
    }

    private String tried(String options) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(Given.job("tried", """
                def tries = 0
                pipeline {
                  agent none
                  stages {
                    stage('Tests') {
                      options {
                        OPTIONS
                      }
                      steps {
                        echo "try with ${env.DELPHIX_VDB}"
                        script {
                          tries++
                          if (tries < 2) { error 'not yet' }
                        }
                      }
                    }
                  }
                }
                """.replace("OPTIONS", options)));
        nothingIsLeft();
        return JenkinsRule.getLog(run);
    }

    @Test
    void aStageThatIsTriedAgainKeepsItsVdb() throws Exception {
        String log = tried("withDelphixVdb(from: 'Patients Masked Master', vdb: 'tried'); retry(2)");

        assertThat(log.split("try with Masked/tried", -1)).hasSize(3);
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
    }

    /** Jenkins itself does so with whatever option stands behind it, as the help says. */
    @Test
    void behindRetryTheSecondTryHasNone() throws Exception {
        String log = tried("retry(2); withDelphixVdb(from: 'Patients Masked Master', vdb: 'tried')");

        assertThat(log).contains("try with Masked/tried", "try with null");
    }

    /** Each cell has its own. */
    @Test
    void aCellOfAMatrixHasItAroundItsSteps() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(Given.job("matrix", """
                pipeline {
                  agent none
                  stages {
                    stage('All') {
                      matrix {
                        axes { axis { name 'SUITE'; values 'fast', 'slow' } }
                        stages {
                          stage('Tests') {
                            steps {
                              withDelphixVdb(from: 'Patients Masked Master', vdb: "run-${SUITE}") {
                                echo "${SUITE} has ${env.DELPHIX_VDB}"
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
                """));

        jenkins.assertLogContains("fast has Masked/run-fast", run);
        jenkins.assertLogContains("slow has Masked/run-slow", run);
        nothingIsLeft();
    }
}
