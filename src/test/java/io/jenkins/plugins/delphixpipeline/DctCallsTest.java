package io.jenkins.plugins.delphixpipeline;

import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.MASTER;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.provision;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DCT's calls are metered and sold, so what an operation costs besides its waiting is bounded. */
class DctCallsTest {
    private static final int MOST_TRIES = 4;

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct =
            SimulatedDct.builder().engine("engine1", engine).start();
    private final DctStage stage = new DctStage(dct);

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({MASTER + ",false,10", "Patients Prod,true,7"})
    void aProvisionTakesFewCalls(String from, boolean allowUnmasked, int most) {
        // Where groups are is remembered for a while.
        stage.run(provision("Prep/before", "Patients Prod", IfExists.FAIL, true));
        List<String> calls = callsOfProvision("Prep/new", from, allowUnmasked);
        // What was read is good for a moment, which a busy machine may outlast: then it is read twice, and tried once
        // more.
        for (int more = 1; calls.size() > most && more < MOST_TRIES; more++) {
            calls = callsOfProvision("Prep/new" + more, from, allowUnmasked);
        }
        assertThat(calls).as(String.join("\n", calls)).hasSizeLessThanOrEqualTo(most);
    }

    private List<String> callsOfProvision(String vdb, String from, boolean allowUnmasked) {
        dct.books().forgetRequests();
        stage.run(provision(vdb, from, IfExists.FAIL, allowUnmasked));
        return dct.books().requests().stream()
                .filter(entry -> !entry.body().contains("\"id IN "))
                .map(entry -> entry.method() + " " + entry.path())
                .toList();
    }

    @Test
    void aGroupThatWasAddedMeanwhileIsFound() {
        stage.run(provision("Prep/first", "Patients Prod", IfExists.FAIL, true));
        engine.world().addGroup("Later");
        stage.run(provision("Later/second", "Patients Prod", IfExists.FAIL, true));
        assertThat(engine.books().hasDataset("Later/second")).isTrue();
    }
}
