package io.jenkins.plugins.delphixpipeline.session;

import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionForms;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.Messages;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;

/**
 * A key or token is never sent to a back end that would take it for a password. And a password without a user is nobody's login,
 * and no key.
 */
final class KeyRule {
    private KeyRule() {}

    /**
     * @param login null for none
     * @throws ConfigurationException where there is none, it has no user, or the connection needs a user and password
     */
    static void require(DelphixConnection connection, String credentialsId, LoginSource.Login login) {
        if (login == null) {
            throw new ConfigurationException(
                    ConnectionForms.credentialUnknown(credentialsId, connection.acceptsKeys()));
        }
        if (!login.isKey() && login.user().isBlank()) {
            throw new ConfigurationException(
                    Messages.ConnectionRegistry_userMissing(credentialsId, connection.getName()),
                    connection.acceptsKeys()
                            ? Messages.ConnectionRegistry_userMissing_remedyForKeys()
                            : Messages.ConnectionRegistry_userMissing_remedy());
        }
        if (login.isKey() && !connection.acceptsKeys()) {
            throw new ConfigurationException(
                    Messages.ConnectionRegistry_keyRefused(credentialsId, connection.getName()),
                    Messages.ConnectionRegistry_keyRefused_remedy());
        }
    }
}
