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
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody takes from a master of which the Masking Engine has not spoken yet, however it is known to whom. */
@Timeout(60)
class MastersTakenTooEarlyTest {
    private final MasterWorld at = new MasterWorld();
    private SimulatedMaskingEngine masking;

    @BeforeEach
    void failLate() throws IOException {
        masking = SimulatedMaskingEngine.start(Duration.ofSeconds(3), Clock.systemUTC());
        masking.endWith("FAILED");
    }

    @AfterEach
    void close() {
        masking.close();
        at.close();
    }

    private static DataOperation provision(String name, String from, String maskingJob) {
        return new ProvisionVdb(
                name,
                new ProvisionVdb.Source(from, PointChoice.latestSnapshot()),
                new Placement(null, null, null, maskingJob, Map.of()),
                IfExists.FAIL,
                false);
    }

    /** The engine has done its work, and the word of the Masking Engine is awaited. */
    private static void untilOnlyTheWordIsMissing(Running running) {
        await().until(() -> running.notes.contains(Note.TROUBLE) || running.ending != null);
        assertThat(running.ending).isNull();
    }

    @Test
    void aNewOneIsNotTakenFromEither() {
        Running made = new EngineStage(at.engine, at.stage, at.maskingOn(masking))
                .start(provision("QA/fresh", "Production/Patients Prod", "Mask Patients"));
        untilOnlyTheWordIsMissing(made);

        Running child =
                at.stage.start(provision("QA/grandchild", "QA/fresh", null)).untilEnded();
        made.untilEnded();

        assertThat(made.ending).isEqualTo("failed");
        assertThat(child.ending).isEqualTo("failed");
        assertThat(child.failure().problem()).isEqualTo(Problem.MASKING_UNPROVEN);
        assertThat(child.failure().reason().problem()).isEqualTo(Problem.MASKED_REFRESH_UNDER_WAY);
    }

    /** A login without the right to ask which engine it is knows the master by the engine's address alone. */
    @Test
    void whoHoldsItWithoutKnowingTheEnginesNameHoldsItForEverybody() {
        at.refreshMasked();
        EngineStage named = new EngineStage(at.engine);
        EngineStage nameless = new EngineStage(at.engine, named, at.maskingOn(masking));
        at.engine
                .faults()
                .on("GET", "/system$")
                .times(2)
                .fails(Fault.foreign(
                        403,
                        "application/json",
                        "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\","
                                + "\"id\":\"exception.webservices.authorization.failed\",\"details\":\"no\"}}"));
        assertThat(nameless.platform.identity().isNamed()).isFalse();
        Running refresh = nameless.start(MasterWorld.masked());
        untilOnlyTheWordIsMissing(refresh);
        String disproved = at.engine.books().vdb(MasterWorld.MASTER).currentTimeflow();

        Running child = named.start(new RefreshVdb(MasterWorld.CHILD, PointChoice.latestSnapshot(), false))
                .untilEnded();
        refresh.untilEnded();
        at.untilIdle();

        assertThat(named.platform.identity().isNamed()).isTrue();
        assertThat(refresh.ending).isEqualTo("failed");
        assertThat(child.ending).as(String.valueOf(child.failure())).isIn("succeeded", "failed");
        Books.Dataset vdb = at.engine.books().vdb(MasterWorld.CHILD);
        assertThat(at.timeflowOf(vdb.parentSnapshot())).isNotEqualTo(disproved);
    }
}
