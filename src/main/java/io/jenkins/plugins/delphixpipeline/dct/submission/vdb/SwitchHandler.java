package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.catalog.DctCatalog;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Starts, stops, enables or disables a VDB: what may be said twice, and whose end can be seen. */
final class SwitchHandler<S extends Submission> extends Handler<S> {
    private final DctCatalog catalog;
    private final Traces traces;
    private final BiFunction<S, String, WebRequest> request;
    private final String word;
    private final Predicate<RunState> reached;

    private SwitchHandler(
            Class<S> type,
            Submission.Kind kind,
            Shared shared,
            BiFunction<S, String, WebRequest> request,
            Predicate<RunState> reached) {
        super(type, kind);
        this.catalog = shared.catalog();
        this.traces = shared.traces();
        this.request = request;
        this.word = kind.name();
        this.reached = reached;
    }

    /** What all of these need. */
    record Shared(DctCatalog catalog, Traces traces) {}

    static SwitchHandler<Submission.Enable> enable(Shared shared) {
        return new SwitchHandler<>(
                Submission.Enable.class,
                Submission.Kind.ENABLE,
                shared,
                (wanted, vdb) -> WebRequest.post(vdb + "/enable", Map.of("attempt_start", wanted.attemptStart())),
                RunState::isCertainlyEnabled);
    }

    static SwitchHandler<Submission.Disable> disable(Shared shared) {
        return new SwitchHandler<>(
                Submission.Disable.class,
                Submission.Kind.DISABLE,
                shared,
                (wanted, vdb) -> WebRequest.post(vdb + "/disable", null),
                RunState::isCertainlyDisabled);
    }

    static SwitchHandler<Submission.Run> start(Shared shared) {
        return new SwitchHandler<>(
                Submission.Run.class,
                Submission.Kind.START,
                shared,
                (wanted, vdb) -> WebRequest.post(vdb + "/start", null),
                RunState::running);
    }

    static SwitchHandler<Submission.Run> stop(Shared shared) {
        return new SwitchHandler<>(
                Submission.Run.class,
                Submission.Kind.STOP,
                shared,
                (wanted, vdb) -> WebRequest.post(vdb + "/stop", null),
                state -> !state.running());
    }

    @Override
    protected WebRequest request(S wanted, String correlation) {
        return request.apply(wanted, "/vdbs/" + wanted.target());
    }

    @Override
    public RecoveryResult find(Intent intent) {
        RecoveryResult found = traces.onTargetUnlessFailed(intent, word);
        boolean done = found.verdict() == RecoveryResult.Verdict.NONE && reached.test(state(intent));
        return done ? RecoveryResult.equivalent(null, null) : found;
    }

    private RunState state(Intent intent) {
        return catalog.runState(catalog.datasetByReference(intent.target()));
    }

    /** What nothing tells of is not waited for. */
    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        RunState now = state(intent);
        boolean untold = !now.told() && !word.equals("START") && !word.equals("STOP");
        return untold || reached.test(now);
    }
}
