package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.steps.bookmark.BookmarkStep;
import io.jenkins.plugins.delphixpipeline.steps.provision.ProvisionStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads who made a mistake, or whom the engine lets down: the object, the reason, and the way out. */
class BadInputTest {
    private static final String MASTER = "Masked/Patients Masked Master";

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(80))
            .start();
    private final StepStage stage = new StepStage();

    @BeforeEach
    void configure() throws Exception {
        stage.connection("production-engine", engine.url());
    }

    @AfterEach
    void stop() {
        stage.close();
        engine.close();
    }

    private static Step snapshot() {
        return new SnapshotStep("Patients Prod");
    }

    private static RefreshMaskedStep refreshMasked() {
        return new RefreshMaskedStep("Patients Masked Master");
    }

    private static ProvisionStep pod(String name) {
        ProvisionStep step = new ProvisionStep();
        step.setDataPod(name);
        step.setTemplate("Patients");
        return step;
    }

    private static BookmarkStep bookmark(String name) {
        BookmarkStep step = new BookmarkStep(name);
        step.setDataPod("prep1");
        step.setTemplate("Patients");
        return step;
    }

    private void assertNothingWasSubmitted() {
        assertThat(engine.books().jobs()).isEmpty();
    }

    @Test
    void anUnknownConnectionIsAnsweredWithTheKnownOnes() throws Exception {
        SnapshotStep step = new SnapshotStep("Patients Prod");
        step.setConnection("staging-engine");
        assertThat(stage.failure(step)).contains("\"staging-engine\"", "\"production-engine\"");
        assertNothingWasSubmitted();
    }

    @Test
    void aCredentialThatCannotBeSeenIsNamedWithItsConnectionAndJob() throws Exception {
        SnapshotStep step = new SnapshotStep("Patients Prod");
        step.setCredentialsId("not-mine");
        assertThat(stage.failure(step)).contains("\"not-mine\"", "\"production-engine\"", "\"Data Pipeline\"");
    }

    @Test
    void anUnreachableHostIsNamed() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        stage.connections.clear();
        stage.connection("gone", URI.create("http://127.0.0.1:" + port));
        assertThat(stage.failure(snapshot())).contains("127.0.0.1:" + port);
    }

    @Test
    void aWrongPasswordIsSaidWithoutIt() throws Exception {
        stage.password("hunter2-wrong");
        assertThat(stage.failure(snapshot())).contains("delphix_admin").doesNotContain("hunter2");
        assertThat(stage.console.toString()).doesNotContain("hunter2");
    }

    @Test
    void aCertificateThatNobodyTrustsIsSaidWithTheWayOut() throws Exception {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        var tls = new HandshakeCertificates.Builder().heldCertificate(own).build();
        try (SimulatedEngine secure = SimulatedEngine.builder()
                .scenario(Scenario.PATIENTS)
                .https(tls.sslContext())
                .start()) {
            stage.connections.clear();
            stage.connection("secure", secure.url());
            assertThat(stage.failure(snapshot()))
                    .containsIgnoringCase("certificate")
                    .contains("127.0.0.1");
        }
    }

    @Test
    void anUnknownDatasetIsAnsweredWithTheNearestNames() throws Exception {
        assertThat(stage.failure(new SnapshotStep("Patient Prod")))
                .contains("\"Patient Prod\"", "\"Production/Patients Prod\"", "nearest");
        assertNothingWasSubmitted();
    }

    @Test
    void aNameInTwoGroupsIsAnsweredWithBothPaths() throws Exception {
        engine.world().addVdb("Prep", "Patients Masked Master", MASTER);
        assertThat(stage.failure(refreshMasked())).contains("\"" + MASTER + "\"", "\"Prep/Patients Masked Master\"");
        assertNothingWasSubmitted();
    }

    @Test
    void aVdbWithoutTheFlagIsNotRefreshed() throws Exception {
        engine.world().setMasked(MASTER, false);
        assertThat(stage.failure(refreshMasked())).contains(MASTER, "masked");
        assertNothingWasSubmitted();
    }

    @Test
    void aVdbWithoutAMaskingStepIsNotRefreshedAndItsHooksAreListed() throws Exception {
        engine.world().setHooks(MASTER, "configureClone", World.scriptHook("warm up"));
        assertThat(stage.failure(refreshMasked())).contains(MASTER, "warm up");
        assertNothingWasSubmitted();
    }

    @Test
    void aVdbWithAnotherMaskingJobIsNotRefreshed() throws Exception {
        RefreshMaskedStep step = refreshMasked();
        step.setMaskingJob("Mask Staff");
        assertThat(stage.failure(step)).contains("Mask Staff", "Mask Patients");
        assertNothingWasSubmitted();
    }

    @Test
    void aBookmarkNameThatIsTakenIsSaidWithTheChoicesThereAre() throws Exception {
        stage.run(bookmark("release 1"));
        assertThat(stage.failure(bookmark("release 1"))).contains("\"release 1\"", "ifExists");
    }

    @Test
    void aTemplateThatIsNotThereIsNamed() throws Exception {
        ProvisionStep step = pod("prep1");
        step.setTemplate("Patientes");
        assertThat(stage.failure(step)).contains("\"Patientes\"", "\"Patients\"");
    }

    @Test
    void aJobThatFailsIsToldWithWhatItSaid() throws Exception {
        engine.faults().failJob("DB_SYNC", "The backup server does not answer.");
        assertThat(stage.failure(snapshot())).contains("The backup server does not answer.", "JOB-");
    }

    @Test
    void aMaskingThatFailsNamesTheMaskingJobAndTheVdbIsDisabled() throws Exception {
        engine.faults().failMasking();
        assertThat(stage.failure(refreshMasked())).contains("Mask Patients", "JOB-");
        assertThat(stage.console.toString()).contains("DISABLED");
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
    }

    @Test
    void aJobThatSomebodyCancelsIsSaidToBeCancelled() throws Exception {
        engine.world().setJobDuration(Duration.ofSeconds(20));
        CompletableFuture<String> failure = CompletableFuture.supplyAsync(() -> {
            try {
                return stage.failure(snapshot());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await().until(() -> engine.books().jobs("DB_SYNC").size() == 1);
        String job = engine.books().jobs("DB_SYNC").get(0).reference();
        engine.world().cancelJob(job);
        assertThat(failure.get(20, TimeUnit.SECONDS)).contains("cancel", job);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerThatIsNoAnswerIsSaidToBeUnreadable(boolean html) throws Exception {
        var rule = engine.faults().on("GET", "/database").always();
        if (html) {
            rule.html();
        } else {
            rule.garbage();
        }
        assertThat(stage.failure(snapshot()))
                .contains(engine.url().getAuthority())
                .doesNotContain("<html");
    }

    @Test
    void unmaskedDataIsRefusedWithTheWaysOut() throws Exception {
        assertThat(stage.failure(new RefreshStep("Billing Dev"))).contains("Billing Dev", "allowUnmasked");
        assertNothingWasSubmitted();
    }

    @Test
    void aDsourceIsNoVdb() throws Exception {
        RefreshStep step = new RefreshStep("Patients Prod");
        step.setAllowUnmasked(true);
        assertThat(stage.failure(step)).contains("Production/Patients Prod", "VDB");
    }

    @Test
    void fiftyThousandDatasetsAreAnsweredForLikeTen() throws Exception {
        engine.world().addDatasets(50_000);
        assertThat(stage.failure(new SnapshotStep("Patient Prod"))).contains("\"Production/Patients Prod\"");
    }

    @Test
    void whatTheResultTellsCanBeUsed() throws Exception {
        BookmarkStep step = bookmark("release 2");
        step.setTags(List.of("a", "b"));
        assertThat(stage.run(step))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("bookmark", "release 2")
                .containsEntry("dataPod", "prep1")
                .containsEntry("tags", List.of("a", "b"))
                .containsKeys("jobs", "startedAt", "durationMillis");
    }
}
