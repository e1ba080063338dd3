package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.BranchSubmission;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.stream.Stream;

/** Deletes branches of data pods. */
final class DeleteBranchHandler extends Handler<BranchSubmission.DeleteBranch> {
    private final BranchTraces branches;
    private final Traces traces;

    DeleteBranchHandler(BranchTraces branches, Traces traces) {
        super(BranchSubmission.DeleteBranch.class, Submission.Kind.DELETE_BRANCH);
        this.branches = branches;
        this.traces = traces;
    }

    @Override
    protected WebRequest request(BranchSubmission.DeleteBranch delete, String correlation) {
        return branches.post(delete.branch(), "delete");
    }

    @Override
    protected boolean shows(BranchSubmission.DeleteBranch delete, Intent intent) {
        return traces.isGone(branches.read(delete.branch()));
    }

    /** The job is one of the data pod, or of the branch. */
    @Override
    public RecoveryResult find(Intent intent) {
        String branch = intent.evidence().get(BranchSubmission.DeleteBranch.BRANCH);
        if (traces.isGone(branches.read(branch))) {
            return RecoveryResult.ours(null, null);
        }
        return Stream.of(intent.target(), branch)
                .flatMap(target -> traces.own(intent, target, "BRANCH_DELETE").stream())
                .filter(job -> !Traces.endedBadly(job))
                .findFirst()
                .map(Traces::ours)
                .orElse(RecoveryResult.none());
    }

    @Override
    public boolean isDeletion() {
        return true;
    }

    @Override
    public boolean changesDatasets() {
        return false;
    }
}
