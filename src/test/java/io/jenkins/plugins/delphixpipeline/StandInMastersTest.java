package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A dataset that stands where a proven master stood, or in for one on another engine: what was found out about the master
 * belongs to its timeflows, never to its name.
 */
class StandInMastersTest {
    private final MasterWorld at = new MasterWorld();

    /** What now bears the name, or stands in. */
    enum StandIn {
        UNMASKED_VDB(false) {
            @Override
            String appear(MasterWorld at) {
                moveAway(at);
                at.engine.world().addVdb("Masked", NAME, "Production/Patients Prod");
                return MasterWorld.MASTER;
            }
        },
        VDB_THAT_FAILED_TO_MASK(false) {
            @Override
            String appear(MasterWorld at) {
                moveAway(at);
                at.engine
                        .world()
                        .addMaskedVdb("Masked", NAME, "Production/Patients Prod", World.maskingHook("Mask Patients"));
                at.failByPerson();
                at.engine.world().takePolicySnapshot(MasterWorld.MASTER);
                return MasterWorld.MASTER;
            }
        },
        REPLICA_OF_A_MASKED_VDB(true) {
            @Override
            String appear(MasterWorld at) {
                at.engine.world().addReplica(DataKind.APPDATA, "far", "Copies", "Patients Replica", true);
                return "Copies/Patients Replica";
            }
        },
        REPLICA_OF_AN_UNMASKED_VDB(false) {
            @Override
            String appear(MasterWorld at) {
                at.engine.world().addReplica(DataKind.APPDATA, "far", "Copies", "Patients Replica", false);
                return "Copies/Patients Replica";
            }
        };

        private static final String NAME = "Patients Masked Master";

        final boolean safe;

        StandIn(boolean safe) {
            this.safe = safe;
        }

        /** @return its name */
        abstract String appear(MasterWorld at);

        private static void moveAway(MasterWorld at) {
            at.engine
                    .world()
                    .change(
                            Kind.DATABASE,
                            at.reference(MasterWorld.MASTER),
                            master -> master.put("name", "Patients Master of old"));
        }
    }

    /** How its newest data would get out. */
    enum Road {
        PROVISION {
            @Override
            DataOperation of(MasterWorld at, String parent) {
                return new ProvisionVdb(
                        "QA/fresh",
                        new ProvisionVdb.Source(at.reference(parent), PointChoice.snapshot(newestSnapshot(at, parent))),
                        new Placement(null, null, null, null, Map.of()),
                        IfExists.FAIL,
                        false);
            }
        },
        REFRESH {
            @Override
            DataOperation of(MasterWorld at, String parent) {
                at.engine.world().addVdb("QA", "child of it", parent);
                return new RefreshVdb("QA/child of it", PointChoice.snapshot(newestSnapshot(at, parent)), false);
            }
        },
        ENABLE {
            @Override
            DataOperation of(MasterWorld at, String parent) {
                at.disable(parent);
                return new ManageVdb(parent, VdbAction.ENABLE, null, false);
            }
        };

        abstract DataOperation of(MasterWorld at, String parent);

        private static String newestSnapshot(MasterWorld at, String parent) {
            var all = at.engine.books().snapshots(parent);
            return all.get(all.size() - 1).reference();
        }
    }

    @AfterEach
    void close() {
        at.close();
    }

    static Stream<Arguments> everyRoadFromEach() {
        return Stream.of(StandIn.values()).flatMap(standIn -> Stream.of(Road.values())
                .filter(road -> road != Road.ENABLE || !standIn.name().startsWith("REPLICA"))
                .map(road -> Arguments.of(standIn, road)));
    }

    @ParameterizedTest
    @MethodSource("everyRoadFromEach")
    void whatWasProvenOfTheMasterSaysNothingOfIt(StandIn standIn, Road road) {
        at.refreshMasked();
        String parent = standIn.appear(at);
        DataOperation operation = road.of(at, parent);
        List<String> before = at.exposed();
        at.newSession();
        Running running = at.stage.start(operation).untilEnded();
        at.untilIdle();
        List<String> exposed = new ArrayList<>(at.exposed());
        exposed.removeAll(before);
        assertThat(exposed).isEmpty();
        if (standIn.safe) {
            assertThat(running.ending).as(String.valueOf(running.failure())).isEqualTo("succeeded");
            assertThat(running.notes).contains(Note.MASKED_REPLICA);
        } else {
            assertThat(running.failure().kind()).isIn(Problem.Kind.REFUSED, Problem.Kind.NOT_FOUND);
            assertThat(running.driver.state().jobs()).isEmpty();
        }
    }
}
