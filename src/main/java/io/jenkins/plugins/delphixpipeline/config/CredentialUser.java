package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.platform.LoginSource;

/** Whoever works with a connection, and what credentials it may see. */
interface CredentialUser {
    /** Tells one from another. */
    String id();

    /** The full name of its job, for people. */
    String job();

    /**
     * Looks a credential up anew.
     *
     * @return null when there is none of this id, or it may not be seen
     */
    LoginSource.Login login(String credentialsId, String url);
}
