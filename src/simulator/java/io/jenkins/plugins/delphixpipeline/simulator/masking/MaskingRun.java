package io.jenkins.plugins.delphixpipeline.simulator.masking;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One execution: queued for a moment, then running until its time is over. What is not known yet is left out. */
final class MaskingRun {
    private static final long ROWS = 10_000;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

    /** Which job is to run, and between which connectors; these are null unless it is multi-tenant. */
    record Order(int job, Integer target, Integer source) {}

    final int id;
    final int job;
    private final Integer target;
    private final Integer source;
    private final Instant submitted;
    private final Duration duration;
    private final String end;
    private Instant ended;
    private String endedAs;

    /**
     * @param duration null for as long as somebody holds it
     * @param end the status that it ends with unless it is ended otherwise
     */
    MaskingRun(int id, Order order, Instant submitted, Duration duration, String end) {
        this.id = id;
        this.job = order.job();
        this.target = order.target();
        this.source = order.source();
        this.submitted = submitted;
        this.duration = duration;
        this.end = end;
    }

    String status(Instant now) {
        if (endedAs != null) {
            return endedAs;
        }
        double done = done(now);
        return done < 0.1 ? "QUEUED" : done < 1 ? "RUNNING" : end;
    }

    boolean isUnfinished(Instant now) {
        return endedAs == null && done(now) < 1;
    }

    /** @param status null for the one that it ends with by itself */
    void end(String status, Instant now) {
        if (isUnfinished(now)) {
            ended = now;
            endedAs = status == null ? end : status;
        }
    }

    private double done(Instant now) {
        if (endedAs != null) {
            return 1;
        }
        return duration == null
                ? 0.5
                : (double) Duration.between(submitted, now).toNanos() / Math.max(1, duration.toNanos());
    }

    private Instant started() {
        return duration == null ? submitted : submitted.plus(duration.dividedBy(10));
    }

    /** Its one part: what it does to the tables of its rule set. */
    Map<String, Object> component(Instant now) {
        Map<String, Object> json = json(now);
        json.keySet().retainAll(Set.of("executionId", "status", "rowsMasked", "rowsTotal", "startTime", "endTime"));
        json.put("executionComponentId", id);
        json.put("componentName", "PATIENTS");
        json.put("nonConformingDataCount", "WARNING".equals(status(now)) ? 1 : 0);
        return json;
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
            json.put("startTime", DATE.format(started()));
            json.put("rowsMasked", Math.round(ROWS * Math.min(1, done(now))));
            json.put("rowsTotal", done(now) < 0.2 ? -1 : ROWS);
        }
        if (!isUnfinished(now)) {
            json.put("endTime", DATE.format(ended == null ? submitted.plus(duration) : ended));
        }
        return json;
    }
}
