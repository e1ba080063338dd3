package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.FaultRule;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.database.PostgresServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * A controller in a process of its own, which is killed while each of several environments is in another phase of its life. In
 * the end each of them was made once, its body has run, and nothing of it is left.
 */
class KilledEnvironmentsTest {
    private static final String ADMIN = "vdb-admin";
    private static final int NOBODY_LISTENS = 1;

    /** Where an environment stands when the controller goes down. */
    enum Phase {
        /** The engine provisions, its answer has not come. */
        UNANSWERED,
        /** The VDB runs, its database does not answer yet. */
        READINESS,
        /** The body waits for a node. */
        BODY,
        /** The engine deletes the VDB. */
        REMOVAL,
        /** The request to provision never arrives, which takes a while to find out. */
        LOST_ON_THE_WAY;

        String job() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String script() {
            return switch (this) {
                case READINESS ->
                    "withDelphixVdb(from: 'Patients Masked Master', vdb: '" + job() + "', adminCredentialsId: '" + ADMIN
                            + "') { echo \"body has ${env.DELPHIX_VDB}\" }";
                case BODY ->
                    "withDelphixVdb(from: 'Patients Masked Master', vdb: '" + job()
                            + "') { echo 'in the body'\n node('later') { echo \"body has ${env.DELPHIX_VDB}\" } }";
                default ->
                    "withDelphixVdb(from: 'Patients Masked Master', vdb: '" + job()
                            + "') { echo \"body has ${env.DELPHIX_VDB}\" }";
            };
        }
    }

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension().withTimeout(500);

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .jobDuration(Duration.ofSeconds(5))
            .jobDuration("DB_DELETE", Duration.ofMinutes(10))
            .start();
    private final HeldRequests held = new HeldRequests();

    @AfterEach
    void stop() {
        held.letGo();
        engine.close();
    }

    @Test
    void eachIsMadeOnceUsedAndRemoved() throws Throwable {
        FaultRule provisions = engine.faults()
                .on("POST", "/database/provision$")
                .always()
                .fails(held.losing(Phase.LOST_ON_THE_WAY.job(), Phase.UNANSWERED.job()));
        try (PostgresServer database = PostgresServer.start().orElseThrow()) {
            controller.startJenkins();
            controller.runRemotely(KilledEnvironmentsTest::start, engine.url(), database.password());
            await().atMost(Builds.LONG).until(() -> isMade(Phase.READINESS));
            engine.world().place("Masked/" + Phase.READINESS.job(), database.host(), NOBODY_LISTENS, "postgres");
            await().atMost(Builds.LONG)
                    .until(() -> engine.books().jobs("DB_DELETE").size() == 1);
            await().atMost(Builds.LONG).until(() -> isMade(Phase.UNANSWERED));
            await().atMost(Builds.LONG).until(() -> provisions.met() >= Phase.values().length);
            controller.runRemotely(KilledEnvironmentsTest::inTheirPhases);
            controller.stopJenkinsForcibly();

            engine.world().place("Masked/" + Phase.READINESS.job(), database.host(), database.port(), "postgres");
            engine.world().setJobDuration("DB_PROVISION", Duration.ofMillis(200));
            engine.world().setJobDuration("DB_DELETE", Duration.ofMillis(200));
            held.letGo();
            controller.startJenkins();
            controller.runRemotely(KilledEnvironmentsTest::untilRemovalGoesOn);
            engine.books().jobs("DB_DELETE").stream()
                    .filter(job -> job.state().equals("RUNNING"))
                    .forEach(job -> engine.world().finishJob(job.reference()));
            controller.runRemotely(KilledEnvironmentsTest::untilAllAreDone);
        }

        assertThat(engine.books().jobs("DB_PROVISION"))
                .extracting(Books.JobEntry::targetName)
                .containsExactlyInAnyOrderElementsOf(List.of(Phase.values()).stream()
                        .map(phase -> "Masked/" + phase.job())
                        .toList());
        assertThat(engine.books().jobs("DB_DELETE")).hasSize(Phase.values().length);
        assertThat(Phase.values()).noneMatch(this::isMade);
    }

    private boolean isMade(Phase phase) {
        return engine.books().hasDataset("Masked/" + phase.job());
    }

    private static void start(JenkinsRule jenkins, URI engine, String password) throws Exception {
        Given.survivability();
        Given.connection("production-engine", engine);
        Given.credential(ADMIN, PostgresServer.ADMIN, password);
        Builds.tune(connection -> connection.setReadTimeoutSeconds(30));
        for (Phase phase : Phase.values()) {
            Builds.start(phase.job(), phase.script());
        }
    }

    private static void inTheirPhases(JenkinsRule jenkins) throws Exception {
        Builds.untilLogged(Phase.BODY.job(), "in the body");
        Builds.untilLogged(Phase.REMOVAL.job(), "Removing the VDB");
        Builds.untilLogged(Phase.READINESS.job(), "provision done");
        isShown(jenkins, "manage/delphix-environments/");
        isShown(jenkins, "job/" + Phase.BODY.job() + "/delphix-environments/");
    }

    /** Only here do classes of the plugin have a loader of their own. */
    private static void isShown(JenkinsRule jenkins, String page) throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            assertThat(browser.goTo(page).asNormalizedText()).contains(Phase.BODY.job());
        }
    }

    private static void untilRemovalGoesOn(JenkinsRule jenkins) throws Exception {
        jenkins.createOnlineSlave(jenkins.jenkins.getLabelAtom("later"));
        Builds.untilLogged(Phase.UNANSWERED.job(), "found this work again");
    }

    private static void untilAllAreDone(JenkinsRule jenkins) {
        for (Phase phase : Phase.values()) {
            assertThat(Builds.untilEnded(phase.job(), Result.SUCCESS))
                    .as(phase.job())
                    .containsOnlyOnce("body has Masked/" + phase.job());
        }
        await().atMost(Builds.LONG)
                .until(() -> EnvironmentDesk.get().environments().all().isEmpty());
    }
}
