package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.pod.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two builds want the same thing at the same time, and would keep it if it were there: the second finds it half made. */
@Timeout(60)
class KeptWhileItIsMadeTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration QUICK = Duration.ofMillis(60);

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(QUICK).start();
    private final EngineStage stage = new EngineStage(engine);

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    private enum Wanted {
        VDB("DB_PROVISION") {
            @Override
            DataOperation operation() {
                return new ProvisionVdb(
                        "Prep/shared",
                        new ProvisionVdb.Source("Masked/Patients Masked Master", PointChoice.latestSnapshot()),
                        new Placement(null, null, null, null, Map.of()),
                        IfExists.KEEP,
                        false);
            }
        },
        POD("JETSTREAM_ADMIN_CONTAINER_CREATE") {
            @Override
            DataOperation operation() {
                return new ProvisionPod(
                        new PodTarget("shared", "Patients", true, false),
                        List.of("Prep/free"),
                        List.of(),
                        IfExists.KEEP);
            }
        };

        private final String job;

        Wanted(String job) {
            this.job = job;
        }

        abstract DataOperation operation();
    }

    private Running making(Wanted wanted) {
        if (wanted == Wanted.POD) {
            engine.world().addVdb("Prep", "free", "Masked/Patients Masked Master");
        }
        engine.world().setJobDuration(wanted.job, LONG);
        Running first = stage.start(wanted.operation()).untilWaiting();
        assertThat(first.driver.state().openJob()).as(first.ending).isNotNull();
        engine.world().setJobDuration(wanted.job, QUICK);
        return first;
    }

    @ParameterizedTest
    @EnumSource
    void itIsKeptOnceItIsThere(Wanted wanted) {
        Running first = making(wanted);
        Running second = stage.start(wanted.operation()).untilEndedOrBusy();
        assertThat(second.ending).as("while it is made").isNull();

        engine.world().finishJob(first.driver.state().openJob());

        assertThat(second.untilEnded().result.values()).containsEntry("kept", true);
        assertThat(first.untilEnded().ending).isEqualTo("succeeded");
        assertThat(engine.books().jobs(wanted.job)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatCouldNotBeMadeIsMadeByTheSecond(Wanted wanted) {
        Running first = making(wanted);
        Running second = stage.start(wanted.operation()).untilEndedOrBusy();

        engine.world().failJob(first.driver.state().openJob(), "disk full");

        assertThat(second.untilEnded().ending)
                .as(String.valueOf(second.failure()))
                .isEqualTo("succeeded");
        assertThat(second.result.values()).doesNotContainKey("kept");
        assertThat(first.untilEnded().ending).isEqualTo("failed");
    }

    /** A snapshot of what is there keeps nobody waiting. */
    @Test
    void otherWorkOnItIsNotWaitedFor() {
        stage.run(Wanted.VDB.operation());
        engine.world().setJobDuration("DB_SYNC", LONG);
        engine.world()
                .as("bob")
                .post("/database/" + engine.books().vdb("Prep/shared").reference() + "/sync", null);

        assertThat(stage.run(Wanted.VDB.operation()).values()).containsEntry("kept", true);
    }
}
