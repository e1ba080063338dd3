package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.OpenConnections;
import io.jenkins.plugins.delphixpipeline.openwork.GuardedRun;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.operation.Checkpoint;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.ListData;
import io.jenkins.plugins.delphixpipeline.operation.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.OperationDriver;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.StateNews;
import io.jenkins.plugins.delphixpipeline.report.BuildRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Serial;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Does the same to each data pod of a template, not more than so many at once. Each pod has an operation and a state of its
 * own, so that everything that holds for one operation, through a restart too, holds for each. One that fails does not keep
 * the others from being done; the step fails when all have ended.
 */
public final class PodsExecution extends StepExecution {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ManagePod model;
    private final String template;
    private final int atOnce;
    private final ConnectionChoice choice;
    private final String resultVariable;
    private volatile String id;
    private volatile long startedAt;
    /** Null until the pods are known. Replaced as a whole, never changed, since it may be stored at any moment. */
    private volatile ArrayList<PodTurn> turns;
    /** The back end on which they were found; null until it was opened. */
    private volatile Binding binding;

    private volatile Throwable stopCause;
    private transient Map<Integer, OperationDriver> drivers;
    private transient boolean over;

    /** @param model what is done; its pod does not matter */
    PodsExecution(
            StepContext context,
            ManagePod model,
            String template,
            int atOnce,
            ConnectionChoice choice,
            String resultVariable) {
        super(context);
        this.model = model;
        this.template = template;
        this.atOnce = atOnce;
        this.choice = choice;
        this.resultVariable = resultVariable;
    }

    @Override
    public boolean start() throws Exception {
        id = OperationId.of(getContext().get(Run.class), getContext().get(FlowNode.class));
        startedAt = Clock.systemUTC().millis();
        begin();
        return false;
    }

    @Override
    public void onResume() {
        begin();
    }

    private synchronized void begin() {
        drivers = new HashMap<>();
        if (turns != null) {
            advance();
            return;
        }
        ListData pods = new ListData(ListData.Kind.PODS, template, null);
        drive(-1, pods, OperationState.start(id, startedAt).boundTo(binding));
    }

    @Override
    public synchronized void stop(@NonNull Throwable cause) {
        stopCause = cause;
        if (drivers == null) {
            return;
        }
        drivers.values().forEach(OperationDriver::stop);
        if (drivers.isEmpty()) {
            finish();
        }
    }

    @Override
    public String getStatus() {
        List<PodTurn> all = turns;
        return all == null
                ? null
                : Messages.PodsExecution_status(
                        all.stream().filter(turn -> turn.ended).count(), all.size());
    }

    private synchronized void found(List<?> names) {
        ArrayList<PodTurn> all = new ArrayList<>();
        for (Object name : names) {
            all.add(new PodTurn(
                    model.forPod(name.toString()),
                    OperationState.start(
                                    id + '.' + all.size(), Clock.systemUTC().millis())
                            .boundTo(binding)));
        }
        turns = all;
        drivers.clear();
        advance();
    }

    /** Turns begin in their order, so that after a restart those that were under way come first. */
    private void advance() {
        for (int index = 0; stopCause == null && index < turns.size() && drivers.size() < atOnce; index++) {
            PodTurn turn = turns.get(index);
            if (!turn.ended && !drivers.containsKey(index)) {
                drive(index, turn.operation, turn.state);
            }
        }
        if (drivers.isEmpty()) {
            finish();
        }
    }

    private void drive(int index, DataOperation operation, OperationState state) {
        try {
            OpenConnections given = getContext().get(OpenConnections.class);
            OpenConnections connections = given == null ? OpenConnections.get() : given;
            ConnectionChoice effective = connection();
            Run<?, ?> run = getContext().get(Run.class);
            BuildRecord record = new BuildRecord(
                    run, effective.connection(), null, connections.controller().turns());
            OperationReport report =
                    new OperationReport(new PodEnding(index), operation, state, record, Clock.systemUTC());
            Checkpoint checkpoint = (next, durably) -> {
                save(index, next, durably);
                report.cameTo(next);
            };
            Optional<GuardedRun> guard = connections
                    .openWork()
                    .guard(
                            operation,
                            state,
                            OperationId.origin(run, getContext().get(FlowNode.class)),
                            checkpoint);
            if (guard.isEmpty()) {
                new PodEnding(index)
                        .failed(new AbortException(Messages.OperationExecution_carriedOn(operation.subject())));
                return;
            }
            OperationDriver driver = new OperationDriver(
                    operation,
                    state,
                    connections.source(effective, run, report::connected),
                    guard.get(),
                    guard.get().telling(report),
                    connections.controller().turns(),
                    Clock.systemUTC());
            drivers.put(index, driver);
            driver.start();
        } catch (IOException | InterruptedException e) {
            over = true;
            getContext().onFailure(e);
        }
    }

    private ConnectionChoice connection() throws IOException, InterruptedException {
        EnclosingConnection enclosing = getContext().get(EnclosingConnection.class);
        return enclosing == null ? choice : enclosing.completing(choice);
    }

    private void save(int index, OperationState next, boolean durably) {
        if (index < 0) {
            binding = next.binding();
        } else if (StateNews.isBetween(replace(index, next), next) || durably) {
            OperationExecution.persist(getContext(), durably);
        }
    }

    /** @return what it was before */
    private synchronized OperationState replace(int index, OperationState next) {
        ArrayList<PodTurn> all = new ArrayList<>(turns);
        OperationState before = all.get(index).state;
        all.set(index, all.get(index).at(next));
        turns = all;
        return before;
    }

    private synchronized void ended(int index, String failure) {
        ArrayList<PodTurn> all = new ArrayList<>(turns);
        all.set(index, all.get(index).end(failure));
        turns = all;
        drivers.remove(index);
        advance();
    }

    private void finish() {
        if (over) {
            return;
        }
        over = true;
        List<PodTurn> all = turns == null ? List.of() : turns;
        List<String> failures =
                all.stream().map(turn -> turn.sentence).filter(Objects::nonNull).toList();
        if (stopCause != null) {
            getContext().onFailure(stopCause);
        } else if (failures.isEmpty()) {
            succeed(all);
        } else {
            getContext()
                    .onFailure(new AbortException(
                            Messages.PodsExecution_failed(failures.size(), all.size(), String.join("\n", failures))));
        }
    }

    private void succeed(List<PodTurn> all) {
        List<String> pods = all.stream().map(turn -> turn.operation.subject()).toList();
        List<String> jobs =
                all.stream().flatMap(turn -> turn.state.jobs().stream()).toList();
        Result result = Result.empty()
                .with("dataPods", new ArrayList<>(pods))
                .with("template", template)
                .with("jobs", new ArrayList<>(jobs))
                .with("startedAt", Instant.ofEpochMilli(startedAt).toString())
                .with("durationMillis", Math.max(0, Clock.systemUTC().millis() - startedAt));
        try {
            new BuildRecord(getContext().get(Run.class), choice.connection(), resultVariable, null).listed(result);
        } catch (IOException | InterruptedException e) {
            getContext().onFailure(e);
            return;
        }
        getContext().onSuccess(new LinkedHashMap<>(result.values()));
    }

    /** The end of one pod's turn; of finding out the pods, where the index is negative. */
    private final class PodEnding implements Ending {
        private final int index;
        private final StepEnding step = new StepEnding(getContext(), () -> stopCause);

        PodEnding(int index) {
            this.index = index;
        }

        @Override
        public void succeeded(Map<String, Object> values) {
            if (index >= 0) {
                ended(index, null);
            } else {
                found((List<?>) values.get("names"));
            }
        }

        @Override
        public void failed(Throwable reason) {
            if (index >= 0) {
                ended(index, reason.getMessage());
            } else {
                step.failed(reason);
            }
        }

        @Override
        public void stopped() {
            if (index >= 0) {
                ended(index, null);
            } else {
                step.stopped();
            }
        }

        @Override
        public PrintStream console() {
            return step.console();
        }
    }
}
