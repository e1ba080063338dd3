package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.io.Serial;
import java.util.Optional;

/** Deletes a data pod, and its VDBs only when that is asked for. The template must be there, so that a typo is no success. */
public final class DeletePod implements DataOperation {
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
    public Next next(OperationState state, OperationContext context) {
        Result result = Result.empty().with("dataPod", pod).with("template", template);
        if (state.ended(Deleting.DELETE)) {
            return new Next.Done(result);
        }
        String known = state.fact(Deleting.TARGET);
        DataTemplate parent = context.selfService().template(template);
        Optional<DataPod> present = Deleting.ifThere(() -> known == null
                ? context.selfService().pod(parent, pod)
                : context.selfService().podByReference(known));
        return present.isEmpty()
                ? Deleting.absent(pod, result, context)
                : Deleting.submit(
                        new Submission.Delete(
                                present.get().reference(), Submission.Delete.Thing.POD, null, false, deleteVdbs),
                        PodHealth.guards(present.get(), context));
    }
}
