package io.jenkins.plugins.delphixpipeline.dct.catalog;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.wire.TimeflowRange;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.time.Instant;
import java.util.List;

/** From which times of a dataset data can be taken, by its snapshots and the logs behind the newest one. */
final class TimeRanges {
    /** People leave fractions of a second out; whether that still fits DCT decides. */
    private static final long SLACK_SECONDS = 1;

    private final DctSession session;

    TimeRanges(DctSession session) {
        this.session = session;
    }

    /** DCT API: a point without a time is of the dataset and not of a timeflow, so that it is told by its time. */
    PointInTime newest(Dataset dataset, List<Snapshot> newestFirst) {
        Snapshot newest = newestFirst.stream()
                .filter(Snapshot::provisionable)
                .filter(snapshot -> dataset.currentTimeflow().equals(snapshot.timeflow()))
                .findFirst()
                .orElseThrow(() -> PlatformException.of(Problem.NO_SNAPSHOT, dataset.path()));
        Instant end = endOf(newest);
        return end == null
                ? new PointInTime.AtSnapshot(newest.reference())
                : new PointInTime.AtTime(newest.timeflow(), end);
    }

    /** Between snapshots there are logs or there are not: that is for DCT to say. */
    String timeflowAt(Dataset dataset, Instant time, List<Snapshot> newestFirst) {
        List<Snapshot> dated = newestFirst.stream()
                .filter(snapshot -> snapshot.dataAt() != null)
                .toList();
        if (dated.isEmpty()) {
            return dataset.currentTimeflow();
        }
        Instant first =
                dated.stream().map(Snapshot::dataAt).min(Instant::compareTo).orElseThrow();
        Snapshot before = dated.stream()
                .filter(snapshot -> !snapshot.dataAt().isAfter(time))
                .findFirst()
                .orElseThrow(() -> outside(dataset, time, "from " + first + " on"));
        if (before.equals(dated.get(0)) && before.dataAt().isBefore(time)) {
            Instant end = endIfTold(before);
            if (end != null && end.plusSeconds(SLACK_SECONDS).isBefore(time)) {
                throw outside(dataset, time, "from " + first + " to " + end);
            }
        }
        return before.timeflow();
    }

    /** Where it cannot be read, the time is for DCT to judge. */
    private Instant endIfTold(Snapshot snapshot) {
        try {
            return endOf(snapshot);
        } catch (PlatformException e) {
            if (e.isOfTheWay() && e.problem() != Problem.ANSWER_UNREADABLE) {
                throw e;
            }
            return null;
        }
    }

    /** Of the logs behind a snapshot; null where DCT does not tell it. */
    private Instant endOf(Snapshot snapshot) {
        return session.one(
                        WebRequest.get("/snapshots/" + snapshot.reference() + "/timeflow_range"),
                        TimeflowRange.class,
                        range -> snapshot.timeflow().equals(range.timeflowId()))
                .endPointTimestamp();
    }

    private static PlatformException outside(Dataset dataset, Instant time, String range) {
        return new PlatformException(Failure.of(Problem.TIME_OUTSIDE, dataset.path())
                .withDetails(time.toString())
                .withCandidates(List.of(range)));
    }
}
