package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was submitted is on its way for longer than anybody waits for its answer, since the network is gone meanwhile. */
@Timeout(60)
class LateArrivalsTest {
    private static final DataOperation SNAPSHOT = new SnapshotDataset(MasterWorld.CHILD, Map.of());
    /** Much shorter than the time for which it is looked for. */
    private static final Duration SOON = Duration.ofMillis(200);
    /** Per cent of a refresh at which the VDB is on its new timeflow. */
    private static final int MOVED = 75;

    private final MasterWorld at = new MasterWorld();
    private final AtomicBoolean arrived = new AtomicBoolean();
    /** Null until it was sent. */
    private volatile Supplier<?> onItsWay;

    @AfterEach
    void close() {
        at.close();
    }

    private void holdUp(String path) {
        at.engine.faults().on("POST", path).fails((request, handling) -> {
            onItsWay = handling;
            return Fault.dropBefore().around(request, handling);
        });
    }

    private void arrives() {
        if (arrived.compareAndSet(false, true)) {
            onItsWay.get();
        }
    }

    /** There are retries below the operation: it notices an outage late. */
    private static boolean noticesNoOutage(Running running) {
        return !running.notes.contains(Note.TROUBLE);
    }

    private int snapshots() {
        return at.engine.books().jobs("DB_SYNC").size();
    }

    /** As TCP sends again what was not acknowledged. */
    @Test
    void theTimeForWhichWorkIsLookedForBeginsWhenTheEngineAnswersAgain() {
        int before = snapshots();
        holdUp("/sync$");
        Running running = at.stage.start(SNAPSHOT);
        at.engine
                .faults()
                .on(request -> onItsWay != null && noticesNoOutage(running))
                .always()
                .fails(Fault.dropBefore());
        at.engine.faults().on(request -> onItsWay != null).fails((request, handling) -> {
            CompletableFuture.delayedExecutor(SOON.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::arrives);
            return handling.get();
        });

        running.untilEnded();

        at.untilIdle();
        assertThat(arrived).isTrue();
        assertThat(snapshots() - before).isEqualTo(1);
    }

    private Running arrivingInAnOutageBeforeItIsSentAgain(DataOperation operation, Runnable meanwhile) {
        Running running = at.stage.start(operation);
        at.engine
                .faults()
                .on(request -> running.notes.contains(Note.SUBMITTING_AGAIN) && noticesNoOutage(running))
                .always()
                .fails((request, handling) -> {
                    arrives();
                    meanwhile.run();
                    return Fault.dropBefore().around(request, handling);
                });
        return running;
    }

    @Test
    void whatWasLookedForInVainIsLookedForOnceMoreBeforeItIsSentAgain() {
        int before = snapshots();
        holdUp("/sync$");

        arrivingInAnOutageBeforeItIsSentAgain(SNAPSHOT, at::untilIdle).untilEnded();

        at.untilIdle();
        assertThat(arrived).isTrue();
        assertThat(snapshots() - before).isEqualTo(1);
    }

    /** By the time it is found it has moved the VDB, which does not show that the VDB was there from the beginning. */
    @Test
    void whatArrivesLateIsProvenByWhatWasSeenBeforeItWasSent() {
        at.refreshMasked();
        at.engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(5));
        holdUp("/refresh$");

        Running running = arrivingInAnOutageBeforeItIsSentAgain(
                MasterWorld.masked(),
                () -> at.engine.world().advanceJob(at.running().orElseThrow(), MOVED));
        running.untilWaiting();
        at.engine.world().finishJob(at.running().orElseThrow());
        running.untilEnded();

        at.untilIdle();
        assertThat(arrived).isTrue();
        assertThat(running.ending).as(String.valueOf(running.failure())).isEqualTo("succeeded");
        assertThat(at.engine.books().jobs("DB_REFRESH")).hasSize(2);
        assertThat(at.engine.books().vdb(MasterWorld.MASTER).enabled()).isTrue();
    }
}
