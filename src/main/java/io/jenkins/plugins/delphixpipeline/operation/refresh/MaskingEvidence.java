package io.jenkins.plugins.delphixpipeline.operation.refresh;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the Masking Engine says of a masking job while a refresh ran. An execution bears no mark of the refresh that it belongs
 * to, so each that was not there at a look just before the refresh counts, others' runs of the same job included, and has to
 * have succeeded. Executions are numbered as they come, which no clock can falsify; a clock only tells which of them came after
 * the refresh, and where it would leave none, its date was somebody else's.
 */
final class MaskingEvidence {
    /** A date has full seconds, and the two answers that tell the clocks apart did not come at the same moment. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final String JOB = "maskingEngine.job";
    private static final String AHEAD = "maskingEngine.ahead";
    private static final String KNOWN = "maskingEngine.known";

    private MaskingEvidence() {}

    /**
     * @param step that masks; a script's own dealings with a Masking Engine cannot be known
     * @return what {@link #after} needs to know; nothing when there is nobody to ask
     */
    static Map<String, String> before(Dataset vdb, Masking.Hook step, OperationContext context) {
        Optional<DataPlatform> engine = step.maskingJob() ? context.platform().maskingEngine() : Optional.empty();
        if (engine.isEmpty()) {
            return Map.of();
        }
        if (step.job() == null) {
            throw new PlatformException(Failure.of(Problem.MASKING_JOB_UNKNOWN, vdb.path())
                    .withDetails(step.describe() + " has no number by which a Masking Engine could be asked for it"));
        }
        List<DelphixJob> there = Required.maskingJobs(engine.get()).executions(step.job());
        long known = there.stream().mapToLong(MaskingEvidence::number).max().orElse(0);
        Duration ahead = Duration.between(
                context.submissions().now(), engine.get().submissions().now());
        return Map.of(JOB, step.job(), AHEAD, ahead.toString(), KNOWN, String.valueOf(known));
    }

    /**
     * @param phase whose job was the refresh
     * @return the executions, in words; empty when nobody was asked before
     * @throws PlatformException {@link Problem#MASKING_FAILED}, {@link Problem#MASKING_UNFINISHED}, {@link Problem#UNPROVEN}
     */
    static String after(OperationState state, String phase, Dataset vdb, OperationContext context) {
        if (state.fact(JOB) == null) {
            return "";
        }
        try {
            return proven(state, phase, vdb, context);
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.UNREACHABLE
                    || e.kind() == Problem.Kind.UNPROVEN
                    || e.problem() == Problem.MASKING_FAILED) {
                throw e;
            }
            throw unproven(vdb, "the Masking Engine cannot be asked, " + e.failure());
        }
    }

    private static String proven(OperationState state, String phase, Dataset vdb, OperationContext context) {
        DataPlatform engine = context.platform()
                .maskingEngine()
                .orElseThrow(() -> unproven(vdb, "the connection has no Masking Engine any more"));
        String job = state.fact(JOB);
        long known = Long.parseLong(state.fact(KNOWN));
        List<DelphixJob> since = Required.maskingJobs(engine).executions(job).stream()
                .filter(execution -> number(execution) > known)
                .toList();
        List<DelphixJob> during = untilTheEnd(since, state, phase, context);
        if (during.isEmpty()) {
            throw unproven(
                    vdb, "the Masking Engine knows of no execution of its masking job " + job + " during the refresh");
        }
        during.forEach(execution -> check(execution, job, vdb, engine));
        return during.stream().map(DelphixJob::reference).collect(Collectors.joining(", "));
    }

    private static void check(DelphixJob execution, String job, Dataset vdb, DataPlatform engine) {
        String which = "execution " + execution.reference() + " of masking job " + job;
        if (!execution.isTerminal()) {
            throw new PlatformException(Failure.of(Problem.MASKING_UNFINISHED, vdb.path())
                    .withDetails(which + " is still " + execution.state()));
        }
        if (execution.state() != DelphixJob.State.COMPLETED) {
            throw new PlatformException(Failure.of(Problem.MASKING_FAILED, vdb.path())
                    .withDetails(which + " ended as " + execution.state() + reasons(execution, engine)));
        }
    }

    private static String reasons(DelphixJob execution, DataPlatform engine) {
        return engine.jobs().job(execution.reference()).events().stream()
                .filter(event -> event.severity() == JobEvent.Severity.ERROR)
                .map(JobEvent::message)
                .reduce("", (text, reason) -> text + "; " + reason);
    }

    /** When the refresh was over, by the clock of the engine that ran it; nothing when it does not remember the job. */
    private static Optional<Instant> end(String job, OperationContext context) {
        try {
            return job == null
                    ? Optional.empty()
                    : Optional.ofNullable(context.jobs().job(job).updatedAt());
        } catch (PlatformException e) {
            if (e.kind() != Problem.Kind.NOT_FOUND) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static List<DelphixJob> untilTheEnd(
            List<DelphixJob> since, OperationState state, String phase, OperationContext context) {
        Optional<Instant> until = end(state.job(phase), context)
                .map(end -> end.plus(Duration.parse(state.fact(AHEAD))).plus(MARGIN));
        List<DelphixJob> during = since.stream()
                .filter(execution -> until.isEmpty()
                        || execution.startedAt() == null
                        || !execution.startedAt().isAfter(until.get()))
                .toList();
        return during.isEmpty() ? since : during;
    }

    private static long number(DelphixJob execution) {
        return Long.parseLong(execution.reference());
    }

    private static PlatformException unproven(Dataset vdb, String details) {
        return new PlatformException(Failure.of(Problem.UNPROVEN, vdb.path()).withDetails(details));
    }
}
