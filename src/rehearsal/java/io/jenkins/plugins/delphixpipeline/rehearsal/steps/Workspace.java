package io.jenkins.plugins.delphixpipeline.rehearsal.steps;

import io.jenkins.plugins.delphixpipeline.rehearsal.run.Here;
import java.nio.file.Path;

/** Paths that a Jenkinsfile names. */
final class Workspace {
    private Workspace() {}

    /** @throws IllegalArgumentException when the path leads out of the directory: a rehearsal touches nothing elsewhere */
    static Path inside(Here here, String path) {
        Path directory = here.scope().workspace().normalize();
        Path found = directory.resolve(path).normalize();
        if (!found.startsWith(directory)) {
            throw new IllegalArgumentException(path + " is outside of the workspace, which a rehearsal does not leave");
        }
        return found;
    }
}
