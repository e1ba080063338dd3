package io.jenkins.plugins.delphixpipeline.run;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.driver.lane.Lane;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedData;
import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedNames;
import io.jenkins.plugins.delphixpipeline.operation.plan.Planner;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.report.BuildRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Plans an operation in place of doing it: one task that reads, and says what would be done. There is nothing to carry over a
 * restart; whoever resumes plans again.
 */
final class PlannedRun implements Running {
    private final DataOperation operation;
    private final OperationState state;
    private final Completion completion;
    private final Site site;
    private final ConsoleProgress console;
    private final AtomicBoolean over = new AtomicBoolean();

    /**
     * What a plan works with.
     *
     * @param source opens the back end
     * @param data what the steps before would have made
     * @param record sets the variables that take the result; nothing else is recorded
     */
    record Site(Backend.Source source, PlannedData data, BuildRecord record, TaskScheduler scheduler, Lane lane) {}

    PlannedRun(DataOperation operation, OperationState state, Completion completion, Site site) {
        this.operation = operation;
        this.state = state;
        this.completion = completion;
        this.site = site;
        this.console = new ConsoleProgress(
                operation.subject(), Instant.ofEpochMilli(state.startedAt()), completion::console, Clock.systemUTC());
    }

    @Override
    public void start() {
        site.scheduler().soon(site.lane(), this::plan);
    }

    @Override
    public void stop() {
        end(completion::stopped);
    }

    @Override
    public String status() {
        return Messages.OperationReport_working(operation.verb(), operation.subject());
    }

    private void plan() {
        Backend open = null;
        try {
            open = site.source().open();
            console.connectedTo(open.binding().address());
            OperationContext context = new OperationContext(open.platform(), console, open.terms());
            Result result =
                    new Planner(context, site.data(), console::planned, site.source()::secret).plan(operation, state);
            end(() -> {
                site.record().listed(result);
                completion.succeeded(result);
            });
        } catch (PlatformException e) {
            Failure failure =
                    open == null ? e.failure() : PlannedNames.explained(e.failure(), open.platform(), site.data());
            failed(FailureTexts.report(operation.verb(), operation.subject(), name(open), failure), e);
        } catch (ConfigurationException e) {
            failed(FailureTexts.report(operation.verb(), operation.subject(), name(open), e), e);
        } catch (RuntimeException | Error e) {
            end(() -> completion.failed(e));
        }
    }

    private static String name(Backend open) {
        return open == null ? null : open.connection();
    }

    private void failed(String report, Exception cause) {
        AbortException abort = new AbortException(report);
        abort.initCause(cause);
        end(() -> completion.failed(abort));
    }

    private void end(Runnable how) {
        if (over.compareAndSet(false, true)) {
            how.run();
        }
    }
}
