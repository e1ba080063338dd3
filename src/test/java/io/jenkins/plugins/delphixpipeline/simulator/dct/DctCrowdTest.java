package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many clients at once, on both sides, and a bad line between. */
@Timeout(60)
class DctCrowdTest {

    private static final int PREPARED = 7;
    private static final int ROUNDS = 5;

    @Test
    void whatDctCountsTheEngineHasDone() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(PREPARED);
        try (SimulatedEngine engine = SimulatedEngine.builder()
                        .jobDuration(Duration.ofMillis(15))
                        .start();
                SimulatedDct dct = SimulatedDct.builder()
                        .engine("engine1", engine)
                        .telemetryLag(Duration.ofMillis(10))
                        .start()) {
            dct.faults().randomly(17, 0.2, Fault.dropBefore(), Fault.dropAfter(), Fault.status(502), Fault.half());
            List<Future<?>> all = new ArrayList<>();
            for (int number = 1; number <= PREPARED; number++) {
                String vdb = dct.books().id("engine1", "Prep/Patients prep" + number);
                all.add(crowd.submit(() -> refreshAgainAndAgain(dct, vdb)));
            }
            for (int round = 0; round < ROUNDS; round++) {
                engine.world().takePolicySnapshot("Masked/Patients Masked Master");
                engine.world().addDatasets(1);
            }
            for (Future<?> each : all) {
                each.get();
            }
            dct.faults().clear();

            List<DctBooks.JobEntry> counted = dct.books().jobs();
            assertThat(counted).isNotEmpty();
            RawDctClient client = new RawDctClient(dct, "/dct/v3");
            for (DctBooks.JobEntry job : counted) {
                client.await(job.id());
            }
            assertThat(dct.books().jobs().stream()
                            .filter(job -> job.status().equals("COMPLETED"))
                            .count())
                    .isEqualTo(engine.books().jobs("DB_REFRESH").stream()
                            .map(Books.JobEntry::state)
                            .filter("COMPLETED"::equals)
                            .count());
        } finally {
            crowd.shutdownNow();
        }
    }

    private static void refreshAgainAndAgain(SimulatedDct dct, String vdb) {
        RawDctClient client = new RawDctClient(dct, "/dct/v3");
        for (int round = 0; round < ROUNDS; round++) {
            try {
                client.post("/vdbs/" + vdb + "/refresh_by_snapshot");
                client.search("/jobs/search", "target_id EQ '" + vdb + "'");
            } catch (UncheckedIOException lost) {
                // as with any bad line; the books tell what has become of it
            }
        }
    }
}
