package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What others take from a master between the end of its refresh on the engine and the word of the Masking Engine. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class TakenBeforeProofTest {
    private static final String CHILD = MasterWorld.CHILD;
    private static final String FRESH = "QA/fresh";

    private final MasterWorld at = new MasterWorld();

    @AfterEach
    void close() {
        at.close();
    }

    private enum Take {
        REFRESH_LATEST(CHILD) {
            @Override
            DataOperation of(MasterWorld at) {
                return new RefreshVdb(CHILD, PointChoice.latestSnapshot(), false);
            }
        },
        REFRESH_NAMED(CHILD) {
            @Override
            DataOperation of(MasterWorld at) {
                return new RefreshVdb(CHILD, PointChoice.snapshot(at.newestSnapshot()), false);
            }
        },
        REFRESH_POINT(CHILD) {
            @Override
            DataOperation of(MasterWorld at) {
                return new RefreshVdb(CHILD, PointChoice.latestPoint(), false);
            }
        },
        PROVISION(FRESH) {
            @Override
            DataOperation of(MasterWorld at) {
                return provision(MasterWorld.MASTER, null);
            }
        };

        private final String vdb;

        Take(String vdb) {
            this.vdb = vdb;
        }

        abstract DataOperation of(MasterWorld at);
    }

    private static DataOperation provision(String from, String maskingJob) {
        return new ProvisionVdb(
                FRESH,
                new ProvisionVdb.Source(from, PointChoice.latestSnapshot()),
                new Placement(null, null, null, maskingJob, Map.of()),
                IfExists.FAIL,
                false);
    }

    private EngineStage beside(SimulatedMaskingEngine masking) {
        return new EngineStage(at.engine, at.stage, at.maskingOn(masking));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotProvenYetIsNotTaken(Take take) throws IOException {
        at.refreshMasked();
        try (SimulatedMaskingEngine masking =
                SimulatedMaskingEngine.start(Duration.ofMillis(3000), Clock.systemUTC())) {
            masking.endWith("FAILED");
            String before = at.engine.books().vdb(MasterWorld.MASTER).currentTimeflow();
            Running refresh = beside(masking).start(MasterWorld.masked());
            await().until(() -> refresh.notes.contains(Note.TROUBLE) || refresh.ending != null);
            String disproved = at.engine.books().vdb(MasterWorld.MASTER).currentTimeflow();
            assertThat(disproved).isNotEqualTo(before);

            Running child = at.stage.start(take.of(at)).untilEnded();
            refresh.untilEnded();
            at.untilIdle();

            assertThat(refresh.ending).isEqualTo("failed");
            if (child.ending.equals("succeeded")) {
                assertThat(at.timeflowOf(at.engine.books().vdb(take.vdb).parentSnapshot()))
                        .isNotEqualTo(disproved);
            } else {
                assertThat(child.failure().problem()).isEqualTo(Problem.MASKING_UNPROVEN);
            }
        }
    }

    /** A provision that asks for a masking job promises what a masked refresh promises. */
    @Test
    void aNewVdbWhoseMaskingTheMaskingEngineDisprovesIsDisabled() throws IOException {
        try (SimulatedMaskingEngine masking = SimulatedMaskingEngine.start(Duration.ofMillis(1), Clock.systemUTC())) {
            masking.endWith("FAILED");
            Running made = beside(masking)
                    .start(provision("Production/Patients Prod", "Mask Patients"))
                    .untilEnded();
            at.untilIdle();

            assertThat(made.ending).as(String.valueOf(masking.executions())).isEqualTo("failed");
            assertThat(made.failure().problem()).isEqualTo(Problem.MASKING_FAILED);
            assertThat(at.engine.books().vdb(FRESH).enabled()).isFalse();
        }
    }

    @Test
    void aNewVdbThatTheMaskingEngineConfirmsIsThere() throws IOException {
        try (SimulatedMaskingEngine masking = SimulatedMaskingEngine.start(Duration.ofMillis(1), Clock.systemUTC())) {
            Running made = beside(masking)
                    .start(provision("Production/Patients Prod", "Mask Patients"))
                    .untilEnded();

            assertThat(made.ending).as(String.valueOf(made.failure())).isEqualTo("succeeded");
            assertThat(made.notes).contains(Note.MASKING_CONFIRMED);
        }
    }
}
