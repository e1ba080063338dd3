package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;

/** A scenario that cannot be used as it stands; the message begins with file, line and column. */
public final class ScenarioException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    ScenarioException(String message) {
        super(message);
    }
}
