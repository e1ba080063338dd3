package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.guard.LedgerEntry;
import io.jenkins.plugins.delphixpipeline.guard.MasterClaim;
import io.jenkins.plugins.delphixpipeline.guard.MasterLocks;
import io.jenkins.plugins.delphixpipeline.guard.TimeflowLedger;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationSequence;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.SecondLook;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.secret.SubmissionSecrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Asks an operation what comes next, in place of the driver that would do it. Everything is resolved and checked as it would be;
 * each change is told, and its effects are added to what is planned. What comes before the change that the operation is
 * for is taken to end well, and the operation is asked again; the change itself ends its plan.
 */
public final class Planner {
    private final MasterLocks locks = new MasterLocks();
    private final MasterLocks others;
    private final OperationContext context;
    private final Effects effects;
    private final Description description;
    private final Consumer<PlannedChange> told;
    private final UnaryOperator<String> secrets;

    /**
     * @param real what the operation would work with; none of it is changed
     * @param data what the steps before would have made; this one's is added
     * @param told takes each change
     * @param secrets what Jenkins credentials hold; looked up as in a build, and nobody is told
     */
    public Planner(
            OperationContext real, PlannedData data, Consumer<PlannedChange> told, UnaryOperator<String> secrets) {
        this.secrets = secrets;
        PlanningPlatform platform = new PlanningPlatform(real.platform(), data);
        this.others = real.terms().locks();
        this.context = new OperationContext(platform, new PlannedNotes(real.notes()), terms(real, platform, data));
        this.effects = new Effects(context, platform.overlay());
        this.description = new Description(context);
        this.told = told;
    }

    /** The ledger is a copy, and the locks are nobody else's. */
    private DataTerms terms(OperationContext real, PlanningPlatform platform, PlannedData data) {
        DataTerms terms = real.terms();
        TimeflowLedger ledger = terms.ledger().copy();
        platform.overlay()
                .all(PlannedObject.Kind.PROVEN)
                .forEach(proven -> ledger.enter(
                        platform.identity(),
                        proven.reference(),
                        new LedgerEntry(LedgerEntry.Outcome.PROVEN, proven.fact(PlannedObject.DATASET), null, null)));
        DataPlatform reader = terms.reader() == null ? null : new PlanningPlatform(terms.reader(), data);
        return new DataTerms(terms.unmaskedAllowed(), terms.trustUnrecorded(), ledger, locks, reader);
    }

    /** @return what the operation would tell, as far as that is known beforehand */
    public Result plan(DataOperation operation, OperationState state) {
        Result result =
                operation instanceof OperationSequence sequence ? sequence(sequence, state) : single(operation, state);
        return operation.changesData() ? result.with("planned", true) : result;
    }

    private Result sequence(OperationSequence sequence, OperationState state) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (DataOperation part : sequence.operations()) {
            values.putAll(plan(part, OperationState.start(state.id(), state.startedAt()))
                    .values());
        }
        values.putAll(sequence.told());
        return Result.empty().withAll(values).with("actions", new ArrayList<>(sequence.labels()));
    }

    private Result single(DataOperation operation, OperationState begin) {
        OperationState state = begin;
        Result known = Result.empty();
        while (true) {
            Next next = SecondLook.next(operation, state, context);
            if (next instanceof Next.Submit submit) {
                if (isFree(submit, state)) {
                    SubmissionSecrets.require(submit.submission(), secrets);
                    context.submissions().prepare(submit.submission());
                    PlannedChange change = told(submit, operation, state);
                    String made = change.isRefused() ? null : effects.of(submit);
                    state = ended(submit, made, state);
                    known = known.withAll(change.result().values());
                    if (!isPreparation(submit.submission())) {
                        if (operation instanceof PlannedBlock block) {
                            block.end(made == null ? submit.submission().target() : made, context);
                        }
                        return known;
                    }
                }
            } else if (next instanceof Next.Wait wait) {
                told.accept(PlannedChange.waiting(operation.subject(), wait.jobs()));
                return known;
            } else if (next instanceof Next.Await await) {
                state = state.awaiting(await.phase(), await.job()).phaseEnded();
            } else if (next instanceof Next.Remember remember) {
                state = state.remembering(remember.facts());
            } else {
                Result done = ((Next.Done) next).result();
                return done.items() == null ? known.withAll(done.values()) : done;
            }
        }
    }

    /** Some look at the masters once they hold them. */
    private boolean isFree(Next.Submit submit, OperationState state) {
        MasterClaim claim = submit.admission().claim();
        if (claim.isEmpty() || locks.isHeldBy(state.id(), claim)) {
            return true;
        }
        locks.acquire(state.id(), claim, () -> {});
        return claim.reads().isEmpty();
    }

    private PlannedChange told(Next.Submit submit, DataOperation operation, OperationState state) {
        PlannedChange change = description
                .of(submit, operation.subject())
                .with(
                        PlannedChange.Detail.WAITS_FOR_OTHERS,
                        List.copyOf(
                                others.holders(state.id(), submit.admission().claim())));
        told.accept(change);
        return change;
    }

    private static OperationState ended(Next.Submit submit, String made, OperationState state) {
        return state.intending(submit.phase(), null, submit.facts())
                .submitted(new Receipt(null, made), false)
                .phaseEnded();
    }

    /** Whether there may be more to come: then the operation is asked again, and sees what the change would leave behind. */
    private static boolean isPreparation(Submission submission) {
        return switch (submission.kind()) {
            case SYNC, ENABLE, UPDATE_BOOKMARK -> true;
            case CHANGE_POD ->
                switch (((Submission.ChangePod) submission).change()) {
                    case ENABLE, RECOVER -> true;
                    default -> false;
                };
            default -> false;
        };
    }
}
