package io.jenkins.plugins.delphixpipeline.dct.jobs;

import io.jenkins.plugins.delphixpipeline.dct.wire.Job;
import io.jenkins.plugins.delphixpipeline.dct.wire.Task;
import io.jenkins.plugins.delphixpipeline.dct.wire.VirtualizationJob;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The port's jobs made from DCT's. */
final class JobMapper {
    static final List<String> UNFINISHED = List.of("PENDING", "STARTED", "RUNNING", "WAITING", "SUSPENDED");

    private static final String NOT_SHOWN = "The engine has finished; DCT waits until it has heard of it.";

    private static final String NOT_MASKED =
            "It finished, but some data did not conform to its algorithms and may not be masked.";

    private static final String NOT_ENDED = "DCT has started the run, which goes on.";

    private static final String ENDED_AS = "Its run did not succeed, so that data may not be masked; it ended as ";

    private JobMapper() {}

    static DelphixJob job(Job wire) {
        return job(wire, wire.targetId());
    }

    /**
     * The same for who follows it. DCT API: what a job has for a target may be another thing at its end, such as the snapshot that
     * it made.
     */
    static DelphixJob followed(Job wire) {
        return job(wire, mayBeOver(wire) ? null : wire.targetId());
    }

    private static DelphixJob job(Job wire, String target) {
        DelphixJob.State state = state(wire);
        boolean done = state == DelphixJob.State.COMPLETED;
        return new DelphixJob(
                wire.id(),
                Objects.requireNonNullElse(wire.type(), "JOB"),
                Objects.requireNonNullElse(wire.localizedType(), Objects.requireNonNullElse(wire.type(), "job")),
                target,
                wire.targetName(),
                state,
                done ? 100 : Objects.requireNonNullElse(wire.percentComplete(), 0.0),
                wire.startTime(),
                wire.updateTime(),
                wire.accountId() == null ? null : wire.accountId().toString(),
                null,
                events(wire, done));
    }

    /** A job of an engine, of which nothing but that it goes on, or did, matters here. */
    static DelphixJob ofEngine(VirtualizationJob wire) {
        return new DelphixJob(
                wire.engineJobId(),
                wire.type(),
                wire.type(),
                wire.targetObjectId(),
                null,
                DelphixJob.State.RUNNING,
                0,
                wire.startTime(),
                wire.updateTime(),
                null,
                null,
                List.of());
    }

    private static boolean mayBeOver(Job wire) {
        return state(wire) != DelphixJob.State.RUNNING
                || Boolean.TRUE.equals(wire.isWaitingForTelemetry())
                || "WAITING".equals(wire.status());
    }

    /** The same as long as its effect does not show. */
    static DelphixJob waiting(DelphixJob job) {
        return as(DelphixJob.State.RUNNING, job, JobEvent.Severity.INFO, NOT_SHOWN);
    }

    /**
     * A job that ended well, judged by the run that it was for. Who finds data that is not masked must not be told that all is
     * well.
     */
    static DelphixJob judged(DelphixJob job, String run) {
        return switch (run) {
            case "SUCCEEDED" -> job;
            case "PENDING", "QUEUED", "RUNNING", "WAITING" ->
                as(DelphixJob.State.RUNNING, job, JobEvent.Severity.INFO, NOT_ENDED);
            case "CANCELLED" -> as(DelphixJob.State.CANCELED, job, JobEvent.Severity.ERROR, ENDED_AS + run);
            case "WARNING" -> as(DelphixJob.State.FAILED, job, JobEvent.Severity.ERROR, NOT_MASKED);
            default -> as(DelphixJob.State.FAILED, job, JobEvent.Severity.ERROR, ENDED_AS + run);
        };
    }

    private static DelphixJob as(DelphixJob.State state, DelphixJob job, JobEvent.Severity severity, String text) {
        List<JobEvent> events = new ArrayList<>(job.events());
        events.add(new JobEvent(job.updatedAt(), severity, job.percent(), text, null));
        return new DelphixJob(
                job.reference(),
                job.type(),
                job.title(),
                job.target(),
                job.targetName(),
                state,
                job.percent(),
                job.startedAt(),
                job.updatedAt(),
                job.user(),
                job.parentAction(),
                events);
    }

    static DelphixJob gone(String reference) {
        return new DelphixJob(
                reference, "JOB", "job", null, null, DelphixJob.State.GONE, 0, null, null, null, null, List.of());
    }

    /**
     * DCT API: PENDING, STARTED, RUNNING and WAITING go on. As long as it waits for telemetry the engine has finished, but DCT
     * still shows what was before, so such a job has not ended. What was abandoned or timed out is followed no longer, whatever
     * the engine does with it.
     */
    private static DelphixJob.State state(Job wire) {
        return switch (Objects.requireNonNullElse(wire.status(), "")) {
            case "PENDING", "STARTED", "RUNNING", "WAITING" -> DelphixJob.State.RUNNING;
            case "SUSPENDED" -> DelphixJob.State.SUSPENDED;
            case "COMPLETED" -> DelphixJob.State.COMPLETED;
            case "CANCELED" -> DelphixJob.State.CANCELED;
            case "FAILED", "TIMEDOUT", "ABANDONED" -> DelphixJob.State.FAILED;
            default -> DelphixJob.State.UNKNOWN;
        };
    }

    private static List<JobEvent> events(Job wire, boolean done) {
        List<JobEvent> events = new ArrayList<>();
        for (Task task : wire.tasks().isEmpty() ? wire.virtualizationTasks() : wire.tasks()) {
            double percent = Objects.requireNonNullElse(task.percentComplete(), 0.0);
            task.events().stream()
                    .filter(event -> event.messageDetails() != null)
                    .forEach(event -> events.add(new JobEvent(
                            task.startTime(), JobEvent.Severity.INFO, percent, event.messageDetails(), null)));
        }
        if (Boolean.TRUE.equals(wire.isWaitingForTelemetry())) {
            add(events, wire, JobEvent.Severity.INFO, NOT_SHOWN);
        }
        add(events, wire, JobEvent.Severity.WARNING, wire.warningMessage());
        // DCT API: what was passed over by force is told as an error of a job that ended well.
        add(events, wire, done ? JobEvent.Severity.WARNING : JobEvent.Severity.ERROR, wire.errorDetails());
        if (List.of("TIMEDOUT", "ABANDONED").contains(String.valueOf(wire.status()))) {
            add(
                    events,
                    wire,
                    JobEvent.Severity.ERROR,
                    "DCT no longer follows this job (" + wire.status() + "); its engine may still be working on it.");
        }
        return events;
    }

    private static void add(List<JobEvent> events, Job wire, JobEvent.Severity severity, String text) {
        if (text != null && !text.isBlank()) {
            events.add(new JobEvent(wire.updateTime(), severity, 0, text, null));
        }
    }
}
