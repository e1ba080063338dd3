package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.operation.Backend;
import io.jenkins.plugins.delphixpipeline.operation.Binding;

/** What work opens whose run does not come back. */
final class OrphanSource implements Backend.Source {
    private final OpenConnections connections;
    private final String job;

    OrphanSource(OpenConnections connections, String job) {
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
        return connections.reopenFor(binding, job).backend();
    }

    @Override
    public Backend openToday(Binding binding) {
        return connections.openTodayFor(binding, job).backend();
    }
}
