package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine is set back to a backup: it has its uuid, and its counters begin anew where they were then. */
@Timeout(60)
class RestoredEngineTest {
    private static final class OwnStage extends PlatformStage {
        OwnStage(SimulatedEngine engine, DataTerms terms) {
            super(
                    new EnginePlatform(
                            HttpSettings.of(engine.url().toString()),
                            new OkHttpClient(),
                            () -> new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD)),
                    terms);
        }
    }

    private static SimulatedEngine engine() {
        SimulatedEngine engine = SimulatedEngine.builder()
                .scenario(Scenario.PATIENTS)
                .uuid("5b1f0c1e-0000-4000-8000-0123456789ab")
                .jobDuration(Duration.ofMillis(40))
                .start();
        engine.world().addGroup("QA");
        engine.world().addVdb("QA", "Patients QA", MasterWorld.MASTER);
        return engine;
    }

    @Test
    void whatWasProvenOfATimeflowOfThenSaysNothingOfThatOfNow() {
        DataTerms terms = DataTerms.inMemory(false);
        String proven;
        try (SimulatedEngine before = engine();
                OwnStage stage = new OwnStage(before, terms)) {
            stage.run(MasterWorld.masked());
            proven = before.books().vdb(MasterWorld.MASTER).currentTimeflow();
        }
        try (SimulatedEngine restored = engine();
                OwnStage stage = new OwnStage(restored, terms)) {
            String master = restored.books().dataset(MasterWorld.MASTER).reference();
            String snapshot = restored.books()
                    .snapshots("Production/Patients Prod")
                    .get(0)
                    .reference();
            // The name of a timeflow bears full seconds.
            restored.faults().skewClock(Duration.ofMinutes(5));
            restored.faults().failMasking();
            restored.world()
                    .as("a person")
                    .post(
                            "/database/" + master + "/refresh",
                            Json.object(
                                    "type",
                                    "RefreshParameters",
                                    "timeflowPointParameters",
                                    Json.object("type", "TimeflowPointSnapshot", "snapshot", snapshot)));
            await().until(() -> restored.books().jobs().stream()
                    .noneMatch(job -> job.state().equals("RUNNING")));
            restored.world().takePolicySnapshot(MasterWorld.MASTER);
            assertThat(restored.books().vdb(MasterWorld.MASTER).currentTimeflow())
                    .isEqualTo(proven);
            List<String> exposed = restored.books().exposedNow().stream()
                    .map(Books.Dataset::reference)
                    .toList();
            stage.start(new RefreshVdb(MasterWorld.CHILD, PointChoice.latestSnapshot(), false))
                    .untilEnded();
            assertThat(restored.books().exposedNow().stream()
                            .map(Books.Dataset::reference)
                            .filter(each -> !exposed.contains(each))
                            .toList())
                    .isEmpty();
        }
    }
}
