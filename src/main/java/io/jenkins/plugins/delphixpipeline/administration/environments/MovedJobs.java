package io.jenkins.plugins.delphixpipeline.administration.environments;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An environment, and all other work that outlives its build, goes with its job when that is renamed or moved. */
@Extension
public final class MovedJobs extends ItemListener {
    private static final Logger LOGGER = Logger.getLogger(MovedJobs.class.getName());

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        try {
            EnvironmentDesk.get().environments().moved(oldFullName, newFullName);
        } catch (RuntimeException e) {
            // A job can be renamed whatever becomes of what it made; the page still shows it.
            LOGGER.log(Level.WARNING, e, () -> oldFullName + " -> " + newFullName);
        }
    }
}
