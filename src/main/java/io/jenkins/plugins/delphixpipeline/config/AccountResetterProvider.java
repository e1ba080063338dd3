package io.jenkins.plugins.delphixpipeline.config;

import hudson.ExtensionPoint;
import io.jenkins.plugins.delphixpipeline.accounts.AccountResetter;

/** Lets another plugin reset the accounts of a database that this one does not know. */
public interface AccountResetterProvider extends ExtensionPoint {
    /** Shown in forms. */
    String displayName();

    /**
     * What does the work, here or on an agent. Its word for the database is what {@code databaseType} says in a pipeline; it
     * must not be one of the built-in ones.
     */
    AccountResetter resetter();
}
