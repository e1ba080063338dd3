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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the Masking Engine says of a masking job while a refresh ran. An execution bears no mark of the refresh that it belongs
 * to, so each that was not there at a look just before the refresh counts, others' runs of the same job included, and has to
 * have succeeded. A clock of another engine only tells which of them came after the refresh, and where it would leave none, its
 * date was somebody else's.
 */
public final class MaskingEvidence {
    /** A date has full seconds, and the two answers that tell the clocks apart did not come at the same moment. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final String JOB = "maskingEngine.job";
    private static final String AHEAD = "maskingEngine.ahead";
    private static final String KNOWN = "maskingEngine.known";
    /** Fact: the back end itself is asked, which tells runs by its own clock. */
    private static final String OWN = "maskingEngine.own";

    /** How long a run may take to show after its refresh. */
    private static final Duration UNTIL_SHOWN = Duration.ofMinutes(1);

    private MaskingEvidence() {}

    /**
     * @param step that masks; a script's own dealings with a Masking Engine cannot be known
     * @return what {@link #after} needs to know; nothing when there is nobody to ask
     */
    public static Map<String, String> before(String vdb, MaskingStep step, OperationContext context) {
        Masking.Hook hook = step.hook();
        Optional<DataPlatform> engine = hook.maskingJob() ? witness(step.seenByRun(), context) : Optional.empty();
        if (engine.isEmpty()) {
            return Map.of();
        }
        if (hook.job() == null) {
            throw new PlatformException(Failure.of(Problem.MASKING_JOB_UNKNOWN, vdb)
                    .withDetails(hook.describe() + " has no number by which a Masking Engine could be asked for it"));
        }
        List<DelphixJob> there = Required.maskingJobs(engine.get()).executions(hook.job());
        Duration ahead = Duration.between(
                context.submissions().now(), engine.get().submissions().now());
        Map<String, String> facts = new HashMap<>(Map.of(
                JOB,
                hook.job(),
                AHEAD,
                ahead.toString(),
                KNOWN,
                KnownExecutions.of(there).toString()));
        if (step.seenByRun()) {
            facts.put(OWN, hook.describe());
        }
        return facts;
    }

    /**
     * What masks, where it shows by its run alone.
     *
     * @param facts that {@link #before} may have given
     */
    public static Optional<String> seenByRun(Map<String, String> facts) {
        return Optional.ofNullable(facts.get(OWN));
    }

    private static Optional<DataPlatform> witness(boolean own, OperationContext context) {
        return own ? Optional.of(context.platform()) : context.platform().maskingEngine();
    }

    /**
     * @param phase whose job was the refresh
     * @return the executions, in words; empty when nobody was asked before
     * @throws PlatformException {@link Problem#MASKING_FAILED}, {@link Problem#MASKING_UNFINISHED}, {@link Problem#UNPROVEN}
     */
    public static String after(OperationState state, String phase, Dataset vdb, OperationContext context) {
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
        boolean own = state.fact(OWN) != null;
        DataPlatform engine =
                witness(own, context).orElseThrow(() -> unproven(vdb, "the connection has no Masking Engine any more"));
        String job = state.fact(JOB);
        KnownExecutions known = KnownExecutions.read(state.fact(KNOWN));
        List<DelphixJob> since = Required.maskingJobs(engine).executions(job).stream()
                .filter(execution -> !known.holds(execution))
                .toList();
        List<DelphixJob> during =
                own ? whileItRan(since, state.job(phase), context) : untilTheEnd(since, state, phase, context);
        if (during.isEmpty() && own) {
            throw notShown(vdb, state, phase, context);
        }
        if (during.isEmpty()) {
            throw unproven(
                    vdb, "the Masking Engine knows of no execution of its masking job " + job + " during the refresh");
        }
        during.forEach(execution -> check(execution, job, vdb, engine));
        return during.stream().map(DelphixJob::reference).collect(Collectors.joining(", "));
    }

    private static PlatformException notShown(
            Dataset vdb, OperationState state, String phase, OperationContext context) {
        String missing = "no execution of " + state.fact(OWN) + " shows";
        boolean mayCome = end(state.job(phase), context)
                .filter(end -> context.submissions().now().isBefore(end.plus(UNTIL_SHOWN)))
                .isPresent();
        return mayCome
                ? new PlatformException(
                        Failure.of(Problem.MASKING_UNFINISHED, vdb.path()).withDetails(missing + " yet"))
                : unproven(vdb, missing + " from the time of its job");
    }

    /** The back end tells both by one clock. A run of another time is somebody else's. */
    private static List<DelphixJob> whileItRan(List<DelphixJob> since, String job, OperationContext context) {
        if (job == null) {
            return List.of();
        }
        DelphixJob work = context.jobs().job(job);
        return since.stream()
                .filter(execution -> execution.startedAt() != null)
                .filter(execution -> work.startedAt() == null
                        || !execution.startedAt().isBefore(work.startedAt().minus(MARGIN)))
                .filter(execution -> work.updatedAt() == null
                        || !execution.startedAt().isAfter(work.updatedAt().plus(MARGIN)))
                .toList();
    }

    private static void check(DelphixJob execution, String job, Dataset vdb, DataPlatform engine) {
        String which = "execution " + execution.reference() + " of masking job " + job;
        if (!execution.isTerminal()) {
            throw new PlatformException(Failure.of(Problem.MASKING_UNFINISHED, vdb.path())
                    .withDetails(which + " is still " + execution.state()));
        }
        String reasons = reasons(execution, engine);
        if (execution.state() != DelphixJob.State.COMPLETED || !reasons.isEmpty()) {
            throw new PlatformException(Failure.of(Problem.MASKING_FAILED, vdb.path())
                    .withDetails(which + " ended as " + execution.state() + reasons));
        }
    }

    private static String reasons(DelphixJob execution, DataPlatform engine) {
        return Required.maskingJobs(engine).events(execution.reference()).stream()
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

    private static PlatformException unproven(Dataset vdb, String details) {
        return new PlatformException(Failure.of(Problem.UNPROVEN, vdb.path()).withDetails(details));
    }
}
