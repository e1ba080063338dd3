package io.jenkins.plugins.delphixpipeline.engine.catalog;

import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.Timeflow;
import io.jenkins.plugins.delphixpipeline.engine.wire.TimeflowPoint;
import io.jenkins.plugins.delphixpipeline.engine.wire.TimeflowRange;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** From which times of a dataset data can be taken. */
final class TimeRanges {
    private static final int MOST_TOLD = 12;
    /** People leave fractions of a second out; whether that still fits the engine decides. */
    private static final long SLACK_SECONDS = 1;

    private final EngineSession session;

    TimeRanges(EngineSession session) {
        this.session = session;
    }

    /**
     * @return the timeflow that covers the time; the current one when the engine tells no ranges at all
     * @throws PlatformException {@link Problem#TIME_OUTSIDE} with the newest ranges that there are
     */
    String timeflowAt(Dataset dataset, Instant time) {
        WebRequest request = WebRequest.get("/timeflow").query("database", dataset.reference());
        List<String> timeflows = session.read(request, ResultReader.list(Timeflow.class, Timeflow::reference)).stream()
                .sorted(Comparator.comparing(timeflow -> !timeflow.equals(dataset.currentTimeflow())))
                .toList();
        List<TimeflowRange> all = new ArrayList<>();
        String near = null;
        for (String timeflow : timeflows) {
            List<TimeflowRange> ranges = ranges(timeflow);
            if (ranges.stream().anyMatch(range -> covers(range, time, 0))) {
                return timeflow;
            }
            if (near == null && ranges.stream().anyMatch(range -> covers(range, time, SLACK_SECONDS))) {
                near = timeflow;
            }
            all.addAll(ranges);
        }
        if (near != null) {
            return near;
        }
        if (all.isEmpty()) {
            return dataset.currentTimeflow();
        }
        throw new PlatformException(Failure.of(Problem.TIME_OUTSIDE, dataset.path())
                .withDetails(time.toString())
                .withCandidates(told(all)));
    }

    /** Engine API: the semantic "latest point" names a container and never a timeflow, so that it is told by its time. */
    PointInTime newest(Dataset dataset) {
        return ranges(dataset.currentTimeflow()).stream()
                .map(range -> at(range.endPoint()))
                .max(Comparator.naturalOrder())
                .map(end -> new PointInTime.AtTime(dataset.currentTimeflow(), end))
                .orElseThrow(() -> PlatformException.of(Problem.NO_SNAPSHOT, dataset.path()));
    }

    private List<TimeflowRange> ranges(String timeflow) {
        WebRequest request = WebRequest.post(
                "/timeflow/" + timeflow + "/timeflowRanges",
                Body.of("TimeflowRangeParameters").map());
        return session.list(request, TimeflowRange.class).stream()
                .filter(range -> !Boolean.FALSE.equals(range.provisionable())
                        && at(range.startPoint()) != null
                        && at(range.endPoint()) != null)
                .toList();
    }

    private static boolean covers(TimeflowRange range, Instant time, long slack) {
        return !at(range.startPoint()).minusSeconds(slack).isAfter(time)
                && !at(range.endPoint()).plusSeconds(slack).isBefore(time);
    }

    private static Instant at(TimeflowPoint point) {
        return point == null ? null : point.timestamp();
    }

    private static List<String> told(List<TimeflowRange> ranges) {
        return ranges.stream()
                .sorted(Comparator.comparing((TimeflowRange range) -> at(range.endPoint()))
                        .reversed())
                .map(range -> Objects.equals(at(range.startPoint()), at(range.endPoint()))
                        ? at(range.endPoint()).toString()
                        : "from " + at(range.startPoint()) + " to " + at(range.endPoint()))
                .distinct()
                .limit(MOST_TOLD)
                .toList();
    }
}
