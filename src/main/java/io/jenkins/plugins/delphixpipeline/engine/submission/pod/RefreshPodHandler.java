package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.Map;

/** Refreshes of data pods. */
final class RefreshPodHandler extends Handler<Submission.RefreshPod> {
    private final PodTraces pods;

    RefreshPodHandler(PodTraces pods) {
        super(Submission.RefreshPod.class, Submission.Kind.REFRESH_POD);
        this.pods = pods;
    }

    @Override
    protected WebRequest request(Submission.RefreshPod refresh, String correlation) {
        Map<String, Object> body = pods.takesParameters()
                ? Body.of("JSDataContainerRefreshParameters").map()
                : Map.of();
        return pods.post(refresh.target(), "refresh", body);
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return pods.find(intent, intent.evidence().get(Submission.RefreshPod.BEFORE), "REFRESH");
    }
}
