package io.jenkins.plugins.delphixpipeline.guard;

import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Feature;
import io.jenkins.plugins.delphixpipeline.platform.model.MakingJob;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whether a master's timeflow was masked, by what the back end remembers of the provision or refresh that made it. A timeflow
 * names neither its job nor its time, so the job is the last one that began before the timeflow's first snapshot.
 */
final class MasterEvidence {
    private static final Logger LOGGER = Logger.getLogger(MasterEvidence.class.getName());

    private final DataPlatform platform;
    private final TimeflowLedger ledger;
    private final boolean trustUnrecorded;
    private final GuardNotes notes;

    MasterEvidence(DataPlatform platform, TimeflowLedger ledger, boolean trustUnrecorded, GuardNotes notes) {
        this.platform = platform;
        this.ledger = ledger;
        this.trustUnrecorded = trustUnrecorded;
        this.notes = notes;
    }

    Verdict of(String timeflow, Dataset master) {
        Optional<DataHistory> history = platform.historyOf(master.reference());
        if (platform.marksOf(master.reference()).stream()
                .anyMatch(marks -> marks.markedUnmasked(master.reference()).contains(timeflow))) {
            return Verdict.unsafe(Problem.MASKED_REFRESH_DISPROVED, master.path(), timeflow);
        }
        SnapshotTimes times = SnapshotTimes.of(platform.catalog().snapshots(master));
        Optional<Instant> firstSnapshot = times.first(timeflow);
        if (firstSnapshot.isEmpty() && !timeflow.equals(master.currentTimeflow())) {
            return Verdict.unsafe(Problem.MASKED_REFRESH_UNPROVEN, master.path(), timeflow);
        }
        if (history.isEmpty()) {
            return unrecorded(master);
        }
        List<MakingJob> jobs = history.get().makingJobs(master.reference());
        Optional<MakingJob> making = jobs.stream()
                .filter(job -> firstSnapshot.isEmpty() || !job.startedAt().isAfter(firstSnapshot.get()))
                .findFirst();
        return making.map(job -> of(job, timeflow, times, master)).orElseGet(() -> withoutJob(firstSnapshot, master));
    }

    private Verdict of(MakingJob making, String timeflow, SnapshotTimes times, Dataset master) {
        return switch (making.state()) {
            case COMPLETED -> {
                Optional<Instant> masked = begunAfter(making, master);
                List<String> sooner =
                        times.earlierThan(timeflow, making.startedAt(), masked.orElse(making.startedAt()));
                yield madeAnother(sooner, master) || isOlder(timeflow, making, times, master)
                        ? Verdict.unsafe(Problem.MASKED_REFRESH_UNPROVEN, master.path(), timeflow)
                        : completed(making, masked.orElse(making.updatedAt()), master);
            }
            case FAILED, CANCELED, GONE ->
                Verdict.unsafe(Problem.MASKED_REFRESH_FAILED, master.path(), making.reference());
            default -> Verdict.undecided(master.path(), making.reference());
        };
    }

    /**
     * An undo or a switch leads back to an older timeflow, which may get its first snapshot only then: after a job that made
     * another one.
     *
     * @param sooner timeflows that had a snapshot of their own sooner after the job
     */
    private boolean madeAnother(List<String> sooner, Dataset master) {
        return sooner.stream().anyMatch(other -> !isWithin(platform.catalog().timeflow(other), master));
    }

    /**
     * The same where nothing is left of what the job made, since snapshots are deleted in time: a timeflow without one from when
     * the job ran may have been led back to after it.
     */
    private boolean isOlder(String timeflow, MakingJob making, SnapshotTimes times, Dataset master) {
        Instant until = times.first(timeflow).orElse(Instant.MAX);
        return !times.isBetween(timeflow, making.startedAt(), making.updatedAt())
                && history(master).ledBack(master.reference(), making.updatedAt(), until);
    }

    private boolean isWithin(Timeflow timeflow, Dataset master) {
        return timeflow.parentTimeflow() != null
                && platform.catalog().owns(master.reference(), timeflow.parentTimeflow());
    }

    /**
     * A job that ended well has masked if there was a masking step when it ran, which is what the looks tell.
     *
     * @param safeSince snapshots from then on hold what was masked
     */
    private Verdict completed(MakingJob making, Instant safeSince, Dataset master) {
        String hook = ledger.master(platform.identity(), master.reference()).maskingHook();
        MaskingLook look = new MaskingLook(platform.catalog().masking(master));
        boolean masks = look.masks(hook);
        MasterRecord record = record(master, look, masks);
        if (!masks) {
            return Verdict.unsafe(Problem.MASKING_STEP_GONE, master.path(), hook);
        }
        for (MasterRecord.Gap gap : record.gaps()) {
            if (gap.touches(making.startedAt(), making.updatedAt())) {
                return gap.without()
                        ? Verdict.unsafe(Problem.MASKING_STEP_GONE, master.path(), hook)
                        : unrecorded(master);
            }
        }
        if (hook == null && !look.scripts().isEmpty()) {
            notes.anyScript(master.path(), look.scripts());
        }
        return Verdict.safeSince(safeSince);
    }

    private MasterRecord record(Dataset master, MaskingLook look, boolean masks) {
        BackEndIdentity backEnd = platform.identity();
        Instant now = platform.submissions().now();
        try {
            return ledger.look(backEnd, master.reference(), look.fingerprint(), masks, now);
        } catch (UncheckedIOException e) {
            // What could not be written is known all the same; what cannot be read is refused here once more.
            LOGGER.log(Level.WARNING, e, () -> "A look at the masking of " + master.path() + " could not be kept");
            return ledger.master(backEnd, master.reference());
        }
    }

    private Optional<Instant> begunAfter(MakingJob making, Dataset master) {
        try {
            return history(master).snapshotBegun(making);
        } catch (PlatformException e) {
            if (e.kind() != Problem.Kind.NOT_FOUND) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Either its job is no longer listed, which is nobody's fault, or this login is not shown it. */
    private Verdict withoutJob(Optional<Instant> firstSnapshot, Dataset master) {
        if (firstSnapshot.isPresent() && !history(master).reachesBackTo(firstSnapshot.get(), master.reference())) {
            return unrecorded(master);
        }
        return Verdict.unsafe(Problem.MASKING_JOBS_HIDDEN, master.path(), null);
    }

    /** Nobody knows; the administrator says what that means. */
    Verdict unrecorded(Dataset master) {
        if (!trustUnrecorded) {
            return Verdict.unsafe(Problem.NO_MASKING_RECORD, master.path(), null);
        }
        notes.noRecord(master.path());
        return Verdict.safe();
    }

    private DataHistory history(Dataset master) {
        return platform.historyOf(master.reference()).orElseThrow(() -> platform.lacks(Feature.DATA_HISTORY));
    }
}
