package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What Self-Service can do to data pods apart from a refresh. */
final class ChangePodHandler extends Handler<Submission.ChangePod> {
    private final PodTraces pods;

    ChangePodHandler(PodTraces pods) {
        super(Submission.ChangePod.class, Submission.Kind.CHANGE_POD);
        this.pods = pods;
    }

    @Override
    protected WebRequest request(Submission.ChangePod change, String correlation) {
        return pods.post(change.target(), change.change().name().toLowerCase(Locale.ROOT), body(change));
    }

    /** Engine API: before 1.9.0 a restore took the point itself. */
    private Map<String, Object> body(Submission.ChangePod change) {
        boolean typed = pods.takesParameters();
        return switch (change.change()) {
            case RESTORE -> {
                Body point = Body.of("JSTimelinePointBookmarkInput").put("bookmark", change.argument());
                yield typed
                        ? Body.of("JSDataContainerRestoreParameters")
                                .put("timelinePointParameters", point)
                                .map()
                        : point.map();
            }
            case RESET -> typed ? Body.of("JSDataContainerResetParameters").map() : Map.of();
            case UNDO ->
                Body.of("JSDataContainerUndoParameters")
                        .put("operation", change.argument())
                        .map();
            default -> Map.of();
        };
    }

    @Override
    protected boolean shows(Submission.ChangePod change, Intent intent) {
        return isReached(change.change(), pods.pod(change.target()).state());
    }

    private static boolean isReached(Submission.ChangePod.Change change, String state) {
        return switch (change) {
            case ENABLE -> "ONLINE".equals(state);
            case DISABLE -> "OFFLINE".equals(state);
            case RECOVER -> state != null && !"INCONSISTENT".equals(state);
            default -> false;
        };
    }

    @Override
    public RecoveryResult find(Intent intent) {
        Submission.ChangePod.Change change =
                Submission.ChangePod.Change.valueOf(intent.evidence().get(Submission.ChangePod.CHANGE));
        RecoveryResult found = pods.find(intent, intent.evidence().get(Submission.ChangePod.BEFORE), change.name());
        if (found.verdict() != RecoveryResult.Verdict.NONE) {
            return found;
        }
        if (change == Submission.ChangePod.Change.UNDO) {
            return RecoveryResult.unclear(List.of());
        }
        return isReached(change, pods.pod(intent.target()).state()) ? RecoveryResult.equivalent(null, null) : found;
    }
}
