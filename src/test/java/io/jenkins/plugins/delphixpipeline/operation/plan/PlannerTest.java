package io.jenkins.plugins.delphixpipeline.operation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.EngineStage;
import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.guard.LedgerBook;
import io.jenkins.plugins.delphixpipeline.guard.LedgerStore;
import io.jenkins.plugins.delphixpipeline.guard.MasterLocks;
import io.jenkins.plugins.delphixpipeline.guard.TimeflowLedger;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.policy.MasterClaims;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a plan must not touch on the controller and on the back end, and what it sees there. */
class PlannerTest {
    private static final String MASTER = "Patients Masked Master";

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofSeconds(60)).start();
    private final EngineStage stage = new EngineStage(engine);
    private final MasterLocks locks = new MasterLocks();
    private final List<PlannedChange> told = new ArrayList<>();

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    /** A ledger that cannot be written to. */
    private static TimeflowLedger untouchable() {
        return TimeflowLedger.in(new LedgerStore() {
            @Override
            public LedgerBook read() {
                return new LedgerBook();
            }

            @Override
            public void write(LedgerBook book) {
                throw new AssertionError("a plan writes to the ledger");
            }
        });
    }

    private OperationContext context() {
        return new OperationContext(
                stage.platform, (note, arguments) -> {}, new DataTerms(false, true, untouchable(), locks, null));
    }

    private void plan() {
        new Planner(context(), new PlannedData(), told::add, id -> null)
                .plan(
                        new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.anyJob()),
                        OperationState.start("plan", 0));
    }

    @Test
    void neitherLedgerNorLocksAreTouched() {
        long before = locks.releases();

        plan();

        assertThat(told).extracting(PlannedChange::kind).containsExactly(Submission.Kind.REFRESH);
        assertThat(locks.releases()).isEqualTo(before);
        assertThat(locks.acquire("other", MasterClaims.alone(master(), context()), () -> {}))
                .isTrue();
    }

    @Test
    void otherWorkOnTheMasterIsToldAndNotWaitedFor() {
        locks.acquire("other", MasterClaims.alone(master(), context()), () -> {});

        plan();

        assertThat(told.get(0).details()).containsKey(PlannedChange.Detail.WAITS_FOR_OTHERS);
    }

    @Test
    void jobsInTheWayAreToldAndNotWaitedFor() {
        Submission sync = new Submission.Sync(master().reference(), true, Map.of());
        String job = stage.platform.submissions().submit(sync, "other").job();

        plan();

        assertThat(told.get(0).details()).containsEntry(PlannedChange.Detail.WAITS_FOR, List.of(job));
    }

    @Test
    void aSlipOfAnOperationEndsInAnExceptionAndNotInAChange() {
        PlanningPlatform platform = new PlanningPlatform(stage.platform, new PlannedData());
        Submission stop = new Submission.Run(master().reference(), false);

        assertThatThrownBy(() -> platform.submissions().submit(stop, "plan")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> platform.jobs().cancel("JOB-1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> platform.marksOf("a").get(0).markUnmasked("a", "b"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(platform::feed).isInstanceOf(IllegalStateException.class);
        assertThat(engine.books().submissions("/(stop|cancel|bookmark)")).isZero();
    }

    private Dataset master() {
        return stage.platform.catalog().dataset(MASTER);
    }
}
