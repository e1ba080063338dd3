package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;

/**
 * One submission of an operation, from the first look at it to the end of its job. Stored, so a plain class that only grows
 * by fields that may be null.
 */
public final class Phase implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    final String name;
    /** Null when the work was done at once. */
    public final String job;
    /** The reference of what it made; null where nothing was. */
    final String made;

    final boolean ended;
    /** Somebody else's job that serves the purpose: waited for, never cancelled. */
    public final boolean foreign;
    /** What the back end did by itself afterwards: waited for, but its end decides nothing. */
    public final boolean followUp;

    /** What the job belongs to, what it works on and when it began, as far as it was told; each may be null. */
    private String action;

    private String target;
    private Long startedAt;
    /** What was submitted, as long as its job has not ended; null for what the back end did by itself. */
    private Intent intent;

    /** Whose job it is, in one word; stored as two. */
    private enum Whose {
        OURS,
        FOREIGN,
        FOLLOW_UP
    }

    private Phase(String name, String job, String made, boolean ended, Whose whose) {
        this.name = name;
        this.job = job;
        this.made = made;
        this.ended = ended;
        this.foreign = whose != Whose.OURS;
        this.followUp = whose == Whose.FOLLOW_UP;
    }

    private Whose whose() {
        return followUp ? Whose.FOLLOW_UP : foreign ? Whose.FOREIGN : Whose.OURS;
    }

    static Phase submitted(String name, Intent intent, Receipt receipt, boolean foreign) {
        Phase phase = new Phase(
                name, receipt.job(), receipt.made(), receipt.job() == null, foreign ? Whose.FOREIGN : Whose.OURS);
        phase.action = receipt.action();
        phase.intent = phase.ended ? null : intent;
        return phase;
    }

    public static Phase followUp(String name, String job) {
        return new Phase(name, job, null, false, Whose.FOLLOW_UP);
    }

    /** It may have been carried out, and nobody will ever know. */
    static Phase outOfSight(String name) {
        return new Phase(name, null, null, true, Whose.OURS);
    }

    public String name() {
        return name;
    }

    /**
     * Whether it is ours and changes something that is there, so that it can be done again once others are ready. What was undone
     * twice would be redone.
     */
    public boolean isTriedAgain() {
        if (intent == null || foreign || followUp) {
            return false;
        }
        return switch (intent.kind()) {
            case BOOKMARK_GROUP -> true;
            case UNDO, RUN_MASKING -> false;
            default -> intent.madeName() == null;
        };
    }

    Phase renamed(String other) {
        return marked(new Phase(other, job, made, ended, whose()));
    }

    Phase end() {
        return marked(new Phase(name, job, made, true, whose()));
    }

    /** As if its end had not been seen; what was done at once, or is out of sight, stays as it is. */
    Phase reopened() {
        return job == null ? this : marked(new Phase(name, job, made, false, whose()));
    }

    private Phase marked(Phase copy) {
        copy.action = action;
        copy.target = target;
        copy.startedAt = startedAt;
        copy.intent = copy.ended ? null : intent;
        return copy;
    }

    /** Null for what the back end did by itself, and once the job has ended. */
    public Intent intent() {
        return intent;
    }

    public Receipt receipt() {
        return new Receipt(job, made, action);
    }

    /**
     * Whether this is the job that was acknowledged, and not another one that bears the same small number: on a copy of the
     * back end, or after it was set back to an earlier state. What either does not tell is not held against it.
     */
    public boolean isOf(DelphixJob seen) {
        if (!seen.reference().equals(job)) {
            return false;
        }
        return seen.state() == DelphixJob.State.GONE
                || (agree(action, seen.parentAction())
                        && agree(target, seen.target())
                        && agree(startedAt, startOf(seen)));
    }

    private static boolean agree(Object known, Object seen) {
        return known == null || seen == null || known.equals(seen);
    }

    /** A Masking Engine has no actions, and an execution in its queue has not started yet: its time still changes. */
    private static Long startOf(DelphixJob seen) {
        Instant start = seen.parentAction() == null ? null : seen.startedAt();
        return start == null ? null : start.toEpochMilli();
    }

    /** Knows the job again by what was seen of it first. */
    public Phase sighted(DelphixJob seen) {
        Phase copy = marked(new Phase(name, job, made, ended, whose()));
        copy.action = action == null ? seen.parentAction() : action;
        copy.target = target == null ? seen.target() : target;
        copy.startedAt = startedAt == null ? startOf(seen) : startedAt;
        return copy;
    }

    public boolean wasSighted() {
        return target != null;
    }
}
