package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.guard.MasterLocks;
import io.jenkins.plugins.delphixpipeline.platform.Failure;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far an operation has come. Immutable: each step forward is a new object, so that a thread that saves it never sees
 * half a step. Stored with the running pipeline, hence a plain class that only grows by fields that may be null.
 */
public final class OperationState implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String AGAIN = ".again";

    private final String id;
    private final long startedAt;
    private ArrayList<Phase> phases = new ArrayList<>(2);
    private HashMap<String, String> facts = new HashMap<>(4);
    private String intendedPhase;
    private Intent intent;
    private Intent doubted;
    private String doubtedPhase;
    private int attempts;
    private Failure failure;
    private Failure remedyFailure;
    private boolean remedying;
    private boolean stopping;
    private boolean cancelAnswered;
    /** Null in a state from before there were claims, as are the writes. */
    private HashSet<String> reads;

    private HashSet<String> writes;

    private OperationState(String id, long startedAt) {
        this.id = Objects.requireNonNull(id);
        this.startedAt = startedAt;
    }

    /**
     * @param id unique for this run of this step; it travels in the user agent of each submission
     * @param startedAt milliseconds since the epoch
     */
    public static OperationState start(String id, long startedAt) {
        return new OperationState(id, startedAt);
    }

    private OperationState copy() {
        OperationState copy = new OperationState(id, startedAt);
        copy.phases = phases;
        copy.facts = facts;
        copy.intendedPhase = intendedPhase;
        copy.intent = intent;
        copy.doubted = doubted;
        copy.doubtedPhase = doubtedPhase;
        copy.attempts = attempts;
        copy.failure = failure;
        copy.remedyFailure = remedyFailure;
        copy.remedying = remedying;
        copy.stopping = stopping;
        copy.cancelAnswered = cancelAnswered;
        copy.reads = reads;
        copy.writes = writes;
        return copy;
    }

    private OperationState copyWithPhases() {
        OperationState copy = copy();
        copy.phases = new ArrayList<>(phases);
        return copy;
    }

    /** Whether the phase was carried through to its end. */
    public boolean ended(String phase) {
        return find(phase).filter(found -> found.ended).isPresent();
    }

    /** Whether the phase was submitted, or may have been: can it have changed anything? */
    public boolean begun(String phase) {
        return find(phase).isPresent() || phase.equals(intendedPhase) || doubts(phase);
    }

    /**
     * Whether an answer to the phase was lost and its work not found: it is about to be submitted again, and what is there
     * now may be its doing.
     */
    public boolean doubts(String phase) {
        return phase.equals(doubtedPhase);
    }

    /** The reference of what the phase made; null when it made nothing or has not been submitted. */
    public String made(String phase) {
        return find(phase).map(found -> found.made).orElse(null);
    }

    /** The reference of the phase's job; null when there was none. */
    public String job(String phase) {
        return find(phase).map(found -> found.job).orElse(null);
    }

    /** Something remembered with a submission; null when it was not. */
    public String fact(String key) {
        return facts.get(key);
    }

    /** What is remembered under keys that begin so, without that beginning. */
    Map<String, String> factsWith(String beginning) {
        Map<String, String> found = new TreeMap<>();
        facts.forEach((key, value) -> {
            if (key.startsWith(beginning)) {
                found.put(key.substring(beginning.length()), value);
            }
        });
        return found;
    }

    /** Whether a phase whose name begins so was submitted, or may have been. */
    boolean begunAny(String beginning) {
        return phases.stream().anyMatch(phase -> phase.name.startsWith(beginning))
                || intendedPhase != null && intendedPhase.startsWith(beginning);
    }

    /** The references of all jobs so far, oldest first. */
    public List<String> jobs() {
        return phases.stream().map(phase -> phase.job).filter(Objects::nonNull).toList();
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
        Phase last = last();
        return last == null || last.ended ? null : last.job;
    }

    /** The name of the phase that is under way; null between phases. */
    public String openPhase() {
        if (intent != null) {
            return intendedPhase;
        }
        Phase last = last();
        return last == null || last.ended ? null : last.name;
    }

    /** What one part of a sequence sees: its own phases and facts, without the prefix that keeps them apart. */
    OperationState part(String prefix) {
        OperationState part = copy();
        part.phases = new ArrayList<>(phases.stream()
                .filter(phase -> phase.name.startsWith(prefix))
                .map(phase -> phase.renamed(phase.name.substring(prefix.length())))
                .toList());
        part.facts = new HashMap<>();
        facts.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                part.facts.put(key.substring(prefix.length()), value);
            }
        });
        part.intendedPhase = inner(prefix, intendedPhase);
        part.doubtedPhase = inner(prefix, doubtedPhase);
        return part;
    }

    private static String inner(String prefix, String phase) {
        return phase == null || !phase.startsWith(prefix) ? null : phase.substring(prefix.length());
    }

    boolean isUnderWay() {
        return remedying || intent != null || !phases.isEmpty();
    }

    boolean openJobIsForeign() {
        return last() != null && last().foreign;
    }

    boolean openJobIsFollowUp() {
        return last() != null && last().followUp;
    }

    Intent intent() {
        return intent;
    }

    Intent doubted() {
        return doubted;
    }

    int attempts() {
        return attempts;
    }

    boolean remedying() {
        return remedying;
    }

    boolean cancelAnswered() {
        return cancelAnswered;
    }

    String correlation(String phase) {
        int failures = failedRemedies();
        return id + '.' + phase + (failures == 0 ? "" : AGAIN + failures) + (attempts == 0 ? "" : "." + attempts);
    }

    /** How often what has to be done before failing was tried in vain. */
    int failedRemedies() {
        return (int) phases.stream().filter(phase -> phase.name.contains(AGAIN)).count();
    }

    OperationState intending(String phase, Intent next, Map<String, String> more) {
        OperationState copy = remembering(more);
        copy.intendedPhase = phase;
        copy.intent = next;
        return copy;
    }

    OperationState holding(MasterLocks.Claim claim) {
        if (claim.isEmpty()) {
            return this;
        }
        OperationState copy = copy();
        copy.reads = new HashSet<>(claim.reads());
        copy.writes = new HashSet<>(claim.writes());
        return copy;
    }

    /** The masters that are held while it is under way. */
    MasterLocks.Claim claim() {
        return reads == null || writes == null ? MasterLocks.Claim.NONE : new MasterLocks.Claim(reads, writes);
    }

    OperationState submitted(Receipt receipt, boolean foreign) {
        OperationState copy = copyWithPhases();
        copy.phases.add(Phase.submitted(intendedPhase, receipt, foreign));
        copy.intendedPhase = null;
        copy.intent = null;
        copy.doubted = null;
        copy.doubtedPhase = null;
        copy.attempts = 0;
        copy.cancelAnswered = false;
        return copy;
    }

    OperationState remembering(Map<String, String> more) {
        OperationState copy = copy();
        copy.facts = new HashMap<>(facts);
        copy.facts.putAll(more);
        return copy;
    }

    OperationState awaiting(String phase, String job) {
        OperationState copy = copyWithPhases();
        copy.phases.add(Phase.followUp(phase, job));
        return copy;
    }

    OperationState phaseEnded() {
        OperationState copy = copyWithPhases();
        copy.phases.set(phases.size() - 1, last().end());
        return copy;
    }

    /** The job of a remedy ended badly: it is over, and its phase counts as not done. */
    OperationState remedyInVain() {
        OperationState copy = phaseEnded();
        copy.phases.set(phases.size() - 1, last().end().renamed(last().name + AGAIN + (failedRemedies() + 1)));
        return copy;
    }

    /** The submission was certainly refused, or never sent. */
    OperationState notSubmitted() {
        OperationState copy = copy();
        copy.intendedPhase = null;
        copy.intent = null;
        return copy;
    }

    /** Nothing was found in the settle time: the submission never arrived. It stays in doubt until the next one is answered. */
    OperationState neverArrived() {
        OperationState copy = notSubmitted();
        copy.doubted = intent;
        copy.doubtedPhase = intendedPhase;
        copy.attempts = attempts + 1;
        return copy;
    }

    /** Whether it was carried out cannot be told; the phase counts as begun. */
    OperationState lostSight() {
        OperationState copy = copyWithPhases();
        copy.phases.add(Phase.outOfSight(intendedPhase));
        copy.intendedPhase = null;
        copy.intent = null;
        return copy;
    }

    /** What is under way counts as over, whatever becomes of it. */
    OperationState loose() {
        if (intent != null) {
            return lostSight();
        }
        return openJob() == null ? this : phaseEnded();
    }

    OperationState failing(Failure reason) {
        OperationState copy = copy();
        copy.failure = failure == null ? reason : failure;
        return copy;
    }

    OperationState startingRemedy() {
        OperationState copy = copy();
        copy.remedying = true;
        copy.attempts = 0;
        if (doubtedPhase != null) {
            // It may still arrive; the remedy must not forget that it was sent.
            copy.phases = new ArrayList<>(phases);
            copy.phases.add(Phase.outOfSight(doubtedPhase));
        }
        copy.doubted = null;
        copy.doubtedPhase = null;
        return copy;
    }

    OperationState remedyFailed(Failure reason) {
        OperationState copy = copy();
        copy.remedying = true;
        copy.remedyFailure = reason;
        return copy;
    }

    OperationState stoppingNow() {
        OperationState copy = copy();
        copy.stopping = true;
        return copy;
    }

    OperationState cancelled() {
        OperationState copy = copy();
        copy.cancelAnswered = true;
        return copy;
    }

    private Phase last() {
        return phases.isEmpty() ? null : phases.get(phases.size() - 1);
    }

    private Optional<Phase> find(String name) {
        return phases.stream().filter(phase -> phase.name.equals(name)).reduce((first, second) -> second);
    }
}
