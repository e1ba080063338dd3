package io.jenkins.plugins.delphixpipeline.steps.environment;

/** Takes one turn of a step after the other; one that fails ends the step. */
interface Attempts {
    void attempt(Turn turn);

    /** Who stopped the step is answered with that cause. */
    Throwable stopped(Throwable reason);
}
