package io.jenkins.plugins.delphixpipeline.session.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.config.FakeController;
import io.jenkins.plugins.delphixpipeline.config.SteppedClock;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.session.health.ConnectionStatus.State;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.watch.JobListener;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an administrator is told of a connection, against an engine that really answers. */
class ConnectionStatusTest {
    private final SimulatedEngine engine =
            SimulatedEngine.builder().scenario(Scenario.PATIENTS).start();
    private final FakeController controller = new FakeController()
            .credential("", "delphix", SimulatedEngine.USER, SimulatedEngine.PASSWORD)
            .credential("", "stranger", "stranger", "wrong");
    private final List<DelphixConnection> configured = new ArrayList<>(List.of(connection(engine.url(), "delphix")));
    private final SteppedClock clock = new SteppedClock();
    private final ConnectionRegistry connections = new ConnectionRegistry(
            () -> configured, () -> "", job -> ConnectionChoice.unspecified(), controller, clock);
    private final Run<?, ?> run = controller.run("clinic/patients", 1);

    @AfterEach
    void stop() {
        engine.close();
    }

    private static EngineConnection connection(URI url, String credentialsId) {
        EngineConnection connection = new EngineConnection("one", url.toString());
        connection.setCredentialsId(credentialsId);
        connection.setUseProxy(false);
        connection.setFirstContactSeconds(1);
        return connection;
    }

    private ConnectionStatus status() {
        return connections.statuses().get(0);
    }

    @Test
    void lookingAtItAsksNothingOfTheEngine() {
        assertThat(status().state()).isEqualTo(State.UNUSED);
        assertThat(status().requests()).isZero();
        assertThat(status().info()).isNull();
    }

    @Test
    void whatRunsLearnAboutTheEngineIsThere() {
        connections
                .open(ConnectionChoice.unspecified(), run)
                .platform()
                .catalog()
                .dataset("Patients Prod");
        ConnectionStatus status = status();
        assertThat(status.state()).isEqualTo(State.REACHABLE);
        assertThat(status.info().product()).contains("Delphix");
        assertThat(status.info().version()).isNotEmpty();
        assertThat(status.requests()).isPositive();
        assertThat(status.error()).isNull();
        assertThat(status.jobs()).isZero();
    }

    @Test
    void jobsOfAllWhoWaitAreCounted() {
        Backend open = connections.open(ConnectionChoice.unspecified(), run);
        open.watcher().watch("JOB-1", mock(JobListener.class));
        open.watcher().watch("JOB-2", mock(JobListener.class));
        assertThat(status().jobs()).isEqualTo(2);
        open.watcher().close();
    }

    @Test
    void anEngineThatIsAwayIsToldSinceTheFirstFailureAndForLongOnlyWhenAttemptsHalfAnHourApartFailed() {
        Instant begin = clock.instant();
        engine.close();
        assertThatThrownBy(() -> connections.test("one")).isInstanceOf(PlatformException.class);
        clock.pass(Duration.ofHours(5));
        assertThat(status().state()).isEqualTo(State.AWAY);
        assertThat(status().since()).isEqualTo(begin);
        assertThat(status().error().problem()).isEqualTo(Problem.HOST_UNREACHABLE);
        assertThat(status().errorAt()).isEqualTo(begin);
        assertThat(status().isFailingForLong()).isFalse();
        assertThatThrownBy(() -> connections.test("one")).isInstanceOf(PlatformException.class);
        assertThat(status().isFailingForLong()).isTrue();
    }

    @Test
    void aRefusedLoginIsToldUntilThatCredentialIsAcceptedAgain() {
        configured.set(0, connection(engine.url(), "stranger"));
        assertThatThrownBy(() -> connections.test("one")).isInstanceOf(PlatformException.class);
        assertThat(status().state()).isEqualTo(State.LOGIN_REFUSED);
        assertThat(status().error().problem()).isEqualTo(Problem.LOGIN_REFUSED);
        assertThat(status().error().toString()).doesNotContain("wrong");
        clock.pass(Duration.ofHours(1));

        controller.credential("", "stranger", SimulatedEngine.USER, SimulatedEngine.PASSWORD);
        assertThat(connections.test("one").user()).isEqualTo(SimulatedEngine.USER);

        assertThat(status().state()).isEqualTo(State.REACHABLE);
        assertThat(status().errorAt())
                .as("the last error stays, with its time")
                .isEqualTo(clock.instant().minus(Duration.ofHours(1)));
    }

    @Test
    void aCredentialThatIsGoneCountsAsARefusedLoginAndIsForgottenWhenNobodyUsesIt() {
        configured.set(0, connection(engine.url(), "deleted"));
        assertThatThrownBy(() -> connections.test("one")).isInstanceOf(ConfigurationException.class);
        assertThat(status().state()).isEqualTo(State.LOGIN_REFUSED);
        assertThat(status().error().problem()).isEqualTo(Problem.CREDENTIAL_GONE);
        assertThat(status().error().details()).contains("deleted");
        clock.pass(Duration.ofDays(3));
        assertThat(status().state()).isEqualTo(State.UNUSED);
    }

    @Test
    void aConnectionThatLeadsElsewhereBeginsAnew() {
        connections.test("one");
        assertThat(status().state()).isEqualTo(State.REACHABLE);
        DelphixConnection patient = connection(engine.url(), "delphix");
        patient.setBusyMinutes(7);
        configured.set(0, patient);
        assertThat(status().state()).as("a limit changes nothing").isEqualTo(State.REACHABLE);
        configured.set(0, connection(URI.create("http://127.0.0.1:1"), "delphix"));
        assertThat(status().state()).isEqualTo(State.UNUSED);
        assertThat(status().info()).isNull();
    }

    @Test
    void tryingOutWhatIsNotStoredIsNotedNowhere() {
        connections.tryOut(connection(engine.url(), "delphix"));
        assertThat(status().state()).isEqualTo(State.UNUSED);
    }

    @Test
    void aConnectionThatDoesNotExistCannotBeTested() {
        assertThatThrownBy(() -> connections.test("two"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"one\"");
    }
}
