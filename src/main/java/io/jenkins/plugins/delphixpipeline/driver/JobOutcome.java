package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Phase;
import io.jenkins.plugins.delphixpipeline.operation.Phases;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import io.jenkins.plugins.delphixpipeline.platform.secret.Concealment;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the end of a job means for the operation that waited for it.
 *
 * @param subject of the operation
 * @param guards whether data would have to be guarded if the operation ended badly then
 */
record JobOutcome(
        String subject,
        DataPlatform platform,
        Concealment concealment,
        NoteSink notes,
        Predicate<OperationState> guards) {
    private static final int MOST_REMEDIES = 4;
    private static final int MOST_TIMES_HELD_UP = 8;

    /** How the operation stands now that its open job has ended. */
    OperationState after(DelphixJob job, OperationState state) {
        Failure bad = failure(job, state.last().intent());
        if (bad == null) {
            return state.phaseEnded();
        }
        if (state.last().followUp) {
            notes.note(Note.FOLLOW_UP_FAILED, job.reference(), job.state());
            return state.phaseEnded();
        }
        if (state.remedying()) {
            // A restart of the back end, for one, fails its running jobs; then the remedy is worth another try.
            return Phases.failedRemedies(state.phases()) + 1 < MOST_REMEDIES
                    ? state.inVain(Phases.AGAIN)
                    : state.phaseEnded().remedyFailed(bad);
        }
        List<String> holders = mayTryAgain(bad, state) ? holders(job, state.last()) : List.of();
        if (!holders.isEmpty()) {
            notes.note(Note.BUSY, holders);
            return state.inVain(Phases.HELD_UP);
        }
        boolean asWeWished = state.stopping() && job.state() == DelphixJob.State.CANCELED;
        return asWeWished ? state.phaseEnded() : state.phaseEnded().failing(bad);
    }

    /**
     * Whether it may be done once more when those are ready who held what it works on: never where it may have left unmasked rows
     * in a master, and only where data stays as guarded as it is.
     */
    private boolean mayTryAgain(Failure bad, OperationState state) {
        return bad.problem() == Problem.JOB_FAILED
                && !state.stopping()
                && state.last().isTriedAgain()
                && (state.masters().claim().isEmpty() || state.last().intent().isOfOrdinary())
                && Phases.heldUp(state.phases(), state.last().name()) < MOST_TIMES_HELD_UP
                && guards.test(state) == guards.test(state.inVain(Phases.HELD_UP));
    }

    private List<String> holders(DelphixJob job, Phase phase) {
        try {
            return platform.jobs().heldUpBy(job, phase.intent().target()).stream()
                    .map(DelphixJob::reference)
                    .toList();
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.UNREACHABLE) {
                throw e;
            }
            // Who may not see others' jobs is told that his own failed.
            return List.of();
        }
    }

    /** @return null when the job did its work; else the failure, with what the job's own events say about it */
    private Failure failure(DelphixJob job, Intent submitted) {
        return switch (job.state()) {
            case COMPLETED -> null;
            case GONE -> Failure.of(Problem.OBJECT_GONE, subject).withJob(job.reference());
            case CANCELED -> Failure.of(Problem.JOB_CANCELED, subject).withJob(job.reference());
            default -> failed(concealment.of(withEvents(job), submitted));
        };
    }

    /** Lists come without events, and the events are what a person needs now; where none says why, something else may. */
    private DelphixJob withEvents(DelphixJob job) {
        boolean explained = job.events().stream().anyMatch(event -> event.severity() == JobEvent.Severity.ERROR);
        if (explained) {
            return job;
        }
        try {
            return platform.jobs().job(job.reference());
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.UNREACHABLE) {
                throw e;
            }
            // That it failed is known, and why it failed is then not told.
            return job;
        }
    }

    private Failure failed(DelphixJob job) {
        List<JobEvent> errors = job.events().stream()
                .filter(event -> event.severity() == JobEvent.Severity.ERROR)
                .toList();
        List<JobEvent> telling = errors.isEmpty()
                ? job.events()
                        .subList(
                                Math.max(0, job.events().size() - 1),
                                job.events().size())
                : errors;
        Failure failure = Failure.of(Problem.JOB_FAILED, subject)
                .withJob(job.reference())
                .withDetails(join(telling.stream().map(JobEvent::message).toList()));
        return failure.withSuggestion(
                join(telling.stream().map(JobEvent::suggestion).toList()));
    }

    private static String join(List<String> texts) {
        String joined = String.join(
                " ",
                texts.stream().filter(text -> text != null && !text.isBlank()).toList());
        return joined.isEmpty() ? null : joined;
    }
}
