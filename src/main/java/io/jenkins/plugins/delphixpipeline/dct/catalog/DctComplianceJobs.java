package io.jenkins.plugins.delphixpipeline.dct.catalog;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.session.Filter;
import io.jenkins.plugins.delphixpipeline.dct.wire.ComplianceJob;
import io.jenkins.plugins.delphixpipeline.dct.wire.Connector;
import io.jenkins.plugins.delphixpipeline.dct.wire.Execution;
import io.jenkins.plugins.delphixpipeline.dct.wire.ExecutionEvent;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.MaskingJobs;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import io.jenkins.plugins.delphixpipeline.platform.model.MaskingJob;
import io.jenkins.plugins.delphixpipeline.platform.model.Named;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compliance jobs, which are masking jobs of all the engines that DCT looks after. DCT API: there from 3.16 on; applications and
 * environments of a masking engine do not show, so that a job goes by its name, or its name and engine.
 */
public final class DctComplianceJobs implements MaskingJobs {
    private static final Set<String> LEFT = Set.of("UNMASKED_DATA", "JOB_ABORTED");

    private final DctSession session;

    public DctComplianceJobs(DctSession session) {
        this.session = session;
    }

    private record Place(String reference, String name) implements Named {}

    @Override
    public MaskingJob job(String name, String application, String environment) {
        requireNone("application", application);
        requireNone("environment", environment);
        return NameResolver.resolve(name, jobs(null, null), Problem.MASKING_JOB_UNKNOWN);
    }

    private static void requireNone(String parameter, String value) {
        if (value != null) {
            throw new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, parameter)
                    .withDetails("DCT does not tell it, and finds a job by its name alone"));
        }
    }

    @Override
    public List<DelphixJob> executions(String job) {
        return session.search("/executions", Filter.eq("masking_job_id", job), Execution.class).stream()
                .map(execution -> new DelphixJob(
                        execution.id(),
                        "MASKING",
                        "masking",
                        job,
                        execution.maskingJobName(),
                        state(execution.status()),
                        0,
                        execution.submitTime() == null ? execution.startTime() : execution.submitTime(),
                        execution.endTime(),
                        null,
                        null,
                        List.of()))
                .toList();
    }

    /** DCT API: an event says by its type that something was left as it was. */
    @Override
    public List<JobEvent> events(String execution) {
        return session.list(WebRequest.get("/executions/" + execution + "/events"), ExecutionEvent.class).stream()
                .map(event -> new JobEvent(
                        null,
                        LEFT.contains(String.valueOf(event.eventType()))
                                ? JobEvent.Severity.ERROR
                                : JobEvent.Severity.WARNING,
                        0,
                        Stream.of(event.eventType(), event.maskedObjectName(), event.cause())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" ")),
                        null))
                .toList();
    }

    /** Who finds data that is not masked must not be told that all is well: WARNING counts as failed. */
    private static DelphixJob.State state(String status) {
        return switch (String.valueOf(status)) {
            case "SUCCEEDED" -> DelphixJob.State.COMPLETED;
            case "WARNING", "FAILED" -> DelphixJob.State.FAILED;
            case "CANCELLED" -> DelphixJob.State.CANCELED;
            case "PENDING", "QUEUED", "RUNNING", "WAITING" -> DelphixJob.State.RUNNING;
            default -> DelphixJob.State.UNKNOWN;
        };
    }

    @Override
    public String connector(MaskingJob job, String name) {
        List<Place> all = session.list(WebRequest.get("/connectors"), Connector.class).stream()
                .filter(each -> job.environmentReference() == null
                        || Objects.equals(job.environmentReference(), each.engineId()))
                .map(each -> new Place(each.id(), each.name()))
                .toList();
        return NameResolver.resolve(name, all, Problem.CONNECTOR_UNKNOWN).reference();
    }

    @Override
    public List<String> applications() {
        return List.of();
    }

    @Override
    public List<String> environments(String application) {
        return List.of();
    }

    /** The engine of a job stands where its environment would. */
    @Override
    public List<MaskingJob> jobs(String application, String environment) {
        return session.list(WebRequest.get("/compliance-jobs"), ComplianceJob.class).stream()
                .map(job -> new MaskingJob(
                        job.id(),
                        job.name(),
                        job.engineName(),
                        "",
                        job.engineId(),
                        false,
                        Boolean.TRUE.equals(job.isOnTheFlyMasking())))
                .toList();
    }

    @Override
    public List<String> connectors(String application, String environment) {
        return session.list(WebRequest.get("/connectors"), Connector.class).stream()
                .map(Connector::name)
                .distinct()
                .toList();
    }
}
