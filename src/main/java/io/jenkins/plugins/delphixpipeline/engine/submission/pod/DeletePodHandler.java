package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;

/** Deletes data pods. */
final class DeletePodHandler extends Handler<Submission.DeletePod> {
    private final PodTraces pods;
    private final Traces traces;

    DeletePodHandler(PodTraces pods, Traces traces) {
        super(Submission.DeletePod.class, Submission.Kind.DELETE_POD);
        this.pods = pods;
        this.traces = traces;
    }

    @Override
    protected WebRequest request(Submission.DeletePod delete, String correlation) {
        Body body = Body.of("JSDataContainerDeleteParameters").put("deleteDataSources", delete.withVdbs());
        return pods.post(delete.target(), "delete", body.map());
    }

    @Override
    protected boolean shows(Submission.DeletePod delete, Intent intent) {
        return traces.isGone(pods.read(delete.target()));
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return traces.deleted(intent, pods.read(intent.target()));
    }

    @Override
    public boolean isDeletion() {
        return true;
    }
}
