package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that takes data from a point of its parent's history. */
public abstract class PointStep extends OperationStep {
    public static final String LATEST_SNAPSHOT = "LATEST_SNAPSHOT";
    public static final String LATEST_POINT = "LATEST_POINT";

    private String point = LATEST_SNAPSHOT;
    private String snapshot;
    private String timestamp;
    private String bookmark;

    /** @throws AbortException when more than one point is named, or one that cannot be understood */
    public final PointChoice pointChoice() throws AbortException {
        checkPoint(point);
        List<String> named = namedPoints();
        if (named.size() > 1) {
            throw new AbortException(Messages.PointStep_onePoint(String.join(", ", named)));
        }
        if (snapshot != null) {
            return PointChoice.snapshot(snapshot);
        }
        if (timestamp != null) {
            return PointChoice.timestamp(Times.past("timestamp", timestamp, Clock.systemUTC()));
        }
        if (bookmark != null) {
            return PointChoice.bookmark(bookmark);
        }
        return isLatestPoint() ? PointChoice.latestPoint() : PointChoice.latestSnapshot();
    }

    /** The parameters that choose something other than the latest snapshot. */
    public final List<String> namedPoints() {
        List<String> named = new ArrayList<>();
        if (!LATEST_SNAPSHOT.equalsIgnoreCase(point)) {
            named.add("point");
        }
        if (snapshot != null) {
            named.add("snapshot");
        }
        if (timestamp != null) {
            named.add("timestamp");
        }
        if (bookmark != null) {
            named.add("bookmark");
        }
        return named;
    }

    static void checkPoint(String point) throws AbortException {
        if (!List.of(LATEST_SNAPSHOT, LATEST_POINT).contains(point.toUpperCase(Locale.ROOT))) {
            throw new AbortException(Messages.Parameters_choice("point", point, LATEST_SNAPSHOT + ", " + LATEST_POINT));
        }
    }

    private boolean isLatestPoint() {
        return LATEST_POINT.equalsIgnoreCase(point);
    }

    public final String getPoint() {
        return point;
    }

    @DataBoundSetter
    public final void setPoint(String point) {
        String given = Util.fixEmptyAndTrim(point);
        this.point = given == null ? LATEST_SNAPSHOT : given;
    }

    @CheckForNull
    public final String getSnapshot() {
        return snapshot;
    }

    @DataBoundSetter
    public final void setSnapshot(String snapshot) {
        this.snapshot = Util.fixEmptyAndTrim(snapshot);
    }

    @CheckForNull
    public final String getTimestamp() {
        return timestamp;
    }

    @DataBoundSetter
    public final void setTimestamp(String timestamp) {
        this.timestamp = Util.fixEmptyAndTrim(timestamp);
    }

    @CheckForNull
    public final String getBookmark() {
        return bookmark;
    }

    @DataBoundSetter
    public final void setBookmark(String bookmark) {
        this.bookmark = Util.fixEmptyAndTrim(bookmark);
    }
}
