package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who takes a master's newest data waits for a person who changes it, and judges what is there afterwards. */
class PodsAwaitPersonsTest {
    private final MasterWorld at = new MasterWorld();

    /** What a person does to a master that has been refreshed twice. */
    enum Change {
        DB_REFRESH {
            @Override
            void begin(MasterWorld at) {
                at.beginRefresh();
            }
        },
        DB_ROLLBACK {
            @Override
            void begin(MasterWorld at) {
                at.post(
                        at.database("rollback"),
                        "type",
                        "RollbackParameters",
                        "timeflowPointParameters",
                        Json.object("type", "TimeflowPointSnapshot", "snapshot", at.newestSnapshot()));
            }
        },
        DB_UNDO {
            @Override
            void begin(MasterWorld at) {
                at.post(at.database("undo"));
            }
        },
        DB_SWITCH_TIMEFLOW {
            @Override
            void begin(MasterWorld at) {
                at.post(
                        at.database("switchTimeflow"),
                        "type",
                        "SwitchTimeflowParameters",
                        "timeflow",
                        at.engine.books().vdb(MasterWorld.MASTER).currentTimeflow());
            }
        };

        abstract void begin(MasterWorld at);
    }

    @AfterEach
    void close() {
        at.close();
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void aRunningChangeOfTheMasterIsWaitedFor(Change change) {
        at.refreshByPerson();
        at.refreshByPerson();
        at.engine.world().setJobDuration(change.name(), Duration.ofMinutes(5));
        List<String> before = at.exposed();
        change.begin(at);
        Books.JobEntry job = at.engine.books().jobs().stream()
                .filter(each ->
                        each.actionType().equals(change.name()) && each.state().equals("RUNNING"))
                .findFirst()
                .orElseThrow();

        Running pod = at.stage.start(new ManagePod(
                new PodTarget(MasterWorld.POD, MasterWorld.TEMPLATE, true, false), PodAction.REFRESH, null));
        await().until(() -> pod.notes.contains(Note.BUSY) || pod.ending != null);

        assertThat(pod.ending).as(String.valueOf(pod.failure())).isNull();
        assertThat(at.engine.books().jobs()).noneMatch(each -> each.actionType().endsWith("CONTAINER_REFRESH"));
        at.engine.world().finishJob(job.reference());
        pod.untilEnded();
        assertThat(pod.failure())
                .as("a rewound master has no snapshot of its own")
                .satisfiesAnyOf(failure -> assertThat(failure).isNull(), failure -> assertThat(failure.problem())
                        .isEqualTo(Problem.NO_SNAPSHOT));
        assertThat(at.exposed()).containsExactlyElementsOf(before);
    }
}
