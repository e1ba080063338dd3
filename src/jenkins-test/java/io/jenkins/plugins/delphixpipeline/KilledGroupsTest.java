package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.config.DctConnection;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import io.jenkins.plugins.delphixpipeline.simulator.FaultRule;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
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
 * A controller in a process of its own, which is killed while VDB groups of four builds are each in another phase of their lives.
 * In the end each was made once, its body has run, and nothing of it is left.
 */
class KilledGroupsTest {
    private static final String SOURCE = "patients";
    private static final int MEMBERS = 2;

    /** Where a group stands when the controller goes down. */
    enum Phase {
        /** DCT provisions, its answer has not come. */
        UNANSWERED,
        /** The body waits for a node. */
        BODY,
        /** An engine deletes the first of the VDBs. */
        REMOVAL,
        /** The request to provision never arrives, which takes a while to find out. */
        LOST_ON_THE_WAY;

        String job() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String script() {
            String body = "echo \"body has ${env.DELPHIX_VDB_GROUP}\"";
            return "withDelphixVdb(vdbGroup: '" + job() + "', from: '" + SOURCE
                    + "', bookmark: 'nightly', allowUnmasked: true) { echo 'in the body'\n "
                    + (this == BODY ? "node('later') { " + body + " }" : body) + " }";
        }
    }

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension().withTimeout(500);

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .jobDuration(Duration.ofSeconds(1))
            .jobDuration("DB_DELETE", Duration.ofMinutes(10))
            .start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .vdbGroup(SOURCE, "Prep/Patients prep1", "Prep/Patients prep2")
            .start();
    private final HeldRequests held = new HeldRequests();

    @AfterEach
    void stop() {
        held.letGo();
        dct.close();
        engine.close();
    }

    @Test
    void eachIsMadeOnceUsedAndRemoved() throws Throwable {
        FaultRule provisions = dct.faults()
                .on("POST", "/provision_from_bookmark$")
                .always()
                .fails(held.losing(Phase.LOST_ON_THE_WAY.job(), Phase.UNANSWERED.job()));
        controller.startJenkins();
        controller.runRemotely(KilledGroupsTest::start, dct.url());
        await().atMost(Builds.LONG).until(() -> engine.books().jobs("DB_DELETE").size() == 1);
        await().atMost(Builds.LONG).until(() -> isMade(Phase.UNANSWERED));
        await().atMost(Builds.LONG).until(() -> provisions.met() >= Phase.values().length);
        controller.runRemotely(KilledGroupsTest::inTheirPhases);
        controller.stopJenkinsForcibly();

        engine.world().setJobDuration("DB_DELETE", Duration.ofMillis(200));
        held.letGo();
        controller.startJenkins();
        controller.runRemotely(KilledGroupsTest::untilResumed);
        engine.books().jobs("DB_DELETE").stream()
                .filter(job -> job.state().equals("RUNNING"))
                .forEach(job -> engine.world().finishJob(job.reference()));
        controller.runRemotely(KilledGroupsTest::untilAllAreDone);

        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(MEMBERS * Phase.values().length);
        assertThat(engine.books().jobs("DB_DELETE")).hasSize(MEMBERS * Phase.values().length);
        assertThat(dct.books().groups()).extracting(group -> group.name()).containsExactly(SOURCE);
        assertThat(Phase.values()).noneMatch(this::isMade);
    }

    private boolean isMade(Phase phase) {
        return engine.books().hasDataset("Prep/" + phase.job() + "-Patients prep1");
    }

    private static void start(JenkinsRule jenkins, URI dct) throws Exception {
        Given.survivability();
        DctConnection connection = Given.dct("tower", dct);
        connection.setReadTimeoutSeconds(30);
        DelphixConfiguration.get().setConnections(List.of(connection));
        Builds.start("at-night", "delphixBookmark name: 'nightly', vdbGroup: '" + SOURCE + "'");
        Builds.untilEnded("at-night", Result.SUCCESS);
        for (Phase phase : Phase.values()) {
            Builds.start(phase.job(), phase.script());
        }
    }

    private static void inTheirPhases(JenkinsRule jenkins) {
        Builds.untilLogged(Phase.BODY.job(), "in the body");
        Builds.untilLogged(Phase.REMOVAL.job(), "Removing the VDB group");
    }

    private static void untilResumed(JenkinsRule jenkins) throws Exception {
        jenkins.createOnlineSlave(jenkins.jenkins.getLabelAtom("later"));
        Builds.untilLogged(Phase.LOST_ON_THE_WAY.job(), "was never carried out");
    }

    private static void untilAllAreDone(JenkinsRule jenkins) {
        for (Phase phase : Phase.values()) {
            assertThat(Builds.untilEnded(phase.job(), Result.SUCCESS))
                    .as(phase.job())
                    .containsOnlyOnce("body has " + phase.job());
        }
        await().atMost(Builds.LONG)
                .until(() -> EnvironmentDesk.get().environments().all().isEmpty());
    }
}
