package io.jenkins.plugins.delphixpipeline.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.config.FakeController;
import io.jenkins.plugins.delphixpipeline.config.MaskingEngineConnection;
import io.jenkins.plugins.delphixpipeline.config.SteppedClock;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often an engine is logged in to, and that it is logged out of. */
class SessionPoolOnEngineTest {
    private final SimulatedEngine engine =
            SimulatedEngine.builder().scenario(Scenario.PATIENTS).start();
    private final FakeController controller = new FakeController()
            .credential("", "delphix", SimulatedEngine.USER, SimulatedEngine.PASSWORD)
            .credential("", "wrong", SimulatedEngine.USER, "wrong")
            .credential("", "masking", SimulatedMaskingEngine.USER, SimulatedMaskingEngine.PASSWORD);
    private DelphixConnection connection = configured();
    private final SteppedClock clock = new SteppedClock();
    private final ConnectionRegistry connections = new ConnectionRegistry(
            () -> List.of(connection), () -> "", job -> ConnectionChoice.unspecified(), controller, clock);

    private DelphixConnection configured() {
        DelphixConnection configured = new EngineConnection("one", engine.url().toString());
        configured.setCredentialsId("delphix");
        configured.setUseProxy(false);
        return configured;
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private long logins() {
        return requests("/login");
    }

    private long logouts() {
        return requests("/logout");
    }

    private long requests(String path) {
        return engine.books().requests().stream()
                .filter(request -> request.path().endsWith(path))
                .count();
    }

    private DataPlatform form() {
        return connections
                .open(
                        ConnectionChoice.unspecified(),
                        controller.run("clinic", 1).getParent())
                .connect()
                .get();
    }

    private void pass(Duration time) {
        clock.pass(time);
        List<Runnable> planned = List.copyOf(controller.later);
        controller.later.clear();
        planned.forEach(Runnable::run);
    }

    @Test
    void listsOfAFormShareOneSessionForSomeMinutes() {
        IntStream.range(0, 20)
                .forEach(list -> assertThat(form().catalog().groups()).isNotEmpty());
        pass(Duration.ofMinutes(4));
        assertThat(Required.selfService(form()).templates()).isNotEmpty();
        assertThat(logins()).isEqualTo(1);
        assertThat(logouts()).isZero();

        pass(Duration.ofMinutes(5));
        assertThat(logouts()).isEqualTo(1);
        form().catalog().groups();
        assertThat(logins()).isEqualTo(2);
    }

    @Test
    void aChangedConnectionOrLoginIsNotServedByTheOldSession() {
        DataPlatform before = form();
        assertThat(form()).isSameAs(before);
        connection = configured();
        assertThat(form()).as("stored again without a change").isSameAs(before);
        connection.setReadTimeoutSeconds(5);
        DataPlatform changed = form();
        assertThat(changed).isNotSameAs(before);
        controller.credential("", "delphix", SimulatedEngine.USER, "rotated");
        DataPlatform rotated = form();
        assertThat(rotated).isNotSameAs(changed);
        assertThatThrownBy(rotated::info).isInstanceOf(PlatformException.class);
    }

    @Test
    void formsWhoseLoginIsRefusedDoNotTryItAgainAndAgain() {
        connection.setCredentialsId("wrong");
        for (int list = 0; list < 20; list++) {
            assertThatThrownBy(() -> form().info()).isInstanceOf(PlatformException.class);
        }
        assertThat(logins()).isEqualTo(1);
    }

    @Test
    void aConnectionThatIsTestedIsLoggedOutOf() {
        connections.tryOut(connection);
        connections.test("one");
        assertThat(logins()).isEqualTo(2);
        assertThat(logouts()).isEqualTo(2);
    }

    @Test
    void aTestedConnectionThatIsRefusedHasNothingToLogOutOf() {
        connection.setCredentialsId("wrong");
        assertThatThrownBy(() -> connections.tryOut(connection)).isInstanceOf(PlatformException.class);
        assertThat(logouts()).isZero();
    }

    @Test
    void whatOperationsSharedIsLoggedOutOfWhenNobodyUsesIt() {
        connections
                .open(ConnectionChoice.unspecified(), controller.run("clinic", 1))
                .platform()
                .info();
        pass(Duration.ofHours(1));
        assertThat(logins()).isEqualTo(1);
        assertThat(logouts()).isEqualTo(1);
    }

    @Test
    void aControllerThatGoesDownLogsOutOfEverything() {
        form().info();
        connections
                .open(ConnectionChoice.unspecified(), controller.run("clinic", 1))
                .platform()
                .info();
        connections.closeAll();
        assertThat(logins()).isEqualTo(2);
        assertThat(logouts()).isEqualTo(2);
    }

    @Test
    void anEngineThatIsGoneDoesNotHoldUpAController() {
        form().info();
        engine.close();
        connections.closeAll();
        assertThat(logouts()).isZero();
    }

    @Test
    void aMaskingEngineIsLoggedOutOfToo() throws Exception {
        try (SimulatedMaskingEngine masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(50))) {
            MaskingEngineConnection other =
                    new MaskingEngineConnection("masking", masking.url().toString());
            other.setCredentialsId("masking");
            other.setUseProxy(false);
            connections.tryOut(other);
            assertThat(masking.requests()).last().asString().isEqualTo("PUT /masking/api/logout");
        }
    }
}
