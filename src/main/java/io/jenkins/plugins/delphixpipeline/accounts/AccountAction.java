package io.jenkins.plugins.delphixpipeline.accounts;

/** What can be done with an account. */
public enum AccountAction {
    /** It gets a new password, with which one can log in afterwards: a lock and an expiry are lifted. */
    RESET,
    /** Nobody can log in with it any more; everything else stays. */
    LOCK,
    /** It is gone afterwards. */
    DROP
}
