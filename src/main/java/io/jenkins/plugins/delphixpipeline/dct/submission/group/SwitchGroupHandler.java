package io.jenkins.plugins.delphixpipeline.dct.submission.group;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Refused;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Starts, stops, enables or disables the VDBs of a group. DCT API: there from 3.17 on. */
final class SwitchGroupHandler<S extends GroupSubmission> extends Handler<S> {
    private final DctSession session;
    private final GroupTraces traces;
    private final String word;
    private final Function<S, Map<String, Object>> body;
    private final Predicate<RunState> reached;

    /** @param body null for none */
    private SwitchGroupHandler(
            Class<S> type,
            Submission.Kind kind,
            Shared shared,
            Function<S, Map<String, Object>> body,
            Predicate<RunState> reached) {
        super(type, kind);
        this.session = shared.session();
        this.traces = shared.traces();
        this.word = kind.name().replace("_GROUP", "");
        this.body = body;
        this.reached = reached;
    }

    /** What all of these need. */
    private record Shared(DctSession session, GroupTraces traces) {}

    static List<Handler<?>> all(DctSession session, GroupTraces traces) {
        Shared shared = new Shared(session, traces);
        return List.of(
                new SwitchGroupHandler<>(
                        GroupSubmission.EnableGroup.class,
                        Submission.Kind.ENABLE_GROUP,
                        shared,
                        wanted -> wanted.attemptStart()
                                ? null
                                : Map.of("vdb_enable_param_mappings", notStarted(traces, wanted.target())),
                        RunState::isCertainlyEnabled),
                new SwitchGroupHandler<>(
                        GroupSubmission.DisableGroup.class,
                        Submission.Kind.DISABLE_GROUP,
                        shared,
                        wanted -> null,
                        RunState::isCertainlyDisabled),
                new SwitchGroupHandler<>(
                        GroupSubmission.RunGroup.class,
                        Submission.Kind.START_GROUP,
                        shared,
                        wanted -> null,
                        RunState::running),
                new SwitchGroupHandler<>(
                        GroupSubmission.RunGroup.class,
                        Submission.Kind.STOP_GROUP,
                        shared,
                        wanted -> null,
                        state -> !state.running()));
    }

    private static List<Map<String, Object>> notStarted(GroupTraces traces, String group) {
        return traces.groups().groupByReference(group).vdbs().stream()
                .map(vdb -> Map.<String, Object>of("vdb_id", vdb, "attempt_start", false))
                .toList();
    }

    @Override
    protected void check(S wanted) {
        Refused.requireVersion(session.version(), 3, 17, "vdbGroup");
    }

    @Override
    protected WebRequest request(S wanted, String correlation) {
        check(wanted);
        String verb = word.toLowerCase(Locale.ROOT);
        return WebRequest.post("/vdb-groups/" + wanted.target() + "/" + verb, body.apply(wanted));
    }

    @Override
    public RecoveryResult find(Intent intent) {
        RecoveryResult found = traces.findUnlessFailed(intent, word);
        boolean done = found.verdict() == RecoveryResult.Verdict.NONE && shows(intent, null);
        return done ? RecoveryResult.equivalent(null, null) : found;
    }

    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        return traces.all(intent, reached);
    }
}
