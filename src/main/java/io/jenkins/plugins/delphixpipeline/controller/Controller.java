package io.jenkins.plugins.delphixpipeline.controller;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.guard.TimeflowLedger;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkStore;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import okhttp3.OkHttpClient;

/** What the plugin needs of the Jenkins controller, so that everything else can be had without one. */
public interface Controller {
    /**
     * Looks a user name and password up in the run's own context, so that the stores of its folder and of its user work,
     * and records that the run used it.
     *
     * @param url where it is going to be sent; credentials that are bound to other hosts are not found; null for whatever it is used for
     * @return null when there is no such credential, or this run may not see it
     */
    LoginSource.Login login(Run<?, ?> run, String credentialsId, String url);

    /** The same for a form of a job or folder, with the authentication that its builds have. */
    default LoginSource.Login login(Item item, String credentialsId, String url) {
        return null;
    }

    /** The same without a run, from the system's store; for forms, never for a build. */
    default LoginSource.Login systemLogin(String credentialsId, String url) {
        return null;
    }

    /**
     * Finds a run again by {@link Run#getExternalizableId()}.
     *
     * @return null when it was deleted
     */
    @CheckForNull
    default Run<?, ?> run(String id) {
        return Run.fromExternalizableId(id);
    }

    /**
     * A job or folder by its full name.
     *
     * @return null when it is not there any more
     */
    default Item item(String fullName) {
        return null;
    }

    /** Whether a job is not there any more, or its branch is dead. */
    default boolean isGone(String job) {
        return item(job) == null;
    }

    /** Whether a job stands for a branch or a pull request, whose end can be told. */
    default boolean isBranch(Item job) {
        return false;
    }

    /**
     * A client to derive others from: all of them share its connections and threads.
     *
     * @param useProxy as Jenkins is configured to; otherwise hosts are reached directly
     */
    OkHttpClient httpClient(boolean useProxy);

    TaskScheduler scheduler();

    /** Daemon threads that may live long, such as those that wait for jobs. */
    ThreadFactory threads(String name);

    /** What this controller knows of masked timeflows; asked for once. */
    default TimeflowLedger ledger() {
        return TimeflowLedger.inMemory();
    }

    /** Where work is kept that has to be carried through whatever becomes of its build; asked for once. */
    default OpenWorkStore openWork() {
        return OpenWorkStore.inMemory();
    }

    /** Whether the build is there, goes on, and still waits at the node of its pipeline where the work was begun. */
    default boolean awaits(Origin origin) {
        Run<?, ?> run = run(origin.run());
        return run != null && run.isBuilding() && origin.isOf(run.getTimeInMillis());
    }

    /** Whether the build is there and has ended, or was of a job that had this name before. */
    default boolean isOver(Origin origin) {
        Run<?, ?> run = run(origin.run());
        return run != null && !(run.isBuilding() && origin.isOf(run.getTimeInMillis()));
    }

    /** Whether a database of a new VDB can be spoken to; none can where the back end is only simulated. */
    default boolean reachesNewDatabases() {
        return true;
    }

    /** Whether only cryptography that FIPS 140 approves of may be used. */
    boolean fips();

    /**
     * A class that any plugin or Jenkins itself has, such as a JDBC driver that an administrator added.
     *
     * @param name the full name; never one that somebody outside may choose
     */
    default Class<?> pluginClass(String name) throws ClassNotFoundException {
        return Class.forName(name, false, Controller.class.getClassLoader());
    }

    /** Whether whoever asks now, in a form, administers Jenkins; nobody does in a build. */
    default boolean isAdministrator() {
        return false;
    }

    /** What other plugins bring of a kind. */
    default <T> List<T> extensions(Class<T> type) {
        return List.of();
    }

    /** Gives up threads and connections. */
    default void shutDown() {}
}
