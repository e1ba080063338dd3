package io.jenkins.plugins.delphixpipeline.operation.pod;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import java.util.Map;
import java.util.Optional;

/** Whether a data pod can be worked with, and what makes it so. */
public final class PodRecovery {
    private static final String RECOVER = "RECOVER_POD";
    private static final String START = "START_POD";

    private PodRecovery() {}

    /** A list may lack the last operation, by which it is told later whether the pod has changed. */
    static DataPod withLastOperation(DataPod listed, OperationContext context) {
        return listed.lastOperation().isEmpty() ? context.selfService().podByReference(listed.reference()) : listed;
    }

    /** @throws PlatformException {@link Problem#POD_OFFLINE} or {@link Problem#POD_INCONSISTENT} */
    static void require(DataPod pod) {
        switch (pod.state()) {
            case OFFLINE -> throw PlatformException.of(Problem.POD_OFFLINE, pod.name());
            case INCONSISTENT -> throw PlatformException.of(Problem.POD_INCONSISTENT, pod.name());
            default -> {
                // ONLINE: fine.
            }
        }
    }

    /** Whether a pod was started or recovered, or may have been. */
    public static boolean isBegun(OperationState state) {
        return state.begun(RECOVER) || state.begun(START);
    }

    /**
     * What a pod holds that was started or recovered must be what was judged: somebody may have brought other data meanwhile. To be
     * asked before anything else is waited for.
     */
    public static void proveOpened(DataPod pod, OperationState state, PodGuard guard) {
        if (isBegun(state) && pod.state() == DataPod.State.ONLINE) {
            guard.prove(pod.name(), state, state.job(state.begun(RECOVER) ? RECOVER : START));
        }
    }

    /**
     * Recovers a pod that is inconsistent and starts one that is offline, each once.
     *
     * @param recover false: such a pod is an error
     * @param facts what the operation must not forget while that goes on
     * @return what has to be done first; empty when the pod can be worked with
     * @throws PlatformException {@link Problem#POD_OFFLINE} or {@link Problem#POD_INCONSISTENT} when it may not be helped, or
     *     was not
     */
    public static Optional<Next.Submit> help(
            DataPod pod, boolean recover, Map<String, String> facts, OperationState state, PodGuard guard) {
        boolean inconsistent = pod.state() == DataPod.State.INCONSISTENT;
        String phase = inconsistent ? RECOVER : START;
        if (pod.state() == DataPod.State.ONLINE || !recover || state.ended(phase)) {
            require(pod);
            return Optional.empty();
        }
        guard.requireReadable(pod);
        OperationContext context = guard.context();
        context.note(inconsistent ? Note.RECOVERING_POD : Note.STARTING_POD, pod.name());
        Submission.ChangePod.Change change =
                inconsistent ? Submission.ChangePod.Change.RECOVER : Submission.ChangePod.Change.ENABLE;
        Next.Submit help = PodChanges.change(phase, pod, change, null, context).remembering(facts);
        return Optional.of(guard.guarding(help, guard.vdbsOf(pod.reference())));
    }
}
