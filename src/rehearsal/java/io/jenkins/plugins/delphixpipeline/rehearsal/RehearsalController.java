package io.jenkins.plugins.delphixpipeline.rehearsal;

import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.RemovalListener;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.DaemonThreads;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.RunningSteps;
import io.jenkins.plugins.delphixpipeline.steps.environment.RemovalRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/** In the place of Jenkins: a few credentials, a few threads, no proxy. */
final class RehearsalController implements Controller, TaskScheduler {
    /** The id of the engine's credential. */
    static final String CREDENTIALS_ID = "delphix-admin";

    private static final int THREADS = 8;

    private final RehearsalRun build;
    private final Map<String, LoginSource.Login> logins;
    private final BiFunction<String, String, LoginSource.Login> others;
    private final RehearsedDrivers drivers;
    private final RunningSteps running;
    /** Without TLS, which nothing here speaks: reading the certificates of all authorities takes a quarter of a second. */
    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .build();

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, DaemonThreads.INSTANCE);

    /**
     * @param build the only one there is
     * @param logins by the id of the credential
     * @param others what any other id stands for, at an address that may be null
     * @param running what a block may have to wait for
     */
    RehearsalController(
            RehearsalRun build,
            Map<String, LoginSource.Login> logins,
            BiFunction<String, String, LoginSource.Login> others,
            RehearsedDrivers drivers,
            RunningSteps running) {
        this.build = build;
        this.logins = Map.copyOf(logins);
        this.others = others;
        this.drivers = drivers;
        this.running = running;
    }

    @Override
    public LoginSource.Login login(Run<?, ?> run, String credentialsId, String url) {
        return systemLogin(credentialsId, url);
    }

    @Override
    public LoginSource.Login login(Item item, String credentialsId, String url) {
        return systemLogin(credentialsId, url);
    }

    @Override
    public LoginSource.Login systemLogin(String credentialsId, String url) {
        LoginSource.Login known = logins.get(credentialsId);
        return known == null ? others.apply(credentialsId, url) : known;
    }

    /** The record of the build says of its environments what it would say in a Jenkins. */
    @Override
    public <T> List<T> extensions(Class<T> type) {
        return type == RemovalListener.class
                ? List.of(type.cast(new RemovalRecord(() -> this, Clock.systemUTC())))
                : List.of();
    }

    /** Steps ask for drivers alone. */
    @Override
    public Class<?> pluginClass(String name) throws ClassNotFoundException {
        return drivers.named(name);
    }

    @Override
    public Run<?, ?> run(String id) {
        return id.equals(build.getExternalizableId()) ? build : null;
    }

    @Override
    public Item item(String fullName) {
        return fullName.equals(build.getParent().getFullName()) ? build.getParent() : null;
    }

    /** The only build goes on as long as there is anybody to ask. */
    @Override
    public boolean awaits(Origin origin) {
        return running.contains(origin.node());
    }

    /** As the command line says. */
    @Override
    public boolean isBranch(Item job) {
        return build.isOfBranch();
    }

    /** Only that of the masked master may be there, and no block gets that one. */
    @Override
    public boolean reachesNewDatabases() {
        return false;
    }

    @Override
    public OkHttpClient httpClient(boolean useProxy) {
        return client;
    }

    @Override
    public TaskScheduler scheduler() {
        return this;
    }

    @Override
    public ThreadFactory threads(String name) {
        return DaemonThreads.INSTANCE;
    }

    @Override
    public boolean fips() {
        return false;
    }

    @Override
    public void shutDown() {
        threads.shutdownNow();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    @Override
    public void soon(Runnable turn) {
        threads.execute(turn);
    }

    @Override
    public void later(Duration delay, Runnable turn) {
        threads.schedule(turn, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean maySubmit() {
        return true;
    }
}
