package io.jenkins.plugins.delphixpipeline.session;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.ConnectionTester;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.FolderConnection;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.controller.JenkinsController;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.guard.MasterLocks;
import io.jenkins.plugins.delphixpipeline.openwork.GuardedWork;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkRegistry;
import io.jenkins.plugins.delphixpipeline.openwork.WorkResumer;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import io.jenkins.plugins.delphixpipeline.session.health.ConnectionStatus;
import io.jenkins.plugins.delphixpipeline.session.health.HealthRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Opens connections for runs. All operations of the same user at the same back end share one session and one watcher;
 * a change of the configuration takes effect the next time a connection is opened.
 */
@Extension
public final class ConnectionRegistry implements ConnectionTester {
    private static final Duration LONGEST_LOGOUTS = Duration.ofSeconds(5);

    private final ConnectionFinder finder;
    private final Controller controller;
    private final SessionPool sessions;
    private final FormSessions forms;
    private final Supplier<List<DelphixConnection>> connections;
    private final HealthRegistry health;
    private final Connector connector;
    private final LoginTrial trial;
    private final ConnectionOpener opener;
    private final OpenWorkRegistry openWork;
    private final WorkResumer resumer;

    /** For Jenkins itself, which makes the only one. */
    public ConnectionRegistry() {
        this(
                () -> DelphixConfiguration.get().getConnections(),
                () -> DelphixConfiguration.get().getDefaultConnection(),
                FolderConnection::around,
                new JenkinsController(),
                Clock.systemUTC());
    }

    /** Connections from somewhere else, no folders. */
    public ConnectionRegistry(
            Supplier<List<DelphixConnection>> connections, Supplier<String> defaultName, Controller controller) {
        this(connections, defaultName, job -> ConnectionChoice.unspecified(), controller, Clock.systemUTC());
    }

    /** @param folderChoice what the folders around a job choose for it */
    public ConnectionRegistry(
            Supplier<List<DelphixConnection>> connections,
            Supplier<String> defaultName,
            Function<Item, ConnectionChoice> folderChoice,
            Controller controller,
            Clock clock) {
        this.finder = new ConnectionFinder(connections, defaultName, folderChoice);
        this.controller = controller;
        this.sessions = new SessionPool(controller, clock, connections);
        this.forms = new FormSessions(controller, clock);
        this.connections = connections;
        this.health = new HealthRegistry(clock);
        this.connector = new Connector(controller);
        this.trial = new LoginTrial(controller, connector);
        this.openWork = new OpenWorkRegistry(controller.openWork());
        MasterLocks locks = new MasterLocks(() -> GuardedWork.holds(openWork.all()), controller.ledger()::knownAs);
        this.opener = new ConnectionOpener(finder, controller, locks, sessions, this::connect);
        this.resumer = new WorkResumer(
                openWork, controller::awaits, origin -> source(origin.job()), controller.scheduler(), clock);
    }

    public static ConnectionRegistry get() {
        return ExtensionList.lookupSingleton(ConnectionRegistry.class);
    }

    /** The controller's own, unless the context of the step brings another. */
    public static ConnectionRegistry of(StepContext context) throws IOException, InterruptedException {
        ConnectionRegistry given = context.get(ConnectionRegistry.class);
        return given == null ? get() : given;
    }

    /** After the pipelines were suspended, so that what a step learns while it is torn down does not count. */
    @Terminator(requires = "FlowExecutionList.EXECUTIONS_SUSPENDED")
    public static void shutDown() {
        get().closeAll();
    }

    void closeAll() {
        List<DataPlatform> open = new ArrayList<>(sessions.abandon());
        open.addAll(forms.abandon());
        Logouts.of(open, controller.threads("Delphix logouts"), LONGEST_LOGOUTS);
        controller.shutDown();
    }

    public Controller controller() {
        return controller;
    }

    /** What has to be carried through whatever becomes of its build. */
    public OpenWorkRegistry openWork() {
        return openWork;
    }

    /** Carries on what its build does not. */
    public void resumeOpenWork() {
        resumer.sweep();
    }

    /**
     * Quick, and without a word to the back end, so it may be asked at every turn.
     *
     * @throws ConfigurationException when no connection fits the choice, the run may not use it, or there is no credential
     */
    public Backend open(ConnectionChoice choice, Run<?, ?> run) {
        return opener.open(choice, run);
    }

    /**
     * What an operation of a run opens. Told of each connection that was opened, which is at first the chosen one and then the
     * one that the operation began with.
     */
    public Backend.Source source(ConnectionChoice choice, Run<?, ?> run, Consumer<Backend> opened) {
        return new ConnectionSource(opener, choice, run, opened);
    }

    /** The limits and terms that count now for what was begun with these settings. */
    public DelphixConnection today(Binding begun, String job) {
        return opener.today(begun, job);
    }

    /** Whether the connection of the name that work began with leads where it did. */
    boolean leadsTo(Binding begun) {
        return connections.get().stream()
                .filter(each -> each.getName().equals(begun.connection()))
                .anyMatch(each -> begun.isAt(each.getUrl()));
    }

    /**
     * Asks each connection that a job may use whether it leads to where work was begun. Takes as long as back ends take.
     *
     * @return empty where none tells that it does
     */
    Optional<Backend> find(Binding begun, String job) {
        return connections.get().stream()
                .sorted(Comparator.comparing(each -> !each.getName().equals(begun.connection())))
                .filter(each -> each.isAllowedFor(job)
                        && each.getClass() == begun.settings().getClass())
                .flatMap(each -> opened(each, job).stream())
                .filter(open -> open.isThatOf(begun))
                .findFirst();
    }

    /** With its own credential: what a step named for one back end is no other one's business. */
    private Optional<Backend> opened(DelphixConnection connection, String job) {
        try {
            return Optional.of(source(job)
                    .open(Binding.of(
                            connection.getName(),
                            connection.getUrl(),
                            connection.getCredentialsId(),
                            connection.copy())));
        } catch (ConfigurationException e) {
            return Optional.empty();
        }
    }

    boolean hasConnection(String name) {
        return connections.get().stream().anyMatch(each -> each.getName().equals(name));
    }

    /** What work of a job opens whose run does not come back. */
    Backend.Source source(String job) {
        return new OrphanSource(opener, job);
    }

    private SessionPool.Session connect(DelphixConnection connection, RunLogins logins) {
        // What somebody goes on with although it was changed is not how today's connection of that name is doing.
        boolean today = connections.get().stream().anyMatch(connection::isSameAs);
        return connector.connect(connection, logins, today ? health.of(connection) : health.unnoted());
    }

    /**
     * A connection for the lists of a form: with the credential that the item itself may use, and in a hurry.
     *
     * @param item null for a page of the whole Jenkins, which only an administrator may see
     * @throws ConfigurationException as for a run
     */
    public FormConnection open(ConnectionChoice choice, Item item) {
        ConnectionFinder.Found found = finder.find(choice, item, controller.isAdministrator());
        DelphixConnection connection = found.connection();
        String url = connection.getUrl();
        LoginSource.Login login = item == null
                ? controller.systemLogin(found.credentialsId(), url)
                : controller.login(item, found.credentialsId(), url);
        KeyRule.require(connection, found.credentialsId(), login);
        String print = sessions.print(found.credentialsId(), login);
        return new FormConnection(
                connection,
                print,
                () -> forms.of(
                        connection,
                        print,
                        () -> connector.interactive(connection, found.credentialsId(), login, health.of(connection))));
    }

    /** What is known of each configured connection, without a word to any back end. */
    public List<ConnectionStatus> statuses() {
        return connections.get().stream()
                .map(connection -> health.of(connection).status(connection, sessions.jobs(connection.getName())))
                .toList();
    }

    /**
     * Logs in once, with the connection's own credential, and notes how it went; for administrators.
     *
     * @throws ConfigurationException when there is no such connection, or it has no credential
     * @throws PlatformException when the back end cannot be reached or refuses the login
     */
    public PlatformInfo test(String name) {
        DelphixConnection connection = ConnectionFinder.named(name, connections.get());
        return trial.of(connection, health.of(connection));
    }

    /** Logs in once with the system's own credential, for a form whose connection may not be stored yet. */
    @Override
    public PlatformInfo tryOut(DelphixConnection connection) {
        return trial.of(connection, health.unnoted());
    }
}
