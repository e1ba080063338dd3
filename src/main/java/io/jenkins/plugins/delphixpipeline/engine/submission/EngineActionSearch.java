package io.jenkins.plugins.delphixpipeline.engine.submission;

import io.jenkins.plugins.delphixpipeline.engine.session.Correlation;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.Pages;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.Action;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds the work of a submission whose answer was lost: first by the mark that it carried, and where marks do not survive
 * by what such work leaves behind.
 */
public final class EngineActionSearch {
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofHours(1);

    private final EngineSession session;
    private final CorrelationTrust trust;
    private final CreatedObjects made;
    private final SubmissionRecovery evidence;
    private final AcknowledgedWork answered;

    public EngineActionSearch(
            EngineSession session,
            CorrelationTrust trust,
            CreatedObjects made,
            SubmissionRecovery evidence,
            AcknowledgedWork answered) {
        this.session = session;
        this.trust = trust;
        this.made = made;
        this.evidence = evidence;
        this.answered = answered;
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
        return answered.judge(evidence.find(intent), intent);
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
        Job job = jobOf(action.reference());
        if (job == null && List.of("FAILED", "CANCELED").contains(String.valueOf(action.state()))) {
            return RecoveryResult.none();
        }
        if (job == null && List.of("EXECUTING", "WAITING").contains(String.valueOf(action.state()))) {
            // It is ours and goes on, and whoever looks again will see its job.
            return RecoveryResult.unclear(List.of(action.reference()));
        }
        return RecoveryResult.ours(job == null ? null : job.reference(), made.by(intent, job));
    }

    /** Null when the work was done at once. */
    private Job jobOf(String action) {
        return jobOf(session, action);
    }

    static Job jobOf(EngineSession session, String action) {
        try {
            return session.read(WebRequest.get("/action/" + action + "/getJob"), ResultReader.optional(Job.class));
        } catch (PlatformException e) {
            return switch (e.kind()) {
                case REFUSED, NOT_FOUND -> null;
                default -> throw e;
            };
        }
    }
}
