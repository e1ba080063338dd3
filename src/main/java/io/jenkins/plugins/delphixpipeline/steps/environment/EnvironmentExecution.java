package io.jenkins.plugins.delphixpipeline.steps.environment;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.util.Secret;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.driver.StateNews;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Admission;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Environments;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import io.jenkins.plugins.delphixpipeline.run.PartOfStep;
import io.jenkins.plugins.delphixpipeline.run.StepCompletion;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Brings an environment up, runs the body, and sees to what becomes of it. How far the environment has come is in the registry,
 * which outlives this step; after a restart the step finds its own there again. Here is only how far the body has come.
 */
public final class EnvironmentExecution extends StepExecution implements Leaving.Step, BodyEnding.Step {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(EnvironmentExecution.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final EnvironmentOrder order;
    private final ConnectionChoice choice;
    private final String resultVariable;
    private final String name;
    /** What the VDB is called, also where the name is made of the build; null before it is known. */
    private volatile String called;

    private volatile String id;
    private volatile BodyExecution body;
    private volatile boolean ending;
    private volatile Object result;
    private volatile Throwable failure;
    private volatile Throwable stopCause;
    private transient volatile Waiting waiting;
    private transient volatile PartOfStep part;
    private transient volatile OperationState last;
    private transient volatile DatabaseLogin login;
    private transient volatile boolean over;

    /** @param name of the VDB; null for one that is made of the build */
    EnvironmentExecution(
            StepContext context, EnvironmentOrder order, ConnectionChoice choice, String resultVariable, String name) {
        super(context);
        this.order = order;
        this.choice = choice;
        this.resultVariable = resultVariable;
        this.name = name;
    }

    @Override
    public boolean start() throws Exception {
        soon(this::begin);
        return false;
    }

    @Override
    public void onResume() {
        soon(this::resume);
    }

    private void soon(Turn turn) {
        try {
            connections().controller().scheduler().soon(() -> attempt(turn));
        } catch (IOException | InterruptedException e) {
            getContext().onFailure(e);
        }
    }

    @Override
    public void attempt(Turn turn) {
        try {
            turn.take();
        } catch (Exception e) {
            LOGGER.log(Level.FINE, e, () -> "withDelphixVdb");
            if (waiting != null) {
                waiting.withdraw();
            }
            // Nobody holds it any more, so that it is taken away as soon as the step is over.
            if (id != null) {
                Use.environments(getContext()).ifPresent(all -> all.release(id));
            }
            // Why the body failed counts for more than what keeps from clearing up after it.
            failure = failure == null ? stopped(Use.told(e, subject(), choice.connection())) : failure;
            finish();
        }
    }

    @Override
    public Throwable stopped(Throwable reason) {
        return stopCause == null ? reason : stopCause;
    }

    @Override
    public String subject() {
        return called != null ? called : name == null ? "" : name;
    }

    private EnvironmentDesk desk() throws IOException, InterruptedException {
        return EnvironmentDesk.of(getContext());
    }

    private ConnectionRegistry connections() throws IOException, InterruptedException {
        return ConnectionRegistry.of(getContext());
    }

    private void begin() throws IOException, InterruptedException {
        called = Use.of(getContext(), choice).nameOr(name, order);
        if (order.adminCredentialsId() == null) {
            reserve();
        } else {
            Use.of(getContext(), choice).foresee(order, subject(), this, this::reserve);
        }
    }

    private void reserve() throws IOException, InterruptedException {
        if (getContext().get(EnclosingPlan.class) != null) {
            part = Use.of(getContext(), choice).plan(order, resultVariable, subject());
            part.start(new StepCompletion(getContext(), () -> stopCause), (state, durably) -> {});
            return;
        }
        waiting = Use.of(getContext(), choice).inLine(order, subject());
        ask();
    }

    private void ask() throws IOException, InterruptedException {
        if (stopCause != null) {
            waiting.withdraw();
            throw new AbortException(Messages.WithDelphixVdbStep_stopped());
        }
        Use use = Use.of(getContext(), choice);
        Admission answer = waiting.ask(use.run(), use.place().user(), line -> Use.say(getContext(), subject(), line));
        if (answer == null) {
            connections().controller().scheduler().later(LOOK, () -> attempt(this::ask));
            return;
        }
        id = answer.environment().id();
        provide(answer.environment());
    }

    /** After a restart the registry says how far it has come. */
    private void resume() throws Exception {
        Environments all = desk().environments();
        Origin user = Use.of(getContext(), choice).place().user();
        Optional<DataEnvironment> own = id == null || !ending ? all.of(user) : all.find(id);
        boolean usedAgain = own.isPresent() && !own.get().user().equals(user);
        boolean mine = own.isPresent() && !usedAgain && all.claim(own.get().id());
        id = mine ? own.get().id() : id;
        if (usedAgain) {
            finish();
        } else if (own.isPresent() && !mine && (ending || body == null)) {
            // Somebody looks at it, or goes on with its removal; how that ends is said here all the same.
            if (!over) {
                connections().controller().scheduler().later(LOOK, () -> attempt(this::resume));
            }
        } else if (ending) {
            leave();
        } else if (body == null && own.isPresent()) {
            if (own.get().state() == EnvironmentState.READY || own.get().state() == EnvironmentState.IN_USE) {
                prepare(own.get());
            } else {
                provide(own.get());
            }
        } else if (body == null) {
            begin();
        }
    }

    private void provide(DataEnvironment reserved) throws IOException, InterruptedException {
        DataEnvironment begun =
                reserved.provision() == null ? Use.of(getContext(), choice).beginning(reserved, order) : reserved;
        last = begun.provisioning();
        part = PartOfStep.of(getContext(), choice, resultVariable, begun.provision(), last);
        part.start(new PartEnding(getContext(), this, this::provided, this::notProvided), this::save);
        if (stopCause != null) {
            part.stop();
        }
    }

    /** On the driver's thread. Returns when it is kept, so that nothing is submitted that nobody knows of. */
    private void save(OperationState next, boolean durably) {
        OperationState before = last;
        last = next;
        if (durably || StateNews.isBetween(before, next)) {
            Use.environments(getContext()).orElseThrow().change(id, now -> now.provisioning(next));
        }
    }

    private void provided(Result made) throws Exception {
        EnvironmentDesk desk = desk();
        OperationState end = last;
        prepare(desk.environments().change(id, now -> now.provisioning(end)
                .ready(
                        made.values(),
                        order.maskedBy(end.binding()),
                        desk.clock().instant())));
    }

    private void notProvided(Throwable reason) throws IOException, InterruptedException {
        OperationState end = last;
        desk().environments().change(id, now -> now.provisioning(end));
        giveUp(reason);
    }

    private void prepare(DataEnvironment ready) throws Exception {
        part = null;
        if (order.adminCredentialsId() == null) {
            run(ready, null);
            return;
        }
        Secret password = Use.password();
        login = new DatabaseLogin(
                "Delphix credentials of " + ready.subject(),
                () -> Use.of(getContext(), choice),
                Use.of(getContext(), choice).account(order, ready, password),
                new DatabaseLogin.Ending() {
                    @Override
                    public void answered() {
                        attempt(() -> run(ready, password));
                    }

                    @Override
                    public void failed(Exception reason) {
                        attempt(() -> giveUp(stopped(Use.told(reason, ready, choice.connection()))));
                    }
                });
        login.attempt();
        if (stopCause != null) {
            login.stop();
        }
    }

    /** @param password null when none was set */
    private void run(DataEnvironment ready, Secret password) throws IOException, InterruptedException {
        login = null;
        desk().environments().change(id, DataEnvironment::inUse);
        body = Use.of(getContext(), choice).body(order, ready, password, new BodyEnding(this));
        if (stopCause != null) {
            // That came too early for the body, and too late for what was before.
            body.cancel(stopCause);
        }
    }

    @Override
    public void ended(Object made, Throwable reason) {
        result = made;
        failure = reason;
        ending = true;
        soon(this::leave);
    }

    private void leave() throws IOException, InterruptedException {
        leaving().afterBody(BodyEnding.isFailure(failure));
    }

    /** It did not become ready, or its account could not be prepared. */
    private void giveUp(Throwable reason) throws IOException, InterruptedException {
        failure = reason;
        ending = true;
        // Kept before it is abandoned, so that a step that comes back does not begin anew.
        getContext().saveState().addListener(() -> soon(leaving()::abandon), Runnable::run);
    }

    private Leaving leaving() {
        part = null;
        return new Leaving(getContext(), choice, id, this);
    }

    @Override
    public EnvironmentOrder order() {
        return order;
    }

    @Override
    public void under(PartOfStep next) {
        part = next;
    }

    @Override
    public void finish() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        if (failure == null) {
            getContext().onSuccess(result);
        } else {
            getContext().onFailure(failure);
        }
    }

    @Override
    public void stop(@NonNull Throwable cause) throws Exception {
        stopCause = cause;
        getContext().saveState();
        PartOfStep running = part;
        DatabaseLogin answering = login;
        if (ending) {
            // It is taken away without the build, too.
            failure = failure == null ? cause : failure;
            finish();
        } else if (body != null) {
            body.cancel(cause);
        } else if (running != null) {
            running.stop();
        } else if (answering != null) {
            answering.stop();
        } else if (waiting != null && id == null) {
            soon(this::ask);
        }
    }

    @Override
    public String getStatus() {
        PartOfStep running = part;
        return running == null ? Messages.WithDelphixVdbStep_status(subject()) : running.status();
    }
}
