package io.jenkins.plugins.delphixpipeline.session.health;

import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.http.RequestMetrics;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What the requests and logins of one connection came to since the controller started, whoever made them. */
public final class ConnectionHealth {
    /** A credential that nobody uses any more must not be held against the connection for ever. */
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final Clock clock;
    private final RequestMetrics meter;
    /** By the id of the credential, since a connection is used with those of folders and steps as well. */
    private final Map<String, Refusal> refusals = new LinkedHashMap<>();

    private Refusal lastRefusal;
    private PlatformInfo info;

    ConnectionHealth(Clock clock) {
        this.clock = clock;
        this.meter = new RequestMetrics(clock);
    }

    private record Refusal(Instant since, Instant last, Failure failure) {}

    public RequestMetrics meter() {
        return meter;
    }

    /** The same logins, which tell here how they went. */
    public LoginSource watching(String credentialsId, LoginSource logins) {
        return new LoginSource() {
            @Override
            public Login login() {
                try {
                    return logins.login();
                } catch (PlatformException e) {
                    refuse(credentialsId, e.failure());
                    throw e;
                }
            }

            @Override
            public void accepted(PlatformInfo by) {
                accept(credentialsId, by);
            }

            @Override
            public void refused(Failure why) {
                refuse(credentialsId, why);
            }
        };
    }

    /** @param by may leave the version open, when a login does not bring it */
    public synchronized void accept(String credentialsId, PlatformInfo by) {
        refusals.remove(credentialsId);
        if (info == null || !by.version().isEmpty()) {
            info = by;
        }
    }

    public synchronized void refuse(String credentialsId, Failure why) {
        Instant now = clock.instant();
        Refusal before = refusals.get(credentialsId);
        lastRefusal = new Refusal(before == null ? now : before.since(), now, why);
        refusals.put(credentialsId, lastRefusal);
    }

    /** @param jobs how many jobs are waited for */
    public synchronized ConnectionStatus status(DelphixConnection connection, int jobs) {
        RequestMetrics.Reading reading = meter.reading();
        Instant forgotten = clock.instant().minus(REMEMBERED);
        refusals.values().removeIf(refusal -> refusal.last().isBefore(forgotten));
        Refusal worst = refusals.values().stream()
                .min(Comparator.comparing(Refusal::since))
                .orElse(null);
        Instant failedAt = reading.failedAt();
        ConnectionStatus.State state = state(reading, worst);
        Instant since = state == ConnectionStatus.State.AWAY ? reading.awaySince() : of(worst, Refusal::since);
        Instant lastTry = state == ConnectionStatus.State.AWAY ? failedAt : of(worst, Refusal::last);
        boolean refusalIsNewer = lastRefusal != null && (failedAt == null || failedAt.isBefore(lastRefusal.last()));
        return new ConnectionStatus(
                connection,
                state,
                since,
                lastTry,
                info,
                jobs,
                reading.requests(),
                refusalIsNewer ? lastRefusal.last() : failedAt,
                refusalIsNewer ? lastRefusal.failure() : reading.failure());
    }

    private static ConnectionStatus.State state(RequestMetrics.Reading reading, Refusal refusal) {
        if (reading.awaySince() != null) {
            return ConnectionStatus.State.AWAY;
        }
        if (refusal != null) {
            return ConnectionStatus.State.LOGIN_REFUSED;
        }
        return reading.answeredAt() == null ? ConnectionStatus.State.UNUSED : ConnectionStatus.State.REACHABLE;
    }

    private static Instant of(Refusal refusal, Function<Refusal, Instant> part) {
        return refusal == null ? null : part.apply(refusal);
    }
}
