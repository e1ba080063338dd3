package io.jenkins.plugins.delphixpipeline.accounts;

/** Is told what cannot be taken back any more, as soon as that is so. */
public interface ResetLog {
    /** Where the database can do all in one transaction, this comes for every account after the commit. */
    void changed(AccountOutcome outcome);

    /** The work was broken off and the database is as it was before. */
    void rolledBack();

    /** The work was broken off in the middle of an account, of which nobody knows whether it was changed. */
    void brokenOff(String user);
}
