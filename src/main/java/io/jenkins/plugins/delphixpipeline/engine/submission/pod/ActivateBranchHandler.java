package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.BranchSubmission;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;

/** Takes data pods to another of their branches. */
final class ActivateBranchHandler extends Handler<BranchSubmission.ActivateBranch> {
    private final PodTraces pods;
    private final BranchTraces branches;

    ActivateBranchHandler(PodTraces pods, BranchTraces branches) {
        super(BranchSubmission.ActivateBranch.class, Submission.Kind.ACTIVATE_BRANCH);
        this.pods = pods;
        this.branches = branches;
    }

    @Override
    protected WebRequest request(BranchSubmission.ActivateBranch activate, String correlation) {
        return branches.post(activate.branch(), "activate");
    }

    @Override
    protected boolean shows(BranchSubmission.ActivateBranch activate, Intent intent) {
        return isActive(activate.target(), activate.branch());
    }

    private boolean isActive(String pod, String branch) {
        return branch.equals(pods.pod(pod).activeBranch());
    }

    @Override
    public RecoveryResult find(Intent intent) {
        RecoveryResult found = pods.find(
                intent, intent.evidence().get(BranchSubmission.ActivateBranch.BEFORE), "BRANCH_ACTIVATE", "ACTIVATE");
        boolean reached = found.verdict() == RecoveryResult.Verdict.NONE
                && isActive(intent.target(), intent.evidence().get(BranchSubmission.ActivateBranch.BRANCH));
        return reached ? RecoveryResult.equivalent(null, null) : found;
    }
}
