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
import java.util.Optional;

/**
 * Which timeflows and snapshots may travel. A timeflow's data is that of the snapshot it was made from, and so on back to a
 * master, whose masking step is the only thing that ever makes production's data safe, or to production itself.
 *
 * <p>Good for one question: what was found out is remembered and not asked again.
 */
public final class TimeflowVerdicts {
    private final DataPlatform platform;
    private final TimeflowLedger ledger;
    private final MasterEvidence evidence;
    private final GuardNotes notes;
    private final Map<String, Verdict> known = new HashMap<>();
    private final Map<String, Dataset> datasets = new HashMap<>();

    /**
     * @param platform reads as somebody who may see masters and their jobs
     * @param trustUnrecorded whether a master counts as masked when nothing is listed any more that would tell
     */
    public TimeflowVerdicts(DataPlatform platform, TimeflowLedger ledger, boolean trustUnrecorded, GuardNotes notes) {
        this.platform = platform;
        this.ledger = ledger;
        this.notes = notes;
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
            Optional<LedgerEntry> entry = ledger.find(platform.identity(), timeflow);
            return entry.isPresent() ? entered(entry.get()) : read(timeflow);
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

    private Verdict entered(LedgerEntry entry) {
        String dataset = pathOf(entry.dataset());
        return switch (entry.outcome()) {
            case PROVEN -> Verdict.safeSince(entry.safeSince());
            case FAILED -> Verdict.unsafe(Problem.MASKED_REFRESH_FAILED, dataset, entry.job());
            case DISPROVED -> Verdict.unsafe(Problem.MASKED_REFRESH_DISPROVED, dataset, entry.job());
            case UNPROVEN -> Verdict.unsafe(Problem.MASKED_REFRESH_UNPROVEN, dataset, entry.job());
        };
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
        return cameSafe(timeflow, dataset) ? Verdict.safe() : evidence.of(reference, dataset);
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
