package io.jenkins.plugins.delphixpipeline.run;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.driver.StateNews;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.catalog.ListData;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodOperation;
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

    private final PodOperation model;
    private final int atOnce;
    private final ConnectionChoice choice;
    private final String resultVariable;
    private volatile String id;
    private volatile long startedAt;
    /** Null until the pods are known. Replaced as a whole, never changed, since it may be stored at any moment. */
    private volatile ArrayList<PodProgress> pods;
    /** The back end on which they were found; null until it was opened. */
    private volatile Binding binding;

    private volatile Throwable stopCause;
    private transient Map<Integer, Running> running;
    private transient boolean over;

    /** @param model what is done; its pod does not matter */
    public PodsExecution(
            StepContext context, PodOperation model, int atOnce, ConnectionChoice choice, String resultVariable) {
        super(context);
        this.model = model;
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
        running = new HashMap<>();
        if (pods != null) {
            advance();
            return;
        }
        ListData names = new ListData(ListData.Kind.PODS, model.template(), null);
        drive(-1, names, OperationState.start(id, startedAt).boundTo(binding));
    }

    @Override
    public synchronized void stop(@NonNull Throwable cause) {
        stopCause = cause;
        if (running == null) {
            return;
        }
        // One that only plans has ended when this returns.
        List.copyOf(running.values()).forEach(Running::stop);
        if (running.isEmpty()) {
            finish();
        }
    }

    @Override
    public String getStatus() {
        List<PodProgress> all = pods;
        return all == null
                ? null
                : Messages.PodsExecution_status(
                        all.stream().filter(pod -> pod.ended).count(), all.size());
    }

    private synchronized void found(List<Map<String, Object>> pods) {
        ArrayList<PodProgress> all = new ArrayList<>();
        for (Map<String, Object> pod : pods) {
            all.add(new PodProgress(
                    model.forPod(String.valueOf(pod.get("name"))),
                    OperationState.start(
                                    id + '.' + all.size(), Clock.systemUTC().millis())
                            .boundTo(binding)));
        }
        this.pods = all;
        running.clear();
        advance();
    }

    /**
     * Pods begin in their order, so that after a restart those that were under way come first. Once the step was stopped no
     * other begins, but what was under way has to be stopped by whoever finds it.
     */
    private void advance() {
        for (int index = 0; index < pods.size() && running.size() < atOnce; index++) {
            PodProgress pod = pods.get(index);
            boolean due = stopCause == null || pod.state.isUnderWay();
            if (due && !pod.ended && !running.containsKey(index)) {
                drive(index, pod.operation, pod.state);
            }
        }
        if (running.isEmpty()) {
            finish();
        }
    }

    private void drive(int index, DataOperation operation, OperationState state) {
        try {
            Completion completion = new PodEnding(index);
            Optional<Running> ready = OperationRunner.of(getContext(), choice, null)
                    .ready(operation, state, completion, (next, durably) -> save(index, next, durably));
            if (ready.isEmpty()) {
                completion.failed(new AbortException(Messages.OperationExecution_carriedOn(operation.subject())));
                return;
            }
            running.put(index, ready.get());
            ready.get().start();
            if (stopCause != null) {
                ready.get().stop();
            }
        } catch (IOException | InterruptedException e) {
            over = true;
            getContext().onFailure(e);
        }
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
        ArrayList<PodProgress> all = new ArrayList<>(pods);
        OperationState before = all.get(index).state;
        all.set(index, all.get(index).at(next));
        pods = all;
        return before;
    }

    private synchronized void ended(int index, String failure) {
        ArrayList<PodProgress> all = new ArrayList<>(pods);
        all.set(index, all.get(index).end(failure));
        pods = all;
        running.remove(index);
        advance();
    }

    private void finish() {
        if (over) {
            return;
        }
        over = true;
        List<PodProgress> all = pods == null ? List.of() : pods;
        List<String> failures =
                all.stream().map(pod -> pod.sentence).filter(Objects::nonNull).toList();
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

    private void succeed(List<PodProgress> all) {
        List<String> pods = all.stream().map(pod -> pod.operation.subject()).toList();
        List<String> jobs =
                all.stream().flatMap(pod -> pod.state.jobs().stream()).toList();
        Result result = Result.empty()
                .with("dataPods", new ArrayList<>(pods))
                .with("template", model.template())
                .with("jobs", new ArrayList<>(jobs))
                .with("startedAt", Instant.ofEpochMilli(startedAt).toString())
                .with("durationMillis", Math.max(0, Clock.systemUTC().millis() - startedAt));
        try {
            if (getContext().get(EnclosingPlan.class) != null) {
                result = result.with("planned", true);
            }
            new BuildRecord(getContext().get(Run.class), choice.connection(), resultVariable, null).listed(result);
        } catch (IOException | InterruptedException e) {
            getContext().onFailure(e);
            return;
        }
        getContext().onSuccess(new LinkedHashMap<>(result.values()));
    }

    /** The end of the work on one pod; of finding out the pods, where the index is negative. */
    private final class PodEnding implements Completion {
        private final int index;
        private final StepCompletion step = new StepCompletion(getContext(), () -> stopCause);

        PodEnding(int index) {
            this.index = index;
        }

        @Override
        public void succeeded(Result result) {
            if (index >= 0) {
                ended(index, null);
            } else {
                found(result.items());
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
