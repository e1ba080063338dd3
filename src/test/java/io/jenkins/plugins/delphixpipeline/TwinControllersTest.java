package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A submission never arrives, and another controller with the same login asks for other work of the same name at that moment. */
@Execution(ExecutionMode.CONCURRENT)
class TwinControllersTest {
    private final MasterWorld at = new MasterWorld();

    @AfterEach
    void close() {
        at.close();
    }

    private static ProvisionVdb provision(String from, PointChoice point, boolean allow) {
        return new ProvisionVdb(
                "QA/fresh",
                new ProvisionVdb.Source(from, point),
                new Placement(null, null, null, null, Map.of()),
                IfExists.FAIL,
                allow);
    }

    @ParameterizedTest
    @CsvSource({"DSOURCE,", "DSOURCE,NO_USER_AGENT", "DSOURCE,USER_AGENT_FROM_LOGIN", "BAD,", "BAD,NO_USER_AGENT"})
    void aProvisionOfTheSameName(String theirs, Switch marks) {
        if (marks != null) {
            at.engine.switches().turnOn(marks);
        }
        at.refreshMasked();
        at.failByPerson();
        at.engine.world().takePolicySnapshot(MasterWorld.MASTER);
        at.untilIdle();
        at.newSession();
        DataOperation other = theirs.equals("DSOURCE")
                ? provision("Production/Patients Prod", PointChoice.latestSnapshot(), true)
                : provision(MasterWorld.MASTER, PointChoice.snapshot(at.newestSnapshot()), true);
        Running[] second = {null};
        at.engine.faults().on("POST", "/provision$").fails((request, handling) -> {
            second[0] = at.elsewhere.start(other);
            second[0].untilEnded();
            return Fault.dropBefore().around(request, handling);
        });
        Running running = at.stage.start(provision(MasterWorld.MASTER, PointChoice.latestSnapshot(), false));
        running.untilEnded();
        at.untilIdle();
        assertThat(running.ending).isNotEqualTo("succeeded");
    }

    /** What fails is disabled, since its masking may not have run; but not what somebody else has made under its name. */
    @ParameterizedTest
    @CsvSource({",", "NO_USER_AGENT", "USER_AGENT_FROM_LOGIN"})
    void theOthersMaskedVdbStaysEnabled(Switch marks) {
        if (marks != null) {
            at.engine.switches().turnOn(marks);
        }
        DataOperation masked = masked();
        at.engine.faults().on("POST", "/provision$").fails((request, handling) -> {
            at.elsewhere.run(masked);
            return Fault.dropBefore().around(request, handling);
        });

        Running running = at.stage.start(masked).untilEnded();
        at.untilIdle();

        assertThat(running.ending).isEqualTo("failed");
        assertThat(at.engine.books().jobs("SOURCE_DISABLE")).isEmpty();
        assertThat(at.engine.books().jobs("DB_PROVISION")).hasSize(1);
    }

    private static DataOperation masked() {
        return new ProvisionVdb(
                "QA/fresh",
                new ProvisionVdb.Source("Production/Patients Prod", PointChoice.latestSnapshot()),
                new Placement(null, null, null, "Mask Patients", Map.of()),
                IfExists.FAIL,
                false);
    }

    /** A person's VDB bears nobody's mark, but ours would have been made of something else. */
    @Test
    void aPersonsVdbOfOtherDataStaysEnabled() {
        at.engine.faults().on("POST", "/provision$").fails((request, handling) -> {
            at.engine.world().addVdb("QA", "fresh", MasterWorld.MASTER);
            return Fault.dropBefore().around(request, handling);
        });

        Running running = at.stage.start(masked()).untilEnded();
        at.untilIdle();

        assertThat(running.ending).isEqualTo("failed");
        assertThat(at.engine.books().jobs("SOURCE_DISABLE")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({",", "NO_USER_AGENT", "USER_AGENT_FROM_LOGIN"})
    void aRewindToAnotherPoint(Switch marks) {
        if (marks != null) {
            at.engine.switches().turnOn(marks);
        }
        at.refreshMasked();
        at.stage.run(new RefreshVdb(MasterWorld.CHILD, PointChoice.latestSnapshot(), false));
        at.engine.world().takePolicySnapshot(MasterWorld.CHILD);
        at.untilIdle();
        at.newSession();
        List<Books.Snapshot> all = at.engine.books().snapshots(MasterWorld.CHILD);
        String mine = all.get(all.size() - 1).reference();
        String theirs = all.get(all.size() - 2).reference();
        at.engine.faults().on("POST", "/rollback$").fails((request, handling) -> {
            at.elsewhere
                    .start(new ManageVdb(MasterWorld.CHILD, VdbAction.REWIND, PointChoice.snapshot(theirs), false))
                    .untilEnded();
            return Fault.dropBefore().around(request, handling);
        });
        Running running = at.stage
                .start(new ManageVdb(MasterWorld.CHILD, VdbAction.REWIND, PointChoice.snapshot(mine), false))
                .untilEnded();
        at.untilIdle();
        if (running.ending.equals("succeeded")) {
            assertThat(at.engine.books().vdb(MasterWorld.CHILD).parentSnapshot())
                    .isEqualTo(mine);
        }
    }

    /** A VDB that is refreshed or deleted while our lost work is looked for has no timeflow for a moment. */
    @Test
    void whatCannotTellItsOriginAtThisMomentIsLookedAtAgain() {
        at.engine.switches().turnOn(Switch.NO_USER_AGENT);
        at.refreshMasked();
        at.newSession();
        at.engine.faults().on("POST", "/provision$").fails((request, handling) -> {
            at.engine
                    .faults()
                    .on("GET", "/timeflow/[^/]+$")
                    .times(1)
                    .fails(Fault.foreign(
                            404,
                            "application/json",
                            "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\","
                                    + "\"id\":\"exception.executor.object.missing\",\"details\":\"gone\"}}"));
            return Fault.dropAfter().around(request, handling);
        });
        Running running = at.stage.start(provision(MasterWorld.MASTER, PointChoice.latestSnapshot(), false));
        running.untilEnded();
        assertThat(running.failure()).isNull();
        assertThat(at.engine.books().jobs("DB_PROVISION")).hasSize(1);
    }
}
