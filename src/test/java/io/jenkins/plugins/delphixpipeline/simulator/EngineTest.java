package io.jenkins.plugins.delphixpipeline.simulator;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An engine with quick jobs for each test, and a client that is logged in. */
abstract class EngineTest {

    static final String PROD = "Production/Patients Prod";
    static final String MASTER = "Masked/Patients Masked Master";
    static final String LATEST_SNAPSHOT =
            "{'type':'RefreshParameters','timeflowPointParameters':{'type':'TimeflowPointSemantic','location':'LATEST_SNAPSHOT'}}";

    SimulatedEngine engine;
    RawClient client;

    @BeforeEach
    final void startEngine() {
        engine = builder().start();
        client = new RawClient(engine).login(version());
    }

    @AfterEach
    final void stopEngine() {
        engine.close();
    }

    SimulatedEngine.Builder builder() {
        return SimulatedEngine.builder().scenario(Scenario.PATIENTS).jobDuration(Duration.ofMillis(80));
    }

    String version() {
        return "1.11.26";
    }

    final String ref(String dataset) {
        return engine.books().dataset(dataset).reference();
    }

    final void jobsLastForEver() {
        engine.world().setJobDuration(Duration.ofHours(1));
    }
}
