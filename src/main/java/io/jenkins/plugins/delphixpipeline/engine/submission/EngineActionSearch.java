package io.jenkins.plugins.delphixpipeline.engine.submission;

import io.jenkins.plugins.delphixpipeline.engine.session.Correlation;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.Pages;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
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
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the work of a submission whose answer was lost: first by the mark that it carried, and where marks do not survive
 * by what such work leaves behind. What it makes bears its mark, and then that decides.
 */
public final class EngineActionSearch {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofHours(1);

    private static final Comparator<Action> LATEST_FIRST =
            Comparator.comparing(Action::startTime, Comparator.nullsLast(Comparator.reverseOrder()));

    private final EngineSession session;
    private final CorrelationTrust trust;
    private final SubmissionHandlers<Handler<?>> handlers;
    private final Traces traces;
    private final AcknowledgedWork answered;
    /** The last submission that was acknowledged, as long as nobody knows whether marks survive. */
    private volatile Acknowledged untried;

    /** An action and the mark that the request for it carried. */
    private record Acknowledged(String action, String correlation) {}

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

    /**
     * What was acknowledged shows whether marks survive. Only a lost answer makes anybody need to know, so that it is looked at
     * then.
     */
    void learnLaterFrom(String action, String correlation) {
        untried = new Acknowledged(action, correlation);
    }

    Action action(String reference, Duration patience) {
        WebRequest request = WebRequest.get("/action/" + reference).retriedFor(patience);
        return session.read(request, ResultReader.one(Action.class, one -> reference.equals(one.reference())));
    }

    private void learn() {
        Acknowledged acknowledged = untried;
        if (trust.isKnown() || acknowledged == null) {
            return;
        }
        try {
            Action action = action(acknowledged.action(), PATIENCE);
            trust.learn(action.userAgent(), acknowledged.correlation());
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.UNREACHABLE || e.kind() == Problem.Kind.ELSEWHERE) {
                throw e;
            }
            // It is no longer there, or not for this login; the actions of the time in question may tell as well.
            untried = null;
        }
    }

    RecoveryResult find(Intent intent) {
        learn();
        if (!trust.isDisproved()) {
            for (Action action : marked(intent)) {
                RecoveryResult found = ours(intent, action);
                if (found.verdict() != RecoveryResult.Verdict.NONE) {
                    return found;
                }
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
     * search begins well before the submission. A target that is busy is asked again under the same mark, and whether what was
     * refused is kept as an action that failed is in no source.
     *
     * @return the latest first
     */
    private List<Action> marked(Intent intent) {
        WebRequest request = WebRequest.get("/action")
                .query("user", intent.user())
                .query("fromDate", Json.date(intent.since().minus(CLOCKS_MAY_DIFFER)))
                .query("rootActionOnly", true);
        List<Action> actions = Pages.distinct(session, request, Action.class, Action::reference);
        actions.forEach(action -> trust.notice(action.userAgent()));
        return actions.stream()
                .filter(action -> Correlation.isIn(action.userAgent(), intent.correlation()))
                .sorted(LATEST_FIRST)
                .toList();
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
