package io.jenkins.plugins.delphixpipeline.operation.pod;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import java.io.Serial;
import java.util.Optional;

/** What can be done to each data pod of a template in the same way, in one phase under {@link PodGuard}. */
public abstract class PodOperation implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    static final String POD = "pod";

    final PodTarget target;

    PodOperation(PodTarget target) {
        this.target = target;
    }

    /** The same for another data pod of the template. */
    public abstract PodOperation forPod(String name);

    /** Of whose data pods it is one. */
    public final String template() {
        return target.template();
    }

    /** The phase that changes the pod. */
    abstract String phase();

    final PodGuard guard(OperationContext context) {
        return new PodGuard(context, target.allowUnmasked());
    }

    final DataPod present(DataTemplate parent, OperationState state, OperationContext context) {
        return state.fact(POD) == null
                ? context.selfService().pod(parent, target.pod())
                : context.selfService().podByReference(state.fact(POD));
    }

    /** A pod under guard may have got what nothing proves to be masked, so that even an abort waits for the job. */
    @Override
    public final boolean guardsData(OperationState state) {
        return PodGuard.isGuarded(state) && (state.begun(phase()) || PodRecovery.isBegun(state));
    }

    @Override
    public final Optional<Next.Submit> beforeFailing(OperationState state, OperationContext context) {
        return guard(context).remedy(state.fact(POD), state);
    }

    @Override
    public final void afterFailing(OperationState state, NoteSink notes) {
        PodGuard.tell(state, target.pod(), notes);
    }
}
