package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.config.OpenConnections;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWork;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/**
 * Two engines with the same references, and the default connection comes to lead to the other one during a masked refresh: the
 * guard holds for the right one, also when the build does not come back.
 */
class OtherEngineTest {
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final String REFRESH = "delphixRefreshMasked 'Patients Masked Master'";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(200));
    private final SimulatedEngine other = Given.engine(Duration.ofMillis(200));

    @AfterEach
    void stop() {
        engine.close();
        other.close();
    }

    private void connected() throws Exception {
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(10));
        Given.connection("first", engine.url());
        DelphixConnection first = DelphixConfiguration.get().getConnections().get(0);
        DelphixConfiguration.get().setConnections(List.of(first, connection("second", other.url())));
        DelphixConfiguration.get().setDefaultConnection("first");
    }

    private static EngineConnection connection(String name, URI url) {
        EngineConnection connection = new EngineConnection(name, url.toString());
        connection.setCredentialsId(Given.CREDENTIAL);
        return connection;
    }

    private void fail() {
        engine.world().failJob(engine.books().jobs("DB_REFRESH").get(0).reference(), "disk full");
    }

    private void assertGuardedWhereItBegan() {
        assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
        assertThat(engine.books().jobs("SOURCE_DISABLE")).hasSize(1);
        assertThat(other.books().vdb(MASTER).enabled()).isTrue();
        assertThat(other.books().jobs()).extracting(Books.JobEntry::actionType).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theVdbOfTheEngineWhereItBeganIsDisabled(boolean restart) throws Throwable {
        sessions.then(jenkins -> {
            connected();
            Builds.start("refresh", REFRESH);
            Builds.untilLogged("refresh", "submitted as job");
            DelphixConfiguration.get().setDefaultConnection("second");
            if (!restart) {
                fail();
                assertThat(Builds.untilEnded("refresh", Result.FAILURE)).contains("disk full", "was DISABLED");
            }
        });
        if (restart) {
            sessions.then(jenkins -> {
                Builds.untilLogged("refresh", "waiting again for job");
                fail();
                assertThat(Builds.untilEnded("refresh", Result.FAILURE)).contains("disk full", "was DISABLED");
            });
        }
        assertGuardedWhereItBegan();
    }

    /** The file of open work is read by another controller process, and its refresh goes on without its build. */
    @Test
    void aBuildThatIsDeletedWhileJenkinsIsDownLeavesNothingReadable() throws Throwable {
        sessions.then(jenkins -> {
            connected();
            WorkflowRun run = Builds.start("refresh", REFRESH);
            Builds.untilLogged("refresh", "submitted as job");
            DelphixConfiguration.get().setDefaultConnection("second");
            assertThat(OpenConnections.get().openWork().all())
                    .extracting(OpenWork::subject)
                    .containsExactly("Patients Masked Master");
            assertThat(jenkins.jenkins.getRootDir().toPath().resolve("delphix-pipeline/open-work.xml"))
                    .exists()
                    .content()
                    .contains("Patients Masked Master")
                    .doesNotContain(SimulatedEngine.PASSWORD + "<");
            assertThat(run.isBuilding()).isTrue();
        });
        sessions.then(jenkins -> {
            assertThat(OpenConnections.get().openWork().all()).hasSize(1);
            Builds.untilLogged("refresh", "waiting again for job");
            // While its step is there, nobody else drives it.
            OpenConnections.get().resumeOpenWork();
            assertThat(engine.books().jobs("SOURCE_DISABLE")).isEmpty();
        });
        sessions.then(jenkins -> {
            Builds.first("refresh").doKill();
            await().until(() -> !Builds.first("refresh").isBuilding());
            Builds.first("refresh").delete();
            fail();
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> OpenConnections.get().openWork().all().isEmpty());
        });
        assertGuardedWhereItBegan();
    }

    @Test
    void aBodyThatATimeoutEndsLeavesItsGuardToTheController() throws Throwable {
        sessions.then(jenkins -> {
            connected();
            Builds.start(
                    "refresh",
                    "catchError { timeout(time: 5, unit: 'SECONDS') { " + REFRESH + " } }\nsemaphore 'after'");
            // The engine does not let go of the job, so that the step outlives the grace of its body.
            engine.faults().on("POST", "/cancel$").always().status(503);
            Builds.untilLogged("refresh", "submitted as job");
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> Builds.log("refresh").contains("Body did not finish within grace period"));
        });
        engine.faults().clear();
        sessions.then(jenkins -> {
            fail();
            OpenConnections.get().resumeOpenWork();
            await().atMost(Duration.ofSeconds(120))
                    .until(() -> OpenConnections.get().openWork().all().isEmpty());
            assertThat(Builds.first("refresh").isBuilding()).isTrue();
        });
        assertGuardedWhereItBegan();
    }
}
