package io.jenkins.plugins.delphixpipeline.accounts;

/** What can go wrong. The subject is told with each. */
public enum ResetProblem {
    /** Part of the address; the subject is {@code host}, {@code port} or {@code database}. */
    ADDRESS_UNUSABLE,
    /** The subject is the class of the driver. */
    DRIVER_UNUSABLE,
    /** No connection; the subject is the address. */
    UNREACHABLE,
    /** The database does not accept the administrator's login. */
    LOGIN_REFUSED,
    /** The database is too old; the subject is its version. */
    VERSION_UNSUPPORTED,
    /** A password that cannot be set; the subject is the account. */
    PASSWORD_UNUSABLE,
    /** One account is named twice. */
    ACCOUNT_TWICE,
    /** Accounts that are not there; all of them are the subject. */
    ACCOUNT_UNKNOWN,
    /** The administrator's own account, which would lock itself out, or one that belongs to the database itself. */
    ACCOUNT_PROTECTED,
    /** An account that cannot be dropped because objects are its own. */
    ACCOUNT_OWNS_OBJECTS,
    /** An account that no login belongs to, so that it has no password. */
    ACCOUNT_WITHOUT_LOGIN,
    /** The database refused the change of the account that is the subject. */
    REFUSED,
    /** The connection broke during the commit: either all was done or nothing. */
    OUTCOME_UNKNOWN
}
