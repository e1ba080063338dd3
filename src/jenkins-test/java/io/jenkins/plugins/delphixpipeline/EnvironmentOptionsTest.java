package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Whichever of them is outside: the second try finds a VDB, and none is left in the end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"retry(2)|withDelphixVdb(OF)", "withDelphixVdb(OF)|retry(2)"})
    void aStageThatIsTriedAgainHasItsVdbEachTime(String first, String second) throws Exception {
        String of = "from: 'Patients Masked Master', vdb: 'tried'";
        WorkflowRun run = jenkins.buildAndAssertSuccess(Given.job(
                "tried", """
                def tries = 0
                pipeline {
                  agent none
                  stages {
                    stage('Tests') {
                      options {
                        FIRST
                        SECOND
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
                """.replace("FIRST", first).replace("SECOND", second).replace("OF", of)));

        assertThat(JenkinsRule.getLog(run).split("try with Masked/tried", -1)).hasSize(3);
        nothingIsLeft();
    }

    /** Each cell has its own. */
    @Test
    void anAxisOfAMatrixCanBePartOfTheName() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(Given.job("matrix", """
                pipeline {
                  agent none
                  stages {
                    stage('All') {
                      matrix {
                        axes { axis { name 'SUITE'; values 'fast', 'slow' } }
                        stages {
                          stage('Tests') {
                            options { withDelphixVdb(from: 'Patients Masked Master', vdb: "run-${SUITE}") }
                            steps { echo "${SUITE} has ${env.DELPHIX_VDB}" }
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
