package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;

/** Whether a data pod can be worked with. */
final class PodHealth {
    private PodHealth() {}

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
}
