package io.jenkins.plugins.delphixpipeline.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import io.jenkins.plugins.delphixpipeline.session.health.ConnectionStatus;
import io.jenkins.plugins.delphixpipeline.session.health.ConnectionStatus.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionRowTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(300);

    private final EngineConnection connection = new EngineConnection("production", "https://engine.example.com");

    private ConnectionStatus status(State state, Duration tried, PlatformInfo info) {
        boolean bad = state == State.AWAY || state == State.LOGIN_REFUSED;
        Failure error = bad ? Failure.of(Problem.HOST_UNREACHABLE, "https://engine.example.com") : null;
        return new ConnectionStatus(
                connection,
                state,
                bad ? BEFORE : null,
                bad ? BEFORE.plus(tried) : null,
                info,
                3,
                42,
                bad ? BEFORE : null,
                error);
    }

    private ConnectionRow row(ConnectionStatus status, String... folders) {
        return new ConnectionRow(status, "Delphix Engine", List.of(folders), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @EnumSource
    void everyStateHasWordsAndAShape(State state) {
        ConnectionRow row = row(status(state, Duration.ZERO, null));
        assertThat(row.getState()).isNotBlank().doesNotContain("{");
        assertThat(row.getIcon()).startsWith("symbol-status-");
        assertThat(row.getError() == null).isEqualTo(row.getErrorAge() == null);
    }

    @ParameterizedTest
    @CsvSource({"LOGIN_REFUSED, login refused for", "CREDENTIAL_GONE, no credential for"})
    void whatIsMissingIsNotCalledRefused(Problem problem, String told) {
        ConnectionStatus refused = status(State.LOGIN_REFUSED, Duration.ZERO, null);
        Failure error = Failure.of(problem, connection.getUrl());
        ConnectionStatus status = new ConnectionStatus(
                connection, refused.state(), refused.since(), refused.lastTry(), null, 0, 0, refused.since(), error);
        assertThat(row(status).getState()).startsWith(told);
    }

    @Test
    void itTellsWhatIsKnown() {
        ConnectionRow row =
                row(status(State.REACHABLE, Duration.ZERO, new PlatformInfo("Engine", "6.0.1", "1.11.0", "admin")));
        assertThat(row.getProduct()).isEqualTo("Engine 6.0.1");
        assertThat(row.getApi()).isEqualTo("API 1.11.0");
        assertThat(row.getJobs()).isEqualTo(3);
        assertThat(row.getRequests()).isEqualTo(42);
        assertThat(row.isWeb()).isTrue();
        assertThat(row(status(State.AWAY, Duration.ZERO, null)).getError()).contains("cannot be reached");
    }

    @Test
    void onlyAWebAddressIsALink() {
        EngineConnection odd = new EngineConnection("odd", "javascript:alert(1)");
        ConnectionStatus status = new ConnectionStatus(odd, State.UNUSED, null, null, null, 0, 0, null, null);
        assertThat(row(status).isWeb()).isFalse();
    }

    @Test
    void aCredentialThatFoldersBringIsAHintAndNoWarning() {
        ConnectionStatus status = status(State.UNUSED, Duration.ZERO, null);
        assertThat(row(status, "clinic").getHints()).singleElement().asString().contains("clinic");
        assertThat(row(status).getHints()).singleElement().asString().contains("each step");
        assertThat(row(status).isTestable()).isFalse();
        assertThat(new FailingConnections(name -> List.of("clinic")).warning(status))
                .isEmpty();
        assertThat(new FailingConnections(name -> List.of()).warning(status))
                .hasValueSatisfying(text -> assertThat(text).contains("\"production\"", "no credential"));
        PlatformInfo info = new PlatformInfo("Engine", "6.0.1", "1.11.0", "admin");
        assertThat(new FailingConnections(name -> List.of()).warning(status(State.REACHABLE, Duration.ZERO, info)))
                .as("a step has brought one")
                .isEmpty();
    }

    @Test
    void onlyWhatHasFailedForLongIsAWarning() {
        connection.setCredentialsId("delphix");
        FailingConnections monitor = new FailingConnections(name -> List.of());
        assertThat(monitor.warning(status(State.AWAY, Duration.ofMinutes(29), null)))
                .isEmpty();
        assertThat(monitor.warning(status(State.AWAY, Duration.ofMinutes(30), null)))
                .hasValueSatisfying(text -> assertThat(text).contains("\"production\"", "cannot be reached"));
        assertThat(monitor.warning(status(State.LOGIN_REFUSED, Duration.ofHours(3), null)))
                .isPresent();
    }

    @Test
    void anUncheckedCertificateIsAMatterOfSecurity() {
        UncheckedConnections monitor = new UncheckedConnections();
        ConnectionStatus status = status(State.REACHABLE, Duration.ZERO, null);
        assertThat(monitor.isSecurity()).isTrue();
        assertThat(monitor.warning(status)).isEmpty();
        connection.setTrust("none");
        assertThat(monitor.warning(status))
                .hasValueSatisfying(text -> assertThat(text).contains("\"production\"", "certificate"));
        assertThat(row(status).getHints()).anyMatch(hint -> hint.contains("not checked"));
    }
}
