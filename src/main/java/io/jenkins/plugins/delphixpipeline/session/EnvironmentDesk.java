package io.jenkins.plugins.delphixpipeline.session;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.Messages;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentSweeper;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Environments;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Owners;
import io.jenkins.plugins.delphixpipeline.openwork.environment.RemovalListener;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The data environments of this controller, and whoever takes them away. */
@Extension
public final class EnvironmentDesk implements Owners {
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
     * another address as well, the back end itself has to tell that it is the same.
     */
    public void adopt(Backend opened) {
        environments().all().stream()
                .filter(each -> !connections().hasConnection(each.connection()))
                .filter(each -> each.binding() != null && isSameBackEnd(each.binding(), opened))
                .forEach(each -> environments().change(each.id(), now -> now.on(renewed(each.binding(), opened))));
    }

    private static boolean isSameBackEnd(Binding then, Backend opened) {
        if (!(then.settings() instanceof DelphixConnection before)) {
            return false;
        }
        DelphixConnection today = (DelphixConnection) opened.binding().settings();
        boolean there = BackEndIdentity.of(null, before.getUrl()).isSameAs(BackEndIdentity.of(null, today.getUrl()));
        return there
                || then.identity() != null
                        && then.identity().isNamed()
                        && answersAs(then.identity(), opened.platform());
    }

    private static boolean answersAs(BackEndIdentity wanted, DataPlatform platform) {
        try {
            platform.info();
            return platform.identity().isNamed() && platform.identity().isSameAs(wanted);
        } catch (PlatformException e) {
            // The step that asks for it fails for that soon, and the next one asks again.
            return false;
        }
    }

    private static Binding renewed(Binding then, Backend opened) {
        Binding today = opened.binding();
        return Binding.of(today.connection(), today.address(), then.credentialsId(), today.settings())
                .withMasking(today.masking())
                .at(then.identity());
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
