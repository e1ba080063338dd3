package io.jenkins.plugins.delphixpipeline.platform.failure;

/**
 * What can be wrong, in one word. Every problem belongs to a {@link Kind}, which says how a caller reacts; the sentence
 * that a person reads is made from the problem and the fields of its {@link Failure}, far above this floor.
 */
public enum Problem {
    DATASET_UNKNOWN(Kind.NOT_FOUND),
    SNAPSHOT_UNKNOWN(Kind.NOT_FOUND),
    NO_SNAPSHOT(Kind.NOT_FOUND),
    /** A dataset that is being made, or could not be made. */
    NO_DATA_YET(Kind.NOT_FOUND),
    /** A time at which the dataset has no data; the candidates are when it has. */
    TIME_OUTSIDE(Kind.NOT_FOUND),
    TEMPLATE_UNKNOWN(Kind.NOT_FOUND),
    POD_UNKNOWN(Kind.NOT_FOUND),
    BOOKMARK_UNKNOWN(Kind.NOT_FOUND),
    BRANCH_UNKNOWN(Kind.NOT_FOUND),
    /** A branch of which the back end does not tell at which time it had data. */
    BRANCH_WITHOUT_DATA(Kind.NOT_FOUND),
    GROUP_UNKNOWN(Kind.NOT_FOUND),
    VDB_GROUP_UNKNOWN(Kind.NOT_FOUND),
    ENVIRONMENT_UNKNOWN(Kind.NOT_FOUND),
    REPOSITORY_UNKNOWN(Kind.NOT_FOUND),
    MASKING_JOB_UNKNOWN(Kind.NOT_FOUND),
    /** A masking job that belongs to another dataset than the parent of a new VDB; the details are that dataset. */
    MASKING_JOB_OF_OTHER(Kind.REFUSED),
    CONNECTOR_UNKNOWN(Kind.NOT_FOUND),
    HOOK_TEMPLATE_UNKNOWN(Kind.NOT_FOUND),
    USER_UNKNOWN(Kind.NOT_FOUND),
    POLICY_UNKNOWN(Kind.NOT_FOUND),
    ENVIRONMENT_USER_UNKNOWN(Kind.NOT_FOUND),
    /** A reference that the back end no longer knows. */
    OBJECT_GONE(Kind.NOT_FOUND),

    NAME_AMBIGUOUS(Kind.AMBIGUOUS),

    /** Unfinished jobs held the target for longer than the connection's limit. */
    TARGET_BUSY(Kind.BUSY),
    /** The back end says that something is in the way, of which it need not show what; its own words are in the details. */
    REFUSED_AS_BUSY(Kind.BUSY),

    /** The back end said no; its own words are in the details. */
    REFUSED_BY_PLATFORM(Kind.REFUSED),
    NOT_A_VDB(Kind.REFUSED),
    /** What another engine has replicated here can be read and copied, but not changed. */
    REPLICA_UNCHANGEABLE(Kind.REFUSED),
    NOT_FLAGGED_MASKED(Kind.REFUSED),
    NO_MASKING_STEP(Kind.REFUSED),
    OTHER_MASKING_STEP(Kind.REFUSED),
    /** No masked VDB among the ancestors, and nobody allowed unmasked data. */
    UNMASKED_DATA(Kind.REFUSED),
    /** A masked VDB would show data of which nothing proves that it went through the masking. */
    MASKING_UNPROVEN(Kind.REFUSED),
    /** The refresh of a master that brought the data failed or was cancelled. */
    MASKED_REFRESH_FAILED(Kind.REFUSED),
    /** The Masking Engine says that the data of a master was not masked, although its refresh ended well. */
    MASKED_REFRESH_DISPROVED(Kind.REFUSED),
    /** Nothing shows how the refresh of a master ended that brought the data. */
    MASKED_REFRESH_UNPROVEN(Kind.REFUSED),
    /** The refresh of a master that brings the data has not ended. */
    MASKED_REFRESH_UNDER_WAY(Kind.REFUSED),
    /** A master has the flag, but no masking step, or had none when its data came. */
    MASKING_STEP_GONE(Kind.REFUSED),
    /** Hooks that a step would set lack the script that masks a master. */
    MASKING_STEP_LEFT_OUT(Kind.REFUSED),
    /** The engine that stands for a VDB beside DCT is another one, or does not have that VDB; the details are its connection. */
    VDB_NOT_ON_ENGINE(Kind.REFUSED),
    /** A master's snapshot that was taken before its masking step had run. */
    SNAPSHOT_BEFORE_MASKING(Kind.REFUSED),
    /** Nothing is listed any more that would tell how a master's data was masked, and the connection does not trust that. */
    NO_MASKING_RECORD(Kind.REFUSED),
    /** The login is not shown the jobs of a master. */
    MASKING_JOBS_HIDDEN(Kind.REFUSED),
    /** A point of a master that is no snapshot: its data may be from before the masking step ran. */
    POINT_NOT_PINNED(Kind.REFUSED),
    /** A bookmark of which the back end does not tell the snapshots that it marks. */
    BOOKMARK_DATA_UNTOLD(Kind.REFUSED),
    /** What would tell whether data is masked cannot be read by this login. */
    MASKING_UNREADABLE(Kind.REFUSED),
    /** This controller's own record of masked timeflows cannot be read. */
    LEDGER_UNREADABLE(Kind.REFUSED),
    /** The back end's licence forbids whole kinds of objects. */
    NOT_LICENSED(Kind.REFUSED),
    /** There is no refresh, reset, restore or undo that could be taken back. */
    NOTHING_TO_UNDO(Kind.REFUSED),
    PARENT_DIFFERS(Kind.REFUSED),
    /** A data pod or VDB group that is there is made of other VDBs than those that were asked for; the details are which. */
    VDBS_DIFFER(Kind.REFUSED),
    VDB_EXISTS(Kind.REFUSED),
    /** What has the name of an environment was not made for it. */
    NOT_MADE_FOR_IT(Kind.REFUSED),
    /** What was made for an environment is not shown to the login, and nothing shows that it was deleted. */
    NOT_VISIBLE(Kind.REFUSED),
    VDB_GROUP_EXISTS(Kind.REFUSED),
    /** A group has other VDBs than those that were made for it. */
    VDB_GROUP_CHANGED(Kind.REFUSED),
    /** A group without VDBs, with which there is nothing to do. */
    VDB_GROUP_EMPTY(Kind.REFUSED),
    /** A VDB that somebody else has locked; the details are who. */
    VDB_LOCKED(Kind.REFUSED),
    /** The same of a group. */
    VDB_GROUP_LOCKED(Kind.REFUSED),
    /** A VDB that names a group of its own, and another one is given beside it. */
    TWO_GROUPS(Kind.REFUSED),
    POD_EXISTS(Kind.REFUSED),
    BOOKMARK_EXISTS(Kind.REFUSED),
    BRANCH_EXISTS(Kind.REFUSED),
    /** A branch on which its data pod works cannot be deleted. */
    BRANCH_ACTIVE(Kind.REFUSED),
    /** The bookmark of another data pod, which keeps it to itself. */
    BOOKMARK_UNSHARED(Kind.REFUSED),
    /** The newest data is older than its user lets it be. */
    DATA_STALE(Kind.REFUSED),
    /** Nothing that is listed tells how old its data is. */
    DATA_AGE_UNKNOWN(Kind.REFUSED),
    POD_OFFLINE(Kind.REFUSED),
    POD_INCONSISTENT(Kind.REFUSED),
    VDB_DISABLED(Kind.REFUSED),
    /** A parameter that this target cannot have, an unknown key, or a value that is missing. */
    PARAMETER_REFUSED(Kind.REFUSED),
    /** The state of the operation could not be saved, so that nothing was submitted. */
    STATE_NOT_SAVED(Kind.REFUSED),

    LOGIN_REFUSED(Kind.AUTHENTICATION),
    /** The same for a key that stands in a user's and password's place. */
    KEY_REFUSED(Kind.AUTHENTICATION),
    /** The credential to log in with is no longer there, or is another user's now; the back end was not asked. */
    CREDENTIAL_GONE(Kind.AUTHENTICATION),
    NOT_PERMITTED(Kind.AUTHENTICATION),

    HOST_UNREACHABLE(Kind.UNREACHABLE),
    /** There is something about it that none of the following says. */
    CERTIFICATE_UNTRUSTED(Kind.UNREACHABLE),
    CERTIFICATE_SELF_SIGNED(Kind.UNREACHABLE),
    /** The server sends nothing but its own, whose issuer is unknown here: an authority, or one between. */
    CERTIFICATE_ALONE(Kind.UNREACHABLE),
    /** What the server sends ends before an authority: the issuer of the last one was not sent and is unknown here. */
    CERTIFICATE_INCOMPLETE(Kind.UNREACHABLE),
    /** The server sends all of them, up to an authority that is unknown here. */
    CERTIFICATE_AUTHORITY_UNKNOWN(Kind.UNREACHABLE),
    CERTIFICATE_NAME(Kind.UNREACHABLE),
    CERTIFICATE_EXPIRED(Kind.UNREACHABLE),
    CERTIFICATE_NOT_YET_VALID(Kind.UNREACHABLE),
    /** The address begins with https, and something at it speaks HTTP without TLS. */
    TLS_MISSING(Kind.UNREACHABLE),
    /** The address begins with http, and something at it wants TLS; the candidate is where it sends people, if it does. */
    TLS_NEEDED(Kind.UNREACHABLE),
    /** The server knows no version of TLS that Java still speaks. */
    TLS_TOO_OLD(Kind.UNREACHABLE),
    /** The server ends the handshake: the two share no cipher, or it wants a certificate of its visitors. */
    TLS_REFUSED(Kind.UNREACHABLE),
    /** Another of Delphix's products answers at the address. */
    OTHER_PRODUCT(Kind.UNREACHABLE),
    /** Something answered, but not in the back end's language. */
    ANSWER_UNREADABLE(Kind.UNREACHABLE),
    /** What shows how guarded work ended cannot be read; it is tried again. */
    PROOF_UNREADABLE(Kind.UNREACHABLE),
    /** Not all that there is could be listed, so that what is not listed may be there; the details are why. */
    LIST_INCOMPLETE(Kind.UNREACHABLE),
    /** What the Masking Engine says of a masking job is not its last word yet. */
    MASKING_UNFINISHED(Kind.UNREACHABLE),

    JOB_FAILED(Kind.JOB_FAILED),
    /** Somebody cancelled the job on the back end. */
    JOB_CANCELED(Kind.JOB_FAILED),
    /** The engine is content with its job, but the Masking Engine is not with its own part of it. */
    MASKING_FAILED(Kind.JOB_FAILED),

    VERSION_UNSUPPORTED(Kind.UNSUPPORTED),
    /** The back end speaks the API, but its release does not have this yet. */
    RELEASE_TOO_OLD(Kind.UNSUPPORTED),
    PLATFORM_UNSUPPORTED(Kind.UNSUPPORTED),
    /** The connection leads to another kind of back end than the operation needs. */
    KIND_UNSUPPORTED(Kind.UNSUPPORTED),

    /** The job ended well, but what must hold after it could not be shown. */
    UNPROVEN(Kind.UNPROVEN),

    /** A submission's answer was lost and nothing tells whether it was carried out. */
    OUTCOME_UNKNOWN(Kind.OUTCOME_UNKNOWN),

    /** The build that began the operation is gone, so that nothing more is begun for it. */
    BUILD_GONE(Kind.REFUSED),

    /** Another back end answers than the one on which the operation began; nothing of it may be done there. */
    OTHER_BACK_END(Kind.ELSEWHERE);

    /** How a caller reacts to a problem. */
    public enum Kind {
        NOT_FOUND,
        AMBIGUOUS,
        BUSY,
        REFUSED,
        AUTHENTICATION,
        UNREACHABLE,
        JOB_FAILED,
        UNSUPPORTED,
        UNPROVEN,
        OUTCOME_UNKNOWN,
        ELSEWHERE
    }

    private final Kind kind;

    Problem(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether nobody gets in this way, and it would lock an account, or help nobody, if it were tried again and again. */
    public boolean isRefusedLogin() {
        return this == LOGIN_REFUSED || this == KEY_REFUSED || this == CREDENTIAL_GONE;
    }

    /** Whether nobody gets through; else somebody answers, but not yet with what is needed. */
    public boolean isOfConnection() {
        return kind == Kind.UNREACHABLE
                && this != PROOF_UNREADABLE
                && this != LIST_INCOMPLETE
                && this != MASKING_UNFINISHED;
    }

    /** Whether it is about TLS or a server's certificate, which waiting does not mend. */
    public boolean isOfTls() {
        return name().startsWith("CERTIFICATE_") || name().startsWith("TLS_");
    }
}
