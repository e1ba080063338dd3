package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageFailure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StagesTest {
    private static final String TWO_BRANCHES = """
            pipeline {
                agent none
                OPTIONS
                stages {
                    stage('both') {
                        FAILFAST
                        parallel {
                            stage('left') { steps { record name: 'left', end: 'LEFT' } }
                            stage('right branch') {
                                stages {
                                    stage('right one') { steps { record name: 'right 1', end: 'RIGHT' } }
                                    stage('right two') { steps { record 'right 2' } }
                                }
                            }
                        }
                    }
                    stage('after') { steps { record 'after' } }
                }
            }
            """;

    private static String branches(String options, String failFast, String left, String right) {
        return TWO_BRANCHES
                .replace("OPTIONS", options)
                .replace("FAILFAST", failFast)
                .replace("LEFT", left)
                .replace("RIGHT", right);
    }

    @Test
    void stepsAndStagesRunInTheOrderOfTheFile() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent none
                    options { disableConcurrentBuilds() }
                    stages {
                        stage('one') { steps { record 'a'; record 'b' } }
                        stage('two') { stages { stage('three') { agent any; steps { record 'c' } } } }
                    }
                }
                """);

        assertThat(file.failure()).isEmpty();
        assertThat(file.names()).containsExactly("a", "b", "c");
        assertThat(file.output())
                .containsExactly(
                        "Stage \"one\"",
                        "  record 'a'",
                        "    recorded a",
                        "  record 'b'",
                        "    recorded b",
                        "Stage \"two\"",
                        "  Stage \"three\"",
                        "    record 'c'",
                        "      recorded c");
    }

    @Test
    void stepsKnowTheNameOfTheirStage() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent none
                    stages {
                        stage('outer') {
                            environment { OURS = "of $STAGE_NAME" }
                            stages { stage('inner') {
                                when { expression { env.STAGE_NAME == 'inner' } }
                                steps {
                                    record "$OURS, in ${STAGE_NAME}"
                                    script { stage('scripted') { record env.STAGE_NAME } }
                                }
                                post { always { record "post ${env.STAGE_NAME}" } }
                            } }
                        }
                    }
                }
                """);

        assertThat(file.names()).containsExactly("of outer, in inner", "scripted", "post inner");
    }

    @Test
    void aFailedStepStopsItsStageAndAllLaterOnes() {
        RehearsedFile file = RehearsedFile.run("""
                pipeline {
                    agent none
                    stages {
                        stage('one') { steps { record name: 'a', end: 'FAILURE'; record 'b' } }
                        stage('two') { stages { stage('three') { steps { record 'c' } } } }
                    }
                }
                """);

        assertThat(file.names()).containsExactly("a");
        assertThat(file.failure().map(StageFailure::stage)).contains("one");
        assertThat(file.failure().map(StageFailure::message)).contains("a went wrong");
        assertThat(file.output()).contains("  FAILED: a went wrong", "Stage \"two\" skipped due to earlier failure(s)");
    }

    @Test
    void branchesRunAtTheSameTime() {
        CyclicBarrier meeting = new CyclicBarrier(2);

        RehearsedFile file = RehearsedFile.run(branches("", "", "SUCCESS", "SUCCESS"), (step, variables) -> {
            if (step.name().equals("left") || step.name().equals("right 1")) {
                meeting.await(20, TimeUnit.SECONDS);
            }
        });

        assertThat(file.failure()).isEmpty();
        assertThat(file.names()).contains("right 2").endsWith("after").hasSize(4);
        assertThat(file.output())
                .contains(
                        "  [left        ]   record name: 'left', end: 'SUCCESS'",
                        "  [right branch] Stage \"right branch\"",
                        "  [right branch]   Stage \"right two\"");
    }

    @Test
    void aFailedBranchLetsTheOthersFinishAndStopsWhatComesAfter() {
        RehearsedFile file = RehearsedFile.run(branches("", "", "FAILURE", "SUCCESS"));

        assertThat(file.names()).containsExactlyInAnyOrder("left", "right 1", "right 2");
        assertThat(file.failure().map(StageFailure::stage)).contains("left");
    }

    @Test
    void failFastStopsTheOtherBranches() {
        CountDownLatch begun = new CountDownLatch(1);
        RehearsedFile file = RehearsedFile.run(branches("", "failFast true", "FAILURE", "NEVER"), (step, variables) -> {
            if (step.name().equals("left")) {
                begun.await(20, TimeUnit.SECONDS);
            } else {
                begun.countDown();
            }
        });

        assertThat(file.names()).containsExactlyInAnyOrder("left", "right 1");
        assertThat(file.failure().map(StageFailure::message)).contains("left went wrong");
        assertThat(file.output()).contains("  [right branch]     FAILED: stopped, since another branch failed");
    }

    @Test
    void theTimeoutOfTheBuildStopsEveryBranch() {
        RehearsedFile file = RehearsedFile.run(
                branches("options { timeout(time: 300, unit: 'MILLISECONDS') }", "", "NEVER", "NEVER"));

        assertThat(file.names()).containsExactlyInAnyOrder("left", "right 1");
        assertThat(file.failure().map(StageFailure::message)).contains("stopped, since the timeout of 300 ms is over");
    }
}
