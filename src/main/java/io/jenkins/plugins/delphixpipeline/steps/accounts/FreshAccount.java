package io.jenkins.plugins.delphixpipeline.steps.accounts;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.delphixpipeline.accounts.AccountChange;
import io.jenkins.plugins.delphixpipeline.accounts.ResetException;
import io.jenkins.plugins.delphixpipeline.accounts.ResetProblem;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Gives an account of a database that was just brought up a new password, as soon as the database answers the login of its
 * administrator. It works where the workspace is, as the database may be reachable from there only.
 */
public final class FreshAccount {
    private final ConnectionRegistry connections;
    private final Database database;
    private final List<AccountChange> changes;
    private final DatabasePatience patience;

    /** @param changes none, where it is only waited for the database */
    public FreshAccount(ConnectionRegistry connections, Database database, List<AccountChange> changes) {
        this.connections = connections;
        this.database = database;
        this.changes = List.copyOf(changes);
        this.patience = new DatabasePatience(database.vdb());
    }

    /**
     * The database that is waited for.
     *
     * @param vdb what it is called, for people
     * @param reference by which it is found; null where that is by its name
     * @param type null for what the back end tells
     * @param name null for the one that the back end tells
     */
    public record Database(String vdb, String reference, String type, String name, String adminCredentialsId) {}

    /**
     * Checks what can be known before the database is there.
     *
     * @param source of what the database is going to be made
     * @throws ConfigurationException when the login, the type or the driver is not there
     */
    public static void foresee(Database source, Backend open, ConnectionRegistry connections, Run<?, ?> run) {
        PreparedReset.foresee(request(source), open, connections, run);
    }

    private static ResetRequest request(Database database) {
        return new ResetRequest(
                database.vdb(),
                database.reference(),
                new ResetRequest.Address(database.type(), null, null, database.name()),
                database.adminCredentialsId(),
                List.of());
    }

    /** Where the step is inside of {@code node}. */
    @FunctionalInterface
    public interface Workspace {
        /**
         * @return null for the controller
         * @throws IOException when the agent is not connected
         */
        FilePath find() throws IOException, InterruptedException;
    }

    /**
     * Tries once, which takes as long as the database lets it wait, at most the limits of its driver.
     *
     * @return how long to wait before the next try; empty when the database answered and the password is set
     * @throws ConfigurationException with a sentence about what cannot be, or what the database refused, or that it has not
     *     answered for as long as a busy target is waited for
     * @throws PlatformException when the back end does not tell where the database is, or was out of reach for too long
     * @throws InterruptedException when the thread was interrupted
     */
    public Optional<Duration> attempt(Backend open, Run<?, ?> run, Workspace workspace, TaskListener listener)
            throws InterruptedException, AbortException {
        patience.tryWith(open.limits());
        PreparedReset prepared = null;
        try {
            prepared = prepared(open, run);
            patience.backEndAnswered(listener);
            if (!connections.controller().reachesNewDatabases()) {
                patience.say(listener, Messages.FreshAccount_onlyChecked());
                return Optional.empty();
            }
            reset(prepared, workspace.find(), listener);
            return Optional.empty();
        } catch (AbortException e) {
            throw e;
        } catch (IOException e) {
            return Optional.of(patience.pauseForAgent(listener));
        } catch (PlatformException e) {
            return Optional.of(patience.pauseFor(e, open.limits(), listener));
        } catch (ResetException e) {
            // A database that is starting does not answer yet.
            if (e.problem() == ResetProblem.UNREACHABLE && !patience.isOver()) {
                return Optional.of(patience.pause());
            }
            throw new ConfigurationException(
                    ResetFailures.sentence(e, prepared == null ? null : prepared.resetter()),
                    ResetFailures.remedy(e.problem()));
        }
    }

    /** Anew each time: what the back end tells of the address may change while the database starts. */
    private PreparedReset prepared(Backend open, Run<?, ?> run) throws IOException, ResetException {
        ResetRequest request = request(database);
        PreparedReset found = PreparedReset.of(request, open, connections, run);
        return new PreparedReset(found.resetter(), found.order().with(changes), found.driver(), List.of());
    }

    private void reset(PreparedReset prepared, FilePath workspace, TaskListener listener)
            throws InterruptedException, IOException, ResetException {
        ResetOnAgent reset = new ResetOnAgent(prepared, listener, database.vdb());
        try {
            if (workspace != null && workspace.isRemote()) {
                VirtualChannel channel = workspace.getChannel();
                if (channel == null) {
                    throw new IOException("offline");
                }
                channel.call(reset);
            } else {
                reset.call();
            }
        } catch (ResetException | InterruptedException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
