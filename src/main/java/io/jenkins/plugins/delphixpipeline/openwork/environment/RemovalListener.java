package io.jenkins.plugins.delphixpipeline.openwork.environment;

import java.time.Instant;
import java.util.Optional;

/** Is told how each attempt to remove an environment ended, whoever made it and whether or not its build still runs. */
public interface RemovalListener {
    /**
     * @param doomed as it was before the attempt
     * @param begun when its removal was first tried
     * @param left nothing when it is gone, else what is left of it, with the reason
     */
    void removalEnded(DataEnvironment doomed, Instant begun, Optional<DataEnvironment> left);
}
