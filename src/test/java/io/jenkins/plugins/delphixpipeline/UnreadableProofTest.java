package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.FaultRule;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine will not tell while a good refresh is proven: unreadable is not disproved. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class UnreadableProofTest {
    private static final int EARLIER = 9;

    private final MasterWorld at = new MasterWorld();

    @AfterEach
    void close() {
        at.close();
    }

    private static Fault refused() {
        return Fault.foreign(
                200,
                "application/json",
                "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\","
                        + "\"id\":\"exception.system.internal\",\"details\":\"no\"}}");
    }

    private void assertBorne(Running running, FaultRule rule) {
        running.untilEnded();
        assertThat(rule.met()).isPositive();
        assertThat(running.ending).as(running.failure() + " " + running.notes).isEqualTo("succeeded");
        assertThat(at.engine.books().vdb(MasterWorld.MASTER).enabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/action, 3", "/action, 1000", "/timeflow/[^/]+$, 3", "/database/[^/]+$, 3", "/source, 3"})
    void aGoodRefreshIsNotTakenAwayBecauseTheEngineRefusesToTell(String path, int times) {
        at.refreshMasked();
        at.newSession();
        at.engine.world().setJobDuration("DB_REFRESH", Duration.ofSeconds(20));
        Running running = at.stage.start(MasterWorld.masked()).untilWaiting();
        FaultRule rule = at.engine.faults().on("GET", path).times(times);
        rule.fails(refused());
        at.engine.world().finishJob(running.driver.state().openJob());

        assertBorne(running, rule);
    }

    /** What was proven before is looked through now and then, which is nothing that this refresh depends on. */
    @Test
    void theLedgersHousekeepingFailsNobody() {
        for (int i = 0; i < EARLIER; i++) {
            at.refreshMasked();
        }
        at.engine.world().setJobDuration("DB_REFRESH", Duration.ofSeconds(20));
        Running running = at.stage.start(MasterWorld.masked()).untilWaiting();
        FaultRule rule = at.engine.faults().on("GET", "/timeflow$").always();
        rule.fails(refused());
        at.engine.world().finishJob(running.driver.state().openJob());

        assertBorne(running, rule);
    }

    private static List<DataOperation> operations() {
        PodTarget pod = new PodTarget(MasterWorld.POD, MasterWorld.TEMPLATE, true, false);
        return List.of(
                new RefreshVdb(MasterWorld.CHILD, PointChoice.latestSnapshot(), false),
                new RefreshVdb(MasterWorld.CHILD, PointChoice.latestPoint(), false),
                MasterWorld.masked(),
                new ManageVdb(MasterWorld.MASTER, VdbAction.START, null, false),
                new ManageVdb(MasterWorld.MASTER, VdbAction.UNDO, null, false),
                new ManageVdb(MasterWorld.MASTER, VdbAction.REWIND, PointChoice.latestSnapshot(), false),
                new ManagePod(pod, PodAction.REFRESH, null));
    }

    /** A VDB that is being made is on no timeflow, nor is one whose first provision failed. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void aVdbWithoutDataIsNoMistakeOfTheProgram(int which) {
        at.stopQuietly(MasterWorld.MASTER);
        at.engine
                .world()
                .change(Kind.DATABASE, at.reference(MasterWorld.MASTER), node -> node.putNull("currentTimeflow"));
        at.newSession();

        Running running = at.stage.start(operations().get(which)).untilEnded();

        assertThat(running.ending).as(String.valueOf(running.mistake)).isNotEqualTo("crashed");
    }
}
