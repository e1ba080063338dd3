package io.jenkins.plugins.delphixpipeline.openwork.environment;

import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.driver.OperationListener;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.operation.Checkpoint;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentKind;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentVdbs;
import io.jenkins.plugins.delphixpipeline.operation.environment.MadeVdb;
import io.jenkins.plugins.delphixpipeline.operation.environment.RemoveEnvironment;
import io.jenkins.plugins.delphixpipeline.operation.environment.RemoveGroupEnvironment;
import io.jenkins.plugins.delphixpipeline.operation.environment.SettleEnvironment;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.failure.UserMistakeException;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One attempt to take an environment away: where nobody knows whether its VDB or group was made that is found out first, and then
 * what was made is deleted by reference. Holds the claim until it has ended.
 */
final class EnvironmentRemoval {
    private static final Logger LOGGER = Logger.getLogger(EnvironmentRemoval.class.getName());

    /** Within which a back end shows what a job has left behind that did not end well. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private final Environments environments;
    private final DataEnvironment environment;
    private final Backend.Source source;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private final Consumer<Optional<DataEnvironment>> ended;

    EnvironmentRemoval(
            Environments environments,
            DataEnvironment environment,
            Backend.Source source,
            TaskScheduler scheduler,
            Clock clock,
            Consumer<Optional<DataEnvironment>> ended) {
        this.environments = environments;
        this.environment = environment;
        this.source = source;
        this.scheduler = scheduler;
        this.clock = clock;
        this.ended = ended;
    }

    void start() {
        boolean group = environment.kind() == EnvironmentKind.GROUP;
        if (environment.submitted() != null && (group || environment.reference() == null)) {
            // A group has its VDBs only when the job that makes it has ended.
            settle();
        } else if (environment.reference() != null || environment.mayHaveVdbs()) {
            delete(environment.reference(), environment.path() != null);
        } else {
            // Nothing was ever submitted for it.
            gone();
        }
    }

    private void settle() {
        drive(
                new SettleEnvironment(environment.kind(), environment.subject()),
                environment.submitted().settling(),
                (state, durably) -> {},
                new Ending() {
                    @Override
                    public void succeeded(OperationState state, Result result) {
                        String reference = (String) result.values().get(SettleEnvironment.REFERENCE);
                        boolean made = state.ended(environment.kind().making());
                        if (reference == null && !made && !environment.mayHaveVdbs()) {
                            gone();
                        } else {
                            made(reference, reference != null);
                        }
                    }

                    @Override
                    public void failed(OperationState state) {
                        String reference = state.made(environment.kind().making());
                        boolean over = state.failure().kind() == Problem.Kind.JOB_FAILED;
                        if (over) {
                            made(reference, false);
                        } else {
                            notRemoved(state.failure());
                        }
                    }
                });
    }

    private void made(String reference, boolean well) {
        boolean group = environment.kind() == EnvironmentKind.GROUP;
        if (reference != null || group) {
            keep(now -> now.settled(reference));
        }
        delete(reference, well && !group);
    }

    /** @param complete whether all that was made is known to be in the lists */
    private void delete(String reference, boolean complete) {
        Removal removal = environment.removal();
        OperationState state = removal.state() != null ? removal.state() : begin();
        Checkpoint checkpoint = (next, durably) -> {
            if (durably) {
                environments.change(environment.id(), now -> now.removing(removal.underWay(next)));
            }
        };
        drive(deletion(reference), state, checkpoint, new Ending() {
            @Override
            public void succeeded(OperationState end, Result result) {
                List<String> others = new ArrayList<>();
                for (String kind : List.of(RemoveEnvironment.CHILDREN, RemoveEnvironment.BOOKMARKS)) {
                    if (result.values().get(kind) instanceof Collection<?> names) {
                        names.forEach(name -> others.add(String.valueOf(name)));
                    }
                }
                boolean late = result.values().containsKey(RemoveEnvironment.LATE);
                if (others.isEmpty() && late && !complete && !removal.lookedOnce()) {
                    left(now -> now.lookingAgain(clock.instant(), LATE));
                } else if (others.isEmpty()) {
                    gone();
                } else {
                    log(Level.INFO, "is kept for " + others);
                    left(now -> now.keptFor(others, clock.instant()));
                }
            }

            @Override
            public void failed(OperationState end) {
                notRemoved(end.failure());
            }
        });
    }

    private DataOperation deletion(String reference) {
        boolean group = environment.kind() == EnvironmentKind.GROUP;
        List<MadeVdb> known = environment.vdbs(reference);
        String twinName = group || known.isEmpty() ? null : environment.subject();
        EnvironmentVdbs vdbs = new EnvironmentVdbs(
                known, environment.provisions(), twinName, environment.removal().isGivenUp());
        boolean insisted = environment.removal().isInsisted();
        return group
                ? new RemoveGroupEnvironment(reference, environment.subject(), vdbs, insisted)
                : new RemoveEnvironment(environment.subject(), vdbs, insisted);
    }

    /** On the back end on which it was made, and on no other. */
    private OperationState begin() {
        String id = "environment/" + UUID.randomUUID().toString().substring(0, 8);
        return OperationState.start(id, clock.millis()).boundTo(environment.binding());
    }

    private void drive(DataOperation operation, OperationState state, Checkpoint checkpoint, Ending ending) {
        new OperationDriver(operation, state, source, checkpoint, ending, scheduler, clock).start();
    }

    private void gone() {
        try {
            environments.remove(environment.id());
            // Of what was never begun nobody wants to read in the controller's log.
            log(environment.wasSubmitted() ? Level.INFO : Level.FINE, "is removed");
        } catch (RuntimeException e) {
            // The next look finds that its VDB is not there.
            log(Level.WARNING, "is removed, but stays in the list: " + e.getMessage());
        } finally {
            environments.release(environment.id());
        }
        ended.accept(Optional.empty());
    }

    private void notRemoved(Failure why) {
        log(Level.WARNING, "could not be removed: " + why);
        left(now -> now.failed(why, clock.instant()));
    }

    private void left(UnaryOperator<Removal> change) {
        DataEnvironment left;
        try {
            left = keep(now -> now.removing(change.apply(now.removal())));
        } finally {
            environments.release(environment.id());
        }
        ended.accept(Optional.of(left));
    }

    /** What cannot be kept is found out again the next time. */
    private DataEnvironment keep(UnaryOperator<DataEnvironment> change) {
        try {
            return environments.change(environment.id(), change);
        } catch (RuntimeException e) {
            log(Level.WARNING, "could not be kept: " + e.getMessage());
            return change.apply(environment);
        }
    }

    private void log(Level level, String what) {
        LOGGER.log(
                level,
                () -> "The data environment \"" + environment.subject() + "\" of " + environment.job() + " "
                        + what.replaceAll("[\\p{Cntrl}]+", " "));
    }

    /** Nobody watches; only how it ends counts. */
    private abstract class Ending implements OperationListener {
        @Override
        public void underWay(OperationState state) {}

        @Override
        public void progress(DelphixJob job) {}

        @Override
        public void note(Note note, Object... arguments) {
            LOGGER.log(Level.FINE, () -> environment.subject() + ": " + note);
        }

        @Override
        public void stopped(OperationState state) {
            failed(state.failing(Failure.of(Problem.BUILD_GONE, environment.subject())));
        }

        /** Such as that there is no login any more. */
        @Override
        public void crashed(OperationState state, Throwable mistake) {
            Instant now = clock.instant();
            LOGGER.log(Level.FINE, mistake, () -> "At " + now);
            Problem problem = mistake instanceof UserMistakeException ? Problem.CREDENTIAL_GONE : Problem.LOGIN_REFUSED;
            notRemoved(Failure.of(problem, environment.connection()).withDetails(mistake.getMessage()));
        }
    }
}
