package io.jenkins.plugins.delphixpipeline;

import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.BILLING;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.MASTER;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.PREP1;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.provision;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.snapshot;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.vdb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteVdb;
import io.jenkins.plugins.delphixpipeline.operation.group.RefreshGroup;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A session goes on with the job of another one, as after a restart of the controller: it waits for what the job did to show, too.
 */
@Execution(ExecutionMode.CONCURRENT)
class OtherSessionsOnDctTest {
    private record Change(String name, DataOperation operation, DataOperation before) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Change> CHANGES = List.of(
            new Change("sync", snapshot(), null),
            new Change("refresh", new RefreshVdb(PREP1, PointChoice.latestSnapshot(), false), null),
            new Change("refresh of a group", new RefreshGroup("preps", null, false), null),
            new Change("provision", provision("Prep/new", MASTER, IfExists.FAIL, false), null),
            new Change("rewind", vdb(PREP1, VdbAction.REWIND), null),
            new Change("undo", vdb(PREP1, VdbAction.UNDO), vdb(PREP1, VdbAction.REWIND)),
            new Change("stop", vdb(PREP1, VdbAction.STOP), null),
            new Change("disable", vdb(PREP1, VdbAction.DISABLE), null),
            new Change("enable", vdb(PREP1, VdbAction.ENABLE), vdb(PREP1, VdbAction.DISABLE)),
            new Change("delete", new DeleteVdb(BILLING, false), null));

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(60))
            .start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .switches(DctSwitch.COMPLETED_BEFORE_TELEMETRY)
            .vdbGroup("preps", PREP1)
            .start();
    private final DctStage first = new DctStage(dct);
    private final DctStage second = new DctStage(dct);

    @AfterEach
    void close() {
        first.close();
        second.close();
        dct.close();
        engine.close();
    }

    @ParameterizedTest
    @FieldSource("CHANGES")
    void aJobThatEndedBeforeItsEffectShowsHasNotEnded(Change change) {
        if (change.before() != null) {
            first.run(change.before());
        }
        dct.world().setTelemetryLag(Duration.ofMillis(1500));
        Running begun = first.start(change.operation()).untilWaiting();
        begun.driver.close();
        OperationState kept = begun.driver.state();
        await().until(() -> isCompleted(kept.openJob()));
        Running resumed = second.resume(change.operation(), kept).untilEnded();
        assertThat(resumed.ending)
                .as("%s %s", resumed.failure(), resumed.mistake)
                .isEqualTo("succeeded");
        assertThat(resumed.progress).as("the job that still had to show").isNotEmpty();
    }

    private boolean isCompleted(String job) {
        return second.platform().jobs().job(job).isTerminal();
    }
}
