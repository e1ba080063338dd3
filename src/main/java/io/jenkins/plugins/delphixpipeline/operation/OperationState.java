package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.guard.MasterClaim;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How far an operation has come. Immutable: each step forward is a new object, so that a thread that saves it never sees
 * half a step. Stored with the running pipeline, hence a plain class that only grows by fields that may be null.
 */
public final class OperationState implements Serializable, Cloneable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String id;
    private final long startedAt;
    private ArrayList<Phase> phases = new ArrayList<>(2);
    private HashMap<String, String> facts = new HashMap<>(4);
    private String intendedPhase;
    private Intent intent;
    private Intent doubted;
    private String doubtedPhase;
    private ArrayList<Intent> doubtedBefore;
    private int attempts;
    private Failure failure;
    private Failure remedyFailure;
    private boolean remedying;
    private boolean stopping;
    private boolean cancelAnswered;
    private MastersHeld held;
    private Binding binding;
    /** How many phases there were when the remedy began; null while it has not. */
    private Integer phasesBeforeRemedy;

    private OperationState(String id, long startedAt) {
        this.id = id;
        this.startedAt = startedAt;
    }

    /** A new one; its unique id travels in the user agent of each submission, its start is in milliseconds since the epoch. */
    public static OperationState start(String id, long startedAt) {
        return new OperationState(id, startedAt);
    }

    private OperationState changed(Consumer<OperationState> change) {
        try {
            OperationState copy = (OperationState) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("it is cloneable", e);
        }
    }

    private OperationState with(ArrayList<Phase> others) {
        return changed(copy -> copy.phases = others);
    }

    /** The same on this back end and no other, with these settings. */
    public OperationState boundTo(Binding backEnd) {
        return changed(copy -> copy.binding = backEnd);
    }

    /** The same on none yet; what is remembered of the one that it leaves would be wrong on another. */
    public OperationState unbound() {
        return changed(copy -> copy.facts = new HashMap<>(4)).boundTo(null);
    }

    public Binding binding() {
        return binding;
    }

    /** Whether the phase was carried through to its end. */
    public boolean ended(String phase) {
        return Phases.find(phases, phase).filter(found -> found.ended).isPresent();
    }

    /** Whether the phase was submitted, or may have been: can it have changed anything? */
    public boolean begun(String phase) {
        return Phases.find(phases, phase).isPresent() || phase.equals(intendedPhase) || doubts(phase);
    }

    /** Whether its answer was lost and its work not found: what is there now may be its doing all the same. */
    public boolean doubts(String phase) {
        return phase.equals(doubtedPhase);
    }

    /** The reference of what the phase made; null when it made nothing or has not been submitted. */
    public String made(String phase) {
        return Phases.find(phases, phase).map(found -> found.made).orElse(null);
    }

    /** The reference of the phase's job; null when there was none. */
    public String job(String phase) {
        return Phases.find(phases, phase).map(found -> found.job).orElse(null);
    }

    /** Something remembered with a submission; null when it was not. */
    public String fact(String key) {
        return facts.get(key);
    }

    /** What is remembered under keys that begin so, without that beginning. */
    public Map<String, String> factsWith(String beginning) {
        return Phases.sortedFactsWithin(facts, beginning);
    }

    /** Whether a phase whose name begins so was submitted, or may have been. */
    public boolean begunAny(String beginning) {
        return Phases.anyBeginsWith(beginning, phases, intendedPhase);
    }

    /** The references of all jobs so far, oldest first. */
    public List<String> jobs() {
        return Phases.jobs(phases);
    }

    public String id() {
        return id;
    }

    public long startedAt() {
        return startedAt;
    }

    /** Why the operation is going to fail; null while it is not. */
    public Failure failure() {
        return failure;
    }

    /** Why what had to be done before failing could not be done; null when it was, or needed not be. */
    public Failure remedyFailure() {
        return remedyFailure;
    }

    public boolean stopping() {
        return stopping;
    }

    /** The job that is waited for now; null when none is. */
    public String openJob() {
        return Phases.open(phases).map(open -> open.job).orElse(null);
    }

    /** The name of the phase that is under way; null between phases. */
    public String openPhase() {
        return intent != null
                ? intendedPhase
                : Phases.open(phases).map(open -> open.name).orElse(null);
    }

    /** What one part of a sequence sees: its own phases and facts, without the prefix that keeps them apart. */
    OperationState part(String prefix) {
        return changed(part -> {
            part.phases = Phases.within(phases, prefix);
            part.facts = Phases.factsWithin(facts, prefix);
            part.intendedPhase = Phases.nameWithin(intendedPhase, prefix);
            part.doubtedPhase = Phases.nameWithin(doubtedPhase, prefix);
        });
    }

    /** Whether anything was submitted, or may have been: what was looked for in vain may arrive all the same. */
    public boolean isUnderWay() {
        return remedying || intent != null || doubted != null || !phases.isEmpty();
    }

    public Intent intent() {
        return intent;
    }

    public Intent doubted() {
        return doubted;
    }

    /** All attempts that were looked for in vain, the last one first: any of them may have arrived by now. */
    public List<Intent> allDoubted() {
        return Phases.attempts(doubted, doubtedBefore);
    }

    public int attempts() {
        return attempts;
    }

    public boolean remedying() {
        return remedying;
    }

    public boolean cancelAnswered() {
        return cancelAnswered;
    }

    public String correlation(String phase) {
        return id + '.' + phase + Phases.attempt(phases) + (attempts == 0 ? "" : "." + attempts);
    }

    /** The open job as it was seen; the same state when nothing of it is new. */
    public OperationState sighted(DelphixJob seen) {
        boolean known = last() == null || last().wasSighted();
        return known ? this : with(Phases.changingLast(phases, phase -> phase.sighted(seen)));
    }

    public OperationState intending(String phase, Intent next, Map<String, String> more) {
        return remembering(more).changed(copy -> {
            copy.intendedPhase = phase;
            copy.intent = next;
        });
    }

    public OperationState holding(MasterClaim claim) {
        return claim.isEmpty() ? this : changed(copy -> copy.held = masters().with(claim, intent));
    }

    public MastersHeld masters() {
        return held == null ? MastersHeld.NONE : held;
    }

    public OperationState submitted(Receipt receipt, boolean foreign) {
        return notSubmitted().withoutDoubt().settling().changed(copy -> {
            copy.phases = Phases.with(phases, Phase.submitted(intendedPhase, intent, receipt, foreign));
            copy.cancelAnswered = false;
        });
    }

    public OperationState remembering(Map<String, String> more) {
        return changed(copy -> copy.facts = Phases.factsWith(facts, more));
    }

    public OperationState awaiting(String phase, String job) {
        return with(Phases.with(phases, Phase.followUp(phase, job)));
    }

    public OperationState phaseEnded() {
        return with(Phases.changingLast(phases, Phase::end));
    }

    /** The job ended badly for a reason that passes: it is over, and its phase counts as not done. */
    public OperationState inVain(String why) {
        return with(Phases.lastInVain(phases, why));
    }

    /** The submission was certainly refused, or never sent. */
    public OperationState notSubmitted() {
        return intending(null, null, Map.of());
    }

    /** Nothing was found in the settle time: the submission never arrived. It stays in doubt until the next one is answered. */
    public OperationState markNotDelivered() {
        return notSubmitted().changed(copy -> {
            copy.doubtedBefore = new ArrayList<>(allDoubted());
            copy.doubted = intent;
            copy.doubtedPhase = intendedPhase;
            copy.attempts = attempts + 1;
        });
    }

    /** Nothing of it is submitted again, so that no number is too high. */
    public OperationState settling() {
        return changed(copy -> copy.attempts = 0);
    }

    /** The same, as what was not found in the settle time was never carried out. */
    public OperationState withoutDoubt() {
        return changed(copy -> {
            copy.doubted = null;
            copy.doubtedBefore = null;
            copy.doubtedPhase = null;
        });
    }

    /** Whether it was carried out cannot be told; the phase counts as begun. */
    public OperationState markOutcomeUnknown() {
        return notSubmitted().with(Phases.with(phases, Phase.outOfSight(intendedPhase)));
    }

    /** What is under way counts as over, whatever becomes of it. */
    public OperationState abandonOpenWork() {
        return intent != null ? markOutcomeUnknown() : openJob() == null ? this : phaseEnded();
    }

    public OperationState failing(Failure reason) {
        return failure == null ? changed(copy -> copy.failure = reason) : this;
    }

    public OperationState startingRemedy() {
        return withoutDoubt().changed(copy -> {
            copy.remedying = true;
            copy.attempts = 0;
            // What is in doubt may still arrive; the remedy must not forget that it was sent.
            copy.phases = doubtedPhase == null ? phases : Phases.with(phases, Phase.outOfSight(doubtedPhase));
            copy.phasesBeforeRemedy = copy.phases.size();
        });
    }

    public OperationState remedyFailed(Failure reason) {
        return changed(copy -> {
            copy.remedying = true;
            copy.remedyFailure = reason;
        });
    }

    /** What could not be done before failing is tried once more; the end of the work, if it was not seen, is waited for first. */
    public OperationState tryingRemedyAgain(boolean unseen) {
        return remedyFailure == null
                ? this
                : changed(copy -> {
                    ArrayList<Phase> before = Phases.inVainFrom(phases, phasesBeforeRemedy);
                    copy.phases = unseen ? Phases.reopened(before, phasesBeforeRemedy) : before;
                    copy.failure = unseen ? null : failure;
                    copy.remedying = false;
                    copy.remedyFailure = null;
                    copy.attempts = 0;
                });
    }

    public OperationState stoppingNow() {
        return changed(copy -> copy.stopping = true);
    }

    public OperationState cancelled() {
        return changed(copy -> copy.cancelAnswered = true);
    }

    /** The latest phase, under way or over; null before the first. */
    public Phase last() {
        return Phases.last(phases);
    }

    public List<Phase> phases() {
        return List.copyOf(phases);
    }
}
