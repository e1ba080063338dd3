package io.jenkins.plugins.delphixpipeline.simulator.masking;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** One execution: queued for a moment, then running until its time is over. What is not known yet is left out. */
final class MaskingRun {
    private static final long ROWS = 10_000;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

    final int id;
    final int job;
    private final Integer target;
    private final Integer source;
    private final Instant submitted;
    private final Duration duration;
    private final String end;
    private Instant cancelled;

    /** @param end the status that it ends with unless it is cancelled */
    MaskingRun(int id, int job, Integer target, Integer source, Instant submitted, Duration duration, String end) {
        this.id = id;
        this.job = job;
        this.target = target;
        this.source = source;
        this.submitted = submitted;
        this.duration = duration;
        this.end = end;
    }

    String status(Instant now) {
        if (cancelled != null) {
            return "CANCELLED";
        }
        double done = done(now);
        return done < 0.1 ? "QUEUED" : done < 1 ? "RUNNING" : end;
    }

    boolean isUnfinished(Instant now) {
        return cancelled == null && done(now) < 1;
    }

    void cancel(Instant now) {
        cancelled = now;
    }

    private double done(Instant now) {
        return (double) Duration.between(submitted, now).toNanos() / Math.max(1, duration.toNanos());
    }

    /** What the answer to the start holds. */
    Map<String, Object> brief(Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("executionId", id);
        json.put("jobId", job);
        json.put("status", status(now));
        return json;
    }

    Map<String, Object> json(Instant now) {
        Map<String, Object> json = brief(now);
        json.put("connectorType", "DATABASE");
        if (target != null) {
            json.put("targetConnectorId", target);
        }
        if (source != null) {
            json.put("sourceConnectorId", source);
        }
        json.put("submitTime", DATE.format(submitted));
        if (!status(now).equals("QUEUED")) {
            json.put("startTime", DATE.format(submitted.plus(duration.dividedBy(10))));
            json.put("rowsMasked", Math.round(ROWS * Math.min(1, done(now))));
            json.put("rowsTotal", done(now) < 0.2 ? -1 : ROWS);
        }
        if (!isUnfinished(now)) {
            json.put("endTime", DATE.format(cancelled == null ? submitted.plus(duration) : cancelled));
        }
        return json;
    }
}
