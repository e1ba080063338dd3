package io.jenkins.plugins.delphixpipeline.session;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.Messages;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentSweeper;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Environments;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Owners;
import io.jenkins.plugins.delphixpipeline.openwork.environment.RemovalListener;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The data environments of this controller, and whoever takes them away. */
@Extension
public final class EnvironmentDesk implements Owners {
    private static final Logger LOGGER = Logger.getLogger(EnvironmentDesk.class.getName());

    private final Clock clock;
    private ConnectionRegistry connections;
    private Environments environments;
    private EnvironmentSweeper sweeper;

    /** For Jenkins itself, which makes the only one. */
    public EnvironmentDesk() {
        this.clock = Clock.systemUTC();
    }

    public EnvironmentDesk(ConnectionRegistry connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    public static EnvironmentDesk get() {
        return ExtensionList.lookupSingleton(EnvironmentDesk.class);
    }

    /** The controller's own, unless the context of the step brings another. */
    public static EnvironmentDesk of(StepContext context) throws IOException, InterruptedException {
        EnvironmentDesk given = context.get(EnvironmentDesk.class);
        return given == null ? get() : given;
    }

    public synchronized Environments environments() {
        if (environments == null) {
            environments = new Environments(connections().openWork(), clock);
        }
        return environments;
    }

    public synchronized EnvironmentSweeper sweeper() {
        if (sweeper == null) {
            sweeper = new EnvironmentSweeper(
                    environments(),
                    this,
                    environment -> connections().source(environment.job()),
                    controller().scheduler(),
                    clock);
        }
        return sweeper;
    }

    public synchronized ConnectionRegistry connections() {
        if (connections == null) {
            connections = ConnectionRegistry.get();
        }
        return connections;
    }

    private Controller controller() {
        return connections().controller();
    }

    public Clock clock() {
        return clock;
    }

    @Override
    public boolean awaits(Origin user) {
        return controller().awaits(user);
    }

    @Override
    public boolean isOver(Origin user) {
        return controller().isOver(user);
    }

    @Override
    public boolean isGone(String job) {
        return controller().isGone(job);
    }

    @Override
    public List<RemovalListener> removalListeners() {
        return controller().extensions(RemovalListener.class);
    }

    /**
     * What came from a connection that has another name now counts as its own, and stays the VDB of its branch. Where it has
     * another address, the back end itself has to tell that it is the same, once for all that came from one place.
     */
    public void adopt(Backend opened) {
        Map<String, Boolean> there = new HashMap<>();
        environments().all().stream()
                .filter(each -> each.binding() != null && mayHaveMoved(each, opened))
                .filter(each -> there.computeIfAbsent(each.binding().address(), any -> opened.isThatOf(each.binding())))
                .forEach(each -> environments().change(each.id(), now -> now.on(opened.binding())));
    }

    private boolean mayHaveMoved(DataEnvironment each, Backend opened) {
        boolean named = each.connection().equals(opened.connection());
        return (named || !connections().hasConnection(each.connection()))
                && !connections().leadsTo(each.binding());
    }

    /** Whoever asks for nothing more of it has no connection to name: each that its job may use is asked who it is. */
    @Override
    public void locate(DataEnvironment claimed, Consumer<DataEnvironment> then) {
        if (claimed.binding() == null || connections().leadsTo(claimed.binding())) {
            then.accept(claimed);
        } else {
            controller()
                    .threads("Delphix connection of " + claimed.subject())
                    .newThread(() -> then.accept(relocated(claimed)))
                    .start();
        }
    }

    private DataEnvironment relocated(DataEnvironment lost) {
        try {
            return connections()
                    .find(lost.binding(), lost.job())
                    .map(there -> environments().change(lost.id(), now -> now.on(there.binding())))
                    .orElse(lost);
        } catch (RuntimeException e) {
            // The removal says what is wrong, and that is tried again.
            LOGGER.log(Level.FINE, e, lost::subject);
            return lost;
        }
    }

    /**
     * What is brought up has to be taken away when there is no build any more, so its login must be one that the job or an
     * administrator has, and not one of the person who started the build.
     *
     * @throws ConfigurationException when it is not
     */
    public void requireLastingLogin(Backend opened, String job) {
        try {
            connections().source(job).open(opened.binding());
        } catch (ConfigurationException e) {
            throw new ConfigurationException(
                    Messages.EnvironmentDesk_passingLogin(opened.binding().credentialsId()),
                    Messages.EnvironmentDesk_passingLogin_remedy(job));
        }
    }
}
