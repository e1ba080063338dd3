package io.jenkins.plugins.delphixpipeline.administration;

import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.config.FolderConnection;
import io.jenkins.plugins.delphixpipeline.session.health.ConnectionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jenkinsci.Symbol;

/**
 * Warns of connections that have failed for long, and of those that nobody can log in to: without a credential of their own,
 * of a folder, or of a step that has used them since the controller started.
 */
@Extension
@Symbol("delphixFailingConnections")
public final class FailingConnections extends ConnectionsMonitor {
    private final Function<String, List<String>> foldersWithCredential;

    public FailingConnections() {
        this(FolderConnection::bringingCredentialsFor);
    }

    FailingConnections(Function<String, List<String>> foldersWithCredential) {
        this.foldersWithCredential = foldersWithCredential;
    }

    @Override
    public String getDisplayName() {
        return Messages.FailingConnections_displayName();
    }

    @Override
    Optional<String> warning(ConnectionStatus status) {
        String name = status.connection().getName();
        if (status.isFailingForLong()) {
            Duration span = Duration.between(status.since(), status.lastTry());
            String why = Optional.ofNullable(status.error())
                    .map(FailureTexts::sentence)
                    .orElse("");
            return Optional.of(Messages.FailingConnections_failing(name, Util.getTimeSpanString(span.toMillis()), why));
        }
        // The folders are looked through last: there may be many.
        if (status.isWithoutCredential()
                && status.info() == null
                && foldersWithCredential.apply(name).isEmpty()) {
            return Optional.of(Messages.FailingConnections_withoutCredential(name));
        }
        return Optional.empty();
    }
}
