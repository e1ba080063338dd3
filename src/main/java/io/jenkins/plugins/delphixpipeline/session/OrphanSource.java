package io.jenkins.plugins.delphixpipeline.session;

import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.Messages;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.operation.Binding;

/** What work opens whose run does not come back. */
final class OrphanSource implements Backend.Source {
    private final ConnectionOpener connections;
    private final String job;

    OrphanSource(ConnectionOpener connections, String job) {
        this.connections = connections;
        this.job = job;
    }

    /** Nothing begins without a run. */
    @Override
    public Backend open() {
        throw new ConfigurationException(Messages.OrphanSource_unbound(job));
    }

    @Override
    public Backend open(Binding binding) {
        return connections.reopenFor(binding, job);
    }

    @Override
    public Backend openToday(Binding binding) {
        return connections.openTodayFor(binding, job);
    }
}
