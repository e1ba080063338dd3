package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.io.Serial;

/**
 * What a block with an environment of its own would do before its body begins, and what would be left when the body has ended.
 * Such a block takes over what another one has left, and nothing else.
 */
public final class PlannedBlock implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private final DataOperation provision;
    private final String present;
    private final boolean ends;

    /**
     * @param provision refreshes what is there
     * @param present the reference of what a block has left there before this plan; null for none
     * @param ends whether what it works with is removed when its body has ended
     */
    public PlannedBlock(DataOperation provision, String present, boolean ends) {
        this.provision = provision;
        this.present = present;
        this.ends = ends;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        Next next = provision.next(state, context);
        if (next instanceof Next.Submit submit && refreshesAnother(submit.submission(), overlay(context))) {
            throw PlatformException.of(Problem.NOT_MADE_FOR_IT, subject());
        }
        return next;
    }

    private boolean refreshesAnother(Submission submission, Overlay overlay) {
        boolean refresh =
                submission.kind() == Submission.Kind.REFRESH || submission.kind() == Submission.Kind.REFRESH_GROUP;
        return refresh
                && !submission.target().equals(present)
                && overlay.find(PlannedObject.Kind.ENVIRONMENT, submission.target())
                        .isEmpty();
    }

    private static Overlay overlay(OperationContext context) {
        return ((PlanningPlatform) context.platform()).overlay();
    }

    /** @param reference of what the block would work with */
    void end(String reference, OperationContext context) {
        Overlay overlay = overlay(context);
        if (!ends) {
            overlay.mark(PlannedObject.Kind.ENVIRONMENT, reference);
            return;
        }
        context.platform().vdbGroups().stream()
                .flatMap(groups -> groups.groups().stream())
                .filter(group -> group.reference().equals(reference))
                .map(VdbGroup::vdbs)
                .forEach(vdbs -> vdbs.forEach(vdb -> overlay.mark(PlannedObject.Kind.GONE, vdb)));
        overlay.mark(PlannedObject.Kind.GONE, reference);
    }

    @Override
    public String verb() {
        return provision.verb();
    }

    @Override
    public String subject() {
        return provision.subject();
    }
}
