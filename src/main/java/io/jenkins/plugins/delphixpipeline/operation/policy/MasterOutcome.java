package io.jenkins.plugins.delphixpipeline.operation.policy;

import io.jenkins.plugins.delphixpipeline.guard.LedgerEntry;
import io.jenkins.plugins.delphixpipeline.guard.MaskingLook;
import io.jenkins.plugins.delphixpipeline.guard.TimeflowLedger;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.MakingJob;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps what came of the provision or refresh of a masked VDB, so that later takes of its data can rely on it. */
public final class MasterOutcome {
    private static final Logger LOGGER = Logger.getLogger(MasterOutcome.class.getName());

    private MasterOutcome() {}

    /**
     * How the VDB masks at this moment.
     *
     * @param hook the script that the step names as its masking step; null for none
     */
    public static void look(Dataset vdb, Masking masking, String hook, OperationContext context) {
        MaskingLook look = new MaskingLook(masking);
        BackEndIdentity backEnd = context.platform().identity();
        TimeflowLedger ledger = context.terms().ledger();
        Instant now = context.submissions().now();
        // A name that is mistyped must not stand for the script that masks.
        boolean there = masking.hooks().stream().anyMatch(each -> hook != null && hook.equals(each.name()));
        keep(context, () -> {
            if (there) {
                ledger.name(backEnd, vdb.reference(), hook);
            }
            String script = ledger.master(backEnd, vdb.reference()).maskingHook();
            ledger.look(backEnd, vdb.reference(), look.fingerprint(), look.masks(script), now);
        });
    }

    /** @param job that made the VDB's present timeflow; null when it is not known */
    static void proven(Dataset vdb, String job, OperationContext context) {
        Instant since = job == null ? null : safeSince(vdb, job, context);
        LedgerEntry entry = new LedgerEntry(
                LedgerEntry.Outcome.PROVEN,
                vdb.reference(),
                since,
                job,
                context.catalog().timeflow(vdb.currentTimeflow()).name());
        BackEndIdentity backEnd = context.platform().identity();
        TimeflowLedger ledger = context.terms().ledger();
        keep(context, () -> {
            ledger.enter(backEnd, vdb.currentTimeflow(), entry);
            prune(vdb, backEnd, context);
        });
    }

    /** What is proven stays proven, whether its forerunners can be told or not. */
    private static void prune(Dataset vdb, BackEndIdentity backEnd, OperationContext context) {
        try {
            context.terms().ledger().prune(backEnd, vdb.reference(), () -> context.catalog()
                    .timeflows(vdb.reference()));
        } catch (PlatformException e) {
            LOGGER.log(Level.FINE, e, () -> "The timeflows of " + vdb.path() + " cannot be read");
        }
    }

    /** What is refused is not told; silence is borne. */
    static <T> Optional<T> told(Supplier<Optional<T>> jobs) {
        try {
            return jobs.get();
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.UNREACHABLE || e.kind() == Problem.Kind.ELSEWHERE) {
                throw e;
            }
            LOGGER.log(Level.FINE, e, () -> "The jobs of a masked VDB cannot be read");
            return Optional.empty();
        }
    }

    /** After a masking that failed, a policy goes on taking snapshots: of what the masking step has not seen. */
    public static void adviseOnPolicy(Dataset vdb, OperationContext context) {
        context.platform()
                .history()
                .flatMap(history -> history.snapshotPolicy(vdb.reference()))
                .ifPresent(policy -> context.note(Note.MASTER_HAS_SNAPSHOT_POLICY, policy, vdb.path()));
    }

    /** What was taken before the snapshot that belongs to the job may have been taken before the masking. */
    private static Instant safeSince(Dataset vdb, String reference, OperationContext context) {
        DelphixJob job = context.jobs().job(reference);
        MakingJob making = new MakingJob(reference, job.state(), job.startedAt(), job.updatedAt());
        return told(() -> context.platform().history().flatMap(history -> history.snapshotBegun(making)))
                .or(() -> afterAll(vdb, context))
                .orElse(job.updatedAt());
    }

    /** Where the job's times are by another clock than those of snapshots: after all that there are, whichever is its own. */
    private static Optional<Instant> afterAll(Dataset vdb, OperationContext context) {
        return context.platform().hasManyEngines()
                ? context.catalog().snapshotsOf(vdb.reference()).stream()
                        .filter(snapshot -> vdb.currentTimeflow().equals(snapshot.timeflow()))
                        .map(Snapshot::createdAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .map(newest -> newest.plusMillis(1))
                : Optional.empty();
    }

    /**
     * A timeflow that may hold what its masking step has not seen.
     *
     * @param why the work on it failed; null when it was stopped
     */
    public static void unsafe(String vdb, String timeflow, Failure why, String job, OperationContext context) {
        LedgerEntry entry = new LedgerEntry(outcome(why), vdb, null, job);
        keep(context, () -> context.terms().ledger().enter(context.platform().identity(), timeflow, entry));
        tryTo(() -> context.platform().marksOf(vdb).forEach(marks -> tryTo(() -> marks.markUnmasked(vdb, timeflow))));
    }

    /** Whatever keeps a mark from being put, such as that a connection is gone, must not keep anybody from disabling. */
    private static void tryTo(Runnable mark) {
        try {
            mark.run();
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "A timeflow could not be marked on the back end");
        }
    }

    private static LedgerEntry.Outcome outcome(Failure why) {
        if (why == null || why.kind() == Problem.Kind.JOB_FAILED && why.problem() != Problem.MASKING_FAILED) {
            return LedgerEntry.Outcome.FAILED;
        }
        return why.problem() == Problem.MASKING_FAILED ? LedgerEntry.Outcome.DISPROVED : LedgerEntry.Outcome.UNPROVEN;
    }

    /** A full disk must not keep anybody from disabling what may be unmasked; what the back end remembers is left. */
    private static void keep(OperationContext context, Runnable entry) {
        try {
            entry.run();
        } catch (UncheckedIOException e) {
            LOGGER.log(Level.WARNING, "What was found out about a masked timeflow could not be kept", e);
            context.note(Note.LEDGER_NOT_KEPT, String.valueOf(e.getCause().getMessage()));
        }
    }
}
