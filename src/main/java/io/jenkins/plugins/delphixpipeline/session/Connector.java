package io.jenkins.plugins.delphixpipeline.session;

import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.session.health.ConnectionHealth;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import io.jenkins.plugins.delphixpipeline.watch.OutageTolerance;
import java.time.Clock;
import java.time.Duration;

/** Makes back ends reachable as their connections say. */
final class Connector {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);
    /** Short trouble is borne where it happens, on a borrowed thread; longer trouble by the operations, without one. */
    private static final Duration SHORT_TROUBLE = Duration.ofSeconds(5);

    private final Controller controller;

    Connector(Controller controller) {
        this.controller = controller;
    }

    /** Makes a session; nothing is sent before the first question. */
    SessionPool.Session connect(DelphixConnection connection, RunLogins logins, ConnectionHealth noted) {
        DataPlatform platform =
                platform(connection, settings(connection, noted), noted.watching(logins.credentialsId(), logins));
        OutageTolerance patience = new OutageTolerance(
                Clock.systemUTC(), connection.limits().unreachable(), new RetryPolicy(FIRST_PAUSE, LONGEST_PAUSE));
        JobWatcher watcher = new JobWatcher(
                platform.feed(), controller.threads("Delphix jobs of " + connection.getName()), patience);
        return new SessionPool.Session(platform, watcher, logins);
    }

    /** For somebody who waits in front of a page. */
    DataPlatform interactive(
            DelphixConnection connection, String credentialsId, LoginSource.Login login, ConnectionHealth noted) {
        HttpSettings interactive = settings(connection, noted)
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(15))
                .withRetryBudget(Duration.ZERO);
        return platform(connection, interactive, noted.watching(credentialsId, () -> login));
    }

    private DataPlatform platform(DelphixConnection connection, HttpSettings settings, LoginSource logins) {
        return connection.connect(settings, controller.httpClient(connection.isUseProxy()), logins);
    }

    private HttpSettings settings(DelphixConnection connection, ConnectionHealth noted) {
        return HttpSettings.of(connection.getUrl())
                .with(connection.trust(controller.fips()))
                .withTimeouts(
                        Duration.ofSeconds(connection.getConnectTimeoutSeconds()),
                        Duration.ofSeconds(connection.getReadTimeoutSeconds()),
                        WRITE_TIMEOUT)
                .withRetryBudget(
                        connection.limits().firstContact().compareTo(SHORT_TROUBLE) < 0
                                ? connection.limits().firstContact()
                                : SHORT_TROUBLE)
                .withUserAgent(userAgent())
                .with(noted.meter());
    }

    private static String userAgent() {
        String version = Connector.class.getPackage().getImplementationVersion();
        return "delphix-pipeline/" + (version == null ? "dev" : version);
    }
}
