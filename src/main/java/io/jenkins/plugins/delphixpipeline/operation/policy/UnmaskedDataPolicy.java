package io.jenkins.plugins.delphixpipeline.operation.policy;

import io.jenkins.plugins.delphixpipeline.guard.GuardNotes;
import io.jenkins.plugins.delphixpipeline.guard.TimeflowVerdicts;
import io.jenkins.plugins.delphixpipeline.guard.Verdict;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps unmasked data where it is, unless the step or the administrator says that it may go anywhere. Every road by which
 * data reaches a dataset passes through here: what is taken, and what is made readable. Good for one turn of an operation.
 */
public final class UnmaskedDataPolicy {
    private final OperationContext context;
    private final boolean allowed;
    private final TimeflowVerdicts verdicts;

    private UnmaskedDataPolicy(OperationContext context, boolean allowed) {
        this.context = context;
        this.allowed = allowed;
        this.verdicts = new TimeflowVerdicts(
                context.guardReader(),
                context.terms().ledger(),
                context.terms().trustUnrecorded(),
                new Told(context),
                this::isUnderProof);
    }

    private boolean isUnderProof(Dataset master, String timeflow) {
        // A new one was known by its path alone when the work on it began.
        if (Stream.of(master.reference(), master.path())
                .map(name -> MasterClaims.key(name, context))
                .noneMatch(key -> context.terms().locks().isUnderProof(context.operation(), key, timeflow))) {
            return false;
        }
        // What was on it before is known already; which one it is on now may have been remembered too long.
        context.guardReader().forget();
        return timeflow.equals(context.guardReader()
                .catalog()
                .datasetByReference(master.reference())
                .currentTimeflow());
    }

    /** @param allowUnmasked the step's own leave */
    public static UnmaskedDataPolicy of(OperationContext context, boolean allowUnmasked) {
        return new UnmaskedDataPolicy(context, context.allows(allowUnmasked));
    }

    public boolean allows() {
        return allowed;
    }

    /** A point that can be submitted and may be taken, and what was passed over for it. */
    public record Choice(PointInTime point, String label, List<String> skipped) {
        public Choice {
            skipped = List.copyOf(skipped);
        }

        /** What the result and the record of the build tell of it. */
        public static Choice of(PointChoice.Resolved resolved) {
            return new Choice(resolved.point(), resolved.label(), List.of());
        }
    }

    /**
     * A point of a dataset's history that may go to another one, or back to itself.
     *
     * @param subject where it goes, for people
     * @throws PlatformException {@link Problem#UNMASKED_DATA}, {@link Problem#MASKING_UNPROVEN}, {@link
     *     Problem#POINT_NOT_PINNED} …
     */
    public Choice choose(PointChoice choice, Dataset from, String subject) {
        if (allowed) {
            return Choice.of(choice.resolve(from, context));
        }
        return switch (choice.kind()) {
            case LATEST_SNAPSHOT -> newest(from, subject);
            case SNAPSHOT -> {
                Snapshot snapshot = choice.snapshot(from, context);
                require(verdicts.of(snapshot), subject);
                yield new Choice(new PointInTime.AtSnapshot(snapshot.reference()), snapshot.name(), List.of());
            }
            case BOOKMARK -> {
                PointChoice.Resolved resolved = choice.resolve(from, context);
                requireAt(choice.bookmark(from, context), from, subject);
                yield Choice.of(resolved);
            }
            case LATEST_POINT -> {
                requireUnpinned(from, from.currentTimeflow(), subject);
                yield Choice.of(choice.pinned(from, context));
            }
            case TIMESTAMP -> {
                requireUnpinned(from, choice.timeflow(from, context), subject);
                yield Choice.of(choice.resolve(from, context));
            }
        };
    }

    private Choice newest(Dataset from, String subject) {
        List<String> skipped = new ArrayList<>();
        Snapshot snapshot = latestSafe(from, subject, skipped);
        return new Choice(new PointInTime.AtSnapshot(snapshot.reference()), snapshot.name(), skipped);
    }

    /**
     * The newest snapshot of a dataset that may travel.
     *
     * @throws PlatformException when there is none, with what is wrong with the newest of all
     */
    public Snapshot latestSafe(Dataset from, String subject) {
        return latestSafe(from, subject, new ArrayList<>());
    }

    private Snapshot latestSafe(Dataset from, String subject, List<String> skipped) {
        Verdict first = null;
        for (Snapshot snapshot : context.guardReader().catalog().snapshots(from)) {
            if (snapshot.provisionable()) {
                Verdict verdict = verdicts.of(snapshot);
                if (verdict.isSafe() || allowed) {
                    if (!skipped.isEmpty()) {
                        context.note(Note.SNAPSHOTS_SKIPPED, from.path(), snapshot.name(), String.join(", ", skipped));
                    }
                    return snapshot;
                }
                first = first == null ? verdict : first;
                skipped.add(snapshot.name());
            }
        }
        // Without a snapshot there is nothing to take, and who may not take it should hear that first.
        require(first == null ? verdicts.now(from) : first, subject);
        throw PlatformException.of(Problem.NO_SNAPSHOT, from.path());
    }

    /** @throws PlatformException {@link Problem#UNMASKED_DATA}, {@link Problem#MASKING_UNPROVEN} … */
    public void requireTravel(Snapshot snapshot, String subject) {
        if (!allowed) {
            require(verdicts.of(snapshot), subject);
        }
    }

    /** Production's own data is told before anything is changed; what else may be wrong is seen afterwards. */
    public void requireMaskedOrigin(Dataset vdb) {
        if (!allowed) {
            Verdict verdict = verdicts.now(vdb);
            if (verdict.kind() == Verdict.Kind.UNMASKED || verdict.kind() == Verdict.Kind.UNREADABLE) {
                require(verdict, vdb.path());
            }
        }
    }

    private void requireAt(Bookmark bookmark, Dataset from, String subject) {
        if (bookmark.branch() == null) {
            requireWhichever(bookmark, List.of(from.reference()), subject);
            return;
        }
        Optional<Snapshot> snapshot = context.guardReader().catalog().snapshots(from).stream()
                .filter(candidate -> bookmark.snapshot() == null
                        ? candidate.timeflow().equals(bookmark.branch())
                                && Objects.equals(candidate.dataAt(), bookmark.dataAt())
                        : candidate.reference().equals(bookmark.snapshot()))
                .findFirst();
        if (snapshot.isPresent()) {
            require(verdicts.of(snapshot.get()), subject);
        } else {
            requireUnpinned(from, bookmark.branch(), subject);
        }
    }

    /**
     * A bookmark may travel although the back end does not tell which snapshots it marks, when all that it could mark may.
     *
     * @param vdbs that it marks, by reference
     * @throws PlatformException {@link Problem#UNMASKED_DATA}, {@link Problem#MASKING_UNPROVEN} …
     */
    public void requireWhichever(Bookmark bookmark, Collection<String> vdbs, String subject) {
        for (String vdb : vdbs) {
            List<Verdict> all = context.guardReader().catalog().snapshotsOf(vdb).stream()
                    .map(verdicts::of)
                    .toList();
            all.stream()
                    .filter(verdict -> verdict.kind() == Verdict.Kind.UNMASKED)
                    .forEach(each -> require(each, subject));
            if (all.isEmpty() || !all.stream().allMatch(Verdict::isSafe)) {
                throw new PlatformException(Failure.of(Problem.MASKING_UNPROVEN, subject)
                        .withReason(Failure.of(Problem.BOOKMARK_DATA_UNTOLD, bookmark.name())));
            }
        }
    }

    /**
     * What has come to a VDB from a point that named no snapshot: after a lost answer the work that was found may be another
     * controller's, which asked for other data.
     *
     * @param unproven what is said of it then
     * @throws PlatformException with the reason, when it may not be there
     */
    public void requireTravelled(Dataset vdb, Failure unproven) {
        Failure refusal = allowed ? null : refusal(verdicts.now(vdb), vdb.path());
        if (refusal != null) {
            throw new PlatformException(unproven.withReason(refusal));
        }
    }

    /** Between the snapshots of a master may lie what was there before its masking step ran. */
    private void requireUnpinned(Dataset from, String timeflow, String subject) {
        if (verdicts.isMaster(from)) {
            throw new PlatformException(Failure.of(Problem.MASKING_UNPROVEN, subject)
                    .withReason(Failure.of(Problem.POINT_NOT_PINNED, from.path())));
        }
        require(verdicts.of(timeflow), subject);
    }

    /** What a dataset holds now is going to be readable. */
    public void requireReadable(Dataset vdb) {
        if (!allowed) {
            require(verdicts.now(vdb), vdb.path());
        }
    }

    /**
     * The same for what an undo leads back to.
     *
     * @return the timeflow that was judged; empty for who has leave
     */
    public Optional<String> requireUndo(Dataset vdb) {
        if (allowed) {
            return Optional.empty();
        }
        requireMaskedOrigin(vdb);
        Optional<String> previous = Required.history(context.guardReader()).previousTimeflow(vdb.reference());
        if (previous.isEmpty()) {
            throw PlatformException.of(Problem.NOTHING_TO_UNDO, vdb.path());
        }
        require(verdicts.of(previous.get()), vdb.path());
        return previous;
    }

    /** The newest data of a dataset is going to be taken, whatever it is by then. */
    public void requireNewest(Dataset from, String subject) {
        if (allowed) {
            return;
        }
        require(verdicts.now(from), subject);
        boolean taken = context.guardReader().catalog().snapshots(from).stream()
                .filter(snapshot -> from.currentTimeflow().equals(snapshot.timeflow()))
                .anyMatch(snapshot -> verdicts.of(snapshot).isSafe());
        if (!taken && verdicts.isMaster(from)) {
            throw PlatformException.of(Problem.NO_SNAPSHOT, from.path());
        }
    }

    /** Whether nothing but its own masking step keeps production's data out of the dataset. */
    public boolean isMaster(Dataset dataset) {
        return verdicts.isMaster(dataset);
    }

    public Verdict now(Dataset dataset) {
        return verdicts.now(dataset);
    }

    public Verdict of(String timeflow) {
        return verdicts.of(timeflow);
    }

    public Verdict of(Snapshot snapshot) {
        return verdicts.of(snapshot);
    }

    private void require(Verdict verdict, String subject) {
        Failure refusal = refusal(verdict, subject);
        if (refusal != null) {
            throw new PlatformException(refusal);
        }
    }

    /** @return null when it may pass */
    public static Failure refusal(Verdict verdict, String subject) {
        return switch (verdict.kind()) {
            case SAFE -> null;
            case UNMASKED -> Failure.of(Problem.UNMASKED_DATA, subject);
            case UNSAFE, UNDECIDED ->
                Failure.of(Problem.MASKING_UNPROVEN, subject).withReason(verdict.why());
            case UNREADABLE -> Failure.of(Problem.MASKING_UNREADABLE, subject).withReason(verdict.why());
        };
    }

    /** What is said of each dataset once. */
    private static final class Told implements GuardNotes {
        private final OperationContext context;
        private final Set<String> told = new HashSet<>();

        Told(OperationContext context) {
            this.context = context;
        }

        @Override
        public void noRecord(String dataset) {
            tell(Note.NO_MASKING_RECORD, dataset);
        }

        @Override
        public void maskedReplica(String dataset) {
            tell(Note.MASKED_REPLICA, dataset);
        }

        @Override
        public void anyScript(String dataset, List<String> scripts) {
            tell(Note.MASKING_BY_ANY_SCRIPT, dataset, String.join(", ", scripts));
        }

        private void tell(Note note, String dataset, Object... more) {
            if (told.add(note + dataset)) {
                List<Object> arguments = new ArrayList<>(List.of(dataset));
                arguments.addAll(List.of(more));
                context.note(note, arguments.toArray());
            }
        }
    }
}
