package io.jenkins.plugins.delphixpipeline.masking;

import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.masking.wire.Execution;
import io.jenkins.plugins.delphixpipeline.masking.wire.ExecutionEvent;
import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Executions of masking jobs; each is a job in the words of the port, and the masking job is its target. */
final class Executions implements JobService {
    static final List<String> UNFINISHED = List.of("RUNNING", "QUEUED");

    private final MaskingSession session;

    Executions(MaskingSession session) {
        this.session = session;
    }

    List<Execution> of(String job) {
        return session.list(WebRequest.get("/executions").query("job_id", job), Execution.class);
    }

    /** Of whatever job; few at any time. */
    List<DelphixJob> inState(String status) {
        return session.list(WebRequest.get("/executions").query("execution_status", status), Execution.class).stream()
                .map(execution -> job(execution, List.of()))
                .toList();
    }

    /** @param patience null for as long as usual */
    Execution execution(String reference, Duration patience) {
        return session.one(
                WebRequest.get("/executions/" + reference).retriedFor(patience),
                Execution.class,
                told -> reference.equals(String.valueOf(told.executionId())) && told.status() != null);
    }

    DelphixJob plain(String reference, Duration patience) {
        return job(execution(reference, patience), List.of());
    }

    @Override
    public DelphixJob job(String reference) {
        DelphixJob plain = plain(reference, null);
        return plain.state() != DelphixJob.State.FAILED ? plain : withReasons(plain);
    }

    private DelphixJob withReasons(DelphixJob failed) {
        List<JobEvent> events = new ArrayList<>(failed.events());
        WebRequest request = WebRequest.get("/execution-events").query("execution_id", failed.reference());
        session.list(request, ExecutionEvent.class).stream()
                .map(event -> new JobEvent(failed.updatedAt(), JobEvent.Severity.ERROR, 0, reason(event), null))
                .forEach(events::add);
        return new DelphixJob(
                failed.reference(),
                failed.type(),
                failed.title(),
                failed.target(),
                failed.targetName(),
                failed.state(),
                failed.percent(),
                failed.startedAt(),
                failed.updatedAt(),
                failed.user(),
                failed.parentAction(),
                events);
    }

    private static String reason(ExecutionEvent event) {
        List<String> parts = new ArrayList<>();
        parts.add(event.eventType());
        parts.add(event.maskedObjectName());
        parts.add(event.cause());
        parts.add(event.exceptionDetail());
        return String.join(
                ", ",
                parts.stream()
                        .filter(Objects::nonNull)
                        .filter(part -> !part.isBlank())
                        .toList());
    }

    @Override
    public List<DelphixJob> unfinished(Collection<String> targets) {
        return UNFINISHED.stream()
                .flatMap(status -> inState(status).stream())
                .filter(job -> targets.contains(job.target()))
                .toList();
    }

    @Override
    public Collection<String> cancel(String reference) {
        // Asking twice does no harm, so this is repeated like a read.
        session.one(
                WebRequest.post("/executions/" + reference + "/cancel", Map.of()),
                Execution.class,
                told -> told.executionId() != null);
        return List.of();
    }

    static DelphixJob job(Execution execution, List<JobEvent> more) {
        Instant began = execution.submitTime() == null ? execution.startTime() : execution.submitTime();
        List<JobEvent> events = new ArrayList<>(more);
        String status = String.valueOf(execution.status());
        if (status.equals("WARNING")) {
            events.add(new JobEvent(
                    execution.endTime(),
                    JobEvent.Severity.ERROR,
                    100,
                    "It finished, but some data did not conform to its algorithms and may not be masked.",
                    null));
        } else if (execution.rowsMasked() != null && execution.rowsTotal() != null && execution.rowsTotal() > 0) {
            events.add(new JobEvent(
                    execution.startTime(),
                    JobEvent.Severity.INFO,
                    percent(execution),
                    execution.rowsMasked() + " of " + execution.rowsTotal() + " rows masked",
                    null));
        }
        return new DelphixJob(
                String.valueOf(execution.executionId()),
                "MASKING",
                "masking",
                String.valueOf(execution.jobId()),
                String.valueOf(execution.jobId()),
                state(status),
                percent(execution),
                began,
                execution.endTime() == null ? began : execution.endTime(),
                null,
                null,
                events);
    }

    /** Who finds data that is not masked must not be told that all is well: WARNING counts as failed. */
    private static DelphixJob.State state(String status) {
        return switch (status) {
            case "QUEUED", "WAITING", "RUNNING" -> DelphixJob.State.RUNNING;
            case "SUCCEEDED" -> DelphixJob.State.COMPLETED;
            case "WARNING", "FAILED" -> DelphixJob.State.FAILED;
            case "CANCELLED" -> DelphixJob.State.CANCELED;
            default -> DelphixJob.State.UNKNOWN;
        };
    }

    private static double percent(Execution execution) {
        boolean known = execution.rowsMasked() != null && execution.rowsTotal() != null && execution.rowsTotal() > 0;
        return known ? Math.min(100, 100.0 * execution.rowsMasked() / execution.rowsTotal()) : 0;
    }
}
