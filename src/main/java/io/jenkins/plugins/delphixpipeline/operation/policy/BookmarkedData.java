package io.jenkins.plugins.delphixpipeline.operation.policy;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which snapshots a moment of a Self-Service timeline stands for, as far as the back end tells. */
public final class BookmarkedData {
    private final OperationContext context;
    private final UnmaskedDataPolicy policy;

    public BookmarkedData(OperationContext context, UnmaskedDataPolicy policy) {
        this.context = context;
        this.policy = policy;
    }

    /**
     * The data of a bookmark is going to be restored. What cannot be led back to a snapshot is let pass here, and looked at when
     * it is there.
     *
     * @param reference of the bookmark
     * @throws PlatformException {@link Problem#MASKING_UNPROVEN} …
     */
    public void require(String reference, String subject) {
        if (policy.allows()) {
            return;
        }
        Bookmark bookmark = context.selfService().bookmarkByReference(reference);
        require(bookmark.branch(), bookmark.dataAt(), subject);
    }

    /** The same for a moment of a branch. */
    public void require(String branch, Instant at, String subject) {
        if (!policy.allows()) {
            for (DataTime time : times(branch, at)) {
                snapshotAt(time).ifPresent(snapshot -> policy.requireTravel(snapshot, subject));
            }
        }
    }

    /** What a data pod holds now is going to be marked for the users of others. */
    public void requireNow(String pod) {
        if (!policy.allows()) {
            context.selfService().datasetsOf(pod).stream()
                    .map(context.guardReader().catalog()::datasetByReference)
                    .forEach(policy::requireReadable);
        }
    }

    private List<DataTime> times(String branch, Instant time) {
        try {
            return time == null ? List.of() : context.selfService().dataTimes(branch, time);
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.UNREACHABLE || e.kind() == Problem.Kind.ELSEWHERE) {
                throw e;
            }
            return List.of();
        }
    }

    /**
     * The latest moment of a template's timeline at which every source stands on a snapshot that may travel.
     *
     * @param branch the template's active branch
     * @param sources references of the template's datasets
     * @throws PlatformException when there is none
     */
    public Instant latestSafe(String branch, List<String> sources, String subject) {
        Instant latest = null;
        for (String source : sources) {
            Instant time = newestSafe(source, subject);
            latest = latest == null || time.isAfter(latest) ? time : latest;
        }
        List<DataTime> times = context.selfService().dataTimes(branch, latest);
        for (String source : sources) {
            DataTime time = times.stream()
                    .filter(each -> each.dataset().equals(source))
                    .findFirst()
                    .orElseThrow(() -> notPinned(source));
            policy.requireTravel(snapshotAt(time).orElseThrow(() -> notPinned(source)), subject);
        }
        return latest;
    }

    private Instant newestSafe(String source, String subject) {
        Dataset dataset = context.guardReader().catalog().datasetByReference(source);
        Snapshot newest = policy.latestSafe(dataset, subject);
        if (newest.dataAt() == null) {
            throw notPinned(source);
        }
        return newest.dataAt();
    }

    private Optional<Snapshot> snapshotAt(DataTime time) {
        Dataset dataset = context.guardReader().catalog().datasetByReference(time.dataset());
        return context.guardReader().catalog().snapshots(dataset).stream()
                .filter(snapshot -> time.time() != null && time.time().equals(snapshot.dataAt()))
                .findFirst();
    }

    private PlatformException notPinned(String source) {
        return PlatformException.of(
                Problem.POINT_NOT_PINNED, context.guardReader().catalog().pathOf(source));
    }
}
