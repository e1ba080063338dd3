package io.jenkins.plugins.delphixpipeline.run;

/** An operation that is ready to run, or runs. */
interface Running {
    void start();

    void stop();

    /** One line for the thread dump of the running pipeline. */
    String status();
}
