package io.jenkins.plugins.delphixpipeline.steps;

import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.Failures;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationListener;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.DelphixJob;
import io.jenkins.plugins.delphixpipeline.report.BuildRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Tells the pipeline, the console and the record of the build what becomes of an operation. */
final class OperationReport implements OperationListener {
    private static final Logger LOGGER = Logger.getLogger(OperationReport.class.getName());

    private final StepContext context;
    private final DataOperation operation;
    private final BuildRecord record;
    private final Supplier<Throwable> stopCause;
    private final ConsoleProgress console;
    private final Clock clock;
    private volatile DelphixJob lastJob;
    private volatile Instant lastNews;

    /** @param stopCause why the step was asked to stop; asked only when it was */
    OperationReport(
            StepContext context,
            DataOperation operation,
            OperationState state,
            BuildRecord record,
            Supplier<Throwable> stopCause,
            Clock clock) {
        this.context = context;
        this.operation = operation;
        this.record = record;
        this.stopCause = stopCause;
        this.clock = clock;
        this.console =
                new ConsoleProgress(operation.subject(), Instant.ofEpochMilli(state.startedAt()), this::stream, clock);
    }

    @Override
    public void underWay(OperationState state) {
        record.started(operation, state);
    }

    /** One line for the thread dump of the running pipeline. */
    String status() {
        DelphixJob job = lastJob;
        return job == null
                ? Messages.OperationReport_working(operation.verb(), operation.subject())
                : Messages.OperationReport_waiting(
                        job.reference(),
                        operation.subject(),
                        Math.round(job.percent()),
                        Math.max(0, clock.instant().getEpochSecond() - lastNews.getEpochSecond()));
    }

    @Override
    public void note(Note note, Object... arguments) {
        console.note(note, arguments);
    }

    @Override
    public void progress(DelphixJob job) {
        lastNews = clock.instant();
        lastJob = job;
        console.progress(job);
    }

    @Override
    public void succeeded(OperationState state, Result made) {
        long duration = duration(state);
        console.succeeded(operation.verb(), made.values());
        Result result = made.with("jobs", new ArrayList<>(state.jobs()))
                .with("startedAt", Instant.ofEpochMilli(state.startedAt()).toString())
                .with("durationMillis", duration);
        record.succeeded(operation, state, duration, result);
        context.onSuccess(new LinkedHashMap<>(result.values()));
    }

    @Override
    public void failed(OperationState state) {
        console.failed(operation.verb());
        record.failed(operation, state, duration(state));
        String sentence = Failures.sentence(state.failure());
        context.onFailure(new AbortException(
                state.remedyFailure() == null
                        ? sentence
                        : Messages.OperationReport_remedyFailed(
                                sentence, operation.subject(), Failures.sentence(state.remedyFailure()))));
    }

    @Override
    public void stopped(OperationState state) {
        console.stopped(operation.verb());
        record.stopped(operation, state, duration(state));
        context.onFailure(stopCause.get());
    }

    @Override
    public void crashed(OperationState state, Throwable mistake) {
        console.failed(operation.verb());
        record.failed(operation, state, duration(state));
        context.onFailure(mistake instanceof ConfigurationException ? abort(mistake) : mistake);
    }

    private long duration(OperationState state) {
        return Math.max(0, clock.millis() - state.startedAt());
    }

    private static AbortException abort(Throwable reason) {
        AbortException abort = new AbortException(reason.getMessage());
        abort.initCause(reason);
        return abort;
    }

    /** Null once the step's node has ended and there is nowhere to write any more. */
    private PrintStream stream() {
        try {
            TaskListener listener = context.get(TaskListener.class);
            return listener == null ? null : listener.getLogger();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "There is no console any more", e);
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
