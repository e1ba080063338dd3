package io.jenkins.plugins.delphixpipeline.guard;

import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Which timeflows and snapshots may travel. A timeflow's data is that of the snapshot it was made from, and so on back to a
 * master, whose masking step is the only thing that ever makes production's data safe, or to production itself. Good
 * for one question: what was found out is remembered and not asked again.
 */
public final class TimeflowVerdicts {
    private final DataPlatform platform;
    private final TimeflowLedger ledger;
    private final MasterEvidence evidence;
    private final GuardNotes notes;
    private final BiPredicate<Dataset, String> underProof;
    private final Map<String, Verdict> known = new HashMap<>();
    private final Map<String, Dataset> datasets = new HashMap<>();

    /**
     * @param platform reads as somebody who may see masters and their jobs
     * @param trustUnrecorded whether a master counts as masked when nothing is listed any more that would tell
     * @param underProof whether somebody at work on a master has moved it to this timeflow and has not judged it yet
     */
    public TimeflowVerdicts(
            DataPlatform platform,
            TimeflowLedger ledger,
            boolean trustUnrecorded,
            GuardNotes notes,
            BiPredicate<Dataset, String> underProof) {
        this.platform = platform;
        this.ledger = ledger;
        this.notes = notes;
        this.underProof = underProof;
        this.evidence = new MasterEvidence(platform, ledger, trustUnrecorded, notes);
    }

    /** @throws PlatformException only when the back end cannot be reached, or another one answers */
    public Verdict of(String timeflow) {
        Verdict verdict = known.get(timeflow);
        if (verdict == null) {
            // A history that leads back to itself proves nothing.
            known.put(timeflow, Verdict.unsafe(Problem.MASKED_REFRESH_UNPROVEN, timeflow, null));
            verdict = found(timeflow);
            known.put(timeflow, verdict);
        }
        return verdict;
    }

    /** The same for the timeflow that a dataset is on. */
    public Verdict now(Dataset dataset) {
        return dataset.currentTimeflow().isEmpty()
                ? Verdict.unsafe(Problem.NO_DATA_YET, dataset.path(), null)
                : of(dataset.currentTimeflow());
    }

    /** @throws PlatformException only when the back end cannot be reached, or another one answers */
    public Verdict of(Snapshot snapshot) {
        Verdict timeflow = of(snapshot.timeflow());
        boolean early = timeflow.safeSince() != null
                && (snapshot.createdAt() == null || snapshot.createdAt().isBefore(timeflow.safeSince()));
        return early ? Verdict.unsafe(Problem.SNAPSHOT_BEFORE_MASKING, snapshot.name(), null) : timeflow;
    }

    /** Whether nothing but the dataset's own masking step stands between production's data and it. */
    public boolean isMaster(Dataset dataset) {
        return dataset.masked()
                && dataset.parent() != null
                && !dataset(dataset.parent()).masked();
    }

    private Verdict found(String timeflow) {
        try {
            return ledger.find(platform.identity(), timeflow)
                    .filter(entry -> entry.isOf(
                            () -> platform.catalog().timeflow(timeflow).name()))
                    .map(entry -> Verdict.of(entry, pathOf(entry.dataset())))
                    .orElseGet(() -> read(timeflow));
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.UNREACHABLE || e.kind() == Problem.Kind.ELSEWHERE) {
                throw e;
            }
            return Verdict.unreadable(e.failure());
        } catch (UncheckedIOException e) {
            return Verdict.unreadable(
                    Failure.of(Problem.LEDGER_UNREADABLE, timeflow).withDetails(e.getMessage()));
        }
    }

    private Verdict read(String reference) {
        Timeflow timeflow = platform.catalog().timeflow(reference);
        Dataset dataset = dataset(timeflow.dataset());
        if (dataset.parent() == null) {
            return withoutParent(dataset);
        }
        if (isWithin(dataset, timeflow) || !isMaster(dataset)) {
            return ofOrigin(timeflow, dataset);
        }
        if (cameSafe(timeflow, dataset)) {
            return Verdict.safe();
        }
        // That its job has ended is not the last word: a Masking Engine may be asked yet.
        return underProof.test(dataset, reference)
                ? Verdict.undecided(dataset.path(), null)
                : evidence.of(reference, dataset);
    }

    /** What came safe is safe, whatever the dataset's own masking step made of it. */
    private boolean cameSafe(Timeflow timeflow, Dataset master) {
        try {
            return dataset(master.parent()).parent() != null
                    && ofOrigin(timeflow, master).isSafe();
        } catch (PlatformException e) {
            if (e.kind() != Problem.Kind.NOT_FOUND) {
                throw e;
            }
            return false;
        }
    }

    private Verdict withoutParent(Dataset dataset) {
        if (!dataset.masked()) {
            return Verdict.unmasked(dataset.path());
        }
        if (dataset.namespace() == null) {
            return evidence.unrecorded(dataset);
        }
        notes.maskedReplica(dataset.path());
        return Verdict.safe();
    }

    /** A rewind, reset, restore or branch: no masking step ran, and the data is what it was then. */
    private boolean isWithin(Dataset dataset, Timeflow timeflow) {
        return timeflow.parentTimeflow() != null
                && platform.catalog().owns(dataset.reference(), timeflow.parentTimeflow());
    }

    private Verdict ofOrigin(Timeflow timeflow, Dataset dataset) {
        Verdict origin = timeflow.parentTimeflow() == null ? null : of(timeflow.parentTimeflow());
        if (origin != null && (!origin.isSafe() || origin.safeSince() == null)) {
            return origin;
        }
        if (timeflow.parentSnapshot() == null) {
            return Verdict.unsafe(Problem.MASKED_REFRESH_UNPROVEN, dataset.path(), timeflow.reference());
        }
        Verdict snapshot = of(platform.catalog().snapshotByReference(timeflow.parentSnapshot()));
        return snapshot.isSafe() ? Verdict.safe() : snapshot;
    }

    private Dataset dataset(String reference) {
        return datasets.computeIfAbsent(reference, platform.catalog()::datasetByReference);
    }

    private String pathOf(String reference) {
        try {
            return platform.catalog().pathOf(reference);
        } catch (PlatformException e) {
            return reference;
        }
    }
}
