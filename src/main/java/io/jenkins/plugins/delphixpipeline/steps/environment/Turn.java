package io.jenkins.plugins.delphixpipeline.steps.environment;

/** Something that a step does and that may fail; then so does the step. */
@FunctionalInterface
interface Turn {
    void take() throws Exception;
}
