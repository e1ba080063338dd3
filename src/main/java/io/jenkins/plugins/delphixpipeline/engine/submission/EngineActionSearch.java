package io.jenkins.plugins.delphixpipeline.engine.submission;

import io.jenkins.plugins.delphixpipeline.engine.session.Correlation;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.Pages;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.engine.wire.Action;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.submission.AcknowledgedWork;
import io.jenkins.plugins.delphixpipeline.http.submission.SubmissionHandlers;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds the work of a submission whose answer was lost: first by the mark that it carried, and where marks do not survive
 * by what such work leaves behind. What it makes bears its mark, and then that decides.
 */
public final class EngineActionSearch {
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofHours(1);

    private final EngineSession session;
    private final CorrelationTrust trust;
    private final SubmissionHandlers<Handler<?>> handlers;
    private final Traces traces;
    private final AcknowledgedWork answered;

    public EngineActionSearch(
            EngineSession session,
            CorrelationTrust trust,
            SubmissionHandlers<Handler<?>> handlers,
            Traces traces,
            AcknowledgedWork answered) {
        this.session = session;
        this.trust = trust;
        this.handlers = handlers;
        this.traces = traces;
        this.answered = answered;
    }

    CorrelationTrust trust() {
        return trust;
    }

    RecoveryResult find(Intent intent) {
        if (!trust.isDisproved()) {
            Optional<Action> marked = marked(intent);
            if (marked.isPresent()) {
                return ours(intent, marked.get());
            }
            if (trust.isProved()) {
                return RecoveryResult.none();
            }
        }
        RecoveryResult found = handlers.of(intent.kind()).find(intent);
        return intent.isMarked() ? found : answered.judge(found, intent);
    }

    /**
     * Engine API: root actions show who asked for them, and with what agent. A mark is proof whatever the clocks say, so the
     * search begins well before the submission.
     */
    private Optional<Action> marked(Intent intent) {
        WebRequest request = WebRequest.get("/action")
                .query("user", intent.user())
                .query("fromDate", Json.date(intent.since().minus(CLOCKS_MAY_DIFFER)))
                .query("rootActionOnly", true);
        List<Action> actions = Pages.distinct(session, request, Action.class, Action::reference);
        actions.forEach(action -> trust.notice(action.userAgent()));
        return actions.stream()
                .filter(action -> Correlation.isIn(action.userAgent(), intent.correlation()))
                .findFirst();
    }

    private RecoveryResult ours(Intent intent, Action action) {
        Job job = traces.jobOf(action.reference());
        if (job == null && List.of("FAILED", "CANCELED").contains(String.valueOf(action.state()))) {
            return RecoveryResult.none();
        }
        if (job == null && List.of("EXECUTING", "WAITING").contains(String.valueOf(action.state()))) {
            // It is ours and goes on, and whoever looks again will see its job.
            return RecoveryResult.unclear(List.of(action.reference()));
        }
        return RecoveryResult.ours(
                job == null ? null : job.reference(), handlers.of(intent.kind()).made(intent, job));
    }
}
