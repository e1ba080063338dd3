package io.jenkins.plugins.delphixpipeline.run;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.OperationListener;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Namesakes;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedNow;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.report.BuildRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells whoever waits, the console and the record of the build what becomes of an operation. */
final class OperationReport implements OperationListener {
    private final Completion ending;
    private final DataOperation operation;
    private final BuildRecord record;
    private final ConsoleProgress console;
    private final Clock clock;
    private volatile DelphixJob lastJob;
    private volatile Instant lastNews;
    private volatile int recordedJobs;
    private volatile boolean disabled;
    private volatile Backend backend;

    OperationReport(Completion ending, DataOperation operation, OperationState state, BuildRecord record, Clock clock) {
        this.ending = ending;
        this.operation = operation;
        this.record = record;
        this.clock = clock;
        this.console = new ConsoleProgress(
                operation.subject(), Instant.ofEpochMilli(state.startedAt()), ending::console, clock);
    }

    /** What is reported from here on happens there. */
    void connected(Backend opened) {
        backend = opened;
        console.connectedTo(opened.binding().address());
    }

    /** Null before any was opened. */
    private String connection() {
        Backend opened = backend;
        return opened == null ? null : opened.connection();
    }

    @Override
    public void underWay(OperationState state) {
        if (operation.changesData()) {
            record.running(operation, state);
        }
    }

    /** What is recorded of an operation that runs is only news when it has another job. */
    void onStateSaved(OperationState state) {
        if (operation.changesData()
                && state.openJob() != null
                && recordedJobs != state.jobs().size()) {
            recordedJobs = state.jobs().size();
            record.running(operation, state);
        }
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

    /** What each operation on a master finds is said by the first one of the build. */
    @Override
    public void note(Note note, Object... arguments) {
        disabled |= note == Note.DISABLED;
        if (note != Note.MASKING_BY_ANY_SCRIPT || record.isNews(ConsoleText.of(note, arguments))) {
            console.note(note, arguments);
        }
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
        if (!operation.changesData()) {
            listed(made);
            return;
        }
        console.succeeded(operation.verb(), made.values());
        Result result = made.with("jobs", new ArrayList<>(state.jobs()))
                .with("startedAt", Instant.ofEpochMilli(state.startedAt()).toString())
                .with("durationMillis", duration);
        record.succeeded(operation, state, duration, result);
        ending.succeeded(result);
    }

    /** A list is for the script: it may be long, and there is nothing in it that a record should keep. */
    private void listed(Result made) {
        console.succeeded(operation.verb(), Map.of("count", made.values().get("count")));
        record.listed(made);
        ending.succeeded(made);
    }

    @Override
    public void failed(OperationState state) {
        console.failed(operation.verb());
        Backend asked = backend;
        Failure failure = asked == null ? state.failure() : Namesakes.explained(state.failure(), asked.platform());
        if (operation.changesData()) {
            record.failed(operation, state, duration(state), told(state, FailureTexts.sentence(failure)));
            disabled(state);
            if (asked != null) {
                unmasked(state, asked);
            }
        }
        String report = FailureTexts.report(operation.verb(), operation.subject(), connection(), failure);
        ending.failed(new AbortException(told(state, report)));
    }

    /** Somebody has to enable it again, or refresh it, even if its data was never touched. */
    private void disabled(OperationState state) {
        if (disabled) {
            record.disabled(state, List.of(path(operation.subject())));
        }
    }

    /** As others name it, where that can be found out: a step may give its name alone. */
    private String path(String dataset) {
        Backend asked = backend;
        try {
            return asked == null
                    ? dataset
                    : asked.platform().catalog().dataset(dataset).path();
        } catch (PlatformException e) {
            return dataset;
        }
    }

    /** Whoever has to clear up is told of everything that is not masked now, not only of what failed. */
    private void unmasked(OperationState state, Backend asked) {
        OperationContext context = new OperationContext(asked.platform(), this::note, asked.terms());
        List<String> unmasked = UnmaskedNow.of(operation.subject(), operation.intendedFlows(state), context);
        if (!unmasked.isEmpty()) {
            console.note(Note.UNMASKED_NOW, String.join(", ", unmasked));
            record.unmasked(state, unmasked);
        }
    }

    private String told(OperationState state, String failure) {
        return state.remedyFailure() == null
                ? failure
                : Messages.OperationReport_remedyFailed(
                        failure, operation.subject(), FailureTexts.sentence(state.remedyFailure()));
    }

    @Override
    public void stopped(OperationState state) {
        console.stopped(operation.verb());
        if (state.remedyFailure() != null) {
            console.note(Note.REMEDY_FAILED, state.remedyFailure());
        }
        record.stopped(operation, state, duration(state));
        disabled(state);
        Backend asked = backend;
        if (asked != null && operation.guardsData(state)) {
            // Its end has waited for the remedy in any case; other aborts are not to wait for anything.
            unmasked(state, asked);
        }
        ending.stopped();
    }

    @Override
    public void crashed(OperationState state, Throwable mistake) {
        console.failed(operation.verb());
        record.failed(operation, state, duration(state), mistake.getMessage());
        disabled(state);
        ending.failed(mistake instanceof ConfigurationException user ? abort(user) : mistake);
    }

    private long duration(OperationState state) {
        return Math.max(0, clock.millis() - state.startedAt());
    }

    private AbortException abort(ConfigurationException mistake) {
        AbortException abort =
                new AbortException(FailureTexts.report(operation.verb(), operation.subject(), connection(), mistake));
        abort.initCause(mistake);
        return abort;
    }
}
