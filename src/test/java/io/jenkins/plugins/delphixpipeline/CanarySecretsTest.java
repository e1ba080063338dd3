package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.pod.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the data pipeline with a password that nothing else contains, and searches everything that was said or kept. */
class CanarySecretsTest {
    private static final String SECRET = "canary-9c1e-secret";
    private static final String TOOLKIT = "canary-77ab-toolkit";

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .password(SECRET)
            .jobDuration(Duration.ofMillis(60))
            .start();
    private final EngineStage stage =
            new EngineStage(engine, false, () -> new LoginSource.Login(SimulatedEngine.USER, SECRET));
    private final Canary canary = new Canary();

    @AfterEach
    void close() {
        canary.close();
        stage.close();
        engine.close();
    }

    @Test
    void aPipelineThatMeetsEveryKindOfTroubleTellsNobodyThePassword() throws IOException {
        run(new SnapshotDataset("Patients Prod", Map.of()));
        engine.faults().on("POST", "/refresh$").dropAfter();
        run(new RefreshMasked(
                "Patients Masked Master", PointChoice.latestSnapshot(), false, MaskingGuard.job("Mask Patients")));
        engine.faults().expireSessions();
        run(new ProvisionPod(new PodTarget("prep1", "Patients", true, false), List.of(), List.of(), IfExists.REFRESH));
        engine.faults().on("GET", "/bookmark").status(503, 1);
        BookmarkLabels labels = new BookmarkLabels(List.of("FULL"), true, null, null);
        run(new BookmarkSelfService("one", "prep1", "Patients", labels, IfExists.FAIL));
        run(new BookmarkSelfService("one", "prep1", "Patients", labels, IfExists.FAIL));
        engine.faults().on("GET", "/database").garbage().times(20);
        run(new SnapshotDataset("Patients Prod", Map.of()));
        engine.faults().clear();
        engine.faults().expireSessions();
        engine.faults().refuseLogins(5);
        run(new SnapshotDataset("Patients Prod", Map.of()));

        assertThat(canary.written()).as("the dialogue itself is in the log").anyMatch(line -> line.contains("/login"));
        assertThat(String.join("\n", canary.written())).contains("delphixpipeline");
        canary.assertSilentAbout(List.of(SECRET, SimulatedEngine.USER + ":" + SECRET));
        assertThat(canary.written())
                .allSatisfy(text -> assertThat(text).doesNotContainPattern("(?i)jsessionid=[0-9a-f]{8}"));
    }

    /** Parameters name credentials: the engine gets what they hold, and nobody else. */
    @Test
    void aSecretThatParametersNameIsToldTheEngineAlone() throws IOException {
        stage.secrets.put("toolkit", TOOLKIT);
        engine.faults().on("POST", "/provision$").fails(Fault.statusAfter(502));
        Running running = canary.run(stage, provision("credentials:toolkit"));

        assertThat(running.ending).isEqualTo("succeeded");
        assertThat(engine.books().requests())
                .filteredOn(request -> request.body() != null && request.body().contains(TOOLKIT))
                .singleElement()
                .satisfies(request -> assertThat(request.path()).endsWith("/database/provision"));
        assertThat(String.join("\n", canary.written())).contains("adminPassword");
        canary.assertSilentAbout(List.of(TOOLKIT));
    }

    /** Who refuses a value likes to say which. */
    @Test
    void whatAnEngineSaysOfASecretIsNotRepeated() throws IOException {
        stage.secrets.put("toolkit", TOOLKIT);
        String refusal = "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\","
                + "\"id\":\"exception.validation\",\"details\":\"too short: " + TOOLKIT + "\"}}";
        engine.faults().on("POST", "/provision$").always().fails(Fault.foreign(200, "application/json", refusal));
        Running running = canary.run(stage, provision("credentials:toolkit"));

        assertThat(running.failure().details()).contains("too short: ****");
        canary.assertSilentAbout(List.of(TOOLKIT));
    }

    @Test
    void credentialsThatAreNotThereAreToldBeforeAnythingIsDone() throws IOException {
        Running running = canary.run(stage, provision("credentials:nobody's"));

        assertThat(running.failure().problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(running.failure().subject()).isEqualTo("adminPassword");
        assertThat(engine.books().submissions("/provision$")).isZero();
    }

    /** Not every toolkit calls its secrets by their name. */
    @Test
    void aSecretWhoseNameShowsNothingIsToldTheEngineAlone() throws IOException {
        stage.secrets.put("toolkit", TOOLKIT);
        String refusal = "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\","
                + "\"id\":\"exception.validation\",\"details\":\"too short: " + TOOLKIT + "\"}}";
        engine.faults().on("POST", "/provision$").fails(Fault.foreign(200, "application/json", refusal));
        Map<String, Object> given = Map.of(
                "encryptionKey", "credentials:toolkit", "keys", List.of(Map.of("signing_key", "credentials:toolkit")));

        // What is refused once is asked for again, in case something was in its way.
        Running running = canary.run(stage, provision(given));
        engine.faults().on("POST", "/sync$").fails(Fault.statusAfter(502));
        canary.run(stage, new SnapshotDataset("Patients Prod", Map.of("salt", "credentials:toolkit")));

        assertThat(running.ending).isEqualTo("succeeded");
        assertThat(engine.books().requests())
                .filteredOn(request -> request.body() != null && request.body().contains(TOOLKIT))
                .extracting(request -> request.path().replaceFirst(".*/", ""))
                .containsOnly("provision", "sync");
        assertThat(String.join("\n", canary.written())).contains("encryptionKey", "salt");
        canary.assertSilentAbout(List.of(TOOLKIT));
    }

    private static DataOperation provision(String password) {
        return provision(Map.of("adminPassword", password));
    }

    private static DataOperation provision(Map<String, Object> parameters) {
        return new ProvisionVdb(
                "Prep/mine",
                new ProvisionVdb.Source("Production/Patients Prod", PointChoice.latestSnapshot()),
                new Placement(null, null, null, null, parameters),
                IfExists.FAIL,
                true);
    }

    @Test
    void neitherAFailedLoginNorItsSourceShowsThePassword() {
        engine.faults().refuseLogins(1);
        EnginePlatform platform = new EnginePlatform(
                HttpSettings.of(engine.url().toString()).withRetryBudget(Duration.ZERO),
                new OkHttpClient(),
                () -> new LoginSource.Login(SimulatedEngine.USER, SECRET));
        String told = "";
        try {
            platform.info();
        } catch (PlatformException e) {
            told = Canary.stackTrace(e) + e.failure();
        }
        assertThat(told).contains("LOGIN_REFUSED").doesNotContain(SECRET);
        assertThat(new LoginSource.Login(SimulatedEngine.USER, SECRET).toString())
                .doesNotContain(SECRET);
    }

    private void run(DataOperation operation) throws IOException {
        canary.run(stage, operation);
    }
}
