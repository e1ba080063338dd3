package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.secret.SubmissionSecrets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Opens the back end for each task: the first time the one that is configured, and from then on the same one, with the
 * settings that led to it. Where those lead to it no longer, or their login is refused, today's connection of that name may;
 * where that leads somewhere else too, the operation cannot go on. A back end that is out of reach is an outage and no reason
 * to look elsewhere. What is under way is finished even if an administrator has removed the credential meanwhile. After a
 * restart there is nothing to go back to; data that has to be guarded then waits for the administrator for a while.
 */
final class BoundBackend {
    private final Backend.Source source;
    private final DataOperation operation;
    private final StateKeeper kept;
    private final Set<Way> refuted = new HashSet<>();
    private Limits limits = Limits.defaults();
    private Backend last;
    private Way lastWay;
    private boolean boundHere;
    /** Whether today's connection led there when the way it began with did not. */
    private boolean todayLeadsThere;

    /** The ways to a back end on which an operation has begun. */
    private enum Way {
        AS_BEGUN,
        AS_NAMED_TODAY
    }

    BoundBackend(Backend.Source source, DataOperation operation, StateKeeper kept) {
        this.source = source;
        this.operation = operation;
        this.kept = kept;
    }

    /** Those of the connection that was opened last, reached or not. */
    Limits limits() {
        return limits;
    }

    /** The back end that {@link #open} is going to ask first, without a word to it; null where there is none to be had. */
    Backend unasked() {
        Binding binding = kept.get().binding();
        try {
            return binding == null ? source.open() : source.open(binding);
        } catch (RuntimeException e) {
            // Whoever opens it is told.
            return null;
        }
    }

    /** The same with the secrets that it names, which go to the back end and nowhere else. */
    Next.Submit revealing(Next.Submit next) {
        return next.submitting(SubmissionSecrets.revealed(next.submission(), source::secret));
    }

    /** The first time the state is bound to it, after it was asked who it is. */
    Backend open() {
        last = opened(kept.get());
        if (kept.get().binding() == null) {
            bind();
        }
        return last;
    }

    private void bind() {
        try {
            Binding binding = last.binding().at(last.platform().identity());
            requireOfReader(binding, last.terms().reader());
            boundHere = true;
            kept.save(kept.get().boundTo(binding), false);
        } catch (PlatformException e) {
            if (e.kind() != Problem.Kind.ELSEWHERE) {
                throw e;
            }
            // The address came to lead elsewhere just now; nothing has begun, and the next attempt shows where it
            // leads.
            throw new PlatformException(
                    Failure.of(Problem.HOST_UNREACHABLE, operation.subject()).withDetails(e.getMessage()), e);
        }
    }

    private Backend opened(OperationState state) {
        try {
            return state.binding() == null ? begin() : goOn(state.binding());
        } catch (PlatformException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            if (last == null && operation.guardsData(state)) {
                throw new PlatformException(
                        Failure.of(Problem.HOST_UNREACHABLE, operation.subject())
                                .withDetails(e.getMessage()),
                        e);
            }
            if (last == null || !state.isUnderWay()) {
                throw e;
            }
            return last;
        }
    }

    /**
     * What is open turned out to be another back end, or a copy of the one that is meant. Where its address moved, the next
     * attempt shows where it leads; a copy has the same name, so that only the other way may lead to the one that is meant. Where
     * only the login is refused, the next attempt is refused as well, and goes the other way.
     *
     * @param why what was said there
     */
    void leave(Failure why) {
        if (why.kind() != Problem.Kind.ELSEWHERE) {
            return;
        }
        if (!last.platform().hasMoved()) {
            refuted.add(lastWay);
        } else if (boundHere && !kept.get().isUnderWay()) {
            // Nothing has begun: it may as well begin where the address leads now.
            kept.save(kept.get().unbound(), false);
        }
        last = null;
    }

    /** What it says is no reason to fail as long as it may be a copy of the one that is meant, so that is asked first. */
    PlatformException confirmed(PlatformException said) {
        if (said.kind() == Problem.Kind.ELSEWHERE || said.problem() == Problem.HOST_UNREACHABLE) {
            return said;
        }
        try {
            last.platform().requireUnmoved();
            return said;
        } catch (PlatformException e) {
            return e;
        }
    }

    /**
     * Whether the way that was opened leads there no longer. An address that came to lead to another back end, which does not know
     * the login, only turns its user away; so what was begun is not given up before today's connection was asked, too.
     */
    boolean isLost(Failure said) {
        if (said.kind() == Problem.Kind.ELSEWHERE) {
            return true;
        }
        if (!said.problem().isRefusedLogin() || kept.get().binding() == null) {
            return false;
        }
        try {
            last.platform().identity();
            return false;
        } catch (PlatformException e) {
            return true;
        }
    }

    /**
     * Where the login of an operation may not take away from everybody what it has to guard, the one may that the connection
     * keeps for that; nothing else is done with it.
     *
     * @return false where there is no such login, or it was tried already, or it is no matter of logins
     */
    boolean handOverToGuard() {
        OperationState state = kept.get();
        Failure why = state.remedyFailure();
        if (why == null || !operation.guardsData(state) || !mayHelp(why) || state.binding() == null) {
            return false;
        }
        Binding guard = state.binding().asGuard();
        if (state.binding().isOfGuard() || !opensForGuard(guard)) {
            return false;
        }
        last = null;
        kept.save(state.tryingRemedyAgain(false).boundTo(guard), false);
        return true;
    }

    private static boolean mayHelp(Failure why) {
        return switch (why.kind()) {
            case JOB_FAILED, ELSEWHERE, BUSY -> false;
            default -> true;
        };
    }

    private boolean opensForGuard(Binding guard) {
        try {
            return source.open(guard).binding().isOfGuard();
        } catch (RuntimeException e) {
            // What is told is why the operation's own login did not do.
            return false;
        }
    }

    private Backend begin() {
        lastWay = Way.AS_BEGUN;
        Backend opened = source.open();
        limits = opened.limits();
        return opened;
    }

    private Backend goOn(Binding binding) {
        RuntimeException why;
        try {
            return reach(Way.AS_BEGUN, binding, () -> source.open(binding));
        } catch (PlatformException e) {
            if (isOutage(e)) {
                throw e;
            }
            why = e;
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            why = e;
        }
        try {
            Backend today = reach(Way.AS_NAMED_TODAY, binding, () -> source.openToday(binding));
            // It leads there for certain; what the other way says, or that nothing answers there, is of no use as
            // long as it does.
            todayLeadsThere = true;
            return today;
        } catch (PlatformException e) {
            if (!isOutage(e) && isAsBegunWorthAnotherTry()) {
                return goOn(binding);
            }
            // Its login or its certificate can be mended; the address of then leads there no more whatever anybody
            // does. Where only the credential of then is gone, what is open may still do.
            boolean mendable = why instanceof PlatformException && e.kind() != Problem.Kind.ELSEWHERE;
            throw isOutage(e) || mendable ? e : why;
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            if (isAsBegunWorthAnotherTry()) {
                return goOn(binding);
            }
            // That there is no such connection today explains less than why the way it began with leads there no more.
            throw why;
        }
    }

    /** Once, when today's connection leads there no longer: the other may only have been turned away for a while. */
    private boolean isAsBegunWorthAnotherTry() {
        boolean worth = todayLeadsThere;
        todayLeadsThere = false;
        return worth;
    }

    private Backend reach(Way way, Binding binding, Supplier<Backend> opening) {
        if (refuted.contains(way) || (way == Way.AS_BEGUN && todayLeadsThere)) {
            throw elsewhere(binding, null);
        }
        Backend opened = opening.get();
        limits = opened.limits();
        require(binding, opened.platform());
        requireOfReader(binding, opened.terms().reader());
        lastWay = way;
        return opened;
    }

    /** Who reads whether data is masked must read it there, too; that it cannot is said when it is needed. */
    private static void requireOfReader(Binding binding, DataPlatform reader) {
        if (reader == null) {
            return;
        }
        try {
            require(binding, reader);
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.ELSEWHERE) {
                throw e;
            }
        }
    }

    private static void require(Binding binding, DataPlatform platform) {
        BackEndIdentity answered = platform.identity();
        if (!answered.isSameAs(binding.identity())) {
            throw elsewhere(binding, answered);
        }
    }

    private static PlatformException elsewhere(Binding binding, BackEndIdentity answered) {
        Failure failure = Failure.of(Problem.OTHER_BACK_END, binding.identity().toString());
        return new PlatformException(answered == null ? failure : failure.withDetails(answered.toString()));
    }

    private static boolean isOutage(PlatformException e) {
        return e.kind() == Problem.Kind.UNREACHABLE && !e.problem().isOfTls();
    }
}
