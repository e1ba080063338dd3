package io.jenkins.plugins.delphixpipeline.simulator.dct.model;

/**
 * What no public source tells about a real DCT. Each switch turns one guess the other way, so that a client can be tested
 * with both; all are off at first.
 */
public enum DctSwitch {
    /** What an engine refuses is answered at once: 409 for a busy target, else 400; otherwise the job is made and fails. */
    REFUSED_AT_ONCE,
    /** Errors other than those of login are {@code {"message"}}; otherwise error and error_description. */
    ERRORS_WITH_MESSAGE,
    /** Errors other than those of login are {@code {"errors": [{"message", "object_name"}]}}. */
    ERRORS_AS_LIST,
    /** Errors other than those of login have no body. */
    ERRORS_EMPTY,
    /** A wrong key or token is answered with a page of HTML, as by the web server in front. */
    UNAUTHORIZED_AS_HTML,
    /** What an account may not read is answered as if it were not there; otherwise with 403. */
    FORBIDDEN_AS_MISSING,
    /** A licence's refusal has status 400; otherwise 403. */
    LICENCE_REFUSAL_400,
    /** From 3.17 on the API lies at /v3 too. */
    OLD_BASE_PATH_STAYS,
    /** Unfinished jobs are RUNNING; otherwise STARTED. */
    STARTED_AS_RUNNING,
    /** The answer to a submission has a job that is STARTED already; otherwise it is PENDING. */
    NEVER_PENDING,
    /** A job that waits for telemetry is WAITING; otherwise STARTED. */
    TELEMETRY_AS_WAITING,
    /** Jobs tell nothing of progress and tasks. */
    JOBS_WITHOUT_PROGRESS,
    /** A job's result is a text that holds JSON; otherwise the object itself. */
    RESULT_AS_TEXT,
    /** A finished job cannot be abandoned; otherwise that is accepted and changes nothing. */
    ABANDON_OF_FINISHED_REFUSED,
    /** An abandoned job is seen to end like any other. */
    ABANDONED_JOBS_END,
    /** Jobs on VDB groups have no target_id; otherwise the group's. */
    GROUP_JOBS_WITHOUT_TARGET,
    /** A snapshot's job has the new snapshot as target_id; otherwise the dataset. */
    SNAPSHOT_AS_TARGET,
    /** EQ, IN and CONTAINS ignore case. */
    FILTER_IGNORES_CASE,
    /** Times compare as they are written. */
    DATES_COMPARE_AS_TEXTS,
    /** Lists come newest first where no order is asked for; otherwise oldest first. Jobs always come newest first. */
    LISTS_NEWEST_FIRST,
    /** Fields without a value are null; otherwise they are left out. */
    NULLS_SHOWN,
    /** response_metadata has no total. */
    NO_TOTAL,
    /** Times end in +00:00; otherwise in Z. */
    TIMES_WITH_OFFSET,
    /** The status of VDBs is written Running, Inactive and so on; otherwise in capitals. */
    VDB_STATUS_IN_WORDS,
    /** engine_job_id of the history is the engine's own reference; otherwise the engine's id stands before it. */
    ENGINE_JOB_ID_BARE,
    /** The history of virtualization jobs is as old as the inventory; otherwise of this moment. */
    HISTORY_LAGS,
    /** Refreshing without a snapshot takes the newest of the VDB itself; otherwise that of its parent. */
    NEWEST_IS_ITS_OWN,
    /** A bookmark goes with its last VDB; otherwise it stays and is INACTIVE. */
    BOOKMARKS_GO_WITH_VDBS,
    /** product_info needs an administrator. */
    PRODUCT_INFO_FOR_ADMINISTRATORS,
    /** A job is COMPLETED as soon as the work is done; otherwise not before the inventory shows it. */
    COMPLETED_BEFORE_TELEMETRY,
    /** source_vdb_id and source_dsource_id of a timeflow name its own dataset; otherwise the dataset at the root of all. */
    TIMEFLOW_SOURCE_IS_OWNER,
    /** Self-Service containers of engines show as VDB groups, from 3.16 on, and can be worked on; otherwise not at all. */
    CONTAINERS_AS_GROUPS,
    /** A list that tells of an engine's error lacks that engine's objects; otherwise it has them as they were last known. */
    UNREACHABLE_NOT_LISTED,
    /** Names must be unique among bookmarks and among VDB groups. */
    NAMES_UNIQUE,
    /** Jobs that run compliance jobs have no target_id; otherwise the compliance job's. */
    MASKING_JOBS_WITHOUT_TARGET,
    /** A name may stand where the id of a dataset, an environment or another object of an engine is asked for. */
    NAMES_AS_IDS
}
