package io.jenkins.plugins.delphixpipeline.session;

import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import java.util.function.Supplier;

/**
 * What a form talks to.
 *
 * @param login tells logins apart, and is no secret
 * @param connect gives the session that all forms share which use this login; who asks closes nothing
 */
public record FormConnection(DelphixConnection connection, String login, Supplier<DataPlatform> connect) {}
