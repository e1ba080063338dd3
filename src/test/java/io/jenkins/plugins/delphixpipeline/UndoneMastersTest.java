package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An undo brings a master back to a timeflow that is older than the last refresh. That refresh says nothing of its data, even
 * if all of the timeflow's snapshots are younger.
 */
class UndoneMastersTest {
    private final MasterWorld at = new MasterWorld();

    /** What happens to a master between the refresh that failed to mask, the one that masked, and the undo. */
    enum Past {
        NO_SNAPSHOT(world -> {}),
        POLICY_SNAPSHOT(world -> world.engine.world().takePolicySnapshot(MasterWorld.MASTER)),
        TWO_POLICY_SNAPSHOTS(world -> {
            world.engine.world().takePolicySnapshot(MasterWorld.MASTER);
            world.engine.world().takePolicySnapshot(MasterWorld.MASTER);
        });

        private final Consumer<MasterWorld> afterwards;

        Past(Consumer<MasterWorld> afterwards) {
            this.afterwards = afterwards;
        }
    }

    /** What a step then does. */
    enum Road {
        REFRESH_LATEST_SNAPSHOT(world -> new RefreshVdb(MasterWorld.CHILD, PointChoice.latestSnapshot(), false)),
        REFRESH_NEWEST_BY_NAME(
                world -> new RefreshVdb(MasterWorld.CHILD, PointChoice.snapshot(world.newestSnapshot()), false)),
        ENABLE(world -> {
            world.disable(MasterWorld.MASTER);
            return new ManageVdb(MasterWorld.MASTER, VdbAction.ENABLE, null, false);
        }),
        START(world -> {
            world.stopQuietly(MasterWorld.MASTER);
            return new ManageVdb(MasterWorld.MASTER, VdbAction.START, null, false);
        });

        private final Function<MasterWorld, DataOperation> operation;

        Road(Function<MasterWorld, DataOperation> operation) {
            this.operation = operation;
        }
    }

    @AfterEach
    void close() {
        at.close();
    }

    @ParameterizedTest
    @MethodSource("pastsAndRoads")
    void whatAFailedRefreshLeftIsNotMaskedByTheGoodOneThatWasUndone(Past past, Road road) {
        at.failByPerson();
        String failed = at.engine.books().vdb(MasterWorld.MASTER).currentTimeflow();
        at.untilTheEnginesClockHasMoved();
        at.refreshByPerson();
        at.untilTheEnginesClockHasMoved();
        undoneByPerson();
        assertThat(at.engine.books().vdb(MasterWorld.MASTER).currentTimeflow()).isEqualTo(failed);
        past.afterwards.accept(at);
        DataOperation operation = road.operation.apply(at);
        List<String> before = at.exposed();
        at.newSession();

        Running running = at.stage.start(operation);
        running.untilEnded();
        at.untilIdle();

        List<String> opened = new ArrayList<>(at.exposed());
        opened.removeAll(before);
        assertThat(opened).as("ended as " + running.ending).isEmpty();
    }

    static Stream<Arguments> pastsAndRoads() {
        return Stream.of(Past.values()).flatMap(past -> Stream.of(Road.values()).map(road -> Arguments.of(past, road)));
    }

    private void undoneByPerson() {
        at.post("/database/" + at.reference(MasterWorld.MASTER) + "/undo");
        at.untilIdle();
    }
}
