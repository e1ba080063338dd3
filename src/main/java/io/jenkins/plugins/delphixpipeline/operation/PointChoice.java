package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import io.jenkins.plugins.delphixpipeline.platform.Snapshot;
import java.io.Serial;
import java.io.Serializable;
import java.time.OffsetDateTime;

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

    /** @param name the name or reference of a bookmark of the parent's timeflow */
    public static PointChoice bookmark(String name) {
        return new PointChoice(Kind.BOOKMARK, name);
    }

    public Kind kind() {
        return kind;
    }

    /** A point that can be submitted, and how to tell people about it. */
    record Resolved(PointInTime point, String label) {}

    /** LATEST_SNAPSHOT becomes the very snapshot, so that what was used can be verified and shown. */
    Resolved resolve(Dataset parent, OperationContext context) {
        return switch (kind) {
            case LATEST_POINT -> new Resolved(new PointInTime.Latest(parent.reference()), "latest point");
            case LATEST_SNAPSHOT ->
                at(context.catalog()
                        .latestSnapshot(parent)
                        .orElseThrow(() -> PlatformException.of(Problem.NO_SNAPSHOT, parent.path())));
            case SNAPSHOT ->
                at(context.catalog().snapshots(parent).stream()
                        .filter(snapshot -> value.equals(snapshot.reference()))
                        .findFirst()
                        .orElseGet(() -> NameResolver.resolve(
                                value, context.catalog().snapshots(parent), Problem.SNAPSHOT_UNKNOWN)));
            case TIMESTAMP -> {
                var time = OffsetDateTime.parse(value).toInstant();
                yield new Resolved(
                        new PointInTime.AtTime(context.catalog().timeflowAt(parent, time), time), time.toString());
            }
            case BOOKMARK -> {
                var all = context.catalog().bookmarks(parent);
                Bookmark found = all.stream()
                        .filter(bookmark -> value.equals(bookmark.reference()))
                        .findFirst()
                        .orElseGet(() -> NameResolver.resolve(value, all, Problem.BOOKMARK_UNKNOWN));
                yield new Resolved(new PointInTime.AtBookmark(found.reference()), found.name());
            }
        };
    }

    private static Resolved at(Snapshot snapshot) {
        return new Resolved(new PointInTime.AtSnapshot(snapshot.reference()), snapshot.name());
    }
}
