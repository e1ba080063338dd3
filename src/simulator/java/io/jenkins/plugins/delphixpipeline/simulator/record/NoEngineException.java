package io.jenkins.plugins.delphixpipeline.simulator.record;

import java.io.IOException;
import java.io.Serial;

/** Something answered, and it is no engine; what it said is the cause. */
final class NoEngineException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    NoEngineException(IOException said) {
        super(said.getMessage(), said);
    }
}
