package io.jenkins.plugins.delphixpipeline.operation.pod;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import java.util.ArrayList;
import java.util.List;

/** Changes of a data pod as an operation submits them. */
public final class PodChanges {
    private PodChanges() {}

    /** A pod's jobs hold its VDBs, and theirs hold the pod. */
    static Next.Submit change(
            String phase, DataPod pod, Submission.ChangePod.Change change, String argument, OperationContext context) {
        return Next.Submit.of(phase, new Submission.ChangePod(pod.reference(), change, argument, pod.lastOperation()))
                .guardedBy(guards(pod, context));
    }

    public static List<String> guards(DataPod pod, OperationContext context) {
        List<String> guards = new ArrayList<>(context.selfService().datasetsOf(pod.reference()));
        guards.add(pod.reference());
        return guards;
    }
}
