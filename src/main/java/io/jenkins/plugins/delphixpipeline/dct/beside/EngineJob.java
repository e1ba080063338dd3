package io.jenkins.plugins.delphixpipeline.dct.beside;

import io.jenkins.plugins.delphixpipeline.platform.JobService;

/** A job of an engine that does work for a job of DCT. */
record EngineJob(JobService engine, String reference) {
    void cancel() {
        engine.cancel(reference);
    }
}
