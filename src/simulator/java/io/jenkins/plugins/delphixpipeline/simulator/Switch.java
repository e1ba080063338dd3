package io.jenkins.plugins.delphixpipeline.simulator;

/**
 * What no public source tells about a real engine. Each switch turns one guess the other way, so that a client can be
 * tested with both; all are off at first.
 */
public enum Switch {
    /** The cookie of POST /session is void once login has set a new one; otherwise both lead to the session. */
    PRE_LOGIN_COOKIE_DIES,
    /** An expired session is answered with 401 and a JSON error; otherwise with the 403 page of "not logged in". */
    EXPIRED_SESSION_401_JSON,
    /** A busy target is refused with HTTP 409; otherwise with HTTP 200, both with an ErrorResult. */
    BUSY_AS_HTTP_409,
    /** A body that lacks something is refused with HTTP 400; otherwise with HTTP 200, both with an ErrorResult. */
    VALIDATION_AS_400,
    /** The long poll answers an empty list well before its timeout. */
    NOTIFICATION_ANSWERS_EARLY_EMPTY,
    /** The long poll never tells of jobs. */
    NOTIFICATION_SILENT,
    /** Lists other than that of jobs come oldest first; otherwise newest first. */
    LISTS_OLDEST_FIRST,
    /** Sharing and unsharing a bookmark, and creating a template, start a job; otherwise they are done at once. */
    SHARE_RETURNS_JOB,
    /** Masking hooks show as RunMaskingJobOperation (from API 1.11.9 on); otherwise RunMaskingJobOnSourceOperation. */
    MASKING_HOOK_NEW_TYPE,
    /** Titles of actions are sentences; otherwise they repeat the action type. */
    ACTION_TITLES_HUMAN,
    /** Self-Service action types begin with SELFSERVICE_ (from API 1.9.2 on); otherwise with JETSTREAM_. */
    SELFSERVICE_ACTION_TYPES,
    /** A refresh takes no snapshot of the VDB; otherwise a child job takes one. */
    REFRESH_TAKES_NO_SNAPSHOT,
    /** The snapshot of a provision or refresh is taken in a job that begins when they have ended; otherwise inside them. */
    SNAPSHOT_IN_LATER_JOB,
    /** Such later jobs keep other work off their target. */
    CHILD_JOBS_BLOCK,
    /** Action.userAgent is the agent of the login; otherwise that of the request. */
    USER_AGENT_FROM_LOGIN,
    /** Action.userAgent is null. */
    NO_USER_AGENT,
    /** A bookmark's name must be unique in its data pod or template. */
    BOOKMARK_NAMES_UNIQUE,
    /** The last event of a failed or cancelled job bears the job's state; otherwise null. */
    FINAL_EVENT_HAS_STATE,
    /** A failed job has no event of type ERROR: only its action tells why. */
    FAILED_JOB_WITHOUT_ERROR_EVENT,
    /** A cancelled job goes on for a moment before it ends. */
    CANCEL_TAKES_TIME,
    /** What a user has no right to see is answered as if it were not there; otherwise with 403 and an ErrorResult. */
    FORBIDDEN_AS_MISSING,
    /** The timeflow that a rewind of a VDB that masks itself makes is a TRANSFORMATION too; otherwise a ROLLBACK. */
    MASKED_REWIND_IS_TRANSFORMATION,
    /** The total of job and action lists is null. */
    LIST_TOTAL_NULL
}
