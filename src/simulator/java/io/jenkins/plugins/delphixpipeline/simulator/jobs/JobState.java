package io.jenkins.plugins.delphixpipeline.simulator.jobs;

/** States of a job, spelled as on the wire. */
public enum JobState {
    RUNNING,
    SUSPENDED,
    CANCELED,
    COMPLETED,
    FAILED;

    public boolean isTerminal() {
        return this != RUNNING && this != SUSPENDED;
    }
}
