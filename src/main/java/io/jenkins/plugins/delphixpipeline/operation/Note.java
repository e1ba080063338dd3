package io.jenkins.plugins.delphixpipeline.operation;

/** Things worth a line in the log of a build. The line itself is made where the log is written. */
public enum Note {
    /** 0: its number, 1: of how many, 2: what is done now. */
    PART_BEGINS,
    /** 0: phase, 1: job reference. */
    SUBMITTED,
    /** 0: phase. The back end carried it out at once. */
    DONE_AT_ONCE,
    /** 0: job reference. */
    RESUMED,
    /** 0: the failure: nobody gets through, or an answer that is not there yet is waited for. */
    TROUBLE,
    /** 0: the failure that is over. */
    TROUBLE_OVER,
    /** 0: details. The answer to a submission was lost; its work is looked for. */
    ANSWER_LOST,
    /** 0: job or object reference. Our own work was found after its answer was lost. */
    ADOPTED,
    /** 0: job reference. Somebody else's work that serves the purpose. */
    EQUIVALENT_ACCEPTED,
    /** 0: phase. It was never carried out and is submitted again. */
    SUBMITTING_AGAIN,
    /** 0: the jobs that are waited for. */
    BUSY,
    /** 0: subject. */
    NO_NEW_SNAPSHOT,
    /** 0: VDB. requireMasked was switched off. */
    MASKING_NOT_REQUIRED,
    /** 0: VDB, 1: snapshot, 2: the masking step. */
    MASKED_REFRESH_PROVEN,
    /** 0: VDB, 1: the job of somebody else's refresh that began later; what it brought is masked, as far as the back end remembers. */
    REFRESHED_AGAIN,
    /** 0: VDB. What failed work had left in it is gone: somebody else has refreshed it since, and what that brought is masked. */
    REPLACED_BY_OTHERS,
    /** 0: references of the executions of its masking job, all of which succeeded. */
    MASKING_CONFIRMED,
    /** 0: VDB. It was disabled and is enabled without being started. */
    ENABLING,
    /** 0: VDBs whose data nothing proves to be masked, after a failure. */
    UNMASKED_NOW,
    /** 0: VDB. Disabled because its refresh did not succeed. */
    DISABLED,
    /** 0: VDB. There was no need to disable it. */
    DISABLED_ALREADY,
    /** 0: VDB, 1: host. */
    NOT_DISABLED,
    /** 0: VDB or data pod. The login of the step could not disable it; the one that the connection keeps for the guard tries. */
    GUARD_STEPS_IN,
    /** 0: bookmark. Deleted because it marks other data than was looked at. */
    BOOKMARK_DELETED,
    /** 0: bookmark. */
    BOOKMARK_NOT_DELETED,
    /** 0: data pod. Disabled because nothing proves that what it got is masked. */
    POD_DISABLED,
    /** 0: data pod. */
    POD_NOT_DISABLED,
    /** 0: dataset, 1: the snapshot that is taken, 2: newer ones that are not, because nothing proves that they are masked. */
    SNAPSHOTS_SKIPPED,
    /** 0: dataset. Nothing is listed any more that would tell how its data was masked; it is trusted. */
    NO_MASKING_RECORD,
    /** 0: dataset. It is a replica, whose masking ran on another engine. */
    MASKED_REPLICA,
    /** 0: dataset, 1: its scripts. No step has named the one that masks. */
    MASKING_BY_ANY_SCRIPT,
    /** 0: why. What was found out about the masking could not be kept. */
    LEDGER_NOT_KEPT,
    /** A policy takes snapshots of a master by the clock; the policy, the VDB. */
    MASTER_HAS_SNAPSHOT_POLICY,
    /** 0: subject. It exists and stays as it is. */
    KEPT,
    /** 0: subject, 1: how it is already. Nothing had to be done. */
    ALREADY,
    /** 0: VDB. */
    HOOKS_ALREADY,
    /** 0: VDB, 1: the script that masked it, which is taken away. */
    MASKING_STEP_LEFT_OUT,
    /** A branch, its data pod. */
    BRANCH_ALREADY_ACTIVE,
    /** 0: subject. It is not there, so there is nothing to delete. */
    ABSENT,
    /** 0: data pod. It was inconsistent. */
    RECOVERING_POD,
    /** 0: data pod. It was offline. */
    STARTING_POD,
    /** 0: VDB or data pod. What it is taken back to is as masked as it was then. */
    NOT_MASKED_AGAIN,
    /** 0: subject. It exists and is refreshed. */
    REFRESHING_EXISTING,
    /** 0: bookmark. Its labels were updated; its data stays where it is. */
    UPDATED,
    /** 0: bookmark, 1: references of bookmarks with the same name. */
    TWIN_BOOKMARKS,
    /** 0: job, 1: how it ended. The back end started it by itself after the work was done. */
    FOLLOW_UP_FAILED,
    /** 0: job. */
    CANCEL_ACCEPTED,
    /** 0: job, 1: the engines where its work goes on. */
    CANCELLED_IN_PART,
    /** 0: job, 1: details. */
    CANCEL_REFUSED,
    /** 0: job. It had ended before it could be cancelled. */
    CANCEL_TOO_LATE,
    /** 0: job. Nothing that the back end offers would end it. */
    CANCEL_IMPOSSIBLE,
    /** 0: job. It is not ours to cancel. */
    CANCEL_NOT_OURS,
    /** 0: why what had to be done before the end could not be done. It is tried again. */
    REMEDY_FAILED,
    /** 0: job. It did not end in time after the cancel. */
    LEFT_RUNNING,
    /**
     * 0: what was submitted, 1: reference of its target, 2: by the back end's clock not before, 3: its mark in the user agent.
     * Its answer was lost, and nobody looks for its work any more.
     */
    MAY_BE_RUNNING
}
