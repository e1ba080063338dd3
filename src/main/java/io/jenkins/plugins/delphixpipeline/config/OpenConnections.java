package io.jenkins.plugins.delphixpipeline.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.controller.JenkinsController;
import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.guard.MasterLocks;
import io.jenkins.plugins.delphixpipeline.guard.TimeflowLedger;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.operation.Backend;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.Failure;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.PlatformInfo;
import io.jenkins.plugins.delphixpipeline.platform.PlatformWithMasking;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import io.jenkins.plugins.delphixpipeline.watch.Patience;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Opens connections for runs. All operations of the same user at the same back end share one session and one watcher;
 * a change of the configuration takes effect the next time a connection is opened.
 */
@Extension
public final class OpenConnections {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOGOUTS = Duration.ofSeconds(5);
    /** A hiccup is borne where it happens, on a borrowed thread; longer trouble is borne by the operations, without one. */
    private static final Duration HICCUP = Duration.ofSeconds(5);

    private final ConnectionFinder finder;
    private final Controller controller;
    private final Sessions sessions;
    private final FormSessions forms;
    private final Supplier<List<DelphixConnection>> connections;
    private final ConnectionsHealth health;
    private final TimeflowLedger ledger;
    private final MasterLocks locks = new MasterLocks();

    /** For Jenkins itself, which makes the only one. */
    public OpenConnections() {
        this(
                () -> DelphixConfiguration.get().getConnections(),
                () -> DelphixConfiguration.get().getDefaultConnection(),
                FolderConnection::around,
                new JenkinsController(),
                Clock.systemUTC());
    }

    /** Connections from somewhere else, no folders. */
    public OpenConnections(
            Supplier<List<DelphixConnection>> connections, Supplier<String> defaultName, Controller controller) {
        this(connections, defaultName, job -> ConnectionChoice.unspecified(), controller, Clock.systemUTC());
    }

    /** @param folderChoice what the folders around a job choose for it */
    OpenConnections(
            Supplier<List<DelphixConnection>> connections,
            Supplier<String> defaultName,
            Function<Item, ConnectionChoice> folderChoice,
            Controller controller,
            Clock clock) {
        this.finder = new ConnectionFinder(connections, defaultName, folderChoice);
        this.controller = controller;
        this.sessions = new Sessions(controller, clock);
        this.forms = new FormSessions(controller, clock);
        this.connections = connections;
        this.health = new ConnectionsHealth(clock);
        this.ledger = controller.ledger();
    }

    public static OpenConnections get() {
        return ExtensionList.lookupSingleton(OpenConnections.class);
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

    /**
     * Quick, and without a word to the back end, so it may be asked at every turn.
     *
     * @throws ConfigurationException when no connection fits the choice, the run may not use it, or there is no credential
     */
    public OpenConnection open(ConnectionChoice choice, Run<?, ?> run) {
        ConnectionFinder.Found found = finder.find(choice, run.getParent(), false);
        DelphixConnection connection = found.connection();
        Sessions.Session session = session(found, run);
        Backend backend = new Backend(
                withMasking(connection, session.platform(), run),
                session.watcher(),
                connection.limits(),
                terms(connection, run));
        return new OpenConnection(
                connection.getName(), connection.getUrl(), backend, connection.limits(), connection.isAllowUnmasked());
    }

    /** Who watches over the data may be somebody else than who works with it. */
    private DataTerms terms(DelphixConnection connection, Run<?, ?> run) {
        boolean trusts = true;
        DataPlatform reader = null;
        if (connection instanceof EngineConnection engine) {
            trusts = RecordlessMasters.of(engine.getMastersWithoutRecord()) == RecordlessMasters.TRUST;
            reader = engine.getGuardCredentialsId().isEmpty()
                    ? null
                    : session(new ConnectionFinder.Found(engine, engine.getGuardCredentialsId()), run)
                            .platform();
        }
        return new DataTerms(connection.isAllowUnmasked(), trusts, ledger, locks, reader);
    }

    private Sessions.Session session(ConnectionFinder.Found found, Run<?, ?> run) {
        DelphixConnection connection = found.connection();
        LoginSource.Login login = controller.login(run, found.credentialsId(), connection.getUrl());
        if (login == null) {
            throw new ConfigurationException(
                    Messages.OpenConnections_credentialUnknown(found.credentialsId(), connection.getName()),
                    Messages.OpenConnections_credentialUnknown_remedy(
                            run.getParent().getFullName()));
        }
        Sessions.Session session = sessions.of(connection, found.credentialsId(), login, this::connect);
        session.logins().usedBy(run);
        return session;
    }

    /** What the Masking Engine needs is looked for only when somebody asks it: most steps never do. */
    private DataPlatform withMasking(DelphixConnection connection, DataPlatform platform, Run<?, ?> run) {
        return connection instanceof EngineConnection engine
                        && !engine.getMaskingConnection().isEmpty()
                ? new PlatformWithMasking(platform, () -> session(finder.maskingEngine(engine), run)
                        .platform())
                : platform;
    }

    /**
     * A connection for the lists of a form: with the credential that the item itself may use, and in a hurry.
     *
     * @param item null for a page of the whole Jenkins, which only an administrator may see
     * @throws ConfigurationException as for a run
     */
    FormConnection open(ConnectionChoice choice, Item item) {
        ConnectionFinder.Found found = finder.find(choice, item, controller.isAdministrator());
        DelphixConnection connection = found.connection();
        String url = connection.getUrl();
        LoginSource.Login login = item == null
                ? controller.systemLogin(found.credentialsId(), url)
                : controller.login(item, found.credentialsId(), url);
        if (login == null) {
            throw new ConfigurationException(Messages.ConnectionForms_credentialUnknown(found.credentialsId()));
        }
        String print = sessions.print(found.credentialsId(), login);
        return new FormConnection(
                connection,
                print,
                () -> forms.of(
                        connection,
                        print,
                        () -> hasty(connection, found.credentialsId(), login, health.of(connection))));
    }

    /**
     * What a form talks to.
     *
     * @param login tells logins apart, and is no secret
     * @param connect gives the session that all forms share which use this login; who asks closes nothing
     */
    record FormConnection(DelphixConnection connection, String login, Supplier<DataPlatform> connect) {}

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
        ConnectionHealth noted = health.of(connection);
        PlatformInfo info = tryOut(connection, noted);
        noted.accept(connection.getCredentialsId(), info);
        return info;
    }

    /** Logs in once with the system's own credential, for a form whose connection may not be stored yet. */
    PlatformInfo tryOut(DelphixConnection connection) {
        return tryOut(connection, health.unnoted());
    }

    private PlatformInfo tryOut(DelphixConnection connection, ConnectionHealth noted) {
        String credentialsId = connection.getCredentialsId();
        if (credentialsId.isEmpty()) {
            throw new ConfigurationException(
                    Messages.OpenConnections_credentialMissing(connection.getName()),
                    Messages.OpenConnections_credentialMissing_remedy());
        }
        LoginSource.Login login = controller.systemLogin(credentialsId, connection.getUrl());
        if (login == null) {
            String gone = Messages.ConnectionForms_credentialUnknown(credentialsId);
            noted.refuse(
                    credentialsId,
                    Failure.of(Problem.LOGIN_REFUSED, connection.getUrl()).withDetails(gone));
            throw new ConfigurationException(gone);
        }
        try (DataPlatform tried = hasty(connection, credentialsId, login, noted)) {
            return tried.info();
        }
    }

    private DataPlatform hasty(
            DelphixConnection connection, String credentialsId, LoginSource.Login login, ConnectionHealth noted) {
        HttpSettings hasty = settings(connection, noted)
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(15))
                .withRetryBudget(Duration.ZERO);
        return platform(connection, hasty, noted.watching(credentialsId, () -> login));
    }

    private Sessions.Session connect(DelphixConnection connection, RunLogins logins) {
        ConnectionHealth noted = health.of(connection);
        DataPlatform platform =
                platform(connection, settings(connection, noted), noted.watching(logins.credentialsId(), logins));
        Patience patience =
                new Patience(Clock.systemUTC(), connection.limits().unreachable(), FIRST_PAUSE, LONGEST_PAUSE);
        JobWatcher watcher = new JobWatcher(
                platform.feed(), controller.threads("Delphix jobs of " + connection.getName()), patience);
        return new Sessions.Session(platform, watcher, logins);
    }

    private DataPlatform platform(DelphixConnection connection, HttpSettings settings, LoginSource logins) {
        return connection.connect(settings, controller.httpClient(connection.isUseProxy()), logins);
    }

    private HttpSettings settings(DelphixConnection connection, ConnectionHealth noted) {
        return HttpSettings.of(connection.getUrl())
                .with(TrustChoice.of(connection, controller.fips()))
                .withTimeouts(
                        Duration.ofSeconds(connection.getConnectTimeoutSeconds()),
                        Duration.ofSeconds(connection.getReadTimeoutSeconds()),
                        WRITE_TIMEOUT)
                .withRetryBudget(
                        connection.limits().firstContact().compareTo(HICCUP) < 0
                                ? connection.limits().firstContact()
                                : HICCUP)
                .withUserAgent(userAgent())
                .with(noted.meter());
    }

    private static String userAgent() {
        String version = OpenConnections.class.getPackage().getImplementationVersion();
        return "delphix-pipeline/" + (version == null ? "dev" : version);
    }
}
