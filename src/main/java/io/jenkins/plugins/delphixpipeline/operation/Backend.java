package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;

/**
 * An open connection: a back end, the watcher that all its operations share, and the terms on which it may be used.
 *
 * @param terms on which data may travel there
 */
public record Backend(DataPlatform platform, JobWatcher watcher, Limits limits, DataTerms terms) {
    /** Opens a connection, or gives the open one; asked at each turn, so that a changed configuration takes effect. */
    @FunctionalInterface
    public interface Source {
        /** @throws io.jenkins.plugins.delphixpipeline.platform.PlatformException when it cannot be had */
        Backend open();
    }
}
