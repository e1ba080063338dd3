package io.jenkins.plugins.delphixpipeline.administration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.openwork.GuardedWork;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * How all connections are doing, and what is carried through for builds that may be gone. Looking at it asks nothing of any
 * back end; its button does. To look takes the permission to read the system's configuration, to test takes an administrator,
 * since it logs in, and so does to forget open work.
 */
@Extension
@Symbol("delphixConnections")
public final class ConnectionsPage extends StatusPage {
    static final String URL = "delphix-connections";

    private static final Logger LOGGER = Logger.getLogger(ConnectionsPage.class.getName());

    @Override
    public String getIconFileName() {
        return "symbol-link";
    }

    @Override
    public String getDisplayName() {
        return Messages.ConnectionsPage_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.ConnectionsPage_description();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    public List<ConnectionRow> getRows() {
        return ConnectionRegistry.get().statuses().stream()
                .map(ConnectionRow::of)
                .toList();
    }

    /** What is carried through whatever becomes of its build. */
    public List<OpenWorkRow> getOpenWork() {
        ConnectionRegistry connections = ConnectionRegistry.get();
        try {
            return connections.openWork().all().stream()
                    .filter(GuardedWork.class::isInstance)
                    .map(work -> OpenWorkRow.of(work, connections))
                    .toList();
        } catch (UncheckedIOException e) {
            LOGGER.log(Level.WARNING, "The open work cannot be shown", e);
            return List.of();
        }
    }

    /** Why open work cannot be shown, and nothing guarded be begun; null when it can. */
    @CheckForNull
    public String getOpenWorkTrouble() {
        try {
            ConnectionRegistry.get().openWork().all();
            return null;
        } catch (UncheckedIOException e) {
            return Messages.ConnectionsPage_openWorkUnreadable(e.getCause().getMessage());
        }
    }

    /** Takes open work from the list that an administrator has seen to; work that somebody carries stays. */
    @POST
    public HttpResponse doForget(@QueryParameter String id) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        ConnectionRegistry.get().openWork().forget(id);
        return HttpResponses.redirectToDot();
    }

    /** Logs in to a connection; how it went stands on the page then. */
    @POST
    public HttpResponse doTest(@QueryParameter String name) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            ConnectionRegistry.get().test(name);
        } catch (ConfigurationException | PlatformException e) {
            LOGGER.log(Level.FINE, e, () -> "Testing the connection " + name);
        }
        return HttpResponses.redirectToDot();
    }
}
