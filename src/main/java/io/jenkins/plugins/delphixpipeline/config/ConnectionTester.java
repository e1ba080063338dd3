package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;

/** Tries a connection out before it is stored, for the form's test button. Whoever keeps the open connections can do it. */
public interface ConnectionTester {
    /**
     * Logs in once.
     *
     * @throws ConfigurationException when the connection cannot be opened as it is
     * @throws io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException when the back end cannot be reached or refuses
     */
    PlatformInfo tryOut(DelphixConnection connection);
}
