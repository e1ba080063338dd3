package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A Self-Service bookmark as a point of one dataset's history. Back ends take only a timeflow's own bookmark for a point, but
 * tell which time of each dataset a Self-Service bookmark stands for.
 */
public final class SelfServicePoint {
    private final Bookmark bookmark;
    private final String timeflow;
    private final Instant time;
    private final Snapshot snapshot;

    private SelfServicePoint(Bookmark bookmark, String timeflow, Instant time, Snapshot snapshot) {
        this.bookmark = bookmark;
        this.timeflow = timeflow;
        this.time = time;
        this.snapshot = snapshot;
    }

    private record Found(Bookmark bookmark, Instant time) {}

    /**
     * @param wanted name or reference of the bookmark, or {@code owner/name}
     * @return empty when no bookmark of that name has data of the dataset
     * @throws PlatformException {@link Problem#BOOKMARK_UNSHARED}, or {@link Problem#NAME_AMBIGUOUS}
     */
    static Optional<SelfServicePoint> of(String wanted, Dataset dataset, OperationContext context) {
        List<Found> found = context.selfService().allBookmarks().stream()
                .filter(each -> NameResolver.means(wanted, each) || wanted.equals(path(each)))
                .flatMap(each -> time(each, dataset, context).map(time -> new Found(each, time)).stream())
                .toList();
        if (found.size() > 1) {
            throw new PlatformException(Failure.of(Problem.NAME_AMBIGUOUS, wanted)
                    .withCandidates(found.stream()
                            .map(each -> path(each.bookmark()))
                            .sorted()
                            .toList()));
        }
        return found.stream().findFirst().map(each -> at(each, dataset, context));
    }

    /** Bookmarks with data of the dataset whose names come close; each costs a question, so they are few. */
    static List<Bookmark> near(String wanted, Dataset dataset, OperationContext context) {
        List<Bookmark> all = context.selfService().allBookmarks();
        List<String> names = NameResolver.nearest(wanted, all);
        return all.stream()
                .filter(each -> names.contains(each.path()))
                .filter(each -> time(each, dataset, context).isPresent())
                .toList();
    }

    private static SelfServicePoint at(Found found, Dataset dataset, OperationContext context) {
        Bookmark bookmark = found.bookmark();
        boolean ofTemplate = context.selfService().templates().stream()
                .anyMatch(template -> template.reference().equals(bookmark.owner()));
        if (!bookmark.shared() && !ofTemplate) {
            throw unshared(bookmark);
        }
        Instant time = found.time();
        return context.catalog().snapshots(dataset).stream()
                .filter(snapshot -> time.equals(snapshot.dataAt()))
                .findFirst()
                .map(snapshot -> new SelfServicePoint(bookmark, snapshot.timeflow(), time, snapshot))
                .orElseGet(
                        () -> new SelfServicePoint(bookmark, context.catalog().timeflowAt(dataset, time), time, null));
    }

    private static Optional<Instant> time(Bookmark bookmark, Dataset dataset, OperationContext context) {
        if (bookmark.dataAt() == null || bookmark.branch() == null) {
            return Optional.empty();
        }
        return context.selfService().dataTimes(bookmark.branch(), bookmark.dataAt()).stream()
                .filter(each -> dataset.reference().equals(each.dataset()) && each.time() != null)
                .map(DataTime::time)
                .findFirst();
    }

    private static String path(Bookmark bookmark) {
        return bookmark.ownerName() + "/" + bookmark.name();
    }

    /** A data pod's bookmark is its own until it is shared. */
    public static PlatformException unshared(Bookmark bookmark) {
        return new PlatformException(
                Failure.of(Problem.BOOKMARK_UNSHARED, bookmark.name()).withDetails(bookmark.ownerName()));
    }

    PointInTime point() {
        return snapshot == null
                ? new PointInTime.AtTime(timeflow, time)
                : new PointInTime.AtSnapshot(snapshot.reference());
    }

    String name() {
        return bookmark.name();
    }

    /** As if it were a bookmark of the dataset's own timeflow. */
    Bookmark onTimeflow(Dataset dataset) {
        return new Bookmark(
                bookmark.reference(),
                bookmark.name(),
                dataset.reference(),
                dataset.name(),
                timeflow,
                snapshot == null ? null : snapshot.reference(),
                List.of(),
                false,
                bookmark.createdAt(),
                time,
                null,
                null);
    }
}
