package io.jenkins.plugins.delphixpipeline.run;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.driver.lane.Lane;
import io.jenkins.plugins.delphixpipeline.openwork.GuardedRun;
import io.jenkins.plugins.delphixpipeline.operation.Checkpoint;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.report.BuildRecord;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * The one place where an operation is wired to Jenkins: which connection it opens, where its state is kept, what is said about
 * it, and who guards its data when nobody else does. What its end means is the business of the {@link Completion}.
 */
public final class OperationRunner {
    private final ConnectionRegistry connections;
    private final ConnectionChoice choice;
    private final Run<?, ?> run;
    private final FlowNode node;
    private final String resultVariable;
    /** Null when it is carried out. */
    private final EnclosingPlan plan;

    /** An operation that is carried out, with what is told about it. */
    private record Driven(OperationDriver driver, OperationReport report) implements Running {
        @Override
        public void start() {
            driver.start();
        }

        @Override
        public void stop() {
            driver.stop();
        }

        @Override
        public String status() {
            return report.status();
        }
    }

    /** @param node null in a build that is no pipeline */
    private record Place(Run<?, ?> run, FlowNode node) {}

    private OperationRunner(
            ConnectionRegistry connections,
            ConnectionChoice choice,
            Place place,
            String resultVariable,
            EnclosingPlan plan) {
        this.connections = connections;
        this.choice = choice;
        this.run = place.run();
        this.node = place.node();
        this.resultVariable = resultVariable;
        this.plan = plan;
    }

    /** @param resultVariable prefix of environment variables that take the result; null for none */
    static OperationRunner of(StepContext context, ConnectionChoice choice, String resultVariable)
            throws IOException, InterruptedException {
        EnclosingConnection enclosing = context.get(EnclosingConnection.class);
        return new OperationRunner(
                ConnectionRegistry.of(context),
                enclosing == null ? choice : enclosing.completing(choice),
                new Place(context.get(Run.class), context.get(FlowNode.class)),
                resultVariable,
                context.get(EnclosingPlan.class));
    }

    /** For a build that is no pipeline. */
    public static OperationRunner of(
            Run<?, ?> run, ConnectionChoice choice, String resultVariable, ConnectionRegistry connections) {
        return new OperationRunner(connections, choice, new Place(run, null), resultVariable, null);
    }

    OperationState begin() {
        return OperationState.start(OperationId.of(run, node), Clock.systemUTC().millis());
    }

    /**
     * Makes ready what {@link Running#start} begins.
     *
     * @param state new, or as it was saved last
     * @param checkpoint keeps each further state, before anything is said about it
     * @return empty when the work was carried on without this build, so that it is none of its business any more
     */
    Optional<Running> ready(
            DataOperation operation, OperationState state, Completion completion, Checkpoint checkpoint) {
        Clock clock = Clock.systemUTC();
        TaskScheduler scheduler = connections.controller().scheduler();
        BuildRecord record = new BuildRecord(run, choice.connection(), resultVariable, scheduler);
        if (plan != null) {
            PlannedRun.Site site = new PlannedRun.Site(
                    connections.source(choice, run, any -> {}),
                    plan.data(),
                    record,
                    scheduler,
                    new Lane(choice, Lane.Use.BEGINNING));
            return Optional.of(new PlannedRun(operation, state, completion, site));
        }
        OperationReport report = new OperationReport(completion, operation, state, record, clock);
        Checkpoint reporting = (next, durably) -> {
            checkpoint.save(next, durably);
            report.onStateSaved(next);
        };
        return GuardedRun.claim(connections.openWork(), operation, state, OperationId.origin(run, node), reporting)
                .map(guard -> new Driven(
                        new OperationDriver(
                                operation,
                                state,
                                connections.source(choice, run, report::connected),
                                guard,
                                guard.telling(report),
                                scheduler,
                                clock),
                        report));
    }
}
