package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.BranchSubmission;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.List;

/** New branches of data pods. */
final class CreateBranchHandler extends Handler<BranchSubmission.CreateBranch> {
    private final PodTraces pods;
    private final BranchTraces branches;

    CreateBranchHandler(PodTraces pods, BranchTraces branches) {
        super(BranchSubmission.CreateBranch.class, Submission.Kind.CREATE_BRANCH);
        this.pods = pods;
        this.branches = branches;
    }

    @Override
    protected WebRequest request(BranchSubmission.CreateBranch create, String correlation) {
        Body point = create.bookmark() == null
                ? CreateBookmarkHandler.latest(create.target())
                : Body.of("JSTimelinePointBookmarkInput").put("bookmark", create.bookmark());
        return branches.create(Body.of("JSBranchCreateParameters")
                .put("name", create.madeName())
                .put("dataContainer", create.target())
                .put("timelinePointParameters", point)
                .map());
    }

    /** Neither a branch tells who made it, nor a job its branch: both have to be there, and one of each. */
    @Override
    public RecoveryResult find(Intent intent) {
        List<String> made = branches.named(intent.target(), intent.madeName());
        RecoveryResult work = pods.find(
                intent, intent.evidence().get(BranchSubmission.CreateBranch.BEFORE), "BRANCH_CREATE", "CREATE_BRANCH");
        if (made.isEmpty() && work.verdict() == RecoveryResult.Verdict.NONE) {
            return work;
        }
        return made.size() == 1 && work.verdict() == RecoveryResult.Verdict.OURS
                ? RecoveryResult.ours(work.receipt().job(), made.get(0))
                : RecoveryResult.unclear(made);
    }

    @Override
    public String made(Intent intent, Job job) {
        return Traces.first(branches.named(intent.target(), intent.madeName()));
    }
}
