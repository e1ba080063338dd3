package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Which point of the parent's history the user wants, before anything is looked up. Stored, so a plain class. */
public final class PointChoice implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The ways to choose a point. */
    public enum Kind {
        LATEST_SNAPSHOT,
        LATEST_POINT,
        SNAPSHOT,
        TIMESTAMP,
        BOOKMARK
    }

    private static final String LATEST_POINT = "latest point";

    private final Kind kind;
    private final String value;

    private PointChoice(Kind kind, String value) {
        this.kind = kind;
        this.value = value;
    }

    public static PointChoice latestSnapshot() {
        return new PointChoice(Kind.LATEST_SNAPSHOT, null);
    }

    public static PointChoice latestPoint() {
        return new PointChoice(Kind.LATEST_POINT, null);
    }

    /** @param name the snapshot's name or reference */
    public static PointChoice snapshot(String name) {
        return new PointChoice(Kind.SNAPSHOT, name);
    }

    public static PointChoice timestamp(OffsetDateTime time) {
        return new PointChoice(Kind.TIMESTAMP, time.toString());
    }

    /** @param name the name or reference of a bookmark of the parent's timeflow, or of a Self-Service bookmark with its data */
    public static PointChoice bookmark(String name) {
        return new PointChoice(Kind.BOOKMARK, name);
    }

    public Kind kind() {
        return kind;
    }

    /** A point that can be submitted, and how to tell people about it. */
    public record Resolved(PointInTime point, String label) {}

    /** LATEST_SNAPSHOT becomes the very snapshot, so that what was used can be verified and shown. */
    public Resolved resolve(Dataset parent, OperationContext context) {
        return switch (kind) {
            case LATEST_POINT -> new Resolved(new PointInTime.Latest(parent.reference()), LATEST_POINT);
            case LATEST_SNAPSHOT ->
                at(context.catalog()
                        .latestSnapshot(parent)
                        .orElseThrow(() -> PlatformException.of(Problem.NO_SNAPSHOT, parent.path())));
            case SNAPSHOT -> at(snapshot(parent, context));
            case TIMESTAMP ->
                new Resolved(new PointInTime.AtTime(timeflow(parent, context), time()), time().toString());
            case BOOKMARK -> {
                Optional<SelfServicePoint> ofSelfService = ofSelfService(parent, context);
                if (ofSelfService.isPresent()) {
                    yield new Resolved(
                            ofSelfService.get().point(), ofSelfService.get().name());
                }
                Bookmark found = ofTimeflow(parent, context);
                yield new Resolved(new PointInTime.AtBookmark(found.reference(), found.snapshot()), found.name());
            }
        };
    }

    /** The latest point of the timeflow that the parent is on now, even if it is on another one when the data is taken. */
    public Resolved pinned(Dataset parent, OperationContext context) {
        return new Resolved(context.catalog().newestPoint(parent), LATEST_POINT);
    }

    /** The snapshot that is named. */
    public Snapshot snapshot(Dataset parent, OperationContext context) {
        List<Snapshot> all = context.catalog().snapshots(parent);
        return all.stream()
                .filter(snapshot -> value.equals(snapshot.reference()))
                .findFirst()
                .orElseGet(() -> NameResolver.resolve(value, all, Problem.SNAPSHOT_UNKNOWN));
    }

    /** The bookmark that is named: of the parent's timeflow, or of Self-Service as if it were one. */
    public Bookmark bookmark(Dataset parent, OperationContext context) {
        return ofSelfService(parent, context)
                .map(point -> point.onTimeflow(parent))
                .orElseGet(() -> ofTimeflow(parent, context));
    }

    private Bookmark ofTimeflow(Dataset parent, OperationContext context) {
        List<Bookmark> all = context.catalog().bookmarks(parent);
        if (all.stream().anyMatch(each -> NameResolver.means(value, each))) {
            return NameResolver.resolve(value, all, Problem.BOOKMARK_UNKNOWN);
        }
        List<Bookmark> near = new ArrayList<>(all);
        near.addAll(ifAllowed(() -> SelfServicePoint.near(value, parent, context), context)
                .orElse(List.of()));
        throw new PlatformException(Failure.of(Problem.BOOKMARK_UNKNOWN, value)
                .withCandidates(NameResolver.nearest(value, near))
                .withDetails(parent.path()));
    }

    /** Looked for only where the timeflow has none of that name, and nowhere on a back end that does not let itself be asked. */
    private Optional<SelfServicePoint> ofSelfService(Dataset parent, OperationContext context) {
        return context.catalog().bookmarks(parent).stream().anyMatch(each -> NameResolver.means(value, each))
                ? Optional.empty()
                : ifAllowed(() -> SelfServicePoint.of(value, parent, context), context)
                        .flatMap(found -> found);
    }

    private static <T> Optional<T> ifAllowed(Supplier<T> question, OperationContext context) {
        if (context.platform().selfService().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.get());
        } catch (PlatformException e) {
            Problem.Kind kind = e.kind();
            if (kind == Problem.Kind.AUTHENTICATION
                    || kind == Problem.Kind.UNSUPPORTED
                    || e.problem() == Problem.REFUSED_BY_PLATFORM) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The timeflow that covers the time. */
    public String timeflow(Dataset parent, OperationContext context) {
        return context.catalog().timeflowAt(parent, time());
    }

    private Instant time() {
        return OffsetDateTime.parse(value).toInstant();
    }

    private static Resolved at(Snapshot snapshot) {
        return new Resolved(new PointInTime.AtSnapshot(snapshot.reference()), snapshot.name());
    }
}
