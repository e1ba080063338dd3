package io.jenkins.plugins.delphixpipeline.operation.pod;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;

/** What can be done to each data pod of a template in the same way. */
public interface PodOperation extends DataOperation {
    /** The same for another data pod of the template. */
    PodOperation forPod(String name);
}
