package io.jenkins.plugins.delphixpipeline.administration;

import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.session.health.ConnectionStatus;
import java.util.List;
import java.util.Optional;

/**
 * Warns of connections. What an administrator has dismissed stays dismissed, so what is a risk and what is a disturbance are
 * two monitors: whoever accepts the one still wants to hear of the other.
 */
public abstract class ConnectionsMonitor extends AdministrativeMonitor {

    /** @return a sentence about this connection; empty when there is nothing to warn of */
    abstract Optional<String> warning(ConnectionStatus status);

    @Override
    public boolean isActivated() {
        return ConnectionRegistry.get().statuses().stream()
                .anyMatch(status -> warning(status).isPresent());
    }

    public List<String> getWarnings() {
        return ConnectionRegistry.get().statuses().stream()
                .flatMap(status -> warning(status).stream())
                .toList();
    }

    public String getPage() {
        return ConnectionsPage.URL;
    }
}
