package io.jenkins.plugins.delphixpipeline.operation.delete;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodChanges;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import java.io.Serial;
import java.util.Optional;

/** Deletes a data pod, and its VDBs only when that is asked for. The template must be there, so that a typo is no success. */
public final class DeletePod implements Deletion {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String pod;
    private final String template;
    private final boolean deleteVdbs;

    /** @param deleteVdbs its VDBs go with it */
    public DeletePod(String pod, String template, boolean deleteVdbs) {
        this.pod = pod;
        this.template = template;
        this.deleteVdbs = deleteVdbs;
    }

    @Override
    public String verb() {
        return "delete";
    }

    @Override
    public String subject() {
        return pod;
    }

    @Override
    public void check(OperationContext context) {
        DataTemplate parent = context.selfService().template(template);
        if (Lookup.ifThere(() -> context.selfService().pod(parent, pod)).isEmpty()) {
            requireOneName(parent, context);
        }
    }

    private void requireOneName(DataTemplate parent, OperationContext context) {
        DeletePhase.requireOneName("dataPod", pod, name -> Lookup.ifThere(
                        () -> context.selfService().pod(parent, name))
                .isPresent());
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        Result result = Result.empty().with("dataPod", pod).with("template", template);
        if (state.ended(DeletePhase.DELETE)) {
            return new Next.Done(result);
        }
        String known = state.fact(DeletePhase.TARGET);
        DataTemplate parent = context.selfService().template(template);
        Optional<DataPod> present = Lookup.ifThere(() -> known == null
                ? context.selfService().pod(parent, pod)
                : context.selfService().podByReference(known));
        if (present.isEmpty() && known == null) {
            requireOneName(parent, context);
        }
        return present.isEmpty()
                ? DeletePhase.absent(pod, result, context)
                : DeletePhase.submit(
                        new Submission.DeletePod(present.get().reference(), deleteVdbs),
                        PodChanges.guards(present.get(), context));
    }
}
