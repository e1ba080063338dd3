package io.jenkins.plugins.delphixpipeline.steps.accounts;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.accounts.AccountChange;
import io.jenkins.plugins.delphixpipeline.accounts.ResetException;
import io.jenkins.plugins.delphixpipeline.accounts.ResetProblem;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.run.ConsoleText;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Gives an account of a database that was just brought up a new password, as soon as the database answers the login of its
 * administrator. It works where the workspace is, as the database may be reachable from there only.
 */
public final class FreshAccount {
    private static final RetryPolicy PAUSES = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(15));

    private final ConnectionRegistry connections;
    private final Database database;
    private final List<AccountChange> changes;
    private final RetryPolicy.Pauses pauses = PAUSES.start();
    private Instant end;

    /** @param changes none, where it is only waited for the database */
    public FreshAccount(ConnectionRegistry connections, Database database, List<AccountChange> changes) {
        this.connections = connections;
        this.database = database;
        this.changes = List.copyOf(changes);
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

    /**
     * Tries once, which takes as long as the database lets it wait, at most the limits of its driver.
     *
     * @param workspace null for the controller
     * @return how long to wait before the next try; empty when the database answered and the password is set
     * @throws ConfigurationException with a sentence about what cannot be, or what the database refused, or that it has not
     *     answered for as long as a busy target is waited for
     * @throws InterruptedException when the thread was interrupted
     */
    public Optional<Duration> attempt(Backend open, Run<?, ?> run, FilePath workspace, TaskListener listener)
            throws InterruptedException, IOException {
        Instant now = Clock.systemUTC().instant();
        end = end == null ? now.plus(open.limits().busy()) : end;
        PreparedReset prepared = null;
        try {
            prepared = prepared(open, run);
            if (!connections.controller().reachesNewDatabases()) {
                String subject = ConsoleText.clean(database.vdb());
                listener.getLogger().println(ConsoleText.line(subject, Messages.FreshAccount_onlyChecked()));
                return Optional.empty();
            }
            reset(prepared, workspace, listener);
            return Optional.empty();
        } catch (ResetException e) {
            // A database that is starting does not answer yet.
            if (e.problem() == ResetProblem.UNREACHABLE && now.isBefore(end)) {
                return Optional.of(pauses.next());
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
                workspace.getChannel().call(reset);
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
