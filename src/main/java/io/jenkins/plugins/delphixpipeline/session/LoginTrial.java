package io.jenkins.plugins.delphixpipeline.session;

import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionForms;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.Messages;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import io.jenkins.plugins.delphixpipeline.session.health.ConnectionHealth;

/** Logs in once to see whether a connection works, with the connection's own credential as the system sees it. */
final class LoginTrial {
    private final Controller controller;
    private final Connector connector;

    LoginTrial(Controller controller, Connector connector) {
        this.controller = controller;
        this.connector = connector;
    }

    /**
     * @param noted where it is kept how the back end answered
     * @throws ConfigurationException when the connection has no credential
     */
    PlatformInfo of(DelphixConnection connection, ConnectionHealth noted) {
        String credentialsId = connection.getCredentialsId();
        if (credentialsId.isEmpty()) {
            throw new ConfigurationException(
                    Messages.ConnectionRegistry_credentialMissing(connection.getName()),
                    Messages.ConnectionRegistry_credentialMissing_remedy());
        }
        LoginSource.Login login = controller.systemLogin(credentialsId, connection.getUrl());
        if (login == null) {
            String gone = ConnectionForms.credentialUnknown(credentialsId, connection.acceptsKeys());
            noted.refuse(
                    credentialsId,
                    Failure.of(Problem.CREDENTIAL_GONE, connection.getUrl()).withDetails(gone));
            throw new ConfigurationException(gone);
        }
        KeyRule.require(connection, credentialsId, login);
        try (DataPlatform tried = connector.interactive(connection, credentialsId, login, noted)) {
            PlatformInfo info = tried.info();
            noted.accept(credentialsId, info);
            return info;
        }
    }
}
