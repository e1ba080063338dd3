package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedObject.Kind;
import io.jenkins.plugins.delphixpipeline.platform.BranchSubmission;
import java.util.Map;

/** What a change of a pod's branches would leave behind. Where its data would be then is not known before. */
record BranchEffects(OperationContext context, Overlay overlay) {

    /** @return the reference of the branch that it would make; null when that is none */
    String of(BranchSubmission submission) {
        if (submission instanceof BranchSubmission.CreateBranch create) {
            String made = overlay.add(Kind.BRANCH, create.madeName(), Map.of(PlannedObject.PARENT, create.target()));
            activate(create.target(), made);
            return made;
        }
        if (submission instanceof BranchSubmission.ActivateBranch activate) {
            activate(activate.target(), activate.branch());
        }
        if (submission instanceof BranchSubmission.DeleteBranch delete) {
            overlay.change(Kind.GONE, delete.branch(), Map.of());
        }
        return null;
    }

    private void activate(String pod, String branch) {
        overlay.change(
                Kind.ACTIVE,
                pod,
                Map.of(
                        PlannedObject.BRANCH,
                        branch,
                        PlannedObject.LEFT,
                        context.selfService().podByReference(pod).activeBranch(),
                        PlannedObject.AT,
                        context.submissions().now().toString()));
    }
}
