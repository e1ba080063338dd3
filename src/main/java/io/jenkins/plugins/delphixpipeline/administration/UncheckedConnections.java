package io.jenkins.plugins.delphixpipeline.administration;

import hudson.Extension;
import io.jenkins.plugins.delphixpipeline.session.health.ConnectionStatus;
import java.util.Optional;
import org.jenkinsci.Symbol;

/** Warns of connections that believe any TLS certificate. */
@Extension
@Symbol("delphixUncheckedConnections")
public final class UncheckedConnections extends ConnectionsMonitor {
    @Override
    public String getDisplayName() {
        return Messages.UncheckedConnections_displayName();
    }

    @Override
    public boolean isSecurity() {
        return true;
    }

    @Override
    Optional<String> warning(ConnectionStatus status) {
        return status.isUnchecked()
                ? Optional.of(Messages.UncheckedConnections_warning(
                        status.connection().getName()))
                : Optional.empty();
    }
}
