package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.pod.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.FaultRule;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who takes a master's newest data waits for whoever changes it, and judges what is there then, not what is there meanwhile. */
class PodsAwaitMastersTest {
    private static final String MASTER = "Masked/Patients Masked Master";

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .jobDuration(Duration.ofMillis(150))
            .jobDuration("DB_SYNC", Duration.ofSeconds(6))
            .switches(Switch.SNAPSHOT_IN_LATER_JOB)
            .start();
    private final EngineStage stage = new EngineStage(engine);
    private EngineStage.Running master;

    /** The ways in which a pod gets the newest data of its template. */
    enum Way {
        PROVISION(new ProvisionPod(
                new PodTarget("prep1", "Patients", true, false), List.of(), List.of(), IfExists.REFRESH)),
        MANAGE(new ManagePod(new PodTarget("prep1", "Patients", true, false), PodAction.REFRESH, null));

        private final DataOperation operation;

        Way(DataOperation operation) {
            this.operation = operation;
        }
    }

    @BeforeEach
    void masterHasNewDataAndNoSnapshotOfItYet() {
        master = stage.start(new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.anyJob()));
        await().until(() -> engine.books().jobs("DB_REFRESH").stream()
                .anyMatch(job -> job.state().equals("COMPLETED")));
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theSnapshotOfTheMastersNewDataIsWaitedFor(Way way) {
        EngineStage.Running pod = stage.start(way.operation);

        pod.untilEnded();

        assertThat(pod.ending).as(String.valueOf(pod.failure())).isEqualTo("succeeded");
        assertThat(pod.notes).contains(Note.BUSY);
        assertThat(master.ending).isEqualTo("succeeded");
        assertThat(engine.books().vdb("Prep/Patients prep1").parentSnapshot())
                .isEqualTo(engine.books().snapshots(MASTER).get(1).reference());
    }

    /** After a restart whoever takes the data may come before whoever made it. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void theSnapshotIsWaitedForEvenWhereNobodyHoldsTheMaster(Way way) {
        await().until(() -> snapshotOfMaster().isPresent());
        EngineStage another = new EngineStage(engine);
        try {
            EngineStage.Running pod = another.start(way.operation).untilEnded();

            assertThat(pod.ending).as(String.valueOf(pod.failure())).isEqualTo("succeeded");
            assertThat(pod.notes).contains(Note.BUSY);
        } finally {
            another.close();
        }
    }

    /** The snapshot may come after its list was read, and its job may end before the jobs are. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void theSnapshotMayComeBetweenTwoQuestions(Way way) {
        await().until(() -> snapshotOfMaster().isPresent());
        String taking = snapshotOfMaster().orElseThrow();
        stage.close();
        FaultRule running = engine.faults()
                .on(request -> request.query().keySet().equals(Set.of("target", "pageSize")))
                .always();
        running.fails((request, handling) -> {
            if (running.met() == 2) {
                engine.world().finishJob(taking);
            }
            return handling.get();
        });
        EngineStage another = new EngineStage(engine);
        try {
            EngineStage.Running pod = another.start(way.operation).untilEnded();

            assertThat(running.met()).isGreaterThanOrEqualTo(2);
            assertThat(pod.ending).as(String.valueOf(pod.failure())).isEqualTo("succeeded");
            assertThat(pod.notes).doesNotContain(Note.BUSY);
        } finally {
            another.close();
        }
    }

    private Optional<String> snapshotOfMaster() {
        return engine.books().jobs().stream()
                .filter(job -> job.actionType().equals("DB_SYNC") && job.state().equals("RUNNING"))
                .map(Books.JobEntry::reference)
                .findFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OFFLINE", "INCONSISTENT"})
    void aPodIsNotHelpedBeforeTheMasterIsJudged(String state) {
        engine.world().setPodState("prep1", state);
        EngineStage.Running pod = stage.start(Way.MANAGE.operation);
        await().until(() -> pod.notes.contains(Note.BUSY) || pod.ending != null);

        assertThat(engine.books().pod("prep1").state()).isEqualTo(state);
        master.untilEnded();
        pod.untilEnded();
        assertThat(pod.ending).as(String.valueOf(pod.failure())).isEqualTo("succeeded");
    }
}
