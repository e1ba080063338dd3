package io.jenkins.plugins.delphixpipeline.operation.catalog;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Holds a pipeline up whose data is older than it may be. Ages are those of the data, not of the objects that have it. */
record Freshness(Instant now, Duration maxAge) {
    /**
     * The newest of them counts.
     *
     * @param asked what was listed, as its user named it
     * @throws PlatformException {@link Problem#DATA_STALE}, or {@link Problem#DATA_AGE_UNKNOWN} when nothing tells
     */
    void checkNewest(String asked, List<Map<String, Object>> items) {
        Instant newest = items.stream()
                .map(Freshness::dataAt)
                .filter(time -> time != null)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> PlatformException.of(Problem.DATA_AGE_UNKNOWN, asked));
        if (isStale(newest)) {
            throw new PlatformException(stale(asked, newest));
        }
    }

    /** The same for each VDB among these datasets. */
    void checkEachVdb(String asked, List<Map<String, Object>> datasets) {
        List<Map<String, Object>> vdbs =
                datasets.stream().filter(item -> "VDB".equals(item.get("kind"))).toList();
        if (vdbs.isEmpty()) {
            throw PlatformException.of(Problem.DATA_AGE_UNKNOWN, asked);
        }
        vdbs.stream().filter(vdb -> dataAt(vdb) == null).findFirst().ifPresent(vdb -> {
            throw PlatformException.of(Problem.DATA_AGE_UNKNOWN, path(vdb));
        });
        List<Map<String, Object>> stale = vdbs.stream()
                .filter(vdb -> isStale(dataAt(vdb)))
                .sorted(Comparator.comparing(Freshness::dataAt))
                .toList();
        if (!stale.isEmpty()) {
            Map<String, Object> oldest = stale.get(0);
            List<String> others = stale.stream().skip(1).map(Freshness::path).toList();
            throw new PlatformException(stale(path(oldest), dataAt(oldest)).withCandidates(others));
        }
    }

    private boolean isStale(Instant time) {
        return time.isBefore(now.minus(maxAge));
    }

    private Failure stale(String subject, Instant time) {
        return Failure.of(Problem.DATA_STALE, subject)
                .withDetails(age(Duration.between(time, now)) + " > " + text(maxAge));
    }

    /** Rounded up, and to the minute where that alone is the difference: nobody believes that 1 d is more than 1 d. */
    private String age(Duration time) {
        Duration minutes = Duration.ofMinutes(time.plusMinutes(1).minusNanos(1).toMinutes());
        String text = text(minutes);
        return text.equals(text(maxAge)) ? text + " " + minutes.toMinutesPart() + " min" : text;
    }

    private static String path(Map<String, Object> dataset) {
        return String.valueOf(dataset.get("path"));
    }

    /** A bookmark or snapshot of which no more is known has data that is at least as old as itself. */
    private static Instant dataAt(Map<String, Object> item) {
        Object time = item.containsKey("dataAt") ? item.get("dataAt") : item.get("createdAt");
        return time == null ? null : Instant.parse(time.toString());
    }

    /** In the two largest units: {@code 3 d 4 h}. */
    static String text(Duration time) {
        String days = time.toDays() == 0 ? "" : time.toDays() + " d ";
        String hours = time.toHoursPart() == 0 ? "" : time.toHoursPart() + " h ";
        String minutes = time.toMinutesPart() == 0 || time.toDays() > 0 ? "" : time.toMinutesPart() + " min";
        String text = (days + hours + minutes).strip();
        return text.isEmpty() ? "0 min" : text;
    }
}
